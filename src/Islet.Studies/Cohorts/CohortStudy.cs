using System.Text;
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
    private const int LongestName = 60;
    private static readonly IReadOnlyList<Fact> Always = [Fact.AgeAtDiagnosisYears, Fact.Sex];

    public DateOnly? CutOff { get; init; }

    public ConsentRule Consent { get; init; }

    /// <summary>A number that a model can adjust for, per ten units.</summary>
    public static ModelTerm Per10(Fact fact) => new(fact.Name, StudyWords.Label(fact.Name), null, 0, fact, 10);

    /// <summary>Against the first level.</summary>
    public static ModelTerm Of(Group group) => new(group.Id, group.Label, group, 0, null, 1);

    public static Endpoint EndpointOf(EndpointEvent happens, PfsCensoring censoring = default, DeathBeforeNextLine death = default) =>
        new(happens switch { EndpointEvent.Death => "os", EndpointEvent.Progression => "pfs", EndpointEvent.NextTreatment => "ttnt", EndpointEvent.TreatmentFailure => "ttf", EndpointEvent.TumourDeath => "css" }, StudyWords.Event(happens), happens, EndpointUnit.Months) { Censoring = censoring, Death = death };

    /// <summary>Overall survival by WHO grade.</summary>
    public static string TitleOf(Endpoint endpoint, Group? by) => endpoint.Label + (by is null ? "" : " by " + by.Label);

    /// <summary>A short name made of a title: Overall survival by WHO grade, overall-survival-by-who-grade.</summary>
    /// <returns>Empty: the title has no Latin letter to begin with.</returns>
    public static string NameOf(string title)
    {
        var name = new StringBuilder();
        foreach (var c in title.ToLowerInvariant())
            if (char.IsAsciiLetterLower(c) || (char.IsAsciiDigit(c) && name.Length > 0))
                name.Append(c);
            else if (name.Length > 0 && name[^1] != '-')
                name.Append('-');
        return name.ToString(0, Math.Min(name.Length, LongestName)).TrimEnd('-');
    }

    /// <summary>The file. Its text decides the results, so it is what is run, shown and saved.</summary>
    /// <param name="comment">Lines at its head.</param>
    public string Text(params IEnumerable<string> comment) => StudyText.Of(ToStudy(), comment);

    /// <summary>Age, sex and what the groups tell, each once: where a group divides what would be described anyway, its levels are the description.</summary>
    private IEnumerable<Characteristic> Characteristics(IReadOnlyList<Group> groups) =>
    [
        .. Always.Where(fact => !groups.Any(g => g.Facts == FactSet.Of(fact))).Select(Described),
        .. groups.Where(g => g != By).Select(g => WordsOf(g) is { } fact ? Described(fact) : new(g.Label, g, null)),
    ];

    private static Characteristic Described(Fact fact) => new(StudyWords.Label(fact.Name), null, fact);

    /// <summary>The fact whose words are the levels, one each: described by itself it shows only those that somebody has. Null: there is none.</summary>
    private static Fact? WordsOf(Group group) => group.Facts.Count == 1 && group.Facts.Single() is var fact && fact.Values.SequenceEqual(group.Levels.Select(l => l.Name), StringComparer.Ordinal) ? fact : null;

    private Study ToStudy()
    {
        List<Group> groups = [.. new[] { By }.Concat(Terms.Select(t => t.Group)).OfType<Group>().DistinctBy(g => g.Id)];
        return new()
        {
            Id = Id, Title = Title, About = About, TimeZero = Zero, CutOff = CutOff, Consent = Consent, Cohort = Cohort, Endpoints = [Endpoint], Groups = groups,
            Baseline = new(By, [.. Characteristics(groups)]),
            Survival = [new(Endpoint, By) { Times = Months, Tests = By is null ? [] : [LogRankWeights.LogRank], Figure = new("survival", Title) }],
            Models = Terms.Count == 0 ? [] : [new("cox", "Cox model", Endpoint, Terms) { Figure = "hazard-ratios" }],
            Tables = [TableKind.Flow, TableKind.Baseline, TableKind.Survival, .. Terms.Count == 0 ? Array.Empty<TableKind>() : [TableKind.Cox]],
            Source = new("", "", ""),
        };
    }
}
