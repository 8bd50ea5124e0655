using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Islet.Cli.Stats;

/// <summary>What <c>islet stats cox</c> may be asked beyond the model's columns.</summary>
internal sealed class CoxOptions
{
    private readonly Option<string?> cluster = DataOptions.Column("--cluster", "Column that says which rows belong together; gives robust errors.");
    private readonly Option<string?> offset = DataOptions.Column("--offset", "Column that is added to the log hazard as it is, its coefficient 1.");
    private readonly Option<string[]> interaction = Many("--interaction", "Two covariates whose effects depend on each other.", "A:B");
    private readonly Option<string[]> spline = Many("--spline", "A covariate as a natural cubic spline with so many degrees of freedom.", "X:DF");
    private readonly Option<string[]> rcs = Many("--rcs", "A covariate as a restricted cubic spline with so many knots (Harrell).", "X:KNOTS");
    private readonly Option<bool> robust = new("--robust") { Description = "Robust errors, each row for itself." };
    private readonly Option<bool> profile = new("--profile") { Description = "Limits from the profile likelihood besides." };
    private readonly Option<string[]> contrast = Many("--contrast", "A comparison of the fitted model: stage:III-I, or stage for every pair of its levels, or age*10. Several joined by commas are tested together.", "TEXT");
    private readonly Option<ResidualKind?> residuals = new("--residuals") { Description = "Write these residuals to --csv in place of the coefficients.", HelpName = "KIND" };
    private readonly Option<string[]> predict = Many("--predict", "Predicted survival of a subject at --times.", "\"age=60,stage=II\"");
    private readonly Option<double[]> times = new Option<double[]>("--times") { Description = "Times of the predictions.", HelpName = "T", AllowMultipleArgumentsPerToken = true }.WithPoint();

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { cluster, offset, interaction, spline, rcs, robust, profile, contrast, residuals, predict, times })
            command.Options.Add(option);
    }

    /// <exception cref="Islet.Course.RefusedException">E_STATS_SPEC, E_STATS_EXACT.</exception>
    public (StatsSpec Spec, CoxAsked Asked) Read(ParseResult call, StatsSpec spec)
    {
        var splines = Texts(call, spline).Select(text => SplineSpec.Of("ns", text)).Concat(Texts(call, rcs).Select(text => SplineSpec.Of("rcs", text))).ToArray();
        if (splines.GroupBy(s => s.Column, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any()) is { } twice)
            throw StatsProblem.Spec("splines", $"{twice.Key} twice", "one curve a covariate");
        var (contrasts, subjects) = (Texts(call, contrast), Texts(call, predict));
        if (subjects.Length > 0 && call.GetValue(times) is not { Length: > 0 })
            throw StatsProblem.Spec("--times", "nothing", "the times of the predictions");
        if (spec.Ties == "exact" && (subjects.Length > 0 || call.GetValue(residuals) is not null))
            throw StatsProblem.Exact(subjects.Length > 0 ? "--predict" : "--residuals");
        var words = new JsonObject { ["profile"] = call.GetValue(profile), ["anova"] = "auto", ["variance"] = call.GetValue(robust) ? "robust" : null, ["contrasts"] = contrasts.Length > 0 ? StatsJson.Texts(contrasts) : null };
        return (spec with
        {
            Cluster = call.GetValue(cluster),
            Offset = call.GetValue(offset),
            Interactions = Texts(call, interaction),
            Splines = splines.ToDictionary(s => s.Column, s => s.Spline, StringComparer.Ordinal),
            Times = call.GetValue(times) ?? [],
            NewData = [.. subjects.Select(Subject)],
            Asked = JsonSerializer.SerializeToElement(words),
        }, new(call.GetValue(profile), contrasts, call.GetValue(residuals), subjects));
    }

    private static JsonElement Subject(string text)
    {
        var row = new JsonObject();
        foreach (var pair in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (pair.IndexOf('=', StringComparison.Ordinal) is var at and > 0)
                row[pair[..at].Trim()] = pair[(at + 1)..].Trim();
            else
                throw StatsProblem.Spec("--predict", "a part without '='", "COLUMN=VALUE, separated by commas");
        return JsonSerializer.SerializeToElement(row);
    }

    private static string[] Texts(ParseResult call, Option<string[]> option) => call.GetValue(option) ?? [];

    private static Option<string[]> Many(string name, string description, string help) => new(name) { Description = description, HelpName = help };
}

/// <param name="Subjects">As they were written.</param>
internal sealed record CoxAsked(bool Profile, IReadOnlyList<string> Contrasts, ResidualKind? Residuals, IReadOnlyList<string> Subjects)
{
    public static CoxAsked Nothing { get; } = new(false, [], null, []);
}

/// <summary>Residuals of a Cox model, as R names their types.</summary>
internal enum ResidualKind
{
    Martingale,
    Deviance,
    Score,
    Schoenfeld,
    ScaledSchoenfeld,
    Dfbeta,
    Dfbetas,
}
