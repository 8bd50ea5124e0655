using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Islet.Cli.Patients;

namespace Islet.Cli.Stats;

/// <summary><c>islet stats audit</c>: printed numbers that cannot be true together.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var options = new ReportOptions();
        options.Data.Description = $"A CSV file with any of the columns {string.Join(", ", AuditRow.Columns)}; or a JSON file {{\"rows\":[{{…}}]}} with these keys. Digits as they are printed: 1.50 is not 1.5.";
        var command = new Command("audit", "Can the printed numbers of a table be true together? Ratios with limits and p, percentages with counts, parts with their whole, rows that repeat others.");
        options.AddTo(command);
        command.SetAction(async (call, cancel) =>
        {
            var rows = await RowsAsync(call.GetRequiredValue(options.Data), cancel);
            var report = Report(rows);
            await report.WriteAsync(options.Read(call), call.InvocationConfiguration.Output, cancel);
            return report.Tables[0].Rows.Count > 0 ? ExitCode.ProblemsFound : ExitCode.Done;
        });
        return command;
    }

    /// <exception cref="Islet.Course.RefusedException">E_STATS_FILE, E_STATS_SPEC, and what <see cref="DataTable"/> refuses.</exception>
    internal static async Task<IReadOnlyList<AuditRow>> RowsAsync(FileInfo file, CancellationToken cancel)
    {
        if (string.Equals(file.Extension, ".json", StringComparison.OrdinalIgnoreCase))
            return AuditCase.Rows(await JsonFile.ReadAsync(file, "a table of printed numbers", cancel, "E_STATS_FILE"));
        var table = await DataTable.ReadAsync(file, cancel);
        var there = AuditRow.Columns.Where(table.Has).ToArray();
        return there.Length == 0
            ? throw StatsProblem.File(file.Name, "none of the columns that are read", string.Join(", ", AuditRow.Columns), "Name the columns of printed numbers so.")
            : [.. Enumerable.Range(0, table.Rows).Select(i => new AuditRow(i + 1, there.Where(c => table.Column(c)[i] is not null).ToDictionary(c => c, c => table.Column(c)[i]!, StringComparer.Ordinal)))];
    }

    internal static StatsReport Report(IReadOnlyList<AuditRow> rows)
    {
        var (looked, found) = Audit.Of(rows);
        return new("audit", FormattableString.Invariant($"Audit of {rows.Count} printed rows."),
            [new(["row", "where", "code", "what"], [.. found.Select(f => (IReadOnlyList<string>)[StatsText.Count(f.Row.Number), f.Row.Place, f.Code, f.Text])])],
            [FormattableString.Invariant($"{looked} rows could be checked, {found.Select(f => f.Row).Distinct().Count()} of them cannot be true as printed."),
                "Every answer allows for all that rounding could have done. Limits are taken for Wald's, which are symmetric on the log scale: do not ask it of profile, exact or bootstrap limits."],
            [], AuditCase.Json(rows.Count, looked, found));
    }
}

/// <summary>The case type <c>audit</c>: <c>rows</c>, each with the columns of <see cref="AuditRow"/>.</summary>
internal static class AuditCase
{
    public static JsonNode Result(CaseSpec asked)
    {
        var rows = Rows(asked.Spec);
        var (looked, found) = Audit.Of(rows);
        return Json(rows.Count, looked, found);
    }

    /// <exception cref="Islet.Course.RefusedException">E_STATS_SPEC.</exception>
    public static IReadOnlyList<AuditRow> Rows(JsonElement root) => root.ValueKind is JsonValueKind.Object && root.TryGetProperty("rows", out var rows) && rows.ValueKind is JsonValueKind.Array
        ? [.. rows.EnumerateArray().Select((row, i) => row.ValueKind is JsonValueKind.Object ? new AuditRow(i + 1, Cells(row)) : throw Shape())]
        : throw Shape();

    public static JsonObject Json(int rows, int looked, IReadOnlyList<AuditFinding> found) => new()
    {
        ["rows"] = rows, ["checked"] = looked,
        ["found"] = new JsonArray([.. found.Select(f => (JsonNode)new JsonObject
        {
            ["row"] = f.Row.Number, ["where"] = f.Row.Place, ["code"] = f.Code, ["text"] = f.Text, ["printed"] = StatsJson.Number(f.Found), ["low"] = StatsJson.Number(f.Low), ["high"] = StatsJson.Number(f.High), ["would_fit"] = f.Mended,
        })]),
    };

    private static Dictionary<string, string> Cells(JsonElement row)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in row.EnumerateObject().Where(m => AuditRow.Columns.Contains(m.Name)))
            cells[member.Name] = member.Value.ValueKind switch
            {
                JsonValueKind.String => member.Value.GetString()!,
                JsonValueKind.Number => member.Value.GetRawText(),
                JsonValueKind.Null => "",
                JsonValueKind.Array => string.Join('+', member.Value.EnumerateArray().Select(v => v.ValueKind is JsonValueKind.String ? v.GetString() : v.GetRawText())),
                _ => throw Shape(),
            };
        return cells;
    }

    private static Islet.Course.RefusedException Shape() => StatsProblem.Spec("rows", "something else", "a list of objects, each with the columns of an audit");
}
