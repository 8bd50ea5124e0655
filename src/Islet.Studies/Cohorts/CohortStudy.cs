using Islet.Clinic;
using Islet.Course;
using Islet.Statistics;

namespace Islet.Studies;

/// <summary>A study as the study builder asks for it: one endpoint, one comparison, one model at most.</summary>
/// <param name="Id">Short name; also that of its file.</param>
/// <param name="By">Null: all patients together.</param>
/// <param name="Terms">Of a Cox model; none: no model.</param>
public sealed record CohortStudy(string Id, string Title, string? About, TimeZero Zero, Endpoint Endpoint, IReadOnlyList<CohortStep> Cohort, Group? By, IReadOnlyList<ModelTerm> Terms)
{
    private static readonly IReadOnlyList<double> Months = [12, 24, 36, 60, 120];

    public DateOnly? CutOff { get; init; }

    public ConsentRule Consent { get; init; }

    /// <summary>A number that a model can adjust for, per ten units.</summary>
    public static ModelTerm Per10(Fact fact) => new(fact.Name, StudyWords.Label(fact.Name), null, 0, fact, 10);

    /// <summary>Against the first level.</summary>
    public static ModelTerm Of(Group group) => new(group.Id, group.Label, group, 0, null, 1);

    public static Endpoint EndpointOf(EndpointEvent happens, PfsCensoring censoring = default, DeathBeforeNextLine death = default) =>
        new(happens switch { EndpointEvent.Death => "os", EndpointEvent.Progression => "pfs", EndpointEvent.NextTreatment => "ttnt" }, StudyWords.Event(happens), happens, EndpointUnit.Months) { Censoring = censoring, Death = death };

    /// <summary>Overall survival by WHO grade.</summary>
    public static string TitleOf(Endpoint endpoint, Group? by) => endpoint.Label + (by is null ? "" : " by " + by.Label);

    /// <summary>The file. Its text decides the results, so it is what is run, shown and saved.</summary>
    /// <param name="comment">Lines at its head.</param>
    public string Text(params IEnumerable<string> comment) => StudyText.Of(ToStudy(), comment);

    private Study ToStudy()
    {
        List<Group> groups = [.. new[] { By }.Concat(Terms.Select(t => t.Group)).OfType<Group>().DistinctBy(g => g.Id)];
        return new()
        {
            Id = Id, Title = Title, About = About, TimeZero = Zero, CutOff = CutOff, Consent = Consent, Cohort = Cohort, Endpoints = [Endpoint], Groups = groups,
            Baseline = new(By, [new(StudyWords.Label(Fact.AgeAtDiagnosisYears.Name), null, Fact.AgeAtDiagnosisYears), new(StudyWords.Label(Fact.Sex.Name), null, Fact.Sex), .. groups.Where(g => g != By).Select(g => new Characteristic(g.Label, g, null))]),
            Survival = [new(Endpoint, By) { Times = Months, Tests = By is null ? [] : [LogRankWeights.LogRank], Figure = new("survival", Title) }],
            Models = Terms.Count == 0 ? [] : [new("cox", "Cox model", Endpoint, Terms) { Figure = "hazard-ratios" }],
            Tables = [TableKind.Flow, TableKind.Baseline, TableKind.Survival, .. Terms.Count == 0 ? Array.Empty<TableKind>() : [TableKind.Cox]],
            Source = new("", "", ""),
        };
    }
}
