using Islet.Course;

namespace Islet.Studies;

/// <summary>
/// The ready-made ways of telling patients apart that the cohort explorer counts by and the study builder compares by. Each is a group of a study, so that what
/// is counted today and what a study reads at time zero is decided by the same conditions.
/// </summary>
/// <remarks>The conditions of one group exclude each other: a filter for one level needs no word of the levels before it.</remarks>
public static class CohortGroups
{
    // Never open: a differentiation that nobody wrote does not leave the grade open, as in NenClass.
    private const string NotNet = "(recorded(differentiation) and differentiation = poor) or (recorded(minen) and minen = true)";

    private const string Functioning = "(recorded(functional_syndrome) and functional_syndrome != none) or (not recorded(functional_syndrome) and functioning_stated = true)";
    private const string NonFunctioning = "(recorded(functional_syndrome) and functional_syndrome = none) or (not recorded(functional_syndrome) and functioning_stated = false)";

    // What a person, or a scan, says of the day itself. A stage is not asked: it stays that of the diagnosis.
    private const string Metastatic = "(recorded(disease_status) and disease_status = metastatic) or (recorded(liver_metastases) and liver_metastases = true)"
        + " or (recorded(bone_metastases) and bone_metastases = true) or (recorded(brain_metastases) and brain_metastases = true)";

    private const string NotMetastatic = $"disease_status != metastatic and not ({Metastatic})"; // open where nobody says how far it has spread

    public static IReadOnlyList<CohortGroup> All { get; } =
    [
        Of("grade", "WHO grade", $"not recorded(net_grade) and not ({NotNet})", ("G1", $"net_grade = G1 and not ({NotNet})"), ("G2", $"net_grade = G2 and not ({NotNet})"),
            ("G3", $"net_grade = G3 and not ({NotNet})"), ("NEC", "recorded(differentiation) and differentiation = poor and not (recorded(minen) and minen = true)"), ("MiNEN", "recorded(minen) and minen = true")),
        Of("ki67", "Ki-67 index, %", Unrecorded(Fact.Ki67Percent), ("under 3", "ki67_percent < 3"), ("3 to 10", "ki67_percent >= 3 and ki67_percent <= 10"),
            ("over 10 to 20", "ki67_percent > 10 and ki67_percent <= 20"), ("over 20", "ki67_percent > 20")),
        Of("site", "Primary site", Fact.PrimarySite),
        Of("stage", "Stage at diagnosis (UICC/AJCC)", Unrecorded(Fact.StageUicc), ("I", "stage_uicc in {I, IA, IB}"), ("II", "stage_uicc in {II, IIA, IIB}"), ("III", "stage_uicc in {III, IIIA, IIIB}"), ("IV", "stage_uicc = IV")),
        Of("metastases", "Distant metastases at diagnosis", Unrecorded(Fact.MCategory), ("M0", "m_category = M0"), ("M1", "m_category in {M1, M1a, M1b, M1c}")),
        Of("metastases-then", "Distant metastases at time zero", $"not recorded(disease_status) and not ({Metastatic})", ("not metastatic", NotMetastatic), ("metastatic", Metastatic)),
        Of("sstr", "Receptor status", Fact.SstrStatus),
        Of("functioning", "Functioning", "not recorded(functional_syndrome) and not recorded(functioning_stated)", ("functioning", Functioning), ("non-functioning", NonFunctioning)),
        Of("sex", "Sex", Fact.Sex),
        Of("age", "Age at diagnosis, years", Unrecorded(Fact.AgeAtDiagnosisYears), ("under 40", "age_at_diagnosis_years < 40"), ("40 to 49", "age_at_diagnosis_years >= 40 and age_at_diagnosis_years < 50"),
            ("50 to 59", "age_at_diagnosis_years >= 50 and age_at_diagnosis_years < 60"), ("60 to 69", "age_at_diagnosis_years >= 60 and age_at_diagnosis_years < 70"), ("70 and over", "age_at_diagnosis_years >= 70")),
        Of("resected", "Primary resected", Unrecorded(Fact.PrimaryResected), ("resected", "primary_resected = true"), ("not resected", "primary_resected = false")),
        Of("lines", "Systemic lines begun", Unrecorded(Fact.SystemicLinesStarted), ("0", "systemic_lines_started = 0"), ("1", "systemic_lines_started = 1"), ("2", "systemic_lines_started = 2"), ("3 or more", "systemic_lines_started >= 3")),
        Of("status", "Vital status", Fact.VitalStatus),
    ];

    /// <summary>The class of the line that began last: at the start of a line, that of this line.</summary>
    public static CohortGroup LineClass { get; } = Of("line-class", "Class of the line", Unrecorded(Fact.LineCategory),
        ("SSA", "line_category = ssa"), ("PRRT", "line_category = ssa_prrt"), ("targeted", "line_category = ssa_targeted"), ("chemotherapy", "line_category = chemotherapy"), ("SSA intensified", "line_category = ssa_intensified"));

    /// <summary>Recorded once, at diagnosis, and still that at whatever time it is read.</summary>
    public static bool IsOfDiagnosis(Fact fact) => fact == Fact.MCategory || fact == Fact.NCategory || fact == Fact.TCategory || fact == Fact.StageUicc || fact == Fact.StageEnets;

    /// <summary>What can be true of nobody at this time zero, so that a comparison by it would compare nobody: at diagnosis, treatment.</summary>
    public static bool IsEmptyAt(CohortGroup group, TimeZero zero) => zero is TimeZero.Diagnosis && group.Id is ("lines" or "resected");

    /// <summary>Two ways of saying the same, which no model can tell apart: a stage IV is an M1, a grade is made of Ki-67, an age is an age.</summary>
    /// <param name="a">Id of a group, or name of a fact.</param>
    public static bool SayTheSame(string a, string b) => Same.Any(pair => (pair.A == a && pair.B == b) || (pair.A == b && pair.B == a));

    private static readonly IReadOnlyList<(string A, string B)> Same = [("stage", "metastases"), ("grade", "ki67"), ("ki67", Fact.Ki67Percent.Name), ("age", Fact.AgeAtDiagnosisYears.Name)];

    public static CohortGroup? Find(string id) => id == LineClass.Id ? LineClass : All.FirstOrDefault(g => g.Id == id);

    private static CohortGroup Of(string id, string label, Fact fact) => Of(id, label, Unrecorded(fact), [.. fact.Values.Select(value => (value, $"{fact.Name} = {value}"))]);

    private static CohortGroup Of(string id, string label, string unknown, params IReadOnlyList<(string Name, string Condition)> levels) =>
        new(new Group(id, label, [.. levels.Select(l => new Level(l.Name, Read(l.Condition)))]), Read(unknown));

    private static string Unrecorded(Fact fact) => $"not recorded({fact.Name})";

    private static Condition Read(string text) => Condition.Parse(text, Macros.None) is { Value: { } condition } ? condition : throw new InvalidOperationException($"A house condition does not read: {text}");
}

/// <summary>A group with what is true of those of whom it is unknown.</summary>
/// <param name="Unknown">Never open: a filter for the unknown is a condition like any other.</param>
public sealed record CohortGroup(Group Group, Condition Unknown)
{
    /// <summary>In an address: those of whom it is not known.</summary>
    public const string UnknownName = "unknown";

    /// <summary>In an address: those of whom it is known, and none of the levels.</summary>
    public const string OutsideName = "other";

    public string Id => Group.Id;

    public string Label => Group.Label;

    /// <summary>Of a value among its like: the levels in their order, then who is in none.</summary>
    public int Place(string value) => Group.Levels.ToList().FindIndex(l => l.Name == value) is >= 0 and var level ? level : Group.Levels.Count + (value == OutsideName ? 0 : 1);

    /// <summary>The values whose filter this condition is, word for word; null: it is none of this group.</summary>
    public IReadOnlyList<string>? ValuesOf(Condition filter)
    {
        string[] names = [.. Group.Levels.Select(l => l.Name), UnknownName];
        for (var some = 1; some < 1 << names.Length; some++)
        {
            List<string> values = [.. names.Where((_, i) => (some >> i & 1) != 0)];
            if (Filter(values)?.Text == filter.Text)
                return values;
        }
        return null;
    }

    /// <summary>Who has one of these values, as a condition; null: none of its values is to be had, for nobody writes what an "other" is.</summary>
    public Condition? Filter(IReadOnlyCollection<string> values)
    {
        Condition? all = null;
        foreach (var value in values.OrderBy(Place))
        {
            var one = value == UnknownName ? Unknown : Group.Levels.FirstOrDefault(l => l.Name == value)?.Condition;
            if (one is null)
                return null;
            all = all is null ? one : Condition.Parse($"({all.Text}) or ({one.Text})", Macros.None).Value!;
        }
        return all;
    }
}
