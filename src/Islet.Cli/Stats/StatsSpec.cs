using System.Globalization;
using System.Text.Json;

namespace Islet.Cli.Stats;

/// <summary>What is asked of a table: the columns and what they mean. The same for a case of a batch and for a command.</summary>
internal sealed record StatsSpec(string Time, string Event)
{
    public IReadOnlyList<string> EventValues { get; init; } = ["1"];
    public string? Group { get; init; }
    public IReadOnlyList<string>? Levels { get; init; }
    public string? Entry { get; init; }
    public string? Weights { get; init; }
    public string? Strata { get; init; }
    public string? Cluster { get; init; }
    public string? Offset { get; init; }

    /// <summary>Column with the time, from time zero, at which a subject's group was known.</summary>
    public string? GroupKnownAt { get; init; }

    /// <summary>Column with the time, from time zero, at which it was known that a subject is eligible.</summary>
    public string? EligibleAt { get; init; }

    public IReadOnlyList<string> Covariates { get; init; } = [];
    public IReadOnlyDictionary<string, IReadOnlyList<string>> FactorLevels { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
    public string Ties { get; init; } = "efron";
    public IReadOnlyList<double> Times { get; init; } = [];
    public double? Tau { get; init; }
    public IReadOnlyList<JsonElement> NewData { get; init; } = [];

    /// <summary>Columns whose effect is a curve.</summary>
    public IReadOnlyDictionary<string, SplineSpec> Splines { get; init; } = new Dictionary<string, SplineSpec>();

    /// <summary>Columns joined by colons, each among the covariates.</summary>
    public IReadOnlyList<string> Interactions { get; init; } = [];

    /// <summary>Time from which alone is counted, of those still under observation then.</summary>
    public double? Landmark { get; init; }

    /// <summary>The whole spec, for what one type of case alone asks.</summary>
    public JsonElement Asked { get; init; }

    /// <summary>Nothing is asked but a model of columns: what builds models of its own refuses the rest, lest it be passed over in silence.</summary>
    public bool IsPlain => this is { Group: null, Offset: null, Landmark: null, Tau: null, Times.Count: 0, NewData.Count: 0, Splines.Count: 0, Interactions.Count: 0 };

    /// <exception cref="Islet.Course.RefusedException">E_STATS_SPEC.</exception>
    public static StatsSpec Of(JsonElement spec) => spec.ValueKind is not JsonValueKind.Object
        ? throw StatsProblem.Spec("spec", spec.ValueKind.ToString(), "an object")
        : new(Text(spec, "time") ?? throw StatsProblem.Spec("spec.time", "nothing", "a column"),
            Text(spec, "event") ?? Text(spec, "status") ?? throw StatsProblem.Spec("spec.event", "nothing", "a column"))
        {
            EventValues = Texts(spec, "event_value") ?? ["1"],
            Group = Text(spec, "group"),
            Levels = Texts(spec, "levels"),
            Entry = Text(spec, "entry"),
            Weights = Text(spec, "weights"),
            Strata = Text(spec, "strata") ?? Text(spec, "site"),
            Cluster = Text(spec, "cluster"),
            Offset = Text(spec, "offset"),
            GroupKnownAt = Text(spec, "group_known_at"),
            EligibleAt = Text(spec, "eligible_at"),
            Covariates = Texts(spec, "covariates") ?? Texts(spec, "candidates") ?? Texts(spec, "crr_covariates") ?? [],
            FactorLevels = spec.TryGetProperty("factor_levels", out var levels) && levels.ValueKind is JsonValueKind.Object
                ? levels.EnumerateObject().ToDictionary(p => p.Name, p => (IReadOnlyList<string>)[.. Items(p.Value).Select(v => Word(v, "spec.factor_levels"))])
                : new Dictionary<string, IReadOnlyList<string>>(),
            Ties = Text(spec, "ties") ?? "efron",
            Times = Texts(spec, "times") is { } times ? [.. times.Select(t => Number(t, "spec.times"))] : [],
            Tau = Text(spec, "tau") is { } tau ? Number(tau, "spec.tau") : null,
            NewData = spec.TryGetProperty("newdata", out var rows) ? NewRows(rows) : [],
            Splines = SplineSpec.All(spec),
            Interactions = Texts(spec, "interactions") ?? [],
            Landmark = Text(spec, "landmark") is { } landmark ? Number(landmark, "spec.landmark") : null,
            Asked = spec,
        };

    public string? Text(string name) => Asked.ValueKind is JsonValueKind.Object ? Text(Asked, name) : null;

    public IReadOnlyList<string>? Texts(string name) => Asked.ValueKind is JsonValueKind.Object ? Texts(Asked, name) : null;

    /// <summary>One of a few words, letters of either case.</summary>
    public T Choice<T>(string name, T otherwise, params (string Word, T Value)[] words)
    {
        if (Text(name) is not { } text)
            return otherwise;
        var at = Array.FindIndex(words, w => string.Equals(w.Word, text, StringComparison.OrdinalIgnoreCase));
        return at >= 0 ? words[at].Value : throw StatsProblem.Spec($"spec.{name}", text, string.Join(", ", words.Select(w => w.Word)));
    }

    public bool Flag(string name) => Choice(name, false, ("true", true), ("false", false));

    /// <summary>A number; null where nothing is asked.</summary>
    public double? Decimal(string name) => Text(name) is not { } text ? null
        : DataTable.TryNumber(text, out var x) ? x : throw StatsProblem.Spec($"spec.{name}", "a text", "a number");

    private static string? Text(JsonElement spec, string name) => spec.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null
        ? Items(value) is [var one] ? Word(one, $"spec.{name}") : throw StatsProblem.Spec($"spec.{name}", "several values", "one")
        : null;

    private static IReadOnlyList<string>? Texts(JsonElement spec, string name) =>
        spec.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? [.. Items(value).Select(v => Word(v, $"spec.{name}"))] : null;

    private static JsonElement[] Items(JsonElement value) => value.ValueKind is JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];

    // A list of objects, or one object whose members are lists.
    private static JsonElement[] NewRows(JsonElement rows) => rows.ValueKind is JsonValueKind.Array ? [.. rows.EnumerateArray()]
        : rows.ValueKind is JsonValueKind.Object ? [rows] : throw StatsProblem.Spec("spec.newdata", rows.ValueKind.ToString(), "a list of objects");

    private static string Word(JsonElement value, string where) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => throw StatsProblem.Spec(where, value.ValueKind.ToString(), "a text or a number"),
    };

    private static double Number(string text, string where) => DataTable.TryNumber(text, out var x) && x >= 0 ? x
        : throw StatsProblem.Spec(where, string.Create(CultureInfo.InvariantCulture, $"{text}"), "a number that is not negative");
}
