using System.Globalization;
using System.Text.Json;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>The curve asked for one column.</summary>
/// <param name="Kind"><c>ns</c>: natural, as R's; <c>rcs</c>: restricted cubic, as Harrell's.</param>
/// <param name="Size">Degrees of freedom of <c>ns</c>, knots of <c>rcs</c>.</param>
/// <param name="Knots">All knots by hand, the outermost included; null: at quantiles.</param>
/// <param name="Reference">Value against which the curve is shown; null: the median.</param>
/// <param name="At">Values at which it is shown; empty: 50 equally spaced over the values.</param>
internal sealed record SplineSpec(string Kind, int Size, IReadOnlyList<double>? Knots = null, double? Reference = null, IReadOnlyList<double>? At = null)
{
    private const int Most = 30, Shown = 50;

    /// <exception cref="Islet.Course.RefusedException">E_STATS_SPEC.</exception>
    public static IReadOnlyDictionary<string, SplineSpec> All(JsonElement spec) => !spec.TryGetProperty("splines", out var all) || all.ValueKind is JsonValueKind.Null
        ? new Dictionary<string, SplineSpec>()
        : all.ValueKind is JsonValueKind.Object ? all.EnumerateObject().ToDictionary(p => p.Name, p => One(p.Name, p.Value), StringComparer.Ordinal)
        : throw StatsProblem.Spec("spec.splines", all.ValueKind.ToString(), "an object: {\"column\":{\"kind\":\"ns\",\"df\":3}}");

    /// <summary>From the command line: <c>age:4</c>.</summary>
    /// <exception cref="Islet.Course.RefusedException">E_STATS_SPEC.</exception>
    public static (string Column, SplineSpec Spline) Of(string kind, string text) =>
        text.LastIndexOf(':') is var at and > 0 && int.TryParse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? (text[..at], new SplineSpec(kind, size).Checked(text[..at]))
            : throw StatsProblem.Spec(kind == "ns" ? "--spline" : "--rcs", text, kind == "ns" ? "COLUMN:DF" : "COLUMN:KNOTS");

    /// <exception cref="Islet.Course.RefusedException">E_STATS_KNOTS.</exception>
    public SplineCovariate Covariate(string column, double[] values)
    {
        try
        {
            return new(column, values, (Kind, Knots) switch
            {
                ("ns", { } knots) => new NaturalSplineBasis([.. knots.Skip(1).SkipLast(1)], knots[0], knots[^1]),
                ("ns", null) => NaturalSplineBasis.Of(values, Size),
                (_, { } knots) => new RestrictedCubicBasis(knots),
                _ => RestrictedCubicBasis.Of(values, Size),
            });
        }
        catch (ArgumentException fault)
        {
            throw StatsProblem.Knots(column, fault.Message.Split(" (Parameter", 2)[0]);
        }
    }

    /// <summary>Where the curve is shown, and against what.</summary>
    public (IReadOnlyList<double> At, double Reference) Shape(IReadOnlyList<double> values)
    {
        double[] ascending = [.. values.Order()];
        return (At ?? [.. Enumerable.Range(0, Shown).Select(i => ascending[0] + (ascending[^1] - ascending[0]) * i / (Shown - 1))], Reference ?? SampleQuantile.Of(ascending, 0.5)!.Value);
    }

    private static SplineSpec One(string column, JsonElement asked)
    {
        var where = $"spec.splines.{column}";
        if (asked.ValueKind is not JsonValueKind.Object)
            throw StatsProblem.Spec(where, asked.ValueKind.ToString(), "an object");
        double[]? List(string name) => asked.TryGetProperty(name, out var list) && list.ValueKind is JsonValueKind.Array ? [.. list.EnumerateArray().Select(x => Number(x, $"{where}.{name}"))] : null;
        double? Single(string name) => asked.TryGetProperty(name, out var x) && x.ValueKind is not (JsonValueKind.Array or JsonValueKind.Null) ? Number(x, $"{where}.{name}") : null;
        var kind = asked.TryGetProperty("kind", out var word) && word.ValueKind is JsonValueKind.String ? word.GetString()! : "ns";
        if (kind is not ("ns" or "rcs"))
            throw StatsProblem.Spec($"{where}.kind", kind, "ns or rcs");
        var (knots, size) = (List("knots"), Single(kind == "ns" ? "df" : "knots"));
        if (knots is { Length: < 2 } || (knots is null && size is null) || size != Math.Floor(size ?? 0) && size is not null)
            throw StatsProblem.Spec(where, "no size", kind == "ns" ? "a whole number 'df', or a list 'knots' with the outermost" : "a whole number 'knots', or their list");
        return new SplineSpec(kind, (int)Math.Clamp(size ?? knots!.Length, -1, 1000), knots, Single("reference"), List("at")).Checked(column);
    }

    private SplineSpec Checked(string column) => Size >= (Kind == "ns" ? 1 : 3) && Size <= Most ? this
        : throw StatsProblem.Spec($"spline of {column}", Size.ToString(CultureInfo.InvariantCulture), Kind == "ns" ? $"1 to {Most} degrees of freedom" : $"3 to {Most} knots");

    private static double Number(JsonElement value, string where) => value.ValueKind is JsonValueKind.Number && value.TryGetDouble(out var x) && double.IsFinite(x) ? x
        : throw StatsProblem.Spec(where, "something else", "a number");
}
