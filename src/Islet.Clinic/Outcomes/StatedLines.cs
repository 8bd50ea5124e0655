using Islet.Course;

namespace Islet.Clinic;

/// <summary>In what a stated line differs from the derived one of its number.</summary>
public enum LineDifference
{
    /// <summary>The source numbers a line that is not derived.</summary>
    NotDerived,

    /// <summary>A line is derived that the source, which numbers its lines, does not have.</summary>
    NotStated,
    Start,
    Drugs,
    Response,

    /// <summary>Progression under the line is stated on one side and not, or on another day, on the other.</summary>
    Progression,
    ProgressionFreeSurvival,
}

/// <summary>A line as a source states it: what its statements of one number say together.</summary>
/// <param name="Starts">Day of the statement that names the regimen; unknown where none does.</param>
/// <param name="Progressed">Progression under the line, yes or no, where somebody says so.</param>
/// <param name="Pfs">Months as stated, with the event where it is said.</param>
/// <param name="Contradicting">Members on which the statements of this number differ among themselves; they are not compared.</param>
public sealed record StatedLine(int Number, When Starts, IReadOnlyList<string>? Drugs, string? Regimen, BestResponse? Response, bool? Progressed, When Progression, decimal? Pfs,
    IReadOnlyList<Finding> From, IReadOnlyList<string> Contradicting);

/// <summary>A stated line beside the derived one of the same number. Neither corrects the other.</summary>
/// <param name="Derived">Null: none of that number.</param>
/// <param name="Open">What cannot be compared, because one side does not say it.</param>
public sealed record LineBeside(int Number, StatedLine? Stated, TherapyLine? Derived, ProgressionFree? DerivedPfs, IReadOnlyList<LineDifference> Differences, IReadOnlyList<LineDifference> Open)
{
    /// <summary>By the convention that was asked for; null: no outcome.</summary>
    public decimal? DerivedPfsMonths => DerivedPfs is { Time: { Excluded: null } time } ? time.Months : null;
}

/// <summary>Lines that a source states, beside those derived from treatments and progressions. Panzuto et al. 2024, section 2.1, lists what a source collects of a line.</summary>
public static class StatedLines
{
    /// <summary>A stated PFS in months is rounded: half its last printed digit is no difference, and neither is a day.</summary>
    private const decimal DayInMonths = 1 / Offset.DaysPerMonth;

    /// <param name="responses">Best response of each derived line by its number, from the response criteria; null: not computed here.</param>
    public static IReadOnlyList<LineBeside> Beside(Snapshot snapshot, TherapyLines lines, PfsCensoring censoring, IReadOnlyDictionary<int, BestResponse>? responses = null)
    {
        var stated = snapshot.Visible<ReportedOutcome>().Select(s => s.Finding).Where(f => f.Content is ReportedOutcome { Line: > 0 })
            .GroupBy(f => ((ReportedOutcome)f.Content).Line!.Value).ToDictionary(g => g.Key, g => Read(g.Key, [.. g.OrderBy(f => f.Happened.First?.Days ?? 0).ThenBy(f => f.Id)]));
        return [.. stated.Keys.Union(lines.Lines.Select(l => l.Number)).Order().Select(number =>
            Compare(number, stated.GetValueOrDefault(number), lines, snapshot, censoring, stated.Count > 0, responses))];
    }

    private static StatedLine Read(int number, IReadOnlyList<Finding> from)
    {
        List<string> contradicting = [];
        var said = from.Select(f => (When: f.Happened, Is: (ReportedOutcome)f.Content)).ToList();
        var drugs = One("drugs", said.Select(s => s.Is.Drugs).OfType<IReadOnlyList<string>>().Select(d => string.Join('+', d.Select(n => n.Trim().ToUpperInvariant()).Order(StringComparer.Ordinal))));
        var starts = said.Where(s => s.Is is { Progression: not true } and ({ Drugs: not null } or { Regimen: not null })).Select(s => s.When).Where(w => w.IsKnown).Distinct().ToList();
        var progressed = said.Where(s => s.Is.Progression is true).Select(s => s.When).Distinct().ToList();
        if (starts.Count > 1)
            contradicting.Add("start");
        if (progressed.Count > 1)
            contradicting.Add("progression");
        return new(number, starts is [var start] ? start : When.Unknown, drugs is null ? null : [.. drugs.Split('+')], One("regimen", said.Select(s => s.Is.Regimen).OfType<string>()),
            Enum.TryParse<BestResponse>(One("best_response", said.Select(s => s.Is.BestResponse?.ToString()).OfType<string>()), out var response) ? response : null,
            progressed.Count > 0 ? true : said.Exists(s => s.Is.Progression is false) ? false : null, progressed is [var pd] ? pd : When.Unknown,
            decimal.TryParse(One("pfs", said.Where(s => s.Is.Endpoint is "pfs").Select(s => s.Is.Months?.ToString(System.Globalization.CultureInfo.InvariantCulture)).OfType<string>()),
                System.Globalization.CultureInfo.InvariantCulture, out var months) ? months : null,
            from, contradicting);

        string? One(string member, IEnumerable<string> values)
        {
            var distinct = values.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            if (distinct.Count > 1)
                contradicting.Add(member);
            return distinct is [var one] ? one : null;
        }
    }

    private static LineBeside Compare(int number, StatedLine? stated, TherapyLines lines, Snapshot snapshot, PfsCensoring censoring, bool numbers, IReadOnlyDictionary<int, BestResponse>? responses)
    {
        var derived = number <= lines.Lines.Count ? lines.Lines[number - 1] : null;
        var pfs = derived is null ? null : ProgressionFreeSurvival.OfLine(snapshot, lines, number, censoring);
        if (stated is null || derived is null)
        {
            var differs = stated is null ? LineDifference.NotStated : LineDifference.NotDerived;
            var known = stated is null ? numbers : !lines.IsLeast && lines.Count is not null; // an open history may hold the line that is not derived
            return new(number, stated, derived, pfs, known ? [differs] : [], known ? [] : [differs]);
        }
        List<LineDifference> differences = [], open = [];
        Ask(LineDifference.Start, AreEqual(stated.Starts, derived.Start));
        Ask(LineDifference.Drugs, stated.Drugs is { } drugs ? drugs.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(Named(drugs, derived)) : null);
        Ask(LineDifference.Response, stated.Response is { } response && responses is not null && responses.TryGetValue(number, out var computed) ? response == computed : null);
        Ask(LineDifference.Progression, derived.Progression is not { } seen ? null // none on record is not none
            : stated.Progressed is true ? AreEqual(stated.Progression, seen.Happened) : stated.Progressed);
        Ask(LineDifference.ProgressionFreeSurvival, stated.Pfs is { } months && pfs is { Time: { Excluded: null } time } ? Math.Abs(months - time.Months) <= Half(months) + DayInMonths : null);
        return new(number, stated, derived, pfs, differences, open);

        void Ask(LineDifference what, bool? equal)
        {
            if (equal is null)
                open.Add(what);
            else if (equal is false)
                differences.Add(what);
        }
    }

    /// <summary>The drugs of the derived line; an analogue that only accompanies it counts where the source names one.</summary>
    private static IEnumerable<string> Named(IReadOnlyList<string> stated, TherapyLine line)
    {
        var own = line.Placements.SelectMany(p => p.Episode.TumourDrugs).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var withAnalogue = stated.Any(drug => DrugTable.Of(drug) is DrugClass.SomatostatinAnalogue);
        return line.Drugs.Where(drug => DrugTable.Of(drug) is not DrugClass.SomatostatinAnalogue || withAnalogue || own.All(d => DrugTable.Of(d) is DrugClass.SomatostatinAnalogue));
    }

    /// <summary>Null: one of them is unknown. A coarse date agrees with every day that it allows.</summary>
    private static bool? AreEqual(When a, When b) => a.First is { } from && a.Last is { } to && b.First is { } start && b.Last is { } end ? from <= end && start <= to : null;

    private static decimal Half(decimal months)
    {
        var digit = 0.5m;
        for (var i = 0; i < months.Scale; i++)
            digit /= 10;
        return digit;
    }
}
