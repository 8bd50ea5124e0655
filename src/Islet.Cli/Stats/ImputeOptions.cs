using System.CommandLine;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>What a person says of a multiple imputation.</summary>
/// <param name="With">Columns that help to impute and are not in the model.</param>
internal sealed record ImputeRequest(ImputationRules Rules, IReadOnlyList<string> With);

/// <summary>The options of multiple imputation; they ask for it where <c>--impute</c> is given.</summary>
internal sealed class ImputeOptions
{
    public const int MostSets = 1000, MostIterations = 1000;

    public static readonly (string Word, ImputationMethod Method)[] Methods =
    [
        ("pmm", ImputationMethod.PredictiveMeanMatching), ("norm", ImputationMethod.BayesianLinear), ("logistic", ImputationMethod.Logistic),
        ("multinomial", ImputationMethod.Multinomial), ("ordinal", ImputationMethod.ProportionalOdds),
    ];

    private readonly Option<int?> sets = new("--impute") { Description = "Impute missing covariates this often by chained equations, fit each completed table, pool by Rubin's rules.", HelpName = "M" };
    private readonly Option<int> iterations = new("--impute-iterations") { Description = "Rounds over the incomplete columns before a table is kept.", DefaultValueFactory = _ => 10, HelpName = "N" };
    private readonly Option<long> seed = new("--seed") { Description = "Seed of the generator (SplitMix64): the same seed gives the same numbers.", DefaultValueFactory = _ => 1, HelpName = "S" };
    private readonly Option<int> donors = new("--impute-donors") { Description = "How many nearest rows predictive mean matching draws from.", DefaultValueFactory = _ => 5, HelpName = "N" };
    private readonly Option<string[]> methods = new("--impute-method")
    {
        Description = "COLUMN=pmm, norm (numbers), logistic (two levels), multinomial or ordinal (more). [default: pmm, logistic, multinomial]", HelpName = "COLUMN=METHOD",
    };

    private readonly Option<string> with = new("--impute-with") { Description = "Columns that help to impute and are not in the model, separated by commas.", DefaultValueFactory = _ => "", HelpName = "A,B" };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { sets, iterations, seed, donors, methods, with })
            command.Options.Add(option);
    }

    /// <summary>Null: none is asked for.</summary>
    /// <exception cref="Islet.Course.RefusedException">E_STATS_SPEC.</exception>
    public ImputeRequest? Read(ParseResult call) => call.GetValue(sets) is not { } m ? null : Of(m, call.GetValue(iterations), call.GetValue(seed), call.GetValue(donors),
        [.. (call.GetValue(methods) ?? []).Select(Named)], call.GetRequiredValue(with).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    public static ImputeRequest Of(int m, int iterations, long seed, int donors, IReadOnlyList<(string Column, ImputationMethod Method)> methods, IReadOnlyList<string> with)
    {
        Between("impute", m, 2, MostSets);
        Between("impute-iterations", iterations, 1, MostIterations);
        Between("impute-donors", donors, 1, 1000);
        if (methods.GroupBy(n => n.Column, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw StatsProblem.Spec("--impute-method", $"{twice.Key} twice", "one method a column");
        return new(new(m, iterations, unchecked((ulong)seed))
        {
            Donors = donors, Threads = Environment.ProcessorCount, Methods = methods.ToDictionary(n => n.Column, n => n.Method, StringComparer.Ordinal),
        }, with);
    }

    public static (string Column, ImputationMethod Method) Named(string text)
    {
        var at = text.LastIndexOf('=');
        var method = Array.FindIndex(Methods, w => at > 0 && string.Equals(w.Word, text[(at + 1)..], StringComparison.OrdinalIgnoreCase));
        return method >= 0 ? (text[..at], Methods[method].Method) : throw StatsProblem.Spec("--impute-method", text, $"COLUMN= one of {string.Join(", ", Methods.Select(w => w.Word))}");
    }

    private static void Between(string name, int value, int low, int high)
    {
        if (value < low || value > high)
            throw StatsProblem.Spec($"--{name}", FormattableString.Invariant($"{value}"), FormattableString.Invariant($"{low} to {high}"));
    }
}
