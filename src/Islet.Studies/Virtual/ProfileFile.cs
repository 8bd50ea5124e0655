using Islet.Course;
using Islet.Yaml;

namespace Islet.Studies;

/// <summary>Reads the YAML file of a synthetic cohort, and says all that is wrong with it at once.</summary>
/// <remarks>
/// E_PROFILE_YAML: not YAML. E_PROFILE_KEY: unknown key. E_PROFILE_MISSING: key left out. E_PROFILE_VALUE: not readable or out of range.
/// E_PROFILE_SUM: shares that do not sum to 1. E_PROFILE_QUANTILES: percentiles out of order. E_PROFILE_ORDER: dates out of order.
/// </remarks>
public static class ProfileFile
{
    public const int LongestBytes = 4_000_000;

    private const int DaysForAReport = 90; // between the last diagnosis and the lock, so that every diagnosis is in the extract

    private const double LongestDelayDays = 3650;
    private const double LongestMonths = 1200;
    private const double LargestRatio = 1000;

    /// <param name="name">What problems call the file.</param>
    /// <returns>The profile; null where there are problems.</returns>
    public static (Profile? Profile, IReadOnlyList<Problem> Problems) Read(string text, string name)
    {
        var problems = new ProfileProblems(name);
        if (problems.Root(text) is not { } root)
            return (null, problems.Found);
        var profile = new ProfileSection(root, "", problems).Whole(s => Whole(s, root, problems));
        return (problems.Found.Count == 0 ? profile : null, problems.Found);
    }

    private static Profile Whole(ProfileSection s, MapNode root, ProfileProblems problems)
    {
        var (from, to) = s.Section("diagnosed", d => (d.Day("from"), d.Day("to")));
        var profile = new Profile(s.Text("profile"), s.Text("title"), s.Whole("patients", 1, 10_000_000), s.Text("key_prefix"), from, to, s.Day("data_lock"),
            s.Section("people", People), s.Section("tumour", Tumour), s.Section("tissue", Tissue), s.Section("surgery", Surgery),
            s.Section("treatments", Treatments), s.Section("imaging", Imaging), s.Section("survival", Survival),
            s.Section("nature", ProfileFileClinic.Nature), s.Section("lesions", ProfileFileClinic.Lesions),
            s.Section("response", ProfileFileResponse.Response), s.Section("tracers", ProfileFileClinic.Tracers),
            s.Section("recharacterization", ProfileFileClinic.Recharacterization), s.Section("hormones", ProfileFileClinic.Hormones),
            s.Section("care", ProfileFileClinic.Care), s.Section("paperwork", ProfileFileClinic.Paperwork), s.Section("dates", Dates),
            s.Section("missing", Missing));
        if (problems.Found.Count == 0 && !(from <= to && to.AddDays(DaysForAReport) <= profile.DataLock))
        {
            problems.Add("E_PROFILE_ORDER", root, "", $"diagnosed from {Iso(from)} to {Iso(to)}, data_lock {Iso(profile.DataLock)}",
                $"from before to, and data_lock at least {DaysForAReport} days after both", "Move one of the three days.");
        }
        return profile;
    }

    private static PeopleProfile People(ProfileSection s) => new(s.Shares<Sex>("sex"), s.Quantiles("age_years", 0, 110),
        s.Shares("birth_known_to", precision => precision, ["day", "month", "year"]), CentersOf(s));

    private static Shares<Center> CentersOf(ProfileSection s)
    {
        var countries = s.Each("countries", (c, center) => c.Text(center));
        return s.Shares("centers", name => new Center(name, countries.GetValueOrDefault(name, "")), [.. countries.Keys]);
    }

    private static TumourProfile Tumour(ProfileSection s) => new(
        s.Shares("function", name => name), s.Probability("familial_syndrome"), s.Shares<Grade>("grade"),
        s.Section("ki67_percent", k => (IReadOnlyDictionary<Grade, Quantiles>)new Dictionary<Grade, Quantiles>
        {
            [Grade.G1] = k.Quantiles("G1", 0, 2.4), // WHO 2019: below 3 %, and a whole number in the report
            [Grade.G2] = k.Quantiles("G2", 3, 20),
            [Grade.G3] = k.Quantiles("G3", 21, 100),
        }),
        s.For<Grade, Shares<Spread>>("spread", (g, grade) => g.Shares<Spread>(grade)),
        s.For<Spread, Quantiles>("size_mm", (q, spread) => q.Quantiles(spread, 1, 300)),
        s.For<Spread, double>("invades_neighbours", Probability), s.Probability("nodes_when_metastatic"), s.Shares<MetastaticTo>("metastases"),
        s.For<Grade, double>("perineural_invasion", Probability), s.For<Grade, double>("vascular_invasion", Probability));

    private static TissueProfile Tissue(ProfileSection s) => new(s.Probability("biopsy_before_resection"), s.Quantiles("report_days", 0, LongestDelayDays),
        s.Probability("ki67_as_range"), s.Probability("central_review"), s.Probability("rebiopsy_at_progression"),
        s.Probability("rebiopsy_inadequate"), s.Quantiles("rebiopsy_ki67_ratio", 0.01, 100));

    private static SurgeryProfile Surgery(ProfileSection s) => new(s.For<Spread, double>("resected", Probability), s.Quantiles("wait_days", 1, LongestDelayDays),
        s.For<Spread, Shares<ResectionMargin>>("margin", (m, spread) => m.Shares<ResectionMargin>(spread)),
        s.For<Grade, double>("relapse_median_months", Months), s.Number("regional_hazard_ratio", 0, LargestRatio));

    private static TreatmentProfile Treatments(ProfileSection s)
    {
        var regimens = s.Each("regimens", (all, name) => all.Section(name, r => new Regimen(
            name, r.Words("drugs"), Months(r, "median_pfs_months"), r.NumberIfGiven("longest_months", 0.1, LongestMonths), r.Probability("toxicity"),
            r.Probability("objective_response"), r.NameIfGiven("follows", all.Keys), r.NumberIfGiven("dose_mg", 0.01, 10_000), r.NumberIfGiven("interval_days", 1, 365),
            r.NumberIfGiven("cycles", 1, 12), r.NumberIfGiven("activity_gbq", 0.1, 20))));
        IReadOnlyList<string> names = [.. regimens.Keys];
        return new(s.Probability("untreated"), s.Quantiles("start_days", 0, LongestDelayDays), s.Quantiles("pause_days", 0, LongestDelayDays),
            s.For<Grade, double>("progression_hazard_ratio", Ratio),
            s.List("lines", line => (IReadOnlyDictionary<Grade, Shares<Regimen>>)Enum.GetValues<Grade>()
                .ToDictionary(g => g, g => line.Shares(Snake.Of(g), name => regimens[name], names))),
            s.List("carcinoma_lines", line => line.SharesOfAll(name => regimens[name], names)));
    }

    private static ImagingProfile Imaging(ProfileSection s) => new(s.Shares("anatomical", name => name, ["CT", "MRI", "US"]),
        s.Quantiles("report_days", 0, LongestDelayDays), s.Quantiles("months_between_with_tumour", 0.5, LongestMonths),
        s.Quantiles("months_between_after_resection", 0.5, LongestMonths), s.Probability("sstr_pet_at_diagnosis"), s.Probability("sstr_pet_per_follow_up"),
        s.For<Grade, double>("fdg_pet_at_diagnosis", Probability), s.For<Grade, double>("sstr_positive", Probability));

    private static SurvivalProfile Survival(ProfileSection s) => new(
        Months(s, "reference_median_months"), s.For<Grade, double>("grade_hazard_ratio", Ratio), s.For<Spread, double>("spread_hazard_ratio", Ratio),
        Ratio(s, "male_hazard_ratio"), Ratio(s, "under_50_hazard_ratio"), Ratio(s, "over_70_hazard_ratio"),
        s.Probability("progression_follows"), s.Shares<CauseOfDeath>("cause_with_tumour"), s.Quantiles("death_report_days", 0, LongestDelayDays),
        s.Number("lost_per_year", 0, 1), s.Quantiles("last_seen_days_before_lock", 0, LongestDelayDays));

    private static DatesProfile Dates(ProfileSection s) =>
        new(s.Day("coarse_before"), s.Probability("month_only"), s.Probability("year_only"), s.Probability("reported_unknown"));

    private static MissingProfile Missing(ProfileSection s) => new(s.Probability("ki67"), s.Probability("mitoses"), s.Probability("reported_grade"),
        s.Probability("differentiation"), s.Probability("size"), s.Probability("perineural_invasion"), s.Probability("vascular_invasion"),
        s.Probability("margin"), s.Probability("nodal_stage"), s.Probability("functioning"), s.Probability("familial_syndrome"), s.Probability("country"),
        s.Probability("birth"), s.Probability("sstr_result"), s.Probability("cause_of_death"), s.Probability("disease_status"));

    private static double Probability(ProfileSection s, string key) => s.Probability(key);

    private static double Months(ProfileSection s, string key) => s.Number(key, 0.1, LongestMonths);

    private static double Ratio(ProfileSection s, string key) => s.Number(key, 0.001, LargestRatio);

    private static string Iso(DateOnly day) => Day.On(day).ToString();
}
