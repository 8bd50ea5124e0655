using Islet.Course;

namespace Islet.Clinic;

/// <summary>What a study can say of a lesion.</summary>
internal enum ScanKind
{
    /// <summary>CT or MRI, or a study whose kind nobody says.</summary>
    Sizes,
    Pet,

    /// <summary>Ultrasound, endosonography, scintigraphy, SPECT: no time point of a criterion is made of it.</summary>
    Other,
}

/// <summary>One study as one reader read it.</summary>
/// <param name="Own">The reader's own word on the study; null: only lesions of it are on record by this reader.</param>
/// <param name="Reads">Of the same study by anybody, for how it was made: that does not hang on who reads.</param>
/// <param name="Lesions">By this reader.</param>
internal sealed record ReadStudy(string? Name, AxisPoint From, AxisPoint To, Finding? Own, IReadOnlyList<Finding> Reads, IReadOnlyList<Finding> Lesions)
{
    /// <summary>Null: not known to the day.</summary>
    public AxisPoint? Day => From == To ? From : null;

    public string? Modality => Made(s => s.Modality);

    public ScanKind Kind => Modality switch
    {
        null => Tracer is null ? ScanKind.Sizes : ScanKind.Pet,
        _ when IsCtOrMri(Modality) => ScanKind.Sizes,
        _ when Modality.Contains("PET", StringComparison.OrdinalIgnoreCase) => ScanKind.Pet,
        _ => ScanKind.Other,
    };

    /// <summary>Null: no PET, or of neither.</summary>
    public PetTracer? Tracer { get; } = Reads.Select(f => PetStudies.TracerOf((ImagingStudy)f.Content)).FirstOrDefault(tracer => tracer is not null);

    public bool IsNamed => Name is not null;

    public string Label => Name ?? "study without a name";

    /// <summary>Says something of response or disease, so that it is a time point even where no lesion was entered.</summary>
    public bool SaysMore => Own?.Content is ImagingStudy { Response: not null } or ImagingStudy { TumourPresent: false };

    public IEnumerable<LesionRead> LesionReads => Lesions.Select(f => (LesionRead)f.Content);

    /// <summary>As this reader states it, else as the first other read does.</summary>
    public T? Made<T>(Func<ImagingStudy, T?> member)
        where T : class => Stated.Select(member).FirstOrDefault(value => value is not null);

    public T? Made<T>(Func<ImagingStudy, T?> member)
        where T : struct => Stated.Select(member).FirstOrDefault(value => value is not null);

    private IEnumerable<ImagingStudy> Stated => (Own is null ? Reads : [Own, .. Reads]).Select(f => (ImagingStudy)f.Content);

    private static bool IsCtOrMri(string modality) => modality.Equals("CT", StringComparison.OrdinalIgnoreCase) || modality.Equals("MRI", StringComparison.OrdinalIgnoreCase);
}

/// <summary>The studies of a course by the reader who read them.</summary>
internal static class ReadStudies
{
    /// <summary>By reader, in the order of their days; readers by rank, the leading one first, then by name.</summary>
    public static IReadOnlyList<(SeriesReader Reader, IReadOnlyList<ReadStudy> Studies)> Of(Sight sight)
    {
        List<Finding> scans = [.. sight.Visible<ImagingStudy>().Select(s => s.Finding)], lesions = [.. sight.Visible<LesionRead>().Select(s => s.Finding)];
        var readers = scans.Concat(lesions).Select(f => SeriesReader.Of(f.Content)!.Value).Distinct()
            .OrderByDescending(r => r.Rank).ThenBy(r => r.Role).ThenBy(r => r.Name, StringComparer.Ordinal);
        return [.. readers.Select(reader => (reader, Of(reader, scans, lesions, sight.Course.Axis)))];
    }

    private static IReadOnlyList<ReadStudy> Of(SeriesReader reader, List<Finding> scans, List<Finding> lesions, Axis axis)
    {
        var own = scans.Where(f => SeriesReader.Of(f.Content) == reader).ToList();
        var read = lesions.Where(f => SeriesReader.Of(f.Content) == reader).ToLookup(f => Key(((LesionRead)f.Content).Study ?? NameOn(f.Happened, scans), f.Happened), StringComparer.Ordinal);
        var keys = own.Select(f => Key(((ImagingStudy)f.Content).Study, f.Happened)).Concat(read.Select(g => g.Key)).Distinct(StringComparer.Ordinal);
        var made = scans.ToLookup(f => Key(((ImagingStudy)f.Content).Study, f.Happened), StringComparer.Ordinal);
        return [.. keys.Select(key => One(reader, [.. made[key]], [.. read[key]], axis)).OfType<ReadStudy>().OrderBy(s => s.From).ThenBy(s => s.To).ThenBy(s => s.Name, StringComparer.Ordinal)];
    }

    /// <summary>Its day is that of the scan; of a study that only lesions name, theirs. An undated one is in no view.</summary>
    private static ReadStudy? One(SeriesReader reader, IReadOnlyList<Finding> made, IReadOnlyList<Finding> lesions, Axis axis)
    {
        var dated = (made.Count > 0 ? made : lesions)[0];
        if (dated.Happened.First is not { } from || dated.HappenedBy(axis) is not { } by)
            return null;
        var own = made.Where(f => SeriesReader.Of(f.Content) == reader).OrderBy(f => f.Recorded.Batch).ThenBy(f => f.Id).LastOrDefault();
        var name = made.Select(f => ((ImagingStudy)f.Content).Study).Concat(lesions.Select(f => ((LesionRead)f.Content).Study)).FirstOrDefault(n => n is not null);
        return new(name, from, by < from ? from : by, own, made, lesions);
    }

    /// <summary>A lesion that names no study belongs to the only one of its day.</summary>
    private static string? NameOn(When day, List<Finding> scans)
    {
        var names = scans.Where(f => f.Happened == day).Select(f => ((ImagingStudy)f.Content).Study).Distinct(StringComparer.Ordinal).ToList();
        return names is [var only] ? only : null;
    }

    private static string Key(string? study, When day) => study is null ? "@" + day : "#" + study;
}
