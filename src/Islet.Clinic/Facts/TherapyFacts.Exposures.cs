using Islet.Course;

namespace Islet.Clinic;

/// <summary>What a patient was ever exposed to, for any cancer (facts.md 3.8; section 2: exposures are the patient's).</summary>
internal static partial class TherapyFacts
{
    /// <summary>Temozolomide, streptozocin and dacarbazine; other alkylators do not count (facts.md 3.8).</summary>
    private static readonly string[] Alkylators = ["temozolomide", "streptozocin", "dacarbazine"];

    /// <summary>Months at which the guideline schedules imaging after radionuclide therapy (NANETS 2020, restaging in metastatic disease).</summary>
    private static readonly decimal[] PrrtScheduleMonths = [3, 6, 12];

    public static FactState Everolimus(Fact fact, Sight sight) => Ever(fact, sight, ["everolimus"], "mtor inhibitor", LogClosed(sight, ofAllCancers: false));

    public static FactState Temozolomide(Fact fact, Sight sight) => Ever(fact, sight, ["temozolomide"], "alkylating agent", LogClosed(sight, ofAllCancers: true));

    public static FactState Alkylator(Fact fact, Sight sight) => Ever(fact, sight, Alkylators, "alkylating agent", LogClosed(sight, ofAllCancers: true));

    /// <summary>One record makes it true. A class that may mean the drug, a drug that we do not know, or a blinded arm stand against false.</summary>
    private static FactState Ever(Fact fact, Sight sight, string[] drugs, string mayMean, Finding? log)
    {
        var begun = OfPatient<Treatment>(sight).ToList();
        IReadOnlyList<Finding> given = [.. begun.Where(f => Has(f, drugs))];
        if (given.Count > 0)
            return State(fact, sight, FactValue.True, given);
        IReadOnlyList<Finding> perhaps = [.. begun.Where(f => Has(f, mayMean, "chemotherapy") || ((Treatment)f.Content).Drugs.Any(d => DrugTable.Of(d) is null)),
            .. OfPatient<Enrolment>(sight).Where(f => f.Content is Enrolment { Interventional: true, Arm: null })];
        return Asked(fact, sight) ?? (perhaps.Count > 0 ? FactState.Unknown(UnknownReason.CannotSay, perhaps)
            : log is null ? NotClosed(fact, sight)
            : State(fact, sight, FactValue.False, [log]));
    }

    /// <summary>A course of radionuclide therapy that has ended, broken off or completed. A running one is the current treatment.</summary>
    public static FactState Prrt(Fact fact, Sight sight)
    {
        var courses = PrrtCourses(sight);
        IReadOnlyList<Finding> ended = [.. courses.Where(c => !c.RunsAt(sight.View.Effective) || c.Stop is not null).SelectMany(c => (IEnumerable<Finding>)[c.Finding, .. c.Injections])];
        if (ended.Count > 0)
            return State(fact, sight, FactValue.True, ended);
        if (courses.FirstOrDefault(c => IsOfUnknownLength(c, sight)) is { } open)
            return FactState.Unknown(UnknownReason.CannotSay, open.Finding);
        return Asked(fact, sight)
            ?? (LogClosed(sight, ofAllCancers: false) is { } log ? State(fact, sight, FactValue.False, [log, .. courses.Select(c => c.Finding)]) : NotClosed(fact, sight));
    }

    /// <summary>Injections of the running course; none recorded is not none given.</summary>
    public static FactState PrrtCycles(Fact fact, Sight sight)
    {
        var running = PrrtCourses(sight).LastOrDefault(c => c.RunsAt(sight.View.Effective) && c.Stop is null);
        return running is { Injections: [.., var last] }
            ? Aged(fact, sight, FactValue.Of((decimal)running.Injections.Count), [running.Finding, .. running.Injections], last) : FactState.NotRecorded;
    }

    /// <summary>Since the last injection of an ended course, in months of 30.4375 days. A partial date gives its last day, and nothing where it spans a month of the schedule.</summary>
    public static FactState MonthsSincePrrt(Fact fact, Sight sight)
    {
        var courses = PrrtCourses(sight);
        if (courses.LastOrDefault(c => c.RunsAt(sight.View.Effective) && c.Stop is null) is { } running)
            return FactState.Unknown(courses.Count > 1 ? UnknownReason.CannotSay : UnknownReason.NotRecorded, running.Finding);
        var last = courses.SelectMany(c => c.Injections).MaxBy(f => (f.Happened.Last?.Days ?? 0, f.Id));
        if (last is not { Happened: { First: { } first, Last: { } late } })
            return FactState.NotRecorded;
        var (most, least) = (AxisPoint.MonthsBetween(first, sight.View.Effective), AxisPoint.MonthsBetween(late, sight.View.Effective));
        return PrrtScheduleMonths.Any(month => least < month && month <= most) ? FactState.Unknown(UnknownReason.CannotSay, last)
            : State(fact, sight, FactValue.Of(Math.Max(0, least)), [last]);
    }

    /// <summary>An operation or intervention that was ever done; that it was not is known of a closed history, which asks for it.</summary>
    private static FactRule Done(Func<Procedure, bool> isOne) => (fact, sight) =>
    {
        IReadOnlyList<Finding> done = [.. OfPatient<Procedure>(sight).Where(f => isOne((Procedure)f.Content))];
        return done.Count > 0 ? State(fact, sight, FactValue.True, done)
            : Asked(fact, sight) ?? (LogClosed(sight, ofAllCancers: true) is { } log ? State(fact, sight, FactValue.False, [log]) : NotClosed(fact, sight));
    };

    /// <summary>Placed and not removed since; a sphincterotomy is no stent. Without either, only the closed history says that there is none.</summary>
    private static FactState AmpullaStent(Fact fact, Sight sight)
    {
        var said = Rule.Latest(fact, sight, Rule.Either(fact, content => content is Procedure done && IsBileStent(done.Name) is { } placed ? FactValue.Of(placed) : null));
        return said.IsKnown || said.Reason is not UnknownReason.NotRecorded ? said
            : LogClosed(sight, ofAllCancers: true) is { } log ? State(fact, sight, FactValue.False, [log]) : said;
    }

    /// <summary>Null: the procedure is about no stent of the bile duct.</summary>
    private static bool? IsBileStent(string procedure)
    {
        bool Has(string stem) => procedure.Contains(stem, StringComparison.OrdinalIgnoreCase);
        return !Has("stent") || !(Has("bil") || Has("ampull") || Has("papill") || Has("choledoch") || Has("ercp")) ? null : !(Has("remov") || Has("extract"));
    }

    /// <summary>
    /// Whether a treatment is in view, as a board said: its plan begins with it, or it was weighed and nothing is planned yet. One that weighed it and plans otherwise says
    /// neither that it is in view nor that it is not; as a decision it ends what was known before.
    /// </summary>
    private static FactRule Considered(string treatment, IReadOnlyList<string> names, Ending ends) => Rule.Said(
        content => content is BoardDecision decision && InView(decision, treatment, names) ? FactValue.True : null, ends);

    private static bool InView(BoardDecision decision, string treatment, IReadOnlyList<string> names) => string.IsNullOrWhiteSpace(decision.Plan)
        ? decision is { Observation: not true, Considered: { } weighed } && weighed.Contains(treatment, StringComparer.OrdinalIgnoreCase)
        : names.Contains(PlannedTreatment.First(decision.Plan), StringComparer.OrdinalIgnoreCase);

    /// <summary>What a person answered to the question itself (block 4), where the findings do not settle it; null: nobody asked.</summary>
    private static FactState? Asked(Fact fact, Sight sight) =>
        Rule.Latest(fact, sight, content => Rule.Judgement(fact, content)) is var said && (said.IsKnown || said.Reason is not UnknownReason.NotRecorded) ? said : null;

    /// <summary>Nobody closed the history, or the word that closes it is not in view, and then why.</summary>
    private static FactState NotClosed(Fact fact, Sight sight) =>
        sight.Missing(fact, content => content is Judgement { About: Judgement.TreatmentLogClosed, Value: "true" } ? FactValue.True : null);

    /// <summary>Courses of the patient, injections of no named course as one of their own.</summary>
    private static List<DrugEpisode> PrrtCourses(Sight sight) =>
        LineEvidence.EpisodesOf([.. OfPatient<Treatment>(sight)], [.. OfPatient<TreatmentStop>(sight)], [.. OfPatient<Injection>(sight)]).FindAll(e => e.Has(DrugClass.Prrt));

    private static bool Has(Finding treatment, params ReadOnlySpan<string> drugs)
    {
        foreach (var drug in ((Treatment)treatment.Content).Drugs)
            foreach (var name in drugs)
                if (drug.Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
                    return true;
        return false;
    }

    /// <summary>A person's word that the history is complete. Of all cancers: it is about the patient, or the patient has no other tumour on record.</summary>
    private static Finding? LogClosed(Sight sight, bool ofAllCancers) => TherapyLines.LogClosedIn(sight) is { } log
        && (!ofAllCancers || log.Content.Tumour is not { } tumour || OfPatient<TumourEntity>(sight).All(f => f.Content.Tumour is null || f.Content.Tumour == tumour)) ? log : null;

    /// <summary>In view, of every tumour, in the order of their days.</summary>
    private static IEnumerable<Finding> OfPatient<T>(Sight sight)
        where T : Content => sight.All.Where(s => s is { IsVisible: true, Finding: { IsWithdrawal: false, Content: T } }).Select(s => s.Finding)
            .OrderBy(f => f.Happened.First?.Days ?? decimal.MinValue).ThenBy(f => f.Id);

    /// <summary>A computed value with the age of the last finding that shows it.</summary>
    private static FactState Aged(Fact fact, Sight sight, FactValue value, IEnumerable<Finding> from, Finding last)
    {
        var state = State(fact, sight, value, from);
        return !state.IsKnown || sight.Course.Axis.Kind is not AxisKind.Calendar || last.HappenedBy(sight.Course.Axis) is not { } seen ? state
            : (int)AxisPoint.DaysBetween(seen, sight.View.Effective) is var age ? state with { AgeDays = age, IsStale = age > fact.ShelfLife?.Days } : state;
    }
}
