using Islet.Statistics;

namespace Islet.Studies;

internal static class ExposureEstimate
{
    private const string Exposure = "exposure";

    public static ExposureResult Of(ExposureAnalysis analysis, FurtherCohort cohort)
    {
        var (sample, part) = cohort.Sample(analysis.Endpoint).Part(cohort.Plan, analysis.Within);
        List<CoxEstimate.TermColumn> columns = [.. analysis.Adjust.Select(term => new CoxEstimate.TermColumn(cohort.Plan, term))];
        List<Subject> there = [.. sample.Rows.Select((row, i) => (row, Seen: sample.Observations[i], Read: cohort.Reading<ExposureReading>(row))).Where(p => p.Read.IsKnown)
            .Select(p => new Subject(p.row, p.Seen, p.Read.Days is { } days ? analysis.Endpoint.TimeOf(days) : double.PositiveInfinity)).OrderBy(s => s.Seen.Time).ThenBy(s => s.Since)];
        List<Subject> known = [.. there.Where(s => columns.TrueForAll(c => c.Has(s.Row)))];
        var later = known.Count(s => s.Since > 0 && s.Since < s.Seen.Time);
        var ties = TimeTies.AsR([.. known.Select(s => s.Seen.Time), .. known.Select(s => s.Since).Where(double.IsFinite)]);
        List<ExposureComparison> found = [.. analysis.Forms.Select(form => Compare(analysis, form, known, columns, ties))];
        var of = $"the exposure “{analysis.Label}”";
        return new(analysis, sample.Rows.Count, sample.Rows.Count - there.Count, there.Count - known.Count, later, known.Count(s => s.Since <= 0), found)
        {
            Part = part,
            Remarks =
            [
                .. analysis.Forms.Any(f => f.Kind is ExposureKind.Ever) && later > 0
                    ? [Remarks.Immortal(of, later, Numbers.Text($"{of} as ever or never begins after time zero in {later} of {known.Count} patients"))] : Enumerable.Empty<Remark>(),
                .. cohort.Remarks.ImmortalTime([.. analysis.Adjust.Select(t => t.Group).OfType<Group>()], analysis.Endpoint),
                .. Remarks.CompleteCases(known.Count, sample.Rows.Count - known.Count), .. found.SelectMany(f => f.Remarks),
            ],
        };
    }

    private static ExposureComparison Compare(ExposureAnalysis analysis, ExposureForm form, List<Subject> known, List<CoxEstimate.TermColumn> columns, TimeTies ties)
    {
        var (rows, observations, exposed) = (new List<SubjectRow>(), new List<Observation>(), new List<int>());
        var (hadEvent, censored, patients) = (0, 0, known.Count);
        void Add(SubjectRow row, Observation seen, bool isExposed)
        {
            rows.Add(row);
            observations.Add(seen);
            exposed.Add(isExposed ? 1 : 0);
        }
        if (form.Kind is ExposureKind.Landmark)
        {
            var landmark = LandmarkSample.At([.. known.Select(s => s.Seen)], form.At);
            (hadEvent, censored, patients) = (landmark.HadEvent, landmark.Censored, landmark.Rows.Count);
            foreach (var (i, row) in landmark.Rows.Index())
                Add(known[row].Row, landmark.Observations[i], known[row].Since <= form.At);
        }
        else
            foreach (var s in known)
            {
                if (form.Kind is ExposureKind.Ever)
                    Add(s.Row, s.Seen, s.Since < s.Seen.Time || s.Since <= 0);
                else if (s.Since > 0 && s.Since < s.Seen.Time)
                {
                    Add(s.Row, new(s.Since, false), false);
                    Add(s.Row, s.Seen with { Entry = s.Since }, true);
                }
                else
                    Add(s.Row, s.Seen, s.Since <= 0);
            }
        FactorCovariate exposure = new(Exposure, ["not", analysis.Label], exposed);
        var words = new CoxAnalysis(Exposure, analysis.Label, analysis.Endpoint, analysis.Adjust) { Confidence = analysis.Confidence };
        CoxSample alone = new(observations, [exposure]);
        var crude = FurtherFit.Of(alone, patients, ties, words);
        var adjusted = columns.Count == 0 ? null
            : columns.Select(c => c.Obstacle(rows)).FirstOrDefault(o => o is not null) is { } obstacle ? new FurtherFit(null, obstacle, patients, crude.Events)
            : FurtherFit.Of(new(observations, [exposure, .. columns.Select(c => c.Covariate(rows))]), patients, ties, words);
        return new(form, patients, Part(observations, exposed, 0), Part(observations, exposed, 1), hadEvent, censored, crude, adjusted) { Remarks = [.. crude.Remarks(alone, ExposureResult.Words(form, analysis))] };
    }

    private static ExposurePart Part(List<Observation> observations, List<int> exposed, int state)
    {
        var own = observations.Where((_, i) => exposed[i] == state).ToList();
        return new(own.Count, own.Count(o => o.Event), own.Sum(o => o.Time - Math.Max(0, o.Entry)));
    }

    private sealed record Subject(SubjectRow Row, Observation Seen, double Since);
}
