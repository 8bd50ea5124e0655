using Islet.Course;

namespace Islet.Clinic;

/// <summary>Cautions beside receptor imaging (facts.md section 5).</summary>
internal static class ReceptorCautions
{
    private const string Positive = "positive", Negative = "negative", NotDone = "not_done";

    private static readonly Fact[] Receptors = [Fact.SstrPetResult, Fact.SrsResult, Fact.SstrStatus];

    /// <summary>Whatever the dates: PET decides, and the scintigraphy is not forgotten.</summary>
    public static Caution? Scintigraphy(Snapshot snapshot)
    {
        if (snapshot.Word(Fact.SstrPetResult) is not (Negative or "indeterminate"))
            return null;
        List<Finding> positive = Studies(snapshot, i => i is { SrsResult: Positive, TumourPresent: not false });
        return positive.Count > 0 ? new("C-SSTR", Receptors, [.. snapshot[Fact.SstrPetResult].From, .. positive]) : null;
    }

    /// <summary>
    /// Without tumour on the scan; also a "negative" after an operation with curative intent, where nobody says whether there was tumour to be seen. Not where a later
    /// receptor study shows tumour: that one speaks. Disease on record since then stands beside the studies.
    /// </summary>
    public static Caution? NoDisease(Snapshot snapshot)
    {
        var cured = snapshot.Sight.Visible<Procedure>().Where(s => s.Finding.Content is Procedure done && Procedures.IsOperation(done) && Procedures.IsCurative(done)).Select(s => (decimal?)snapshot.Sight.End(s.Finding)).Min();
        List<Finding> without = [.. snapshot.Sight.Visible<ImagingStudy>().Where(s => s.Finding.Content is ImagingStudy i && IsReceptor(i)
            && (i.TumourPresent is false || (i is { TumourPresent: null } && (i.SstrPetResult ?? i.SrsResult) is Negative && (i.StatedBy is StatedBy.Import || cured < Sight.Begin(s.Finding))))).Select(s => s.Finding)];
        without.RemoveAll(f => Studies(snapshot, IsShown).Exists(later => Sight.Begin(later) > snapshot.Sight.End(f)));
        return without.Count > 0 ? new("C-NO-DISEASE", Receptors, [.. without, .. Recurrence(snapshot, without.Max(snapshot.Sight.End))]) : null;
    }

    /// <summary>A receptor study with tumour to be seen, by its reader's word or by what it found.</summary>
    private static bool IsShown(ImagingStudy study) => IsReceptor(study) && (study.TumourPresent ?? (study.SstrPetResult ?? study.SrsResult) is Positive or "indeterminate");

    /// <summary>Progression that counts, else disease that is judged to be there again, certainly after a day.</summary>
    private static IEnumerable<Finding> Recurrence(Snapshot snapshot, decimal day) => Progressions.LastAfter(day, snapshot.Sight) is { } progression ? [progression]
        : snapshot.Word(Fact.DiseaseStatus) is not (null or "resected_no_evidence") ? snapshot[Fact.DiseaseStatus].From.Where(f => Sight.Begin(f) > day).Take(1) : [];

    public static Caution? Known(Snapshot snapshot) => snapshot.Is(Fact.SstrPetAvailable, false) && snapshot.Word(Fact.SstrPetResult) is not (null or NotDone)
        ? new("C-PET-KNOWN", [Fact.SstrPetAvailable, Fact.SstrPetResult], [.. snapshot[Fact.SstrPetAvailable].From, .. snapshot[Fact.SstrPetResult].From]) : null;

    /// <summary>
    /// Shown wherever receptors are positive and nobody has said that no lesion lacks them, or a lesion that does is on record all the same.
    /// </summary>
    public static Caution? Suitability(Snapshot snapshot)
    {
        if (snapshot.Reader(Fact.SstrStatus).Value is not FactValue.Word { Value: Positive })
            return null;
        List<Finding> without = [.. DiscordantLesions.Of(snapshot).SelectMany(l => l.Findings)];
        var ended = new[] { snapshot[Fact.SstrNegativeDisease].By }.OfType<Finding>();
        return without.Count == 0 && snapshot.Word(Fact.SstrNegativeDisease) is "none" ? null : new("C-PRRT", [Fact.SstrStatus, Fact.SstrNegativeDisease, Fact.FdgPetResult],
            [.. (snapshot.Word(Fact.SstrPetResult) is Positive ? snapshot[Fact.SstrPetResult] : snapshot[Fact.SrsResult]).From.Concat(snapshot[Fact.SstrNegativeDisease].From).Concat(without).Concat(ended).Distinct()]);
    }

    private static List<Finding> Studies(Snapshot snapshot, Func<ImagingStudy, bool> which) =>
        [.. snapshot.Sight.Visible<ImagingStudy>().Where(s => which((ImagingStudy)s.Finding.Content)).Select(s => s.Finding)];

    private static bool IsReceptor(ImagingStudy study) => study.Modality is "SSTR-PET" or "SRS" || study.SstrPetResult is not null || study.SrsResult is not null;
}
