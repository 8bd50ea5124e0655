using Islet.Course;

namespace Islet.Clinic;

/// <summary>When brain metastases were seen.</summary>
public enum BrainSpread
{
    /// <summary>No study in view shows the brain.</summary>
    NotImaged,

    /// <summary>The brain was imaged, and free of metastases so far.</summary>
    NotSeen,

    /// <summary>Seen within <see cref="BrainMetastases.AtDiagnosisDays"/> of the day on which the disease was first known to be metastatic.</summary>
    AtMetastaticDiagnosis,

    /// <summary>Seen later than that.</summary>
    Later,

    /// <summary>Seen, and since when the disease is metastatic is not on record.</summary>
    SeenWithoutReference,
}

/// <summary>Brain metastases, and the findings that show them and the first metastases.</summary>
public sealed record BrainReading(BrainSpread Spread, Finding? Seen, Finding? MetastaticSince);

/// <summary>
/// Brain metastases at diagnosis of metastatic disease, or evolving later. Sorbye et al., Br J Cancer 2025;133:316–324, results: 2 % at diagnosis and 10 % later in
/// NEC, none and 2 % in NET G3.
/// </summary>
public static class BrainMetastases
{
    /// <summary>Days after the first metastases within which brain metastases count as found with them. [H]</summary>
    public const int AtDiagnosisDays = 60;

    public static BrainReading Of(Snapshot snapshot)
    {
        var axis = snapshot.Course.Axis;
        List<Finding> looked = [.. snapshot.Visible<ImagingStudy>().Select(s => s.Finding).Where(f => ((ImagingStudy)f.Content).BrainMetastases is not null).OrderBy(f => f.HappenedBy(axis))];
        if (looked.Count == 0)
            return new(BrainSpread.NotImaged, null, null);
        if (looked.Find(f => ((ImagingStudy)f.Content).BrainMetastases is true) is not { } seen)
            return new(BrainSpread.NotSeen, looked[^1], null);
        var first = snapshot.Findings.Where(s => s.IsVisible && IsMetastatic(s.Finding.Content)).Select(s => s.Finding).OrderBy(f => f.HappenedBy(axis)).FirstOrDefault();
        if (first is null || first.HappenedBy(axis) is not { } since || seen.HappenedBy(axis) is not { } at)
            return new(BrainSpread.SeenWithoutReference, seen, null);
        return new(AxisPoint.DaysBetween(since, at) <= AtDiagnosisDays ? BrainSpread.AtMetastaticDiagnosis : BrainSpread.Later, seen, first);
    }

    /// <summary>Metastases elsewhere; those of the brain alone say nothing about when the others came.</summary>
    private static bool IsMetastatic(Content content) => content is Staging { M: "M1" or "M1a" or "M1b" or "M1c" } or Staging { Stage: "IV" }
        or ImagingStudy { LiverMetastases: true } or ImagingStudy { BoneMetastases: true } or ImagingStudy { ExtrahepaticDisease: true }
        or Specimen { SpecimenSite: "distant_metastasis", Adequate: not false } or Judgement { About: "disease_status", Value: "metastatic" };
}
