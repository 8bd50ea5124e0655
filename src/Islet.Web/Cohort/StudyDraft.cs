using Islet.Course;
using Islet.Studies;

namespace Islet.Web;

/// <summary>From the state of the builder's page to a study.</summary>
/// <param name="Choice">Null: <paramref name="Problems"/> stand in its way.</param>
/// <param name="LeftOut">Criteria of the cohort that a study does not have.</param>
public sealed record StudyDraft(CohortStudy? Choice, IReadOnlyList<(Criterion Criterion, LeftOutReason Why)> LeftOut, IReadOnlyList<(string Field, Problem Problem)> Problems)
{
    public static StudyDraft Of(CohortQuery cohort, StudyQuery asked)
    {
        var (left, problems) = (new List<(Criterion, LeftOutReason)>(), new List<(string, Problem)>());
        List<CohortStep> steps = [.. cohort.Criteria.Select(c => Step(c, asked.Zero, left)).OfType<CohortStep>()];
        var by = By(cohort, asked, problems);
        if (asked.Event is EndpointEvent.NextTreatment && asked.Zero.Line() is null)
            problems.Add(("endpoint", new("E_COHORT_ENDPOINT", T("endpoint"), T($"time to next treatment, from {StudyBuilderWords.Zero(asked.Zero)}"), T("the start of a line as time zero"), T("Choose the start of a line as time zero, or another endpoint."))));
        var terms = Terms(asked, by, problems);
        if (problems.Count > 0)
            return new(null, left, problems);
        var endpoint = CohortStudy.EndpointOf(asked.Event, asked.Censoring, asked.Death);
        var title = asked.Title.Length > 0 ? asked.Title : CohortStudy.TitleOf(endpoint, by);
        var name = StudyQuery.IsName(asked.Name) ? asked.Name : CohortStudy.NameOf(title) is { Length: > 0 } made ? made : StudyQuery.UsualId;
        var choice = new CohortStudy(name, title, asked.About.Length > 0 ? asked.About : null, asked.Zero, endpoint, steps, by, terms);
        return new(choice, left, problems);
    }

    private static CohortStep? Step(Criterion criterion, TimeZero zero, List<(Criterion, LeftOutReason)> left)
    {
        if (criterion is ConditionCriterion { Condition: { } typed, Text: var text })
            return new(typed, CohortStep.NotMet + text);
        if (criterion is not FacetCriterion { Facet: var facet, Values: var values })
            return null;
        if (facet.Name == CohortFacet.GradeThen && zero is TimeZero.Diagnosis)
            facet = CohortFacet.Find("grade")!; // the same condition, read on that day
        var (filter, why) = facet switch
        {
            { Name: CohortFacet.GradeThen } => (null, LeftOutReason.OtherTime),
            { Name: "status" } => (null, LeftOutReason.Outcome),
            { Group: { } group } => (group.Filter(values), LeftOutReason.NoWords),
            { Name: "centre" } => (Centre(values), LeftOutReason.NoWords),
            { IsFuture: true } => (null, LeftOutReason.Later),
            _ => ((Condition?)null, LeftOutReason.NoFact),
        };
        if (filter is not null)
            return new(filter, Otherwise(facet, values));
        left.Add((criterion, why));
        return null;
    }

    /// <summary>What the flow prints for those who leave.</summary>
    internal static string Otherwise(CohortFacet facet, IReadOnlyList<string> values) => $"{facet.Label} not {string.Join(" or ", facet.Group is { } group ? values.OrderBy(group.Place) : values)}";

    // A name that holds a quotation mark cannot be written in a condition.
    private static Condition? Centre(IReadOnlyList<string> names) => names.Any(n => n.Contains('"', StringComparison.Ordinal)) ? null
        : Condition.Parse(string.Join(" or ", names.Select(n => n == CohortFacet.Unknown ? "not recorded(center)" : $"center = \"{n}\"")), Macros.None).Value;

    private static Group? By(CohortQuery cohort, StudyQuery asked, List<(string, Problem)> problems)
    {
        if (asked.By.Length == 0)
            return null;
        if (asked.By == StudyQuery.Conditions)
            return Typed(asked, problems);
        if (StudyQuery.Groups(asked.Zero).FirstOrDefault(g => g.Id == asked.By) is not { } group)
        {
            problems.Add(("by", CohortGroups.All.Any(g => g.Id == asked.By && CohortGroups.IsEmptyAt(g, asked.Zero))
                ? new("E_COHORT_GROUP", T("comparison"), T("treatment, at diagnosis"), T("something that can differ between patients on that day"), T("Start the clock with a line of therapy."))
                : new("E_COHORT_GROUP", T("comparison"), T("a way to compare that is not offered"), T("one of those in the list"), T("Choose one; the class of a line is offered where the clock starts with a line."))));
            return null;
        }
        var chosen = cohort.Criteria.OfType<FacetCriterion>().FirstOrDefault(c => c.Facet.Group == group)?.Values;
        List<Level> levels = [.. group.Group.Levels.Where(l => chosen?.Contains(l.Name) is not false)];
        return levels.Count >= 2 ? new(group.Id, group.Label, levels) : group.Group;
    }

    private static Group? Typed(StudyQuery asked, List<(string, Problem)> problems)
    {
        List<Level> levels = [];
        foreach (var (field, text) in new[] { ("a", asked.First), ("b", asked.Second) })
        {
            var read = ConditionCriterion.Of(text);
            problems.AddRange(read.Problems.Select(p => (field, p)));
            if (read.Condition is { } condition)
                levels.Add(new(condition.Text, condition));
        }
        if (levels is [var a, var b] && a.Name == b.Name)
            problems.Add(("b", new("E_COHORT_GROUP", T("second group"), T("the same condition twice"), T("two different conditions"), T("Change one of them."))));
        return levels.Count == 2 ? new("groups", "Groups", levels) : null;
    }

    private static List<ModelTerm> Terms(StudyQuery asked, Group? by, List<(string, Problem)> problems)
    {
        List<ModelTerm> terms = [];
        foreach (var name in asked.Adjust.Where(a => a != by?.Id))
            if (StudyQuery.Amounts.FirstOrDefault(f => f.Name == name) is { } amount)
                terms.Add(CohortStudy.Per10(amount));
            else if (StudyQuery.Groups(asked.Zero).FirstOrDefault(g => g.Id == name) is { } group)
                terms.Add(CohortStudy.Of(group.Group));
            else
                problems.Add(("adjust", new("E_COHORT_GROUP", T("model"), T("something that a model cannot adjust for here"), T("some of those in the list"), T("Choose from the list."))));
        IReadOnlyList<string> names = [.. terms.Select(t => t.Id), .. by is null ? Array.Empty<string>() : [by.Id]];
        if (names.Any(a => names.Any(b => CohortGroups.SayTheSame(a, b))))
            problems.Add(("adjust", new("E_COHORT_GROUP", T("model"), T("two terms that say the same"), T("one of stage and metastases, of grade and Ki-67, of an age and its classes"), T("Take one of them."))));
        return terms.Count > 0 && by is not null ? [CohortStudy.Of(by), .. terms] : terms;
    }
}

/// <summary>Why a criterion of the explorer is none of the study.</summary>
public enum LeftOutReason
{
    /// <summary>It looks at what happened after time zero: a study that chose by it would know the future (immortal time).</summary>
    Later,

    /// <summary>It is the outcome, or decides it.</summary>
    Outcome,

    /// <summary>It was read at diagnosis, and the study reads its facts later.</summary>
    OtherTime,

    /// <summary>No fact of the vocabulary says it.</summary>
    NoFact,

    /// <summary>The value has no condition of its own.</summary>
    NoWords,
}
