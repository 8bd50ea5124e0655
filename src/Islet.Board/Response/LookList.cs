namespace Islet.Board;

/// <summary>Something to look at again. It changes no category.</summary>
/// <param name="TimePoint">Null: the line as a whole.</param>
/// <param name="Why">What it was measured on at this time point; null: the sentence says all.</param>
/// <param name="Who">The criteria or papers that ask for it.</param>
public sealed record Look(string? TimePoint, string Says, string? Why, string Who);

/// <summary>One sentence for all time points that it is true of.</summary>
/// <param name="Why">By time point where they differ.</param>
public sealed record LookItem(string Says, IReadOnlyList<(string? TimePoint, string Text)> Why, IReadOnlyList<string> Who);

/// <summary>What to look at, under the time points that share it.</summary>
/// <param name="TimePoints">None: the line as a whole.</param>
public sealed record LookGroup(IReadOnlyList<string> TimePoints, IReadOnlyList<LookItem> Items);

/// <summary>Cautions and judgement aids of one sheet in one list.</summary>
public static class LookList
{
    public static IReadOnlyList<LookGroup> Of(ResponseSheet sheet)
    {
        Dictionary<string, int> order = sheet.Timeline.FollowUps.Select((p, i) => (p.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        return
        [
            .. LookWords.Of(sheet).GroupBy(l => l.Says, StringComparer.Ordinal)
                .Select(g => (TimePoints: g.Select(l => l.TimePoint).OfType<string>().Distinct(StringComparer.Ordinal).OrderBy(id => order[id]).ToList(), Item: Item(g.Key, [.. g])))
                .GroupBy(s => string.Join('\n', s.TimePoints), StringComparer.Ordinal)
                .Select(g => new LookGroup(g.First().TimePoints, [.. g.Select(s => s.Item)]))
                .OrderBy(g => g.TimePoints.Count == 0 ? -1 : order[g.TimePoints[0]]).ThenBy(g => g.TimePoints.Count),
        ];
    }

    private static LookItem Item(string says, IReadOnlyList<Look> looks)
    {
        List<(string? TimePoint, string Text)> why = [.. looks.Where(l => l.Why is not null).Select(l => (l.TimePoint, l.Why!)).Distinct()];
        return new(says, why.Select(w => w.Text).Distinct(StringComparer.Ordinal).Skip(1).Any() ? why : [.. why.Take(1).Select(w => ((string?)null, w.Text))],
            [.. looks.Select(l => l.Who).Distinct(StringComparer.Ordinal)]);
    }
}
