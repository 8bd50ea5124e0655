using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// Who belongs to the Nordic cohort of high-grade digestive neoplasms: NEC, NET G3 and ambiguous ones. Sorbye et al., Br J Cancer 2025;133:316–324, methods
/// and figure S1. Its nine hospitals and the years 2013–2017 are the cohort's, not the patient's, and are not asked.
/// </summary>
public static class NordicEligibility
{
    public static Screen Screen { get; } = new("NORDIC high-grade digestive NEN", "Sorbye et al., Br J Cancer 2025;133:316–324, methods and figure S1",
    [
        Criterion.Of("neuroendocrine neoplasm, by pathology", "differentiation in {well, poor, ambiguous}"),
        Criterion.Of("no mixed neoplasm (MiNEN)", "minen = false"),
        Criterion.Of("digestive primary, or one suspected",
            "digestive_primary in {oesophagus, stomach, duodenum, ampulla, jejunum, ileum, small_bowel_not_specified, appendix, caecum, colon_right, colon_left, "
            + "colon_not_specified, rectum, anal_canal, pancreas, gallbladder, extrahepatic_bile_duct, liver, unknown_digestive, other_digestive}"),
        Criterion.Of("not of the appendix", "digestive_primary != appendix"),
        Criterion.Of("high grade: Ki-67 above 20 %", "ki67_percent > 20"),
    ]);

    /// <summary>The branch of the flow in which an eligible patient ends; null while it cannot be told.</summary>
    public static string? ClassOf(Snapshot snapshot) => Screen.Read(snapshot).Eligibility is not Eligibility.Eligible ? null
        : snapshot[Fact.Differentiation].Value switch
        {
            FactValue.Word { Value: "poor" } => "NEC",
            FactValue.Word { Value: "well" } => "NET G3",
            FactValue.Word { Value: "ambiguous" } => "ambiguous",
            _ => null,
        };
}
