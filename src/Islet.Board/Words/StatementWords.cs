using System.Globalization;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Board;

/// <summary>How statements of a guideline, the votes behind them and their schedules are said to a reader.</summary>
public static class StatementWords
{
    public static string Outcome(Answer outcome) => outcome switch
    {
        Answer.Yes => "applies",
        Answer.No => "does not apply",
        Answer.Unknown => "undecided",
    };

    public static string Stance(Stance stance) => stance switch
    {
        Guidelines.Stance.Recommended => "recommends",
        Guidelines.Stance.Optional => "option",
        Guidelines.Stance.NotRecommended => "advises against",
        Guidelines.Stance.NoConsensus => "no consensus",
        Guidelines.Stance.InsufficientEvidence => "data do not suffice",
        Guidelines.Stance.CompletenessCheck => "wanted on record",
        Guidelines.Stance.Definition => "definition",
        Guidelines.Stance.Caution => "caution",
    };

    /// <summary>"option; significant majority; NANETS 2020": behind a statement in a line, between brackets; "no consensus" is stance and strength at once and is said once.</summary>
    public static string Held(StatementBase guideline, Statement statement) => string.Join("; ", new[] { Stance(statement.Stance), StrengthInList(statement.Strength), guideline.Name }.OfType<string>().Distinct());

    /// <summary>For the stylesheet, which marks what speaks for and what against; the words say it too.</summary>
    public static string Side(Stance stance) => stance switch
    {
        Guidelines.Stance.Recommended or Guidelines.Stance.Optional => "for",
        Guidelines.Stance.NotRecommended or Guidelines.Stance.Caution => "against",
        Guidelines.Stance.NoConsensus or Guidelines.Stance.InsufficientEvidence => "open",
        Guidelines.Stance.CompletenessCheck or Guidelines.Stance.Definition => "rule",
    };

    /// <summary>The text reports a vote on it, or that there was no agreement.</summary>
    public static bool IsVoted(Statement statement) => statement.Strength is not Guidelines.Strength.Unstated;

    /// <summary>"The 2020 panel recommends it."</summary>
    public static string StanceOf(StatementBase guideline, Stance stance) => FactWords.Sentence(guideline.Panel) + " " + stance switch
    {
        Guidelines.Stance.Recommended => "recommends it.",
        Guidelines.Stance.Optional => "names it as an option.",
        Guidelines.Stance.NotRecommended => "advises against it.",
        Guidelines.Stance.NoConsensus => "did not agree, and says so.",
        Guidelines.Stance.InsufficientEvidence => "says that the data allow no recommendation.",
        Guidelines.Stance.CompletenessCheck => "wants it on record.",
        Guidelines.Stance.Definition => "defines it so.",
        Guidelines.Stance.Caution => "warns of it.",
    };

    /// <summary>In a list, where "no vote reported" would stand in every second line: null.</summary>
    public static string? StrengthInList(Strength strength) => strength is Guidelines.Strength.Unstated ? null : Strength(strength);

    public static string Strength(Strength strength) => strength switch
    {
        Guidelines.Strength.Unstated => "no vote reported",
        Guidelines.Strength.NoConsensus => "no consensus",
        Guidelines.Strength.Majority => "majority",
        Guidelines.Strength.SignificantMajority => "significant majority",
        Guidelines.Strength.Consensus => "consensus",
    };

    /// <summary>What the word means, by the guideline's section on methods.</summary>
    public static string StrengthMeans(Strength strength) => strength switch
    {
        Guidelines.Strength.Unstated => "The text reports no vote on it.",
        Guidelines.Strength.NoConsensus => "No agreement, and no leaning given.",
        Guidelines.Strength.Majority => "“Majority”, or “most panel members”.",
        Guidelines.Strength.SignificantMajority => "“Significant majority”, or a stated share of at least 75 %.",
        Guidelines.Strength.Consensus => "At most one vote against.",
    };

    public static string Bearing(Bearing bearing) => bearing switch
    {
        Guidelines.Bearing.For => "for",
        Guidelines.Bearing.Against => "against",
        Guidelines.Bearing.How => "how it is given or followed",
        Guidelines.Bearing.Risk => "risk",
        Guidelines.Bearing.Open => "left open",
    };

    /// <summary>"cross-sectional imaging, every 3 to 4 months, counted from the observation start".</summary>
    public static string Step(ScheduledStep step) => string.Join(", ", new[]
    {
        step.Modality,
        Dose(step),
        step.At,
        step.AtMonths.Count > 0 ? $"at {Joined(step.AtMonths)} months" : Between("at", step.AtMonthsMin, step.AtMonthsMax, "months"),
        Between("every", step.EveryMinMonths, step.EveryMaxMonths, "months"),
        step.EveryHours is { } hours ? $"every {Number(hours)} hours" : null,
        step.FirstIs is { } first ? $"the first {first}" : null,
        Phase(step),
        step.DurationYearsMin is { } years ? $"for at least {Number(years)} years" : null,
        $"counted from {step.Anchor}",
        step.Stop is { } stop ? $"until {stop}" : null,
        step.SupportPercent is { } share ? $"wanted by {Number(share)} % of the panel" : null,
    }.OfType<string>());

    private static string? Dose(ScheduledStep step) => TissueWords.Joined(
        step.DoseGbq is { } dose ? $"{Number(dose)} GBq" : null,
        step.Cycles is { } cycles ? Numbers.Count(cycles, "cycle") : null);

    private static string? Phase(ScheduledStep step) => (step.FromMonth, step.UntilMonths, step.UntilMonthsMin) switch
    {
        (null, null, null) => null,
        (null, { } until, _) => $"until month {Number(until)}",
        (null, null, { } least) => $"for at least {Number(least)} months",
        ({ } from, { } until, _) => $"from month {Number(from)} to {Number(until)}",
        ({ } from, null, { } least) => $"from month {Number(from)} to at least month {Number(least)}",
        ({ } from, null, null) => $"from month {Number(from)} on",
    };

    private static string? Between(string word, decimal? least, decimal? most, string unit) => (least, most) switch
    {
        (null, null) => null,
        ({ } a, { } b) when a == b => a == 1 ? $"{word} {unit[..^1]}" : $"{word} {Number(a)} {unit}",
        ({ } a, { } b) => $"{word} {Number(a)} to {Number(b)} {unit}",
        ({ } a, null) => $"{word} {Number(a)} {unit} or later",
        (null, { } b) => $"{word} {Number(b)} {unit} or sooner",
    };

    private static string Joined(IReadOnlyList<decimal> numbers) => numbers.Count == 1 ? Number(numbers[0]) : $"{string.Join(", ", numbers.SkipLast(1).Select(Number))} and {Number(numbers[^1])}";

    private static string Number(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
