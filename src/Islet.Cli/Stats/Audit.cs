using System.Text.RegularExpressions;
using Islet.Statistics;
using Islet.Studies;

namespace Islet.Cli.Stats;

/// <summary>A row of printed numbers, word for word.</summary>
/// <param name="Number">From 1.</param>
internal sealed record AuditRow(int Number, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>The columns that are read; others are ignored.</summary>
    public static readonly string[] Columns = ["paper", "table", "row", "ratio", "estimate", "lower", "upper", "p", "n", "of", "percent", "parts", "whole", "level"];

    public string? this[string column] => Cells.TryGetValue(column, out var text) && text.Length > 0 ? text : null;

    public string Paper => this["paper"] ?? "";

    public string Place => string.Join(", ", new[] { this["paper"], this["table"], this["row"] }.OfType<string>());
}

/// <param name="Mended">What would go with the rest; null: nothing is proposed.</param>
internal sealed record AuditFinding(AuditRow Row, string Code, string Text, double? Found, double? Low, double? High, string? Mended = null);

/// <summary>Can the numbers of a printed table be true together?</summary>
internal static partial class Audit
{
    private const int LargestDenominator = 100_000;

    /// <summary>Rows in which something could be checked, and what was found.</summary>
    /// <exception cref="Islet.Course.RefusedException">E_STATS_NUMBER, E_STATS_SPEC.</exception>
    public static (int Checked, IReadOnlyList<AuditFinding> Found) Of(IReadOnlyList<AuditRow> rows)
    {
        var found = rows.Select(Check).ToArray();
        var ratios = rows.Where(r => r["ratio"] is not null && Has(r, "lower", "upper")).Select(r => (Row: r, Printed: Ratio(r))).ToArray();
        var repeated = ratios.GroupBy(r => r.Row.Paper, StringComparer.Ordinal).SelectMany(paper => paper.ToArray() is var own ? PublishedTable.Repeated([.. own.Select(r => r.Printed)])
            .Select(pair => new AuditFinding(own[pair.Row].Row, "W_AUDIT_REPEATED", $"repeats {own[pair.Of].Row.Place} to the last digit", null, null, null)) : []);
        return (found.Count(f => f is not null), [.. found.SelectMany(f => f ?? []).Concat(repeated).OrderBy(f => f.Row.Number)]);
    }

    /// <summary>Null: the row has nothing that can be checked.</summary>
    private static AuditFinding[]? Check(AuditRow row)
    {
        var found = new List<AuditFinding>();
        var asked = 0;
        if (Has(row, "ratio", "lower", "upper") && ++asked > 0)
            found.AddRange(Ratios(row));
        if (Has(row, "estimate", "lower", "upper") && ++asked > 0)
            found.AddRange(PublishedTable.Estimate(Number(row, "estimate"), Number(row, "lower"), Number(row, "upper")).Select(m => Said(row, m)));
        if (Has(row, "n", "of", "percent") && ++asked > 0)
            found.AddRange(Percentage(row));
        if (Has(row, "parts", "whole") && ++asked > 0)
            found.AddRange(Parts(row).Select(m => Said(row, m)));
        return asked > 0 ? [.. found] : null;
    }

    private static IEnumerable<AuditFinding> Ratios(AuditRow row)
    {
        var printed = Ratio(row);
        if (printed.Estimate.High <= 0 || printed.Lower.High <= 0 || printed.Upper.Low <= 0 || printed.Lower.Value > printed.Upper.Value || printed.Lower.Value < 0)
            return [new(row, "W_AUDIT_ORDER", "a ratio and its limits are above 0 and in order", (double)printed.Estimate.Value, (double)printed.Lower.Value, (double)printed.Upper.Value)];
        var level = row["level"] is null ? 0.95 : (double)Number(row, "level").Value;
        if (level is not (> 0 and < 1))
            throw StatsProblem.Printed(row.Number, "level", "a level between 0 and 1");
        return PublishedTable.Ratio(printed, level).Select(m => Said(row, m, m.Kind is Misprint.LimitsNotLogSymmetric ? MisprintWords.WouldFit(printed) : null));
    }

    private static IEnumerable<AuditFinding> Percentage(AuditRow row)
    {
        var (n, of, percent) = (Count(row, "n"), Count(row, "of"), Number(row, "percent"));
        if (of == 0 || n > of)
            return [new(row, "W_AUDIT_PERCENT", "a count of more than there are", n, 0, of)];
        return PublishedTable.Percentage(n, of, percent).Select(m => Said(row, m, PublishedTable.Denominators(n, percent, Math.Min(of, LargestDenominator)) is [var first, ..] fits
            ? FormattableString.Invariant($"it would be {n} of {(fits.Count == 1 ? $"{first}" : $"{first} to {fits[^1]}")}") : null));
    }

    /// <summary>Whole numbers whose whole is not 100 are counts; else shares, each rounded for itself.</summary>
    private static IReadOnlyList<MisprintFound> Parts(AuditRow row)
    {
        PrintedNumber[] parts = [.. row["parts"]!.Split('+').Select(part => Read(row, "parts", part.Trim()))];
        var whole = Number(row, "whole");
        return whole.Value != 100 && Array.TrueForAll([.. parts, whole], x => x is { Decimals: 0, Value: >= 0 and <= CaseSpec.MostSubjects })
            ? PublishedTable.Counts([.. parts.Select(p => (int)p.Value)], (int)whole.Value) : PublishedTable.Parts(parts, whole);
    }

    private static AuditFinding Said(AuditRow row, MisprintFound m, string? mended = null)
    {
        var (code, text) = MisprintWords.Of(m);
        return new(row, code, mended is null ? text : $"{text}; {mended}", m.Found, m.Low, m.High, mended);
    }

    private static PrintedRatio Ratio(AuditRow row)
    {
        var p = row["p"] is { } text ? P().Match(text) : null;
        if (p is { Success: false })
            throw StatsProblem.Printed(row.Number, "p", "0.032 or <0.001");
        return new(Number(row, "ratio"), Number(row, "lower"), Number(row, "upper"), p is null ? null : Read(row, "p", p.Groups["number"].Value), p?.Groups["sign"].Value is "<" or "≤");
    }

    private static bool Has(AuditRow row, params string[] columns) => Array.TrueForAll(columns, c => row[c] is not null);

    private static PrintedNumber Number(AuditRow row, string column) => Read(row, column, row[column]!);

    private static PrintedNumber Read(AuditRow row, string column, string text) => PrintedNumber.TryParse(text.TrimEnd('%', ' ')) ?? throw StatsProblem.Printed(row.Number, column, "a plain number, as 1.50");

    private static int Count(AuditRow row, string column) => Number(row, column) is { Decimals: 0, Value: >= 0 and <= CaseSpec.MostSubjects } n ? (int)n.Value : throw StatsProblem.Printed(row.Number, column, "a whole number of 0 or more");

    [GeneratedRegex(@"^\s*[pP]?\s*(?<sign>[<≤=]?)\s*(?<number>0?\.\d+|0|1|1\.0+)\s*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex P();
}
