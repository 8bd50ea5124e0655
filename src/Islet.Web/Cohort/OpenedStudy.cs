using Islet.Statistics;
using Islet.Studies;

namespace Islet.Web;

/// <summary>Why a study file is not opened in the builder: what of it the builder has no place for.</summary>
public enum NotOpened
{
    Layouts,
    Endpoints,
    Curves,
    Group,
    Models,
    Terms,
    FollowUp,
    Consent,
}

/// <summary>A study file as a state of the builder's page.</summary>
/// <param name="Address">Null: <paramref name="WhyNot"/> says what stands in the way.</param>
/// <param name="Reworded">Why patients leave is said in the builder's words, where the file has its own.</param>
public sealed record OpenedStudy(string? Address, IReadOnlyList<NotOpened> WhyNot, bool Reworded)
{
    public static OpenedStudy Of(Study study)
    {
        List<NotOpened> why = [.. Obstacles(study).Distinct()];
        var cohort = new CohortQuery([.. study.Cohort.Select(Criterion)]);
        var (by, a, b) = study.Survival.Count == 1 ? By(study.Survival[0].By, study.TimeZero) : ("", "", "");
        if (by is null)
            why.Add(NotOpened.Group);
        if (why.Count > 0)
            return new(null, why, false);
        var endpoint = study.Endpoints[0];
        var asked = new StudyQuery(by!, a, b, study.TimeZero, endpoint.Event, endpoint.Censoring, endpoint.Death, [.. study.Models.SelectMany(m => m.Terms).Where(t => t.Group is null || t.Group.Id != by).Select(t => t.Id)])
        {
            Name = study.Id, Title = study.Title, About = study.About ?? "",
        };
        var draft = StudyDraft.Of(cohort, asked);
        return new(asked.ToAddress(cohort), [], draft.Choice?.Cohort.Select(c => c.Otherwise).SequenceEqual(study.Cohort.Select(c => c.Otherwise)) is false);
    }

    private static Criterion Criterion(CohortStep step)
    {
        foreach (var facet in CohortFacet.All.Where(f => f.Group is not null && f.Name != "status"))
            if (facet.Group!.ValuesOf(step.Keep) is { } values)
                return new FacetCriterion(facet, values);
        return ConditionCriterion.Of(step.Keep.Text);
    }

    private static (string? By, string First, string Second) By(Group? group, TimeZero zero)
    {
        if (group is null)
            return ("", "", "");
        if (StudyQuery.Groups(zero).FirstOrDefault(g => g.Id == group.Id && group.Levels.Select(l => l.Condition.Text).SequenceEqual(g.Group.Levels.Select(l => l.Condition.Text))) is { } known)
            return (known.Id, "", "");
        return group.Levels is [var a, var b] ? (StudyQuery.Conditions, a.Condition.Text, b.Condition.Text) : (null, "", "");
    }

    private static IEnumerable<NotOpened> Obstacles(Study study)
    {
        if (study.Layouts.Count + study.Agreements.Count + study.Responses.Count > 0)
            yield return NotOpened.Layouts;
        if (study.Endpoints is not [{ Unit: EndpointUnit.Months }])
            yield return NotOpened.Endpoints;
        if (study.Survival is not [{ Interval: IntervalKind.Log, Confidence: 0.95 } one] || one.Tests.Any(t => t != LogRankWeights.LogRank))
            yield return NotOpened.Curves;
        if (study.Models.Count > 1)
            yield return NotOpened.Models;
        if (study.Models.SelectMany(m => m.Terms).Any(t => t.Reference != 0 || !IsOffered(t, study)))
            yield return NotOpened.Terms;
        if (study.CutOff is not null)
            yield return NotOpened.FollowUp;
        if (study.Consent is not ConsentRule.OptOut)
            yield return NotOpened.Consent;
    }

    private static bool IsOffered(ModelTerm term, Study study) => term.Fact is { } fact ? StudyQuery.Amounts.Contains(fact) && term.Per == 10
        : study.Survival.Any(s => s.By?.Id == term.Group!.Id) || StudyQuery.Groups(study.TimeZero).Any(g => g.Id == term.Group!.Id && g.Group.Levels.Select(l => l.Condition.Text).SequenceEqual(term.Group.Levels.Select(l => l.Condition.Text)));
}
