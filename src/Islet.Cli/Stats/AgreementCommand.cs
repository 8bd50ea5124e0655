using System.CommandLine;
using System.Text.Json.Nodes;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary><c>islet stats agreement</c>: how far readers of the same subjects agree.</summary>
internal static class AgreementCommand
{
    public static Command Create()
    {
        var options = new ReportOptions();
        var readers = new Option<string>("--readers") { Description = "One column a reader, separated by commas.", HelpName = "A,B", Required = true };
        var categories = ReportOptions.List("--categories", "All categories in their order, for weighted kappa. [default: those that occur, ascending]");
        var numbers = new Option<bool>("--icc") { Description = "The reads are numbers: intraclass correlations." };
        var command = new Command("agreement", "Agreement of readers: per cent, Cohen's kappa (plain and weighted), Fleiss' kappa, intraclass correlations.") { readers, categories, numbers };
        options.AddTo(command);
        command.SetAction(async (call, cancel) =>
        {
            var table = await DataTable.ReadAsync(call.GetRequiredValue(options.Data), cancel);
            var names = ReportOptions.Split(call.GetRequiredValue(readers));
            var order = ReportOptions.Split(call.GetValue(categories));
            var report = call.GetValue(numbers) ? Intraclass(table, names, options.LevelOf(call)) : Kappas(Reads.Of(table, names, order.Length == 0 ? null : order), options.LevelOf(call));
            await report.WriteAsync(options.Read(call), call.InvocationConfiguration.Output, cancel);
            return ExitCode.Done;
        });
        return command;
    }

    private static StatsReport Kappas(Reads reads, double level)
    {
        var (n, agreed) = (reads.Codes.Count, ProportionLimits.Wilson(reads.Agreed, reads.Codes.Count, level));
        List<(string Name, string Key, Kappa Kappa)> kappas = [];
        for (var b = 1; b < reads.Readers.Count; b++)
            for (var a = 0; a < b; a++)
                foreach (var weights in Enum.GetValues<KappaWeights>().Where(w => w is KappaWeights.Unweighted || reads.Categories.Count > 2))
                    kappas.Add(($"{reads.Readers[a]} and {reads.Readers[b]}: Cohen's kappa, {weights.ToString().ToLowerInvariant()}", $"cohen_{weights.ToString().ToLowerInvariant()}", CohenKappa.Of(reads.Cross(a, b), weights, level)));
        if (reads.Readers.Count > 2)
            kappas.Insert(0, ($"all {StatsText.Count(reads.Readers.Count)} readers: Fleiss' kappa", "fleiss", FleissKappa.Of(reads.Chosen, level)));
        PrintedTable printed = new(["", "kappa", FormattableString.Invariant($"{100 * level:0.#} % limits"), "agreement", "by chance", "p"], [.. kappas.Select(k => (IReadOnlyList<string>)
            [k.Name, StatsText.Fixed(k.Kappa.Value), StatsText.Fixed(k.Kappa.Limits), StatsText.Fixed(k.Kappa.Agreement), StatsText.Fixed(k.Kappa.Chance), StatsText.P(k.Kappa.P)])]);
        var result = new JsonObject
        {
            ["readers"] = StatsJson.Texts(reads.Readers), ["categories"] = StatsJson.Texts(reads.Categories), ["subjects"] = n, ["missing_rows"] = reads.Missing, ["agreed"] = reads.Agreed,
            ["percent_agreement"] = 100 * agreed.Rate, ["percent_agreement_ci"] = StatsJson.Numbers([100 * agreed.Lower, 100 * agreed.Upper]),
            ["kappas"] = new JsonArray([.. kappas.Select(k => (JsonNode)Json(k.Name, k.Key, k.Kappa))]),
        };
        return new("agreement", $"Agreement of {string.Join(", ", reads.Readers)}.", [printed],
            [FormattableString.Invariant($"All readers agree on {reads.Agreed} of {n} subjects: {100 * agreed.Rate:0.0} % ({100 * level:0.#} % limits {100 * agreed.Lower:0.0} to {100 * agreed.Upper:0.0}, Wilson). Categories in order: {string.Join(", ", reads.Categories)}."),
                "Limits: Cohen's by the error of Fleiss, Cohen and Everitt (1969), Fleiss' by Gwet's (2021). P: no agreement beyond chance."],
            [.. Remarks.CompleteCases(n, reads.Missing), .. kappas.SelectMany(k => Remarks.Limit(k.Name, k.Kappa.Limits))], result);
    }

    private static JsonObject Json(string name, string key, Kappa k) => new()
    {
        ["of"] = name, ["kind"] = key, ["kappa"] = StatsJson.Number(k.Value), ["ci"] = StatsJson.Numbers([k.Limits.Lower, k.Limits.Upper]), ["se"] = StatsJson.Number(k.StandardError),
        ["se_h0"] = StatsJson.Number(k.StandardErrorUnderNull), ["z"] = StatsJson.Number(k.Z), ["p"] = StatsJson.Number(k.P), ["agreement"] = StatsJson.Number(k.Agreement), ["chance"] = StatsJson.Number(k.Chance),
    };

    private static StatsReport Intraclass(DataTable table, string[] readers, double level)
    {
        var (reads, missing) = ReaderCases.Numbers(table, readers);
        var kinds = ReaderCases.Kinds(reads, level);
        PrintedTable printed = new(["", "single reads", FormattableString.Invariant($"{100 * level:0.#} % limits"), "mean of readers", "p"], [.. kinds.Select(k => (IReadOnlyList<string>)
            [k.Name, StatsText.Fixed(k.Icc.Value), StatsText.Fixed(k.Icc.Limits), StatsText.Fixed(k.Icc.AverageOfReaders), StatsText.P(k.Icc.Test.P)])]);
        return new("icc", $"Intraclass correlation of {string.Join(", ", readers)}.", [printed], [FormattableString.Invariant($"{reads.Count} subjects, {readers.Length} readers; {missing} left out for a missing read.")],
            [.. Remarks.CompleteCases(reads.Count, missing), .. kinds.SelectMany(k => Remarks.Limit(k.Name, k.Icc.Limits))], ReaderCases.Json(reads, missing, level));
    }
}
