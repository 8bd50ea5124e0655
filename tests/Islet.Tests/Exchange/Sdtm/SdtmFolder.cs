using Islet.Clinic;
using Islet.Exchange;

namespace Islet.Tests.Exchange.Sdtm;

/// <summary>Tumour domains that a test writes, a line a row.</summary>
internal sealed class SdtmFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("islet-sdtm-");

    public string Path => folder.FullName;

    /// <summary>The public set of eight subjects, or the large one, laid out as the command reads it. Skipped where the data is not here.</summary>
    public static SdtmFolder Public(string suffix)
    {
        var shared = Repository.SharedOrSkip("data", "sdtm-onco");
        var made = new SdtmFolder();
        foreach (var domain in new[] { "tu", "tr", "rs" })
        {
            var name = new[] { $"{domain}_{suffix}.csv", $"{domain}_{suffix}.csv.gz" }.First(n => File.Exists(System.IO.Path.Combine(shared, n)));
            File.Copy(System.IO.Path.Combine(shared, name), System.IO.Path.Combine(made.Path, domain + name[name.IndexOf('.', StringComparison.Ordinal)..]));
        }
        string[] subjects = File.ReadAllLines(System.IO.Path.Combine(shared, "adsl_min.csv"));
        subjects[0] = subjects[0].Replace("RANDDT", "RFSTDTC", StringComparison.Ordinal).Replace("DTHDT", "DTHDTC", StringComparison.Ordinal);
        File.WriteAllLines(System.IO.Path.Combine(made.Path, "dm.csv"), subjects);
        return made;
    }

    public SdtmFolder With(string file, params string[] lines)
    {
        File.WriteAllLines(System.IO.Path.Combine(Path, file), lines);
        return this;
    }

    public SdtmStudy Read(PartialDate partial = PartialDate.Last) => SdtmStudy.Read(Path, new(partial));

    public void Dispose() => folder.Delete(recursive: true);
}
