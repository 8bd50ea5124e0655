using Islet.Clinic;

namespace Islet.Studies;

/// <summary>Who left, where and why. Everybody who came in is counted once.</summary>
internal static class FlowCount
{
    private const int AtConsent = -2, AtTimeZero = -1; // the steps of the cohort count from 0

    public static Flow Of(StudyPlan plan, IReadOnlyList<SubjectRow> rows, IReadOnlyList<SubjectRow> cohort)
    {
        var study = plan.Study;
        var left = rows.Select(r => r.Left).OfType<Departure>().ToLookup(StepOf);
        var stages = new List<FlowStage> { Stage(StudyWords.ConsentStage(study.Consent), rows.Count, left[AtConsent], study) };
        stages.Add(Stage(StudyWords.TimeZeroStage(study.TimeZero), stages[0].Kept, left[AtTimeZero], study));
        for (var step = 0; step < study.Cohort.Count; step++)
            stages.Add(Stage(study.Cohort[step].Keep.Text, stages[^1].Kept, left[step], study));
        foreach (var (index, endpoint) in study.Endpoints.Index())
            stages.Add(new(StudyWords.EndpointStage(endpoint), endpoint, cohort.Count, Without(cohort, index, endpoint.Start(study))));
        return new(rows.Select(r => (r.Dataset, r.Patient)).Distinct().Count(), rows.Count, stages);
    }

    private static int StepOf(Departure d) => d.Why switch
    {
        Leaving.ConsentWithdrawn or Leaving.ConsentNotGiven or Leaving.Duplicate => AtConsent,
        Leaving.NoTimeZero or Leaving.AfterCutOff => AtTimeZero,
        Leaving.ConditionNo or Leaving.ConditionUnknown => d.Step,
    };

    private static FlowStage Stage(string title, int entered, IEnumerable<Departure> left, Study study) => new(title, null, entered,
        [.. left.CountBy(d => d).Select(d => Exit(d.Key, d.Value, study)).OrderBy(e => e.Code.StartsWith("condition_unknown", StringComparison.Ordinal))
            .ThenByDescending(e => e.Patients).ThenBy(e => e.Code, StringComparer.Ordinal)]);

    internal static FlowExit Exit(Departure d, int patients, Study study) => d.Why switch
    {
        Leaving.ConsentWithdrawn => new(StudyWords.ConsentWithdrawnCode, "consent to research withdrawn", patients, default),
        Leaving.ConsentNotGiven => new("consent_not_given", "no consent to research recorded", patients, default),
        Leaving.Duplicate => new(StudyWords.DuplicateCode, "second record of a patient who is counted under another one", patients, default),
        Leaving.NoTimeZero => new("no_time_zero:" + StudyWords.Code(d.Outcome!.Value), StudyWords.Reason(d.Outcome.Value, study.TimeZero), patients, default),
        Leaving.AfterCutOff => new("after_cut_off", StudyWords.AfterCutOff(study.TimeZero), patients, default),
        Leaving.ConditionNo => new("condition_no", study.Cohort[d.Step].Otherwise, patients, default),
        Leaving.ConditionUnknown => new("condition_unknown:" + string.Join('+', d.Missing.Select(f => f.Name)) + (d.SpecimensDiffer ? ":specimens_differ" : ""),
            d.SpecimensDiffer ? StudyWords.SpecimensDiffer(d.Missing) : StudyWords.Undecided(d.Missing, study.Cohort[d.Step].At is { } at ? StudyWords.EventName(at) : "time zero"), patients, d.Missing),
    };

    private static IReadOnlyList<FlowExit> Without(IReadOnlyList<SubjectRow> cohort, int endpoint, TimeZero zero) =>
        [.. cohort.Select(r => r.Outcomes[endpoint].Excluded).OfType<NoOutcome>().CountBy(reason => reason).OrderBy(r => r.Key)
            .Select(r => new FlowExit("no_outcome:" + StudyWords.Code(r.Key), StudyWords.Reason(r.Key, zero), r.Value, default))];
}
