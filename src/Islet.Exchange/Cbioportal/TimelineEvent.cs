using Islet.Course;

namespace Islet.Exchange;

/// <summary>What one row of a timeline means: a finding, the day tissue was taken, or nothing that Islet has a place for.</summary>
/// <param name="Content">Null: not mapped, or only a day for a sample.</param>
/// <param name="Label">Tells events of one kind and day apart.</param>
/// <param name="Used">Columns that were read.</param>
internal sealed record TimelineEvent(Content? Content, string Label, params IReadOnlyList<string> Used)
{
    private const string Tumour = "T1";

    private static readonly string[] SampleNames = [CbioportalMap.SampleId, "SPECIMEN_REFERENCE_NUMBER"];

    /// <summary>The sample whose tissue was taken on that day.</summary>
    public string? Sample { get; init; }

    /// <summary>The map of timelines: event by event, as cBioPortal's File Formats (Timeline Data) define them.</summary>
    /// <param name="cell">The row's value in a column; empty where missing or absent.</param>
    public static TimelineEvent? Of(string kind, Func<string, string> cell) => kind.ToUpperInvariant() switch
    {
        "TREATMENT" when cell("TREATMENT_TYPE").Contains("radi", StringComparison.OrdinalIgnoreCase) && cell("AGENT").Length == 0 =>
            new(new Procedure { Tumour = Tumour, Name = "radiotherapy" }, "radiotherapy", "TREATMENT_TYPE"),
        "TREATMENT" when cell("AGENT") is { Length: > 0 } agent => new(new Treatment { Tumour = Tumour, Drugs = [agent] }, agent, "AGENT"),
        "SURGERY" => new(new Procedure { Tumour = Tumour, Name = "surgery" }, "surgery"),
        "SPECIMEN" or "SAMPLE ACQUISITION" or "SAMPLE_ACQUISITION" when Array.Find(SampleNames, n => cell(n).Length > 0) is { } column =>
            new(null, "", column) { Sample = cell(column) },
        "IMAGING" when Modality(cell("DIAGNOSTIC_TYPE")) is { } modality =>
            new(new ImagingStudy { Tumour = Tumour, Modality = modality }, modality, "DIAGNOSTIC_TYPE"),
        "STATUS" when Alive(cell("STATUS")) is { } alive => new(new VitalStatus { Alive = alive }, alive ? "alive" : "dead", "STATUS"),
        _ => null,
    };

    private static string? Modality(string word) => word.ToUpperInvariant() switch
    {
        "CT" => "CT",
        "MRI" or "MR" => "MRI",
        "US" or "ULTRASOUND" => "US",
        _ => null, // PET alone does not say with which tracer
    };

    private static bool? Alive(string word) => word.ToUpperInvariant() switch
    {
        "ALIVE" or "LIVING" => true,
        "DECEASED" or "DEAD" => false,
        _ => null,
    };
}
