using System.Text.Json.Serialization;
using Islet.Course;

namespace Islet.Clinic;

[JsonConverter(typeof(JsonStringEnumConverter<Measurability>))]
public enum Measurability
{
    [JsonStringEnumMemberName("measurable")]
    Measurable,

    /// <summary>Disease that may be a non-target.</summary>
    [JsonStringEnumMemberName("nonMeasurable")]
    NonMeasurable,

    /// <summary>A simple cyst or a normal node: not recorded at all.</summary>
    [JsonStringEnumMemberName("notDisease")]
    NotDisease,
}

public enum MeasurabilityReason
{
    LargeEnough,
    TooSmall,
    SizeNotRecorded,

    /// <summary>A node of 10 to less than 15 mm: pathological, and a non-target only.</summary>
    Node10To15,
    NormalNode,
    SimpleCyst,

    /// <summary>Found by what does not measure: ultrasound, endoscopy, PET or bone scan alone.</summary>
    Method,
    Bone,
    Kind,
    PriorLocalTherapy,
}

/// <summary>Where the review reads a baseline otherwise than the paper, which is followed (Di Franco et al., Semin Nucl Med 2025;55:754-765).</summary>
public enum BaselineNote
{
    None,

    /// <summary>The review calls a node pathological above 15 mm only.</summary>
    NodePathologicalAbove15,

    /// <summary>The review lists necrotic lesions as not measurable.</summary>
    NecroticNotMeasurable,

    /// <summary>The review lists peritoneal disease as not measurable, discrete nodules included.</summary>
    PeritonealNotMeasurable,
}

/// <summary>What is wrong with the targets that a reader chose. The wire words are those of the specification, response-criteria 1.2.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BaselineIssue>))]
public enum BaselineIssue
{
    [JsonStringEnumMemberName("MAX_TOTAL")]
    MaxTotal,
    [JsonStringEnumMemberName("MAX_PER_ORGAN")]
    MaxPerOrgan,
    [JsonStringEnumMemberName("NOT_MEASURABLE")]
    NotMeasurable,
    [JsonStringEnumMemberName("NODE_10_15_AS_TARGET")]
    Node10To15AsTarget,
    [JsonStringEnumMemberName("NODE_NORMAL_RECORDED")]
    NodeNormalRecorded,
    [JsonStringEnumMemberName("LATE_TARGET")]
    LateTarget,
    [JsonStringEnumMemberName("BASELINE_WINDOW")]
    BaselineWindow,
    [JsonStringEnumMemberName("PRIOR_LOCAL_THERAPY")]
    PriorLocalTherapy,
}

/// <param name="LeastMm">Size from which it would be measurable; null: never by size.</param>
public sealed record CandidateReading(BaselineCandidate Candidate, Measurability Measurability, MeasurabilityReason Reason, decimal? LeastMm, BaselineNote Note);

/// <param name="Lesions">That it is about; empty: the whole baseline.</param>
public sealed record BaselineFault(BaselineIssue Issue, IReadOnlyList<string> Lesions);

/// <summary>A baseline: what is measurable, what would be good targets, and what is wrong with those chosen. The choice is the reader's.</summary>
/// <param name="SuggestedTargets">The largest first.</param>
/// <param name="SuggestedSum">Of the suggested targets, mm; null: there are none.</param>
/// <param name="ChosenSum">Of the reader's targets, mm; null: there are none, or one has no size.</param>
public sealed record BaselineSelection(
    IReadOnlyList<CandidateReading> Candidates, IReadOnlyList<string> SuggestedTargets, decimal? SuggestedSum, decimal? ChosenSum, IReadOnlyList<BaselineFault> Faults);

/// <summary>Baseline by RECIST 1.1. Eisenhauer et al., Eur J Cancer 2009;45:228-247, sections 3.1 to 3.3 and 4.2; organs counted as the EORTC clarifies.</summary>
public static class Recist11Baseline
{
    public const int MostTargets = 5;

    public const int MostPerOrgan = 2;

    /// <summary>Days before the reference date (section 4.2: four weeks).</summary>
    public const int WindowDays = 28;

    /// <param name="reference">Randomisation or first treatment.</param>
    /// <param name="scanned">Day of the baseline scan; the window is asked where both are known.</param>
    public static BaselineSelection Of(IReadOnlyList<BaselineCandidate> candidates, AxisPoint? reference = null, AxisPoint? scanned = null)
    {
        var read = candidates.Select(BaselineMeasurability.Read).ToList();
        var suggested = Suggest(read);
        var chosen = read.Where(r => r.Candidate.IsChosen).ToList();
        return new(read, [.. suggested.Select(c => c.Id)], suggested.Count == 0 ? null : suggested.Sum(c => c.Mm!.Value),
            chosen.Count == 0 || chosen.Exists(c => c.Candidate.Mm is null) ? null : chosen.Sum(c => c.Candidate.Mm!.Value), Faults(chosen, reference, scanned));
    }

    /// <summary>The targets of a series as its reader chose them: what is wrong with the choice, late targets with it.</summary>
    public static BaselineSelection Of(Timeline timeline)
    {
        var sized = new List<BaselineCandidate>();
        var late = new List<string>();
        foreach (var lesion in timeline.Targets)
            if (timeline.Baseline?.Targets.TryGetValue(lesion.Id, out var reading) is true && LesionQuantity.Diameter.Size(lesion, reading, 0) is { } mm)
                sized.Add(new(lesion.Id, mm, lesion.Organ, lesion.IsNode) { Site = lesion.Site, IsChosen = true, HasSoftTissue = true });
            else
                late.Add(lesion.Id);
        var selection = Of(sized, timeline.Series.Reference, timeline.Baseline?.Date);
        return late.Count == 0 ? selection : selection with { Faults = [.. selection.Faults, new(BaselineIssue.LateTarget, late)] };
    }

    /// <summary>Greedy by size under both limits; cystic metastases only after every solid lesion (section 3.2).</summary>
    private static List<BaselineCandidate> Suggest(List<CandidateReading> read)
    {
        var suggested = new List<BaselineCandidate>();
        foreach (var c in read.Where(r => r.Measurability is Measurability.Measurable).Select(r => r.Candidate)
            .OrderBy(c => c.Cyst is CystKind.Metastasis).ThenByDescending(c => c.Mm))
            if (suggested.Count < MostTargets && suggested.Count(s => OrganCount.Of(s) == OrganCount.Of(c)) < MostPerOrgan)
                suggested.Add(c);
        return suggested;
    }

    private static List<BaselineFault> Faults(List<CandidateReading> chosen, AxisPoint? reference, AxisPoint? scanned)
    {
        var faults = new List<BaselineFault>();
        Add(BaselineIssue.MaxTotal, chosen.Count > MostTargets ? chosen : []);
        Add(BaselineIssue.MaxPerOrgan, [.. chosen.GroupBy(c => OrganCount.Of(c.Candidate)).Where(g => g.Count() > MostPerOrgan).SelectMany(g => g)]);
        Add(BaselineIssue.NotMeasurable, chosen.FindAll(c => c.Measurability is not Measurability.Measurable
            && c.Reason is not (MeasurabilityReason.Node10To15 or MeasurabilityReason.NormalNode or MeasurabilityReason.PriorLocalTherapy)));
        Add(BaselineIssue.Node10To15AsTarget, chosen.FindAll(c => c.Reason is MeasurabilityReason.Node10To15));
        Add(BaselineIssue.NodeNormalRecorded, chosen.FindAll(c => c.Reason is MeasurabilityReason.NormalNode));
        if (IsOutsideWindow(reference, scanned))
            faults.Add(new(BaselineIssue.BaselineWindow, []));
        Add(BaselineIssue.PriorLocalTherapy, chosen.FindAll(c => c.Reason is MeasurabilityReason.PriorLocalTherapy));
        return faults;

        void Add(BaselineIssue issue, List<CandidateReading> about)
        {
            if (about.Count > 0)
                faults.Add(new(issue, [.. about.Select(c => c.Candidate.Id)]));
        }
    }

    /// <summary>More than 28 days before the reference date, or after it.</summary>
    internal static bool IsOutsideWindow(AxisPoint? reference, AxisPoint? scanned) =>
        (scanned, reference) is ({ } scan, { } start) && AxisPoint.DaysBetween(scan, start) is < 0 or > WindowDays;
}
