using Islet.Course;
using Islet.Statistics;

namespace Islet.Studies;

/// <summary>
/// From rows to results. Rows are put in an order of their own first, so that sums come out the same whatever order the registry gave; analyses then run side by side.
/// </summary>
internal static class StudyRun
{
    /// <param name="variants">What each of the plan's variants found.</param>
    public static StudyResults Of(StudyPlan plan, IReadOnlyList<SubjectRow> rows, IReadOnlyList<StudyResults> variants)
    {
        var study = plan.Study;
        SubjectRow[] cohort = [.. rows.Where(r => r.Left is null)];
        int[] modelled = [.. study.Models.SelectMany(m => m.Terms).Concat(study.Further.SelectMany(f => f.Terms)).Select(t => t.Fact).OfType<Fact>().Distinct().Select(fact => plan.Facts.ToList().IndexOf(fact))];
        Array.Sort(cohort, (a, b) => InOrder(a, b, modelled));
        List<EndpointSample> samples = [.. study.Endpoints.Select((endpoint, i) => new EndpointSample(endpoint, i, cohort))];
        EndpointSample Sample(Endpoint endpoint) => samples[study.Endpoints.ToList().IndexOf(endpoint)];
        var remarks = new ResultRemarks(plan, cohort);
        var work = new SideBySide(); // models take longest
        var models = work.Each(study.Models, (model, _) => CoxEstimate.Of(plan, model, Sample(model.Endpoint), remarks));
        var survival = work.Each(study.Survival, (analysis, _) => SurvivalEstimate.Of(plan, analysis, Sample(analysis.Endpoint), remarks));
        var layouts = work.Each(study.Layouts, (layout, i) => LayoutCount.Of(layout, i, cohort));
        var trajectories = work.Each(study.Trajectories, (wish, i) => TrajectoryResult.Of(wish, cohort.Select(r => r.Trajectories[i])));
        var marked = work.One(() => Marked(plan, cohort));
        var endpoints = work.Each(samples, (s, _) => new EndpointResult(s.Endpoint, s.Rows.Count, s.Observations.Count(o => o.Event), KaplanMeier.Reverse(s.Observations, s.Ties)));
        var flow = work.One(() => FlowCount.Of(plan, rows, cohort));
        var baseline = work.One(() => study.Baseline is { } asked ? BaselineCount.Of(plan, asked, cohort) : null);
        var agreements = work.Each(study.Agreements, (table, i) => AgreementCount.Of(table, [.. cohort.SelectMany(r => r.Reads[i])]));
        var responses = work.Each(study.Responses, (wish, _) => new ResponseResult(wish, [.. cohort.OrderBy(r => r.Dataset).ThenBy(r => r.Patient).Select(r => r.Responses[wish.Line])]));
        work.Run();
        var found = new StudyResults(study, plan.Locks.MaxBy(l => l.Day), rows.Any(r => r.Axis is AxisKind.Calendar) ? study.CutOff ?? plan.Locks.Max(l => l.Day) : null, rows.Count(r => r.Synthetic), flow.Value)
        {
            Datasets = study.Datasets.Count == 0 ? [] : PooledDatasets.Results(plan, rows),
            Marked = marked.Value,
            LaterLines = rows.Count(r => r.HasLaterLine),
            Endpoints = endpoints,
            Baseline = baseline.Value,
            Layouts = layouts,
            Agreements = agreements,
            Responses = responses,
            Trajectories = trajectories,
            Survival = survival,
            Models = models,
        };
        var beyond = new SideBySide();
        var further = beyond.Each(study.Further, (analysis, i) => analysis.Run(new(plan, rows, cohort, i, Sample, remarks) { Found = found, Variants = variants }));
        beyond.Run();
        return found with { Further = further };
    }

    /// <summary>Position of a group in the file, which is that of its levels in each row; null: no group.</summary>
    internal static int? Group(Study study, Group? group) => group is null ? null : study.Groups.ToList().IndexOf(group);

    private static List<MarkedValues> Marked(StudyPlan plan, SubjectRow[] cohort)
    {
        var counts = new (int Known, int KnownLater, int Stale, int Placed)[plan.Marked.Count];
        List<double>[] late = [.. plan.Marked.Select(_ => new List<double>())];
        foreach (var row in cohort)
        {
            var marks = row.Marks;
            foreach (var (fact, days) in row.Delays)
                if (days > MarkedValues.LateDays)
                    late[fact].Add(days);
            for (var i = 0; i < counts.Length; i++)
            {
                var fact = plan.Marked[i];
                if (!marks.Known.Contains(fact))
                    continue; // of what is not known nothing is marked
                counts[i].Known++;
                counts[i].KnownLater += marks.KnownLater.Contains(fact) ? 1 : 0;
                counts[i].Stale += marks.Stale.Contains(fact) ? 1 : 0;
                counts[i].Placed += marks.Placed.Contains(fact) ? 1 : 0;
            }
        }
        return [.. plan.Marked.Select((fact, i) => new MarkedValues(fact, counts[i].Known, counts[i].KnownLater, counts[i].Stale, counts[i].Placed) { Late = Late(late[i]) })];
    }

    private static LateValues Late(List<double> days)
    {
        days.Sort();
        return new(days.Count, days.Count == 0 ? null : SampleQuantile.Of(days, 0.5));
    }

    // By what decides the sums; patients alike in all of it are interchangeable, so the number of the patient never matters.
    private static int InOrder(SubjectRow a, SubjectRow b, int[] modelled)
    {
        for (var i = 0; i < a.Outcomes.Count; i++)
            if (a.Outcomes[i].Days.CompareTo(b.Outcomes[i].Days) is not 0 and var days)
                return days;
            else if (a.Outcomes[i].Event.CompareTo(b.Outcomes[i].Event) is not 0 and var ended)
                return ended;
        for (var i = 0; i < a.Levels.Count; i++)
            if (a.Levels[i].CompareTo(b.Levels[i]) is not 0 and var level)
                return level;
        foreach (var i in modelled)
            if (Nullable.Compare((a.Values[i] as FactValue.Number)?.Value, (b.Values[i] as FactValue.Number)?.Value) is not 0 and var value)
                return value;
        return a.Dataset.CompareTo(b.Dataset) is not 0 and var dataset ? dataset : a.Patient.CompareTo(b.Patient);
    }
}

/// <summary>The patients of the cohort who have an outcome for one endpoint.</summary>
internal sealed class EndpointSample
{
    public EndpointSample(Endpoint endpoint, int index, IEnumerable<SubjectRow> cohort)
    {
        (Endpoint, Index) = (endpoint, index);
        Rows = [.. cohort.Where(r => r.Outcomes[index].Excluded is null)];
        Observations = [.. Rows.Select(Observation)];
        Ties = TimeTies.AsR(Observations.Select(o => o.Time));
    }

    private EndpointSample(EndpointSample whole, IReadOnlyList<SubjectRow> rows)
    {
        (Endpoint, Index, Rows, Ties) = (whole.Endpoint, whole.Index, rows, whole.Ties);
        Observations = [.. Rows.Select(Observation)];
    }

    /// <summary>Those of them whom an analysis is about; no parts: all of them, and no count.</summary>
    public (EndpointSample Sample, PartCount? Count) Part(StudyPlan plan, IReadOnlyList<Within> within)
    {
        if (within.Count == 0)
            return (this, null);
        int[] parts = [.. within.Select(part => plan.Parts.ToList().IndexOf(part))];
        var (kept, outside, undecided) = (new List<SubjectRow>(), 0, 0);
        foreach (var row in Rows)
        {
            var answer = PartCount.Of(parts, row);
            if (answer is Answer.Yes)
                kept.Add(row);
            else if (answer is Answer.No)
                outside++;
            else
                undecided++;
        }
        return (new(this, kept), new(kept.Count, outside, undecided));
    }

    public Endpoint Endpoint { get; }

    public int Index { get; }

    public IReadOnlyList<SubjectRow> Rows { get; }

    public IReadOnlyList<Observation> Observations { get; }

    /// <summary>Made of all of them, so that every curve and model of the endpoint shares one grid of times.</summary>
    public TimeTies Ties { get; }

    public Observation Observation(SubjectRow row) => new(Endpoint.TimeOf(row.Outcomes[Index].Days), row.Outcomes[Index].Event);
}
