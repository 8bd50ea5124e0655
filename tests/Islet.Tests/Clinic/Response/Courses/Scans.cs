using Islet.Clinic;
using Islet.Course;
using Islet.Tests.Clinic.Lines;

namespace Islet.Tests.Clinic.Response.Courses;

/// <summary>Scans with their lesions in a few words: "L1 liver target 40 HU80, N1 lymph_node target 22x16, B1 bone non-target".</summary>
internal static class Scans
{
    public static IReadOnlyList<MeasuredSeries> SeriesOf(params IEnumerable<Finding> findings) => ResponseCourse.SeriesOf(At(findings));

    public static MeasuredSeries OnlySeries(params IEnumerable<Finding> findings) => Assert.Single(SeriesOf(findings));

    public static Snapshot At(params IEnumerable<Finding> findings) => Lines.Courses.At(Lines.Courses.Late, [.. findings]);

    public static IEnumerable<Finding> Ct(string on, string lesions, string? reader = null, ReadRole read = ReadRole.Original, Func<ImagingStudy, ImagingStudy>? more = null) =>
        Scan("CT", on, lesions, reader, read, more);

    /// <summary>A study, read by one reader; it is called by its modality and day, so that several readers read the same one.</summary>
    public static IEnumerable<Finding> Scan(string modality, string on, string lesions, string? reader = null, ReadRole read = ReadRole.Original, Func<ImagingStudy, ImagingStudy>? more = null)
    {
        var (name, tag) = ($"{modality} {on}", $"{modality} {on} {read} {reader}");
        yield return Lines.Courses.Found(tag, on, (more ?? (s => s))(new ImagingStudy { Study = name, Modality = modality, Read = read, Reader = reader }));
        foreach (var lesion in lesions.Split(", ", StringSplitOptions.RemoveEmptyEntries))
            yield return Lines.Courses.Found($"{tag} {lesion}", on, Lesion(lesion) with { Study = name, Read = read, Reader = reader });
    }

    public static LesionRead Lesion(string text)
    {
        var words = text.Split(' ');
        return words.Skip(1).Aggregate(new LesionRead { Lesion = words[0] }, (read, word) => word switch
        {
            "target" => read with { Role = LesionRole.Target },
            "non-target" => read with { Role = LesionRole.NonTarget },
            "new" => read with { Role = LesionRole.New },
            "positive" => read with { TracerPositive = true },
            "negative" => read with { TracerPositive = false },
            ['H', 'U', .. var hu] => read with { AttenuationHu = Number(hu) },
            ['v', >= '0' and <= '9', ..] => read with { ViableMm = Number(word[1..]) },
            _ when word.StartsWith("ml", StringComparison.Ordinal) => read with { VolumeMl = Number(word[2..]) },
            _ when word.StartsWith("max", StringComparison.Ordinal) => read with { SuvMax = Number(word[3..]) },
            _ when word.StartsWith("from:", StringComparison.Ordinal) => read with { SplitFrom = word[5..] },
            _ when word.StartsWith("into:", StringComparison.Ordinal) => read with { MergedInto = word[5..] },
            [>= '0' and <= '9', ..] => Sized(read, word.Split('x')),
            _ when Enum.TryParse<LesionStatus>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var status) => read with { Status = status },
            _ => read with { Organ = word },
        });
    }

    private static LesionRead Sized(LesionRead read, string[] mm) => read with { LongestMm = Number(mm[0]), ShortAxisMm = mm.Length > 1 ? Number(mm[1]) : null };

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
