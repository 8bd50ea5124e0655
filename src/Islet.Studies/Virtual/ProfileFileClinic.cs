using Islet.Course;

namespace Islet.Studies;

/// <summary>The sections of a profile that are about the clinic.</summary>
internal static class ProfileFileClinic
{
    private const double LargestMm = 300;
    private const double LargestSuv = 200;
    private const double LargestRatio = 1000;

    public static NatureProfile Nature(ProfileSection s) => new(s.Shares<Variant>("variant"), s.Quantiles("carcinoma_ki67_percent", 21, 100), s.Probability("small_cell"),
        s.Shares("heredity", name => name, ["men1", "vhl", "nf1", "tsc"]), s.Probability("second_primary"), s.Probability("second_malignancy"),
        s.Probability("germline_tested"), s.Probability("later_brain_metastases"));

    public static LesionProfile Lesions(ProfileSection s) => new(s.Probability("followed"), s.Quantiles("liver", 1, 12), s.Quantiles("metastasis_mm", 5, LargestMm),
        s.Probability("new_at_progression"), s.For<Grade, double>("growth_per_year", (g, grade) => g.Number(grade, 0, 10)), s.Quantiles("response", 0.01, 0.7),
        s.Quantiles("stable", 0.71, 1.19), s.Quantiles("regrowth", 1.2, 4));

    public static TracerProfile Tracers(ProfileSection s) => new(s.For<Ki67Class, double>("fdg_positive", (p, name) => p.Probability(name)),
        s.For<Ki67Class, double>("sstr_kept", (p, name) => p.Probability(name)), s.Quantiles("fdg_suv_max", 1, LargestSuv), s.Quantiles("sstr_suv_max", 1, LargestSuv),
        s.Number("equal_suv", 0.1, 1), s.Probability("readers_differ"), s.Quantiles("liver_suv_mean", 0.1, LargestSuv), s.Probability("carcinoma_positive"));

    public static RecharacterizationProfile Recharacterization(ProfileSection s) => new(s.Day("from"), s.For<Grade, double>("by_protocol", (p, grade) => p.Probability(grade)),
        s.Probability("again"), s.Probability("dual_pet_with_tissue"), s.Probability("dual_pet_without_tissue"), s.Shares<Pets>("later_pets"), s.Shares<InadequateBecause>("missed"),
        s.Probability("lesion_named"), s.Probability("biopsy_event"), s.Probability("new_secretion"), s.Probability("new_syndrome"), s.Probability("declared"),
        s.Probability("board_sees"), s.Probability("therapy_changed"), s.Probability("mutational"));

    public static HormoneProfile Hormones(ProfileSection s)
    {
        var analytes = s.Each("analytes", (all, name) => all.Section(name, a => new AnalyteProfile(name, a.Text("unit"), a.NumberIfGiven("lower", 0, LargestRatio),
            a.Number("upper", 0.001, LargestRatio), a.Probability("panel") > 0)));
        return new(s.Probability("panel_at_diagnosis"), s.Probability("secreting"), s.Shares("silent", name => name, [.. analytes.Keys]),
            s.Quantiles("quiet", 0.01, 0.99), s.Quantiles("raised", 1.01, LargestRatio), s.Probability("hypercalcaemia"), [.. analytes.Values]);
    }

    public static CareProfile Care(ProfileSection s) => new(s.Quantiles("months_between_visits", 1, 60), s.Shares("ecog_at_diagnosis", Ecog, ["0", "1", "2", "3", "4"]),
        s.Probability("asked"), s.Probability("ppi"), s.Probability("diabetes"), s.Probability("hypertension"), s.Probability("cardiovascular"), s.Probability("lung"),
        s.Probability("renal"), s.Probability("background_ssa"), s.Probability("perioperative"), s.Probability("locoregional"), s.Probability("clinical_only"),
        s.Probability("stated_lines"), s.Probability("stated_otherwise"), s.Probability("enrolled"),
        s.Shares("untreated", name => name, Fact.ReasonUntreated.Values), s.Probability("consent"));

    public static PaperworkProfile Paperwork(ProfileSection s) => new(s.Probability("central_of_three"), s.Probability("other_class"), s.Probability("typo"),
        s.Probability("addendum"), s.Probability("image_review"), s.Probability("wrong_patient"), s.Probability("late_report"), s.Quantiles("late_days", 0, 3650),
        s.Probability("hindsight"), s.Probability("governing_declared"), s.Probability("log_closed"), s.Probability("grade_against_counts"),
        s.Probability("stage_against_tnm"), s.Probability("syndrome_without_hormone"));

    private static int Ecog(string digit) => digit[0] - '0';
}
