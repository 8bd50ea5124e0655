using System.Text.RegularExpressions;
using Islet.Course;
using Islet.Statistics;

namespace Islet.Studies;

/// <summary>From JSON to the paper's cells; every problem is kept.</summary>
internal sealed partial class PublishedReader(List<Problem> problems)
{
    public PublishedPaper? Paper(PublishedValue root, StudySource source)
    {
        if (!root.Is("schema study paper cells", "simulated sums remarks"))
            return null;
        if (root.Text("schema") != PublishedFile.Schema)
            root["schema"]!.Value.Refuse(PublishedFile.Schema);
        var paper = root["paper"]!.Value;
        var simulated = root["simulated"];
        if (!paper.Is("title citation doi", "found") | (simulated is { } s && !s.Is("profile", "seed")))
            return null;
        PublishedCell[] cells = [.. root.Items("cells").Select(Cell).OfType<PublishedCell>()];
        if (cells.Length == 0 && problems.Count == 0)
            root["cells"]!.Value.Refuse("at least one cell");
        foreach (var twice in cells.GroupBy(c => (c.Table, c.Row, c.Column)).Where(g => g.Count() > 1))
            problems.Add(new(PublishedFile.TwiceCode, "cells", twice.First().Place, "each cell once", "Leave one of the two out, or name the row with the heading above it."));
        return new(root.Text("study"), paper.Text("title"), paper.Text("citation"), paper.Text("doi"), paper.Texts("found"), simulated?.Text("profile"), simulated?.Seed("seed") ?? 1, cells,
            [.. root.Items("sums").Select(Sum).OfType<PublishedSum>()], root.Texts("remarks"), source);
    }

    private PublishedCell? Cell(PublishedValue cell)
    {
        if (!cell.Is("table row kind printed", "column unit scale found found_of not_compared note contradiction interval_from"))
            return null;
        var before = problems.Count;
        var kind = cell.Word("kind", PublishedKind.Number, ("count", PublishedKind.Count), ("rate", PublishedKind.Rate), ("median", PublishedKind.Median), ("ratio", PublishedKind.Ratio),
            ("number", PublishedKind.Number), ("p", PublishedKind.P));
        var printed = Printed(cell["printed"]!.Value, kind);
        var (address, why) = (cell.Address("found"), cell.OptionalText("not_compared"));
        if (problems.Count == before && (address is null) == (why is null))
            cell.Refuse("either found, an address in results.json, or not_compared, the reason why there is none", "Give one of the two.");
        if (problems.Count == before && printed is { Text: not null } && why is null && kind is PublishedKind.Count)
            cell.Refuse("digits", "A count printed in words is not compared: give not_compared with the reason.");
        var from = cell.OptionalText("interval_from");
        if (problems.Count == before && printed!.Interval is PublishedInterval.Computed != from is not null)
            cell.Refuse("interval_from where the interval is computed, and only there", "Say how limits that the paper does not print were computed.");
        var otherwise = cell["contradiction"] is { } contradiction && contradiction.Is("says chosen", "") ? new Contradiction(contradiction.Text("says"), contradiction.Text("chosen")) : null;
        var (scale, of) = (cell.Number("scale", 1), cell.Address("found_of"));
        return problems.Count > before ? null
            : new(cell.Text("table"), cell.Text("row"), cell.Text("column"), kind, cell.Text("unit"), printed!, scale, address, of, why, cell.OptionalText("note"), otherwise, from);
    }

    private PrintedCell? Printed(PublishedValue printed, PublishedKind kind)
    {
        if (!printed.Is("", "value lower upper interval of percent p text"))
            return null;
        var before = problems.Count;
        var (text, bound) = (printed.OptionalText("text"), false);
        PrintedNumber? p = null;
        foreach (var name in (string[])(kind is PublishedKind.P ? ["value"] : ["p"]))
        {
            if (printed[name] is not { } place)
                continue;
            var match = P().Match(place.Value.ValueKind is System.Text.Json.JsonValueKind.String ? place.Value.GetString()! : "");
            if (!match.Success)
                place.Refuse("a P as \"0.032\" or \"<0.001\"");
            else
                (p, bound) = (PrintedNumber.Parse(match.Groups["number"].Value), match.Groups["sign"].Length > 0);
        }
        var value = kind is PublishedKind.P ? p : printed.Printed("value");
        var (lower, upper, of, percent) = (printed.Printed("lower"), printed.Printed("upper"), printed.Printed("of"), printed.Printed("percent"));
        var interval = printed.Word("interval", PublishedInterval.Confidence, ("ci95", PublishedInterval.Confidence), ("range", PublishedInterval.Range), ("quartiles", PublishedInterval.Quartiles),
            ("computed", PublishedInterval.Computed));
        if (problems.Count > before)
            return null;
        if (value is null == text is null)
            return None(printed, "either value, digits, or text, the words of the cell", "Give one of the two.");
        if (kind is PublishedKind.Count && (NotWhole(value) || NotWhole(of)))
            return None(printed, "whole numbers of a count", "Give n as value, of whom as of, and the share as percent.");
        if (kind is PublishedKind.Median or PublishedKind.Ratio && (lower is not null || upper is not null) && printed["interval"] is null)
            return None(printed, "interval: ci95, range, quartiles or computed", "Say what the two limits are.");
        return new(value, lower, upper, interval, of, percent, p, bound, text);
    }

    private static PrintedCell? None(PublishedValue printed, string expected, string remedy)
    {
        printed.Refuse(expected, remedy);
        return null;
    }

    private static bool NotWhole(PrintedNumber? number) => number is { } n && (n.Decimals > 0 || n.Value is < 0 or > 100_000_000);

    private PublishedSum? Sum(PublishedValue sum)
    {
        if (!sum.Is("table row parts whole", ""))
            return null;
        PrintedNumber?[] parts = [.. sum.Items("parts").Select(part => part.AsPrinted())];
        return sum.Printed("whole") is { } whole && parts.Length > 0 && Array.TrueForAll(parts, p => p is not null) ? new(sum.Text("table"), sum.Text("row"), [.. parts.Select(p => p!.Value)], whole) : null;
    }

    [GeneratedRegex(@"^(?<sign>[<≤]?)(?<number>0?\.\d{1,10}|0|1|1\.0{1,10})$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex P();
}
