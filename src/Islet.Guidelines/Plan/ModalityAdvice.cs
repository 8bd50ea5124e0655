namespace Islet.Guidelines;

/// <summary>A modality of which an applying statement speaks for follow-up.</summary>
/// <param name="Bearing">For it, or left open by the panel.</param>
/// <param name="Last">The last imaging of which the modality is on record; null: none.</param>
public sealed record ModalityAdvice(StatementReading Statement, FollowUpAspect Modality, Bearing Bearing, FollowUpDone? Last)
{
    /// <summary>The statement recommends one modality, or most of the panel prefers it, and the last imaging was another. One that only allows a modality finds no fault with another.</summary>
    public bool Differs => Statement.Statement is { Stance: Stance.Recommended } or { Strength: >= Strength.Majority } && Bearing is Bearing.For && Last?.Modality is { } was && !was.Equals(Word(Modality), StringComparison.OrdinalIgnoreCase);

    /// <summary>As imaging studies name it.</summary>
    public static string Word(FollowUpAspect modality) => modality switch
    {
        FollowUpAspect.Ct => "CT",
        FollowUpAspect.Mri => "MRI",
        FollowUpAspect.SstrPet => "SSTR-PET",
        FollowUpAspect.Srs => "SRS",
        _ => throw new ArgumentOutOfRangeException(nameof(modality), modality, "No modality of imaging."),
    };

    internal static bool IsModality(FollowUpAspect aspect) => aspect is FollowUpAspect.Ct or FollowUpAspect.Mri or FollowUpAspect.SstrPet or FollowUpAspect.Srs;
}

/// <summary>Cross-sectional imaging changed its modality, and an applying statement wants it kept so that lesions can be compared.</summary>
public sealed record ModalityChange(StatementReading Statement, FollowUpDone Before, FollowUpDone Last);

/// <summary>What applying statements say of the kind of imaging, beside how often.</summary>
internal static class FollowUpImaging
{
    private static readonly string[] CrossSections = ["CT", "MRI"];

    public static IReadOnlyList<ModalityAdvice> AdviceOf(IEnumerable<StatementReading> applying, SurveillanceAnchors record)
    {
        var last = Of(record).LastOrDefault();
        return [.. from s in applying
                   from b in s.Statement.FollowUp
                   where ModalityAdvice.IsModality(b.Aspect) && b.Bearing is Bearing.For or Bearing.Open
                   select new ModalityAdvice(s, b.Aspect, b.Bearing, last)];
    }

    /// <summary>By the last two days of CT or MRI; several on one day count together.</summary>
    public static ModalityChange? ChangeOf(IEnumerable<StatementReading> applying, SurveillanceAnchors record)
    {
        var days = Of(record).Where(d => CrossSections.Contains(d.Modality, StringComparer.OrdinalIgnoreCase)).GroupBy(d => d.When.Last).TakeLast(2).ToList();
        return days is [var before, var last] && !before.Any(b => last.Any(l => l.Modality!.Equals(b.Modality, StringComparison.OrdinalIgnoreCase)))
            && applying.FirstOrDefault(s => s.Statement.FollowUp.Contains(new(FollowUpAspect.Constancy, Bearing.For))) is { } statement ? new(statement, before.First(), last.First()) : null;
    }

    private static IEnumerable<FollowUpDone> Of(SurveillanceAnchors record) => record.Done.Where(d => d.Kind is FollowUpKind.Imaging && FollowUpModality.IsFollowUp(d) && d.When.Last <= record.Day)
        .OrderBy(d => d.When.Last).ThenBy(d => d.When.First).ThenBy(d => d.Modality, StringComparer.Ordinal);
}
