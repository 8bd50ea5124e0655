using System.Text.Json.Nodes;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>Remarks on a result, as programs and people read them; and those that the rows themselves raise, whatever is computed of them.</summary>
internal static class StatsRemarks
{
    /// <summary>Adds to <c>remarks</c> of a result; what stands there already is not said twice.</summary>
    public static JsonObject Attach(JsonObject result, IEnumerable<Remark> remarks)
    {
        if (result["remarks"] is not JsonArray list)
            result["remarks"] = list = [];
        var said = list.Select(r => (string?)r!["text"]).ToHashSet(StringComparer.Ordinal);
        foreach (var remark in remarks.Where(r => said.Add(r.Text)))
            list.Add(new JsonObject { ["code"] = remark.Code, ["of"] = remark.Of, ["found"] = StatsJson.Number(remark.Found), ["text"] = remark.Text });
        return result;
    }

    /// <summary>For the small print of a figure: a remark stands wherever its result does.</summary>
    public static IEnumerable<string> Cautions(IEnumerable<Remark> remarks) => remarks.Select(r => $"Caution: {r}.").Distinct(StringComparer.Ordinal);

    public static async Task WriteAsync(TextWriter output, IEnumerable<Remark> remarks)
    {
        foreach (var text in remarks.Select(r => r.ToString()).Distinct(StringComparer.Ordinal))
            await output.WriteLineAsync(text + ".");
    }

    /// <summary>Rows left out, ties, times of 0, groups without an event, and what was known only after time zero.</summary>
    /// <param name="happened">Whether anything ended the observation of a row; null: the event did.</param>
    public static IReadOnlyList<Remark> Of(StatsData data, Func<int, bool>? happened = null)
    {
        var ended = happened ?? (i => data.Observations[i].Event);
        var spec = data.Spec;
        var groups = spec.Group is { } by && data.Rows.Count > 0 ? data.Groups(by, spec.Levels) : default;
        return
        [
            .. Late(data, spec.GroupKnownAt, spec.Group is { } g ? $"the group {g}" : "the group"), .. Late(data, spec.EligibleAt, "who is eligible"),
            .. Remarks.CompleteCases(data.Rows.Count, data.Missing),
            .. groups.Levels is { Count: > 1 } ? Remarks.Levels(spec.Group!, groups.Levels, groups.Codes, ended) : [],
            .. Remarks.Times(happened is null ? data.Observations : [.. data.Observations.Select((o, i) => o with { Event = happened(i) })], data.Ties),
        ];
    }

    /// <summary>A row whose moment is not known is none that is known to be late.</summary>
    private static IReadOnlyList<Remark> Late(StatsData data, string? column, string of)
    {
        if (column is null)
            return [];
        var at = data.Table.Numbers(column);
        return Remarks.ImmortalTime(of, data.Rows.Select(r => at[r - 1]));
    }
}
