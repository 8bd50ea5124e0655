using System.Text.Json;
using Islet.Course;
using Islet.Statistics;

namespace Islet.Studies;

/// <summary>One cell of a paper beside the number that stands at its address.</summary>
internal static class CellComparison
{
    /// <summary>Members of an object of results.json that are its estimate, the first that is there.</summary>
    private static readonly string[] Estimates = ["estimate", "hr", "surv", "median", "n", "value", "rate"];

    /// <exception cref="RefusedException">E_PUBLISHED_ADDRESS: it names more than one number, or none that can be.</exception>
    public static ComparedCell Of(PublishedCell cell, JsonElement results, IReadOnlyList<AuditedMisprint> audit)
    {
        var printed = PrintedWords.Of(cell);
        IReadOnlyList<string> why = [.. Why(cell, audit)];
        if (cell.Address is not { } address)
            return new(cell, printed, null, null, null, null, ComparedAs.NotCompared, [cell.Why!, .. why]);
        if (One(address, results, cell) is not { } at)
            return new(cell, printed, null, null, null, null, ComparedAs.Absent, why);
        var of = cell.OfAddress is not null || cell.Printed.Of is not null ? Of(cell, at.Cell, results) : null;
        var found = Numbers(cell, at.Value);
        if (cell.Kind is PublishedKind.Rate && of is { } whole)
            found = found with { Value = whole > 0 ? 100 * found.Value / whole : null };
        return new(cell, printed, PrintedWords.Of(cell, found, of), found.Value, found.Lower, found.Upper, Judge(cell, found, of), why);
    }

    private static IEnumerable<string> Why(PublishedCell cell, IReadOnlyList<AuditedMisprint> audit)
    {
        foreach (var misprint in audit.Where(m => m.Cells.Contains(cell)))
            yield return $"{misprint.Code}: {misprint.Text}.";
        if (cell.Contradiction is { } otherwise)
            yield return $"The paper also says {otherwise.Says}. {otherwise.Chosen}";
        if (cell.Note is { } note)
            yield return note;
    }

    private static ComparedAs Judge(PublishedCell cell, FoundNumbers found, double? of)
    {
        var printed = cell.Printed;
        if (printed.Value is not { } value)
            return found.Value is null ? ComparedAs.Equal : ComparedAs.Different; // printed in words: not reached
        if (found.Value is not { } number)
            return printed.Lower is null && printed.Upper is null ? ComparedAs.Different : ComparedAs.Outside;
        return cell.Kind switch
        {
            PublishedKind.Count => number == (double)value.Value && (of is null || printed.Of is not { } whole || of == (double)whole.Value) ? ComparedAs.Equal : ComparedAs.Different,
            PublishedKind.P => printed.PIsBound ? number < (double)value.Value ? ComparedAs.Equal : Side(number, value)
                : Stands(value, number) ? ComparedAs.Equal : Side(number, value),
            _ when printed is { Lower: null, Upper: null } => Stands(value, number) ? ComparedAs.Equal : ComparedAs.Different,
            _ when Stands(value, number) && Ends(printed, found) => ComparedAs.Equal,
            _ => (printed.Lower is not { } lower || number >= (double)lower.Low) && (printed.Upper is not { } upper || number <= (double)upper.High) ? ComparedAs.Inside : ComparedAs.Outside,
        };
    }

    private static ComparedAs Side(double p, PrintedNumber printed) => p < (double)PaperComparison.Significant == printed.Value < PaperComparison.Significant ? ComparedAs.Inside : ComparedAs.Outside;

    private static bool Ends(PrintedCell printed, FoundNumbers found) =>
        (printed.Lower is not { } lower || (found.Lower is { } low && Stands(lower, low))) && (printed.Upper is not { } upper || (found.Upper is { } high && Stands(upper, high)));

    /// <summary>Of doubles: what was computed may be a hair beside the half unit.</summary>
    private static bool Stands(PrintedNumber printed, double number) => Math.Abs(number) < 1e12 && printed.Stands(Math.Round((decimal)number, 12));

    /// <summary>A number; or an object that carries an estimate and its limits.</summary>
    private static FoundNumbers Numbers(PublishedCell cell, JsonElement at)
    {
        if (at.ValueKind is JsonValueKind.Null)
            return default;
        if (Number(at) is { } alone)
            return new(alone * cell.Scale, null, null, null);
        if (at.ValueKind is not JsonValueKind.Object)
            throw Refused(cell, "a text or a list", "a number, or an object with an estimate");
        var name = cell.Kind is PublishedKind.P ? "p" : Estimates.FirstOrDefault(name => at.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number or JsonValueKind.Null)
            ?? throw Refused(cell, "an object without an estimate", string.Join(", ", Estimates));
        var (low, high) = cell.Printed.Interval switch
        {
            PublishedInterval.Range => ("minimum", "maximum"),
            PublishedInterval.Quartiles => ("lower_quartile", "upper_quartile"),
            PublishedInterval.Confidence or PublishedInterval.Computed => ("lower", "upper"),
        };
        double? Member(string member) => at.TryGetProperty(member, out var value) ? Number(value) * cell.Scale : null;
        return new(Member(name), Member(low), Member(high), cell.Kind is not PublishedKind.P && at.TryGetProperty("p", out var p) ? Number(p) : null);
    }

    /// <summary>Of how many: at its own address, or N of the cell around the count.</summary>
    private static double? Of(PublishedCell cell, JsonElement? around, JsonElement results) => cell.OfAddress is { } address ? One(address, results, cell) is { } at ? Number(at.Value) : null
        : around is { } table && table.TryGetProperty("N", out var whole) ? Number(whole) : null;

    private static (JsonElement Value, JsonElement? Cell)? One(ResultsAddress address, JsonElement results, PublishedCell cell) => address.In(results) switch
    {
        [] => null,
        [var one] => one,
        var several => throw Refused(cell, FormattableString.Invariant($"{several.Count} values at {address}"), "one value"),
    };

    private static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String when value.ValueEquals("Inf") => double.PositiveInfinity,
        _ => null,
    };

    private static RefusedException Refused(PublishedCell cell, string found, string expected) =>
        new(PublishedFile.AddressCode, cell.Place, found, expected, "Say in the address which one is meant, as rows[under=Grade][label=G1].");
}

/// <summary>What stands in results.json at an address, in the paper's unit.</summary>
internal readonly record struct FoundNumbers(double? Value, double? Lower, double? Upper, double? P);
