using Islet.Course;
using Islet.Guidelines;
using Islet.Language;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>How statements of a guideline, the votes behind them and their schedules are said to a reader.</summary>
public static class StatementWords
{
    public static string Outcome(Answer outcome) => outcome switch
    {
        Answer.Yes => T("applies"),
        Answer.No => T("does not apply"),
        Answer.Unknown => T("undecided"),
    };

    public static string Stance(Stance stance) => stance switch
    {
        Guidelines.Stance.Recommended => T("recommends"),
        Guidelines.Stance.Optional => T("option"),
        Guidelines.Stance.NotRecommended => T("advises against"),
        Guidelines.Stance.NoConsensus => T("no consensus"),
        Guidelines.Stance.InsufficientEvidence => T("data do not suffice"),
        Guidelines.Stance.CompletenessCheck => T("wanted on record"),
        Guidelines.Stance.Definition => T("definition"),
        Guidelines.Stance.Caution => T("caution"),
    };

    /// <summary>"option; significant majority; NANETS 2020": behind a statement in a line, between brackets; "no consensus" is stance and strength at once and is said once.</summary>
    public static string Held(StatementBase guideline, Statement statement) => string.Join("; ", new[] { Stance(statement.Stance), StrengthInList(statement.Strength), guideline.Name }.OfType<string>().Distinct());

    /// <summary>For the stylesheet, which marks what speaks for and what against; the words say it too.</summary>
    public static string Side(Stance stance) => stance switch
    {
        Guidelines.Stance.Recommended or Guidelines.Stance.Optional => T("for"),
        Guidelines.Stance.NotRecommended or Guidelines.Stance.Caution => T("against"),
        Guidelines.Stance.NoConsensus or Guidelines.Stance.InsufficientEvidence => T("open"),
        Guidelines.Stance.CompletenessCheck or Guidelines.Stance.Definition => T("rule"),
    };

    /// <summary>The text reports a vote on it, or that there was no agreement.</summary>
    public static bool IsVoted(Statement statement) => statement.Strength is not Guidelines.Strength.Unstated;

    /// <summary>"The 2020 panel recommends it."</summary>
    public static string StanceOf(StatementBase guideline, Stance stance) => FactWords.Sentence(guideline.Panel) + " " + stance switch
    {
        Guidelines.Stance.Recommended => T("recommends it."),
        Guidelines.Stance.Optional => T("names it as an option."),
        Guidelines.Stance.NotRecommended => T("advises against it."),
        Guidelines.Stance.NoConsensus => T("did not agree, and says so."),
        Guidelines.Stance.InsufficientEvidence => T("says that the data allow no recommendation."),
        Guidelines.Stance.CompletenessCheck => T("wants it on record."),
        Guidelines.Stance.Definition => T("defines it so."),
        Guidelines.Stance.Caution => T("warns of it."),
    };

    /// <summary>In a list, where "no vote reported" would stand in every second line: null.</summary>
    public static string? StrengthInList(Strength strength) => strength is Guidelines.Strength.Unstated ? null : Strength(strength);

    public static string Strength(Strength strength) => strength switch
    {
        Guidelines.Strength.Unstated => T("no vote reported"),
        Guidelines.Strength.NoConsensus => T("no consensus"),
        Guidelines.Strength.Majority => T("majority"),
        Guidelines.Strength.SignificantMajority => T("significant majority"),
        Guidelines.Strength.Consensus => T("consensus"),
    };

    /// <summary>What the word means, by the guideline's section on methods.</summary>
    public static string StrengthMeans(Strength strength) => strength switch
    {
        Guidelines.Strength.Unstated => T("The text reports no vote on it."),
        Guidelines.Strength.NoConsensus => T("No agreement, and no leaning given."),
        Guidelines.Strength.Majority => T("“Majority”, or “most panel members”."),
        Guidelines.Strength.SignificantMajority => T("“Significant majority”, or a stated share of at least 75 %."),
        Guidelines.Strength.Consensus => T("At most one vote against."),
    };

    public static string Bearing(Bearing bearing) => bearing switch
    {
        Guidelines.Bearing.For => T("for"),
        Guidelines.Bearing.Against => T("against"),
        Guidelines.Bearing.How => T("how it is given or followed"),
        Guidelines.Bearing.Risk => T("risk"),
        Guidelines.Bearing.Open => T("left open"),
    };

    /// <summary>"cross-sectional imaging, every 3 to 4 months, counted from the observation start".</summary>
    public static string Step(ScheduledStep step) => string.Join(", ", new[]
    {
        step.Modality,
        Dose(step),
        step.At,
        step.AtMonths.Count > 0 ? T($"at {Joined(step.AtMonths)} months") : At(step.AtMonthsMin, step.AtMonthsMax),
        Every(step.EveryMinMonths, step.EveryMaxMonths),
        step.EveryHours is { } hours ? T($"every {Number(hours)} hours") : null,
        step.FirstIs is { } first ? T($"the first {first}") : null,
        Phase(step),
        step.DurationYearsMin is { } years ? T($"for at least {Number(years)} years") : null,
        T($"counted from {step.Anchor}"),
        step.Stop is { } stop ? T($"until {stop}") : null,
        step.SupportPercent is { } share ? T($"wanted by {Number(share)} % of the panel") : null,
    }.OfType<string>());

    private static string? Dose(ScheduledStep step) => TissueWords.Joined(
        step.DoseGbq is { } dose ? T($"{Number(dose)} GBq") : null,
        step.Cycles is { } cycles ? T(cycles, "{0} cycle", "{0} cycles") : null);

    private static string? Phase(ScheduledStep step) => (step.FromMonth, step.UntilMonths, step.UntilMonthsMin) switch
    {
        (null, null, null) => null,
        (null, { } until, _) => T($"until month {Number(until)}"),
        (null, null, { } least) => T($"for at least {Number(least)} months"),
        ({ } from, { } until, _) => T($"from month {Number(from)} to {Number(until)}"),
        ({ } from, null, { } least) => T($"from month {Number(from)} to at least month {Number(least)}"),
        ({ } from, null, null) => T($"from month {Number(from)} on"),
    };

    private static string? At(decimal? least, decimal? most) => (least, most) switch
    {
        (null, null) => null,
        ({ } a, { } b) when a == b => a == 1 ? T("at month") : T($"at {Number(a)} months"),
        ({ } a, { } b) => T($"at {Number(a)} to {Number(b)} months"),
        ({ } a, null) => T($"at {Number(a)} months or later"),
        (null, { } b) => T($"at {Number(b)} months or sooner"),
    };

    private static string? Every(decimal? least, decimal? most) => (least, most) switch
    {
        (null, null) => null,
        ({ } a, { } b) when a == b => a == 1 ? T("every month") : T($"every {Number(a)} months"),
        ({ } a, { } b) => T($"every {Number(a)} to {Number(b)} months"),
        ({ } a, null) => T($"every {Number(a)} months or later"),
        (null, { } b) => T($"every {Number(b)} months or sooner"),
    };

    private static string Joined(IReadOnlyList<decimal> numbers) => numbers.Count == 1 ? Number(numbers[0]) : T($"{string.Join(", ", numbers.SkipLast(1).Select(Number))} and {Number(numbers[^1])}");

    private static string Number(decimal number) => number.ToString("0.####", Locale.Current.Numbers);
}
