using System.Globalization;
using System.Text.Json;

namespace Islet.Cli.Stats;

/// <summary>What a case asks of plain columns, or of numbers that it brings itself: no time, no event.</summary>
/// <param name="Read">The table; refused where there is none and one is needed.</param>
internal sealed record CaseSpec(JsonElement Spec, Func<DataTable> Read)
{
    public const int MostSubjects = 10_000_000;

    /// <exception cref="Islet.Course.RefusedException">E_STATS_SPEC.</exception>
    public string Column(string name) => Text(name) ?? throw StatsProblem.Spec($"spec.{name}", "nothing", "a column");

    public string? Text(string name) => Member(name) is not { } value ? null : Word(value, name);

    public IReadOnlyList<string>? Texts(string name) =>
        Member(name) is not { } value ? null : value.ValueKind is JsonValueKind.Array ? [.. value.EnumerateArray().Select(v => Word(v, name))] : [Word(value, name)];

    public double? Number(string name) => Member(name) is not { } value ? null : Number(value, $"spec.{name}");

    public IReadOnlyList<double> Numbers(string name) => [.. Items(name).Select(v => Number(v, $"spec.{name}"))];

    /// <summary>A list of lists of whole numbers that are not negative.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Counts(string name) =>
        [.. Items(name).Select(row => row.ValueKind is JsonValueKind.Array ? (IReadOnlyList<int>)[.. row.EnumerateArray().Select(v => Count(v, name))] : throw Shape(name))];

    /// <summary>A column of numbers whose squares are numbers too.</summary>
    /// <exception cref="Islet.Course.RefusedException">E_STATS_NUMBER.</exception>
    public static double[] Moderate(DataTable table, string column)
    {
        var numbers = table.Numbers(column);
        return Array.FindIndex(numbers, x => Math.Abs(x) > 1e100) is var large and >= 0 ? throw StatsProblem.Large(large + 1, column) : numbers;
    }

    /// <summary>Confidence: 0.95 where nothing is said.</summary>
    public double Level => (Number("level") ?? 0.95) is var level && level is > 0 and < 1
        ? level
        : throw StatsProblem.Spec("spec.level", level.ToString(CultureInfo.InvariantCulture), "a number between 0 and 1");

    /// <summary>Rows in which no column of <paramref name="columns"/> is empty, counted from 0.</summary>
    public static int[] Complete(DataTable table, params IEnumerable<string> columns)
    {
        var cells = columns.Select(table.Column).ToArray();
        return [.. Enumerable.Range(0, table.Rows).Where(i => Array.TrueForAll(cells, c => c[i] is not null))];
    }

    /// <summary>A column as a factor over <paramref name="rows"/>: all levels, and each row's place among them. A level may be without rows.</summary>
    /// <exception cref="Islet.Course.RefusedException">E_STATS_LEVEL.</exception>
    public static (IReadOnlyList<string> Levels, int[] Codes) Factor(DataTable table, string column, int[] rows, IReadOnlyList<string>? levels)
    {
        var cells = table.Column(column);
        var (order, places) = Levelled.Of([.. rows.Select(i => cells[i])], levels ?? StatsData.Ascending(cells.OfType<string>().Distinct(StringComparer.Ordinal)));
        if (Array.IndexOf(places, -1) is var unknown and >= 0)
            throw StatsProblem.Level(rows[unknown] + 1, column, order);
        return places.Distinct().Count() is > Variable.MostLevels and var many ? throw StatsProblem.TooManyLevels(column, many, Variable.MostLevels) : (order, places);
    }

    private JsonElement? Member(string name) => Spec.ValueKind is not JsonValueKind.Object ? throw StatsProblem.Spec("spec", Spec.ValueKind.ToString(), "an object")
        : Spec.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    private JsonElement[] Items(string name) => Member(name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : throw Shape(name);

    private static int Count(JsonElement value, string name) => value.ValueKind is JsonValueKind.Number && value.TryGetDouble(out var x) && x is >= 0 and <= MostSubjects && x == Math.Floor(x)
        ? (int)x
        : throw StatsProblem.Spec($"spec.{name}", "something else", "whole numbers of 0 or more");

    private static double Number(JsonElement value, string where) => DataTable.TryNumber(Word(value, where), out var x) ? x : throw StatsProblem.Spec(where, "a text", "a number");

    private static string Word(JsonElement value, string where) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        _ => throw StatsProblem.Spec(where, value.ValueKind.ToString(), "a text or a number"),
    };

    private static Islet.Course.RefusedException Shape(string name) => StatsProblem.Spec($"spec.{name}", "no list", "a list");
}
