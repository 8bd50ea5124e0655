using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// Who could enter the Uppsala study of re-characterization: its seven conditions in its order. Mollazadegan et al., J Neuroendocrinol 2025;37:e70040,
/// section 2.1 (NCT03130205).
/// </summary>
public static class UppsalaInclusion
{
    public static Screen Screen { get; } = new("Uppsala re-characterization", "Mollazadegan et al., J Neuroendocrinol 2025;37:e70040, section 2.1",
    [
        Criterion.Of("18 years or older", "age_years >= 18"),
        new("informed consent", Consented),
        Criterion.Of("pancreatic NET, G1 to G3, by pathology (WHO 2017)", "primary_site = pancreas and differentiation = well"),
        Criterion.Of("inoperable, stage III or IV (TNM 8)",
            "inoperable = true and (stage_uicc in {III, IIIA, IIIB, IV} or m_category in {M1, M1a, M1b, M1c} or disease_status = metastatic)"),
        Criterion.Of("WHO performance status 2 or better", "ecog_ps <= 2"),
        new("progressive disease, radiology leading", Progressive),
        Criterion.Of("no undue risk of biopsy", "biopsy_risk_acceptable = true"),
    ]);

    /// <summary>
    /// Radiology leads. Blood or symptoms alone never are progression, and are no evidence against it either: then it is open until somebody reads the scans.
    /// </summary>
    public static CriterionReading Progressive(Snapshot snapshot)
    {
        var axis = snapshot.Course.Axis;
        List<Finding> judged = [.. snapshot.Visible<ProgressionJudgement>().Select(s => s.Finding).Where(f => ((ProgressionJudgement)f.Content).Progressive is not null)
            .OrderBy(f => f.HappenedBy(axis)).ThenBy(f => f.Recorded.Batch)];
        var radiological = judged.FindLast(f => Grounds(f).Contains("radiological", StringComparer.Ordinal));
        if (radiological is not null)
        {
            var grounds = judged.Where(f => f.Happened == radiological.Happened && ((ProgressionJudgement)f.Content).Progressive is true).SelectMany(Grounds).Distinct().Order(StringComparer.Ordinal);
            return new(Truth.Of(((ProgressionJudgement)radiological.Content).Progressive is true), [radiological], "domains: " + string.Join(", ", grounds));
        }
        var unsaid = judged.FindLast(f => !Grounds(f).Any());
        return new(Truth.Of<bool>(null, FactSet.Of(Fact.ProgressiveDisease), known => known), judged, (unsaid, judged) switch
        {
            (not null, _) => "the grounds of the judgement are not stated",
            (_, []) => null,
            _ => "only " + string.Join(" and ", judged.SelectMany(Grounds).Distinct().Order(StringComparer.Ordinal)) + ": never counts alone",
        });
    }

    private static CriterionReading Consented(Snapshot snapshot)
    {
        var research = PatientConsents.Of(snapshot.Course)[ConsentPurpose.Research];
        return new(research.Standing switch
        {
            ConsentStanding.Given => Truth.Yes,
            ConsentStanding.Withdrawn => Truth.No,
            ConsentStanding.NotRecorded => Truth.Of<bool>(null, default, known => known),
        }, research.From is { } from ? [from] : [], "consent to research");
    }

    private static IEnumerable<string> Grounds(Finding judged) => ((ProgressionJudgement)judged.Content).Grounds ?? [];
}
