using System.Text;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Tests.Exchange;

/// <summary>A study that a test writes; columns are parted by | for the eye and by tabs in the file.</summary>
internal sealed class StudyFolder : IDisposable
{
    public const string Patient = "data_clinical_patient.txt";
    public const string Sample = "data_clinical_sample.txt";
    public const string Timeline = "data_timeline.txt";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("islet-study-");

    public StudyFolder() => With("meta_study.txt", "cancer_study_identifier: study_1");

    public string Path => folder.FullName;

    public static CbioportalOptions SinceDiagnosis { get; } = new() { Origin = "diagnosis" };

    public StudyFolder With(string file, params string[] lines) => With(file, Encoding.UTF8.GetBytes(Text(lines)));

    public StudyFolder With(string file, byte[] bytes)
    {
        File.WriteAllBytes(System.IO.Path.Combine(Path, file), bytes);
        return this;
    }

    public static string Text(params string[] lines) => string.Concat(lines.Select(l => l.Replace('|', '\t') + "\n"));

    public ReadStudy Read(CbioportalOptions? options = null) => ReadStudy.Of(Path, options ?? SinceDiagnosis);

    public ReadStudy Read(string file, CbioportalOptions? options = null) => ReadStudy.Of(System.IO.Path.Combine(Path, file), options ?? SinceDiagnosis);

    public void Dispose() => folder.Delete(recursive: true);
}

internal sealed record ReadStudy(CbioportalStudy Study, IReadOnlyList<NewCourse> Courses)
{
    public IReadOnlyList<Problem> Problems => Study.Problems;

    public static ReadStudy Of(string path, CbioportalOptions? options = null)
    {
        var study = CbioportalStudy.Open(path, options);
        return new(study, [.. study.Courses()]);
    }

    public IEnumerable<string> Codes => Problems.Select(p => p.Code);

    public Problem The(string code) => Assert.Single(Problems, p => p.Code == code);

    public IEnumerable<T> All<T>()
        where T : Content => Courses.SelectMany(c => c.Findings).Select(f => f.Content).OfType<T>();

    public T Only<T>()
        where T : Content => Assert.Single(All<T>());

    /// <summary>Everything that would be stored, independent of the order of patients.</summary>
    public string Stored => string.Join('\n', Courses.SelectMany(c =>
        c.Findings.Select(f => $"{c.Patient.Key} {c.Patient.Axis} {f.Origin} {f.Happened} {f.ContentJson}")).Order(StringComparer.Ordinal));
}
