using Islet.Statistics;

namespace Islet.Studies;

internal static class CompetingEstimate
{
    public static CompetingResult Of(CompetingAnalysis analysis, FurtherCohort cohort)
    {
        var there = cohort.Rows.Select(row => (Row: row, Read: cohort.Reading<CompetingReading>(row))).Where(p => p.Read.Time.Excluded is null).ToList();
        var unknown = there.Count(p => p.Read.Cause == CompetingReading.Unknown);
        var names = analysis.Names;
        if (unknown > 0 && !analysis.LeavesOutUnknown)
            names = [.. names, CompetingAnalysis.UnknownCause];
        // An order of its own: sums come out the same whatever order the registry gave.
        List<(SubjectRow Row, double Time, int Cause)> rows = [.. there.Where(p => p.Read.Cause != CompetingReading.Unknown || !analysis.LeavesOutUnknown)
            .Select(p => (p.Row, analysis.Endpoint.TimeOf(p.Read.Time.Days), p.Read.Cause == CompetingReading.Unknown ? names.Count : p.Read.Cause)).OrderBy(p => p.Item2).ThenBy(p => p.Item3)];
        if (rows.Count == 0)
            return new(analysis, cohort.Rows.Count - there.Count, unknown, 0, [], [], []);
        var all = new CompetingSample([.. rows.Select(r => r.Time)], [.. rows.Select(r => r.Cause)], names);
        var ties = TimeTies.AsR(all.Times);
        List<CompetingGroup> groups = [Group(null, all, ties, analysis)];
        IReadOnlyList<GrayResult> tests = [];
        var outside = 0;
        if (analysis.By is { } by)
        {
            int[] levels = [.. rows.Select(r => cohort.Level(r.Row, by))];
            outside = levels.Count(l => l < 0);
            groups.AddRange(by.Levels.Select((level, l) => Group(level.Name, all.Only([.. Enumerable.Range(0, levels.Length).Where(i => levels[i] == l)]), ties, analysis)));
            tests = Gray(all, levels, by, ties);
        }
        var (models, modelled, remarks) = analysis.Adjust.Count == 0 ? ([], 0, []) : Models(analysis, cohort, rows, names, ties);
        return new(analysis, cohort.Rows.Count - there.Count, unknown, outside, groups, tests, models)
        {
            Modelled = modelled,
            Remarks = [.. cohort.Remarks.ImmortalTime([.. analysis.Adjust.Select(t => t.Group).Append(analysis.By).OfType<Group>().Distinct()], analysis.Endpoint), .. Remarks.CompleteCases(rows.Count - outside, outside),
                .. groups.Skip(analysis.By is null ? 0 : 1).SelectMany(g => g.Curves.Where(c => c.Events == 0).Select(c => Remarks.NoEvent($"{(g.Level is null ? "" : g.Level + ", ")}{c.Cause}", g.Patients))), .. remarks],
        };
    }

    private static CompetingGroup Group(string? level, CompetingSample sample, TimeTies ties, CompetingAnalysis analysis) =>
        new(level, sample.Times.Count, sample.Times.Count == 0 ? [.. sample.Causes.Select(c => new IncidenceCurve(c, 0, 0, [], 0, ties, analysis.Confidence))] : CumulativeIncidence.Estimate(sample, ties, analysis.Confidence));

    private static IReadOnlyList<GrayResult> Gray(CompetingSample all, int[] levels, Group by, TimeTies ties)
    {
        int[] used = [.. levels.Where(l => l >= 0).Distinct().Order()];
        int[] rows = [.. Enumerable.Range(0, levels.Length).Where(i => levels[i] >= 0)];
        return used.Length < 2 ? [] : [.. GrayTest.Test(all.Only(rows), [.. rows.Select(i => Array.IndexOf(used, levels[i]))], [.. used.Select(l => by.Levels[l].Name)], ties)
            .Where(t => rows.Any(i => all.Cause[i] == all.Causes.ToList().IndexOf(t.Cause) + 1))];
    }

    private static (IReadOnlyList<CompetingModel> Models, int Patients, IReadOnlyList<Remark> Remarks) Models(
        CompetingAnalysis analysis, FurtherCohort cohort, List<(SubjectRow Row, double Time, int Cause)> rows, IReadOnlyList<string> names, TimeTies ties)
    {
        List<CoxEstimate.TermColumn> columns = [.. analysis.Adjust.Select(term => new CoxEstimate.TermColumn(cohort.Plan, term))];
        var known = rows.Where(r => columns.TrueForAll(c => c.Has(r.Row))).ToList();
        SubjectRow[] subjects = [.. known.Select(r => r.Row)];
        var words = new CoxAnalysis(analysis.Id, analysis.Label, analysis.Endpoint, analysis.Adjust) { Confidence = analysis.Confidence };
        var sample = new CompetingSample([.. known.Select(r => r.Time)], [.. known.Select(r => r.Cause)], names);
        if (columns.Select(c => c.Obstacle(subjects)).FirstOrDefault(o => o is not null) is { } obstacle)
            return ([.. names.Select(name => new CompetingModel(name, null, null, obstacle))], known.Count, []);
        Covariate[] covariates = [.. columns.Select(c => c.Covariate(subjects))];
        var (models, remarks) = (new List<CompetingModel>(), new List<Remark>(Remarks.CompleteCases(known.Count, rows.Count - known.Count)));
        for (var cause = 1; cause <= names.Count; cause++)
        {
            CoxSample cox = new([.. known.Select(r => new Observation(r.Time, r.Cause == cause))], covariates);
            var specific = FurtherFit.Of(cox, known.Count, ties, words);
            var gray = specific.Model is null ? null : FineGray.Fit(sample, covariates, cause, ties, analysis.Confidence);
            models.Add(new(names[cause - 1], specific.Model, gray?.Model, specific.NotFitted ?? (gray!.Model is null ? $"the subdistribution model has no estimate ({gray.Outcome})" : null)));
            remarks.AddRange(specific.Remarks(cox, names[cause - 1]));
        }
        return (models, known.Count, remarks);
    }
}
