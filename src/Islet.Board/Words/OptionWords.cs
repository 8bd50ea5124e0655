using Islet.Course;
using Islet.Guidelines;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>How earlier treatments of an option, and figures of trials, are said.</summary>
public static class OptionWords
{
    /// <summary>"lanreotide, 2019-04 to 2020-02-01, stopped for progression, best response SD".</summary>
    public static string Earlier(EarlierTreatment one, Axis axis) => TissueWords.Joined(
        string.Join(" with ", one.Drugs.Select(d => Shown.Cut(FactWords.Word(d)))),
        one.Stop is { } stop ? T($"{Numbers.When(one.Start, axis)} to {Numbers.When(stop, axis)}") : Numbers.When(one.Start, axis),
        one.Line is { } line ? T($"line {Numbers.Count(line)}") : null,
        one.NoLine,
        one.Progression is { } progression ? T($"progression {Numbers.When(progression.Happened, axis)}{After(one, progression)}") : null,
        Activity(one),
        one.StopReason is { } reason ? T($"stopped: {FactWords.Word(reason)}") : null,
        one.Best is { } best ? T($"best response {best}") : null,
        one.Toxicity.Count > 0 ? string.Join(", ", one.Toxicity.Select(Event)) : null) + ":";

    /// <summary>", 37 months after its start".</summary>
    private static string After(EarlierTreatment one, Finding progression) => one.Start.First is { } start && progression.Happened.First is { } seen && (int)AxisPoint.DaysBetween(start, seen) is > 0 and var days
        ? T($", {Numbers.Age(days)} after its start") : "";

    /// <summary>Of radionuclide therapy, where each dose says how much.</summary>
    private static string? Activity(EarlierTreatment one) => one.Findings.Select(f => f.Content).OfType<Injection>().ToList() is { Count: > 0 } doses && doses.TrueForAll(d => d.ActivityGbq is not null)
        ? T($"{doses.Sum(d => d.ActivityGbq!.Value):0.##} GBq in {T(doses.Count, "{0} dose", "{0} doses")}") : null;

    private static string Event(Finding finding) => finding.Content is AdverseEvent e ? $"{Shown.Cut(FactWords.Word(e.Term ?? ""))}{(e.Grade is { } grade ? " " + T($"grade {grade}") : "")}" : T("adverse event");

    /// <summary>"11.0 months (95 % CI 8.4–13.9)"; null: no figure in the row.</summary>
    public static string? Value(EvidenceRow row) => row.Value is not { } value ? null
        : $"{Figure(value, row.Unit)}{(row.Interval is { } ci ? T($" (95 % CI {ci})") : row.Range is { } range ? T($" (range {range})") : "")}";

    public static string? Against(EvidenceRow row) => row.AgainstValue is { } value ? TissueWords.Joined(Figure(value, row.Unit), row.Against) : row.Against;

    /// <summary>Words such as "not reached" have no unit.</summary>
    private static string Figure(EvidenceValue value, string? unit) => value.IsNumber && unit is not null ? $"{value} {unit}" : value.ToString();

    public static string? HazardRatio(EvidenceRow row) => row.HazardRatio is not { } ratio ? null
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ratio}{(row.HazardRatioInterval is { } ci ? $" ({ci})" : "")}");

    public static string Criterion(CriterionOutcome outcome) => outcome switch
    {
        CriterionOutcome.Same => T("same"),
        CriterionOutcome.Differs => T("differs"),
        CriterionOutcome.NotKnown => T("not known"),
        CriterionOutcome.NotAsked => T("not asked here"),
    };
}
