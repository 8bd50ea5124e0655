using Islet.Clinic;
using Islet.Course;
using Islet.Studies;
using Microsoft.AspNetCore.Http;

namespace Islet.Web;

/// <summary>What the study builder asks beyond the cohort: it is the rest of the page's address, both ways.</summary>
/// <param name="By">Id of a group; <see cref="Conditions"/>: two typed ones; empty: no groups.</param>
/// <param name="First">Condition of the first group.</param>
/// <param name="Adjust">Ids of groups and names of numbers; any of them asks for a Cox model.</param>
public sealed record StudyQuery(string By, string First, string Second, TimeZero Zero, EndpointEvent Event, PfsCensoring Censoring, DeathBeforeNextLine Death, IReadOnlyList<string> Adjust)
{
    public const string Conditions = "conditions", Path = "/cohort/study", UsualId = "cohort-study";

    /// <summary>Names of the address that are its own.</summary>
    public static IReadOnlyCollection<string> Names { get; } = ["by", "a", "b", "zero", "endpoint", "censored", "death", "adjust", "name", "title", "about", "open", "replace", "level", "at", "page", "show"];

    /// <summary>Those of them that decide the results.</summary>
    public static IReadOnlyList<string> Asked { get; } = ["by", "a", "b", "zero", "endpoint", "censored", "death", "adjust", "name", "title", "about"];

    /// <summary>Numbers that a model can adjust for, per ten units.</summary>
    public static IReadOnlyList<Fact> Amounts { get; } = [Fact.AgeAtDiagnosisYears, Fact.Ki67Percent];

    /// <summary>Of the saved file; empty: not said yet.</summary>
    public string Name { get; init; } = "";

    public string Title { get; init; } = "";

    public string About { get; init; } = "";

    /// <summary>Fit for a study file: what the reader of study files takes for a short name.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= 60 && char.IsAsciiLetterLower(name[0]) && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');

    /// <summary>The outcome is compared by groups that could be its own, so it is none of them.</summary>
    public static IEnumerable<CohortGroup> Groups(TimeZero zero) => [.. CohortGroups.All.Where(g => g.Id != "status" && !CohortGroups.IsEmptyAt(g, zero)), .. zero.Line() is null ? Array.Empty<CohortGroup>() : [CohortGroups.LineClass]];

    /// <param name="form">Of an address or of a posted form, by name.</param>
    public static StudyQuery Read(Func<string, IEnumerable<string?>> form)
    {
        string One(string name) => form(name).FirstOrDefault()?.Trim() ?? "";
        return new(One("by"), One("a"), One("b"), ZeroWords.FirstOrDefault(z => z.Word == One("zero")).Zero, EventWords.FirstOrDefault(e => e.Word == One("endpoint")).Event,
            One("censored") == "follow-up" ? PfsCensoring.LastFollowUp : PfsCensoring.LastRadiologicalEvaluation, One("death") == "censored" ? DeathBeforeNextLine.Censored : DeathBeforeNextLine.Event,
            [.. form("adjust").OfType<string>().Where(a => a.Length > 0).Distinct()])
        {
            Name = One("name"), Title = One("title"), About = One("about"),
        };
    }

    public static StudyQuery Read(IQueryCollection query) => Read(name => query[name]);

    public static IReadOnlyList<(string Word, TimeZero Zero)> ZeroWords { get; } =
        [("diagnosis", TimeZero.Diagnosis), ("recharacterization", TimeZero.Recharacterization), ("line1", TimeZero.FirstLine), ("line2", TimeZero.SecondLine), ("line3", TimeZero.ThirdLine)];

    public static IReadOnlyList<(string Word, EndpointEvent Event)> EventWords { get; } = [("os", EndpointEvent.Death), ("pfs", EndpointEvent.Progression), ("ttnt", EndpointEvent.NextTreatment)];

    /// <summary>Names and values of an address; what is as usual is not written.</summary>
    public IEnumerable<(string Name, string? Value)> Parameters =>
    [
        ("by", By), ("a", First), ("b", Second), ("zero", Zero is TimeZero.Diagnosis ? null : ZeroWords.First(z => z.Zero == Zero).Word), ("endpoint", Event is EndpointEvent.Death ? null : EventWords.First(e => e.Event == Event).Word),
        ("censored", Event is EndpointEvent.Progression && Censoring is PfsCensoring.LastFollowUp ? "follow-up" : null), ("death", Event is EndpointEvent.NextTreatment && Death is DeathBeforeNextLine.Censored ? "censored" : null),
        .. Adjust.Select(a => ("adjust", (string?)a)), ("name", Name), ("title", Title), ("about", About),
    ];

    /// <summary>Address of the same comparison among the patients of the other levels; null: fewer than two are left, or the explorer has no such values.</summary>
    public string? Without(CohortQuery cohort, Group? by, string level)
    {
        if (by is null || CohortFacet.Find(by.Id) is not { } facet || by.Levels.Where(l => l.Name != level).Select(l => l.Name).ToList() is not { Count: >= 2 } others)
            return null;
        return ToAddress(new([.. cohort.Criteria.Where(c => c is not FacetCriterion f || f.Facet != facet), new FacetCriterion(facet, others)]));
    }

    public string ToAddress(CohortQuery cohort, string page = Path) => cohort.ToAddress(page, Parameters);
}
