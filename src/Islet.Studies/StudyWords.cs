using System.Globalization;
using Islet.Clinic;
using Islet.Course;
using Islet.Statistics;

namespace Islet.Studies;

/// <summary>The words of studies, in one place for translation: the field's terms, and why patients are not counted.</summary>
internal static class StudyWords
{
    public const string AllPatients = "All patients", Unknown = "Unknown", Outside = "Other", Yes = "Yes", No = "No";
    public const string TestNeedsGroups = "fewer than two groups have patients", TestNeedsEvents = "nobody in these groups had the event";
    public const string ModelNeedsEvents = "nobody of whom all terms are known had the event";

    public const string NothingSelected = "no term met the rule of selection";

    public static string Event(EndpointEvent happens) => happens switch
    {
        EndpointEvent.Death => "Overall survival",
        EndpointEvent.Progression => "Progression-free survival",
        EndpointEvent.NextTreatment => "Time to next treatment",
        EndpointEvent.TreatmentFailure => "Time to treatment failure",
        EndpointEvent.TumourDeath => "Tumour-specific survival",
    };

    public static string EventNoun(EndpointEvent happens) => happens switch { EndpointEvent.Death => "death", EndpointEvent.Progression => "event", EndpointEvent.NextTreatment or EndpointEvent.TreatmentFailure => "event", EndpointEvent.TumourDeath => "death of the tumour" };

    /// <summary>What ends the time, and where who has not had it leaves; follows "From time zero to ".</summary>
    public static string EndsWith(Endpoint endpoint) => endpoint switch
    {
        { Event: EndpointEvent.Death } => "death from any cause; patients alive are censored on the last day they were seen alive.",
        { Event: EndpointEvent.Progression, ProgressionOn: { } line } => $"progression with radiological ground on line {Numbers.Count(line)}, or death from any cause; progression before that line began does not end it. " +
            (endpoint.Censoring is PfsCensoring.LastFollowUp ? "Others are censored on the last day they were seen alive. " : "Others are censored on the day of the last scan. ") +
            "Patients without that line have no such time. Table 5 of Panzuto et al. 2024 prints such a time without defining it: this reading is an assumption.",
        { Event: EndpointEvent.Progression, Censoring: PfsCensoring.LastRadiologicalEvaluation } =>
            "progression with radiological ground or death from any cause, whichever comes first (Panzuto et al. 2024); others are censored on the day of the last scan.",
        { Event: EndpointEvent.Progression } =>
            "progression with radiological ground or death from any cause, whichever comes first (NORDIC NEC 2 2025); others are censored on the last day they were seen alive.",
        { Event: EndpointEvent.TreatmentFailure } => "the stop of that line of therapy for any reason: progression, toxicity, choice, completion, the next line or death (de Mestier et al.); patients on it are censored on the last day they were seen alive.",
        { Event: EndpointEvent.TumourDeath } => "death of the tumour, as its cause is recorded; death of another cause is censored on its day, patients alive on the last day they were seen alive. "
            + "1 − Kaplan–Meier of it overestimates the probability of dying of the tumour where patients die of other causes.",
        { Death: DeathBeforeNextLine.Event } => "the start of the next line of therapy, or death before it, which counts as the event; others are censored on the last day they were seen alive.",
        _ => "the start of the next line of therapy; patients who have none are censored at death or on the last day they were seen alive.",
    };

    public static string Unit(EndpointUnit unit) => unit switch { EndpointUnit.Days => "days", EndpointUnit.Months => "months", EndpointUnit.Years => "years" };

    public static string TimeZeroName(TimeZero zero) => zero switch
    {
        TimeZero.Diagnosis => "diagnosis",
        TimeZero.Recharacterization => "first re-characterization",
        TimeZero.FirstLine => "start of first-line therapy",
        TimeZero.SecondLine => "start of second-line therapy",
        TimeZero.ThirdLine => "start of third-line therapy",
        TimeZero.FirstChemotherapy => "start of first-line chemotherapy",
        TimeZero.AdvancedDisease => "first day of advanced disease",
    };

    public static string EventName(StudyEvent happens) => happens.Kind switch
    {
        EventKind.Diagnosis => "diagnosis",
        EventKind.Workup => "diagnosis with its work-up",
        EventKind.TimeZero => "time zero",
        EventKind.Recharacterization => Ordinal(happens.Number) + " re-characterization",
        EventKind.Line => $"start of the {Ordinal(happens.Number)} line of therapy",
        EventKind.Chemotherapy => happens.Number == 1 ? "start of first-line chemotherapy" : $"start of the {Ordinal(happens.Number)} line from the first chemotherapy on",
        EventKind.PlatinumAgain => "start of platinum/etoposide given again",
        EventKind.Prrt => "start of the first PRRT",
        EventKind.AdvancedDisease => "first day of advanced disease",
    };

    public static string Capital(string words) => string.Concat(char.ToUpperInvariant(words[0]).ToString(), words.AsSpan(1));

    private static string Ordinal(int number) => number switch
    {
        1 => "first",
        2 => "second",
        3 => "third",
        _ => string.Create(CultureInfo.InvariantCulture, $"{number}{(number % 100 is >= 11 and <= 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" })}"),
    };

    public static string Kind(NenKind kind) => kind switch
    {
        NenKind.NetG1 => "NET G1",
        NenKind.NetG2 => "NET G2",
        NenKind.NetG3 => "NET G3",
        NenKind.Nec => "NEC",
        NenKind.Ambiguous => "ambiguous",
        NenKind.MiNen => "MiNEN",
    };

    public static (string First, string Second) Readers(ReaderQuestion question) =>
        question is ReaderQuestion.PathologyReportAndReview ? ("First report", "review") : ("First reader", "second");

    public static string Kappa(AgreementTable table) => (table.Readers, table.Weights) switch
    {
        ( > 2, _) => "Fleiss' kappa",
        (_, KappaWeights.Unweighted) => "Cohen's kappa, unweighted",
        (_, KappaWeights.Linear) => "Cohen's kappa, linear weights",
        (_, KappaWeights.Quadratic) => "Cohen's kappa, quadratic weights",
    };

    public const string ConsentWithdrawnCode = "consent_withdrawn", DuplicateCode = "duplicate_record";

    public static string ConsentStage(ConsentRule rule) => rule switch
    {
        ConsentRule.OptOut => "Consent to research not withdrawn, one record a person",
        ConsentRule.Required => "Consent to research given, one record a person",
    };

    public static string TimeZeroStage(TimeZero zero) => zero switch
    {
        TimeZero.Diagnosis => "Day of diagnosis recorded",
        TimeZero.Recharacterization => "Re-characterized at least once",
        TimeZero.FirstLine => "Start of first-line therapy recorded",
        TimeZero.SecondLine => "Start of second-line therapy recorded",
        TimeZero.ThirdLine => "Start of third-line therapy recorded",
        TimeZero.FirstChemotherapy => "Start of first-line chemotherapy recorded",
        TimeZero.AdvancedDisease => "Day of advanced disease recorded",
    };

    public static string EndpointStage(Endpoint endpoint) => $"{endpoint.Label}: outcome recorded";

    public static string AfterCutOff(TimeZero zero) => $"{zero switch { TimeZero.Diagnosis => "diagnosed", TimeZero.Recharacterization => "re-characterized", TimeZero.AdvancedDisease => "known to be advanced", _ => "treated" }} after the data cut-off";

    /// <summary>A name of the vocabulary as a label: reported_grade, Reported grade. A unit stands behind a comma, as in tables, or not at all.</summary>
    public static string Label(string name)
    {
        var words = name switch
        {
            "age_at_diagnosis_years" => "Age at diagnosis",
            "age_years" => "Age",
            "ki67_percent" => "Ki-67 index",
            "mitoses_per_2mm2" => "Mitoses per 2 mm²",
            "m_category" => "M category at diagnosis",
            "stage_uicc" => "Stage at diagnosis (UICC/AJCC)",
            "stage_enets" => "Stage at diagnosis (ENETS)",
            _ => name.Replace('_', ' '),
        };
        return string.Concat(char.ToUpperInvariant(words[0]).ToString(), words.AsSpan(1));
    }

    public static string Value(Fact fact, FactValue value) => value switch
    {
        FactValue.Flag flag => flag.Value ? Yes : No,
        FactValue.Word word => word.Value,
        _ => throw new ArgumentException($"{fact.Name} is not described in words.", nameof(value)),
    };

    public static string LevelOf(Group group, string level) => $"{group.Label}: {level}";

    /// <summary>Facts for a person: reported grade, Ki-67 index.</summary>
    public static string Facts(FactSet facts) => string.Join(", ", facts.Select(f => Within(Label(f.Name))));

    // A sign stays as it is written: Ki-67, M category.
    private static string Within(string label) => label[1] == ' ' || label.StartsWith("Ki-67", StringComparison.Ordinal) ? label : string.Concat(char.ToLowerInvariant(label[0]).ToString(), label.AsSpan(1));

    public static string Undecided(FactSet missing, string at = "time zero") => $"cannot be decided: {Facts(missing)} not known at {at}";

    public static string SpecimensDiffer(FactSet missing) => $"cannot be decided: specimens differ in class, and nobody has declared which one speaks ({Facts(missing)})";

    public static string Code(NoOutcome reason) => reason switch
    {
        NoOutcome.StartNotRecorded => "start_not_recorded",
        NoOutcome.StartUncertain => "start_uncertain",
        NoOutcome.IndexTumourOpen => "index_tumour_open",
        NoOutcome.VitalStatusNotRecorded => "vital_status_not_recorded",
        NoOutcome.VitalStatusNotStated => "vital_status_not_stated",
        NoOutcome.EndUncertain => "end_uncertain",
        NoOutcome.EndContradictory => "end_contradictory",
        NoOutcome.EndBeforeStart => "end_before_start",
        NoOutcome.NoSuchLine => "no_such_line",
        NoOutcome.HistoryOpen => "history_open",
        NoOutcome.LinesUncertain => "lines_uncertain",
        NoOutcome.ProgressionUncertain => "progression_uncertain",
        NoOutcome.GroundsNotStated => "grounds_not_stated",
        NoOutcome.EvaluationNotRecorded => "evaluation_not_recorded",
        NoOutcome.CauseNotRecorded => "cause_not_recorded",
    };

    /// <summary>Of an exit of the flow: a date that is known only in part gives no time.</summary>
    public static bool IsPartialDate(string code) => new[] { NoOutcome.StartUncertain, NoOutcome.EndUncertain, NoOutcome.ProgressionUncertain }.Any(r => code.EndsWith(":" + Code(r), StringComparison.Ordinal));

    public static string Reason(NoOutcome reason, TimeZero zero) => reason switch
    {
        NoOutcome.StartNotRecorded => zero switch { TimeZero.Diagnosis => "no date of diagnosis", TimeZero.Recharacterization => "no re-characterization on record", TimeZero.AdvancedDisease => "no word on advanced disease", _ => "no start of the line on record" },
        NoOutcome.StartUncertain => $"{TimeZeroName(zero)} known only to the month or year",
        NoOutcome.IndexTumourOpen => "several neuroendocrine tumours, and none declared to be the one in question",
        NoOutcome.VitalStatusNotRecorded => "no follow-up: never recorded alive or dead",
        NoOutcome.VitalStatusNotStated => "follow-up ended, alive or dead not stated",
        NoOutcome.EndUncertain => "death or last contact known only to the month or year, or not at all",
        NoOutcome.EndContradictory => "dates of death that cannot be the same, or seen alive after death",
        NoOutcome.EndBeforeStart => $"death or last contact before {TimeZeroName(zero)}",
        NoOutcome.NoSuchLine => zero is TimeZero.FirstChemotherapy ? "never had chemotherapy" : "no line of therapy of that number",
        NoOutcome.HistoryOpen => "treatment history not known: no line on record, and nobody says that there was none",
        NoOutcome.LinesUncertain => "lines of therapy that cannot be numbered for certain",
        NoOutcome.ProgressionUncertain => "progression known only to the month or year, or not at all",
        NoOutcome.GroundsNotStated => "progression without a word on its grounds",
        NoOutcome.EvaluationNotRecorded => "no scan after the start",
        NoOutcome.CauseNotRecorded => "dead, cause of death not known",
    };

    public static string NoReference(Group group, Level level) => $"no patient of the reference level ({LevelOf(group, level.Name)})";

    public static string OneLevel(Group group) => $"all patients have the same {group.Label}";

    public static string NotFitted(CoxFit fit, CoxAnalysis analysis) => fit.Outcome switch
    {
        CoxOutcome.MonotoneLikelihood => $"no finite estimate exists: the likelihood rises without end in {Culprits(fit, analysis)} (no events, or all of them, on one side)",
        CoxOutcome.Collinear => $"{Culprits(fit, analysis)} cannot be told apart from the other terms ({string.Join(", ", analysis.Terms.Select(t => t.Label).Except(fit.Culprits.Select(c => TermOf(c, analysis)?.Label ?? c)))})",
        CoxOutcome.DidNotConverge => string.Create(CultureInfo.InvariantCulture, $"the fit did not converge in {fit.Trace.Count} steps"),
        CoxOutcome.Converged => throw new ArgumentException("This model converged.", nameof(fit)),
    };

    private static string Culprits(CoxFit fit, CoxAnalysis analysis) => string.Join(", ", fit.Culprits.Select(c => TermOf(c, analysis) switch
    {
        null => c,
        { Group: { } group } term when c.Length > term.Id.Length => LevelOf(group, c[term.Id.Length..]),
        var term => term.Label,
    }));

    /// <summary>The engine calls a coefficient by its term and its level, written together.</summary>
    private static ModelTerm? TermOf(string coefficient, CoxAnalysis analysis) =>
        analysis.Terms.FirstOrDefault(t => t.Id == coefficient || (t.Group is { } g && g.Levels.Any(l => t.Id + l.Name == coefficient)));

    public static string TooFewEvents(CoxModel model) => string.Create(CultureInfo.InvariantCulture,
        $"W_STATS_EPV: {model.Events} events for {model.Terms.Count} coefficients ({model.EventsPerTerm:0.#} each, under 10): hazard ratios and limits are unreliable (Peduzzi et al. 1995).");

    public static string FewEventsOffered(int events, int coefficients) => string.Create(CultureInfo.InvariantCulture,
        $"W_STATS_EPV: {events} events for {coefficients} coefficients offered to the selection ({(double)events / coefficients:0.#} each, under 10): which terms are selected hangs on single patients (Peduzzi et al. 1995; Harrell 2015, section 4.3).");

    public static string SelectionRule(StepwiseRules rules) => string.Create(CultureInfo.InvariantCulture,
        $"{(rules.Direction is StepwiseDirection.Forward ? "forward" : "backward")} stepwise, entry by the score test at p < {rules.Enter}, removal by the {rules.Removal switch
        {
            RemovalStatistic.Conditional => "conditional likelihood ratio",
            RemovalStatistic.LikelihoodRatio => "likelihood ratio",
            RemovalStatistic.Wald => "Wald statistic",
        }} at p > {rules.Remove}, as SPSS COXREG does it; a group moves as one");

    /// <summary>What was done about pseudonyms that several datasets have.</summary>
    public static string SamePseudonyms(StudyResults results) => (results.Study.SamePseudonym, results.Datasets.Sum(d => d.Shared)) switch
    {
        (_, 0) => "No pseudonym stands in two of them.",
        (SamePseudonym.Apart, var records) => $"{Numbers.Count(records, "record")} of several datasets with one pseudonym are taken for different persons.",
        (_, var records) => $"{Numbers.Count(records, "record")} of several datasets with one pseudonym are taken for one person each, of whom the record of the first dataset counts.",
    };

    public static string Within(IReadOnlyList<Within> within) =>
        string.Join(" and ", within.Select(part => part.Keep.Text + (part.At is { } at ? $" (at the {EventName(at)})" : "")));

    /// <summary>Before every title and caption of synthetic patients.</summary>
    public const string SyntheticTitle = "Synthetic data. ";

    public static string Synthetic(StudyResults results) => results.Synthetic == results.Flow.Patients
        ? "Synthetic data: none of these patients is a person."
        : string.Create(CultureInfo.InvariantCulture, $"Synthetic data: {results.Synthetic} of the {results.Flow.Patients} patients in the registry are not persons.");

    public static string NotProportional(CoxAnalysis analysis, string covariate, double p) =>
        $"W_STATS_PH: the hazard ratio of {TermLabel(analysis, covariate)} seems to change over time (test of proportional hazards, {Numbers.PWithSign(p)}); one number for all of follow-up may mislead.";

    public static string TermLabel(CoxAnalysis analysis, string covariate) => analysis.Terms.First(t => t.Id == covariate).Label;

    /// <summary>Age at diagnosis, per 10 years; per year.</summary>
    public static string PerUnits(ModelTerm term) => term.Per == 1
        ? $"{term.Label}, per {(term.Fact?.Unit is { } many ? One(many) : "unit")}"
        : string.Create(CultureInfo.InvariantCulture, $"{term.Label}, per {term.Per} {term.Fact?.Unit ?? "units"}");

    private static string One(string unit) => unit switch { "years" => "year", "months" => "month", "days" => "day", _ => unit };

    /// <summary>With the words that a figure or a note begins with: Log-rank test.</summary>
    public static string Test(LogRankTest test) => string.Concat(char.ToUpperInvariant(test.Name[0]).ToString(), test.Name.AsSpan(1), " test");

    public static string Ties(CoxTies ties) => ties switch { CoxTies.Efron => "Efron", CoxTies.Breslow => "Breslow", CoxTies.Exact => "exact" };

    public static string Interval(IntervalKind kind) => kind switch
    {
        IntervalKind.Plain => "plain",
        IntervalKind.Log => "log",
        IntervalKind.LogLog => "log-log",
        IntervalKind.Logit => "logit",
        IntervalKind.ArcsineRoot => "arcsine",
    };
}
