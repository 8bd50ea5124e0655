using System.Text.Json.Nodes;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>Case types <c>fleiss_kappa</c> and <c>icc</c>: several readers of the same subjects, from columns or from a table that the case brings.</summary>
internal static class ReaderCases
{
    public static JsonNode Fleiss(CaseSpec asked)
    {
        var counts = asked.Texts("readers") is { } readers ? Reads.Of(asked.Read(), readers, asked.Texts("categories")).Chosen : asked.Counts("table");
        if (counts.Count == 0 || counts.Any(row => row.Count != counts[0].Count || row.Sum() != counts[0].Sum()) || counts[0].Sum() < 2)
            throw StatsProblem.Spec("spec.table", "subjects with different numbers of reads", "a row a subject, a column a category, the same number of reads each, two or more");
        return Json(FleissKappa.Of(counts, asked.Level), counts.Count, counts[0].Sum());
    }

    public static JsonNode Intraclass(CaseSpec asked)
    {
        var (reads, missing) = Numbers(asked.Read(), asked.Texts("readers") ?? throw StatsProblem.Spec("spec.readers", "nothing", "two columns or more"));
        return Json(reads, missing, asked.Level);
    }

    /// <summary>Rows that every reader read.</summary>
    public static (IReadOnlyList<IReadOnlyList<double>> Reads, int Missing) Numbers(DataTable table, IReadOnlyList<string> readers)
    {
        if (readers.Count < 2)
            throw StatsProblem.Spec("readers", "fewer than two", "two columns or more");
        var columns = readers.Select(r => CaseSpec.Moderate(table, r)).ToArray();
        var rows = CaseSpec.Complete(table, readers);
        return rows.Length >= 2 ? ([.. rows.Select(i => (IReadOnlyList<double>)[.. columns.Select(c => c[i])])], table.Rows - rows.Length)
            : throw StatsProblem.Spec("data", "fewer than two subjects read by all", "two or more");
    }

    public static JsonObject Json(IReadOnlyList<IReadOnlyList<double>> reads, int missing, double level)
    {
        var kinds = Kinds(reads, level);
        var result = new JsonObject(kinds.Select(k => KeyValuePair.Create(k.Key, (JsonNode?)new JsonObject
        {
            ["icc"] = StatsJson.Number(k.Icc.Value), ["ci"] = StatsJson.Numbers([k.Icc.Limits.Lower, k.Icc.Limits.Upper]), ["average_of_readers"] = StatsJson.Number(k.Icc.AverageOfReaders),
            ["f"] = StatsJson.Number(k.Icc.Test.F), ["df1"] = k.Icc.Test.Df1, ["df2"] = k.Icc.Test.Df2, ["p"] = StatsJson.Number(k.Icc.Test.P),
        })));
        (result["subjects"], result["readers"], result["missing_rows"]) = (reads.Count, reads[0].Count, missing);
        return StatsRemarks.Attach(result, [.. Remarks.CompleteCases(reads.Count, missing), .. kinds.SelectMany(k => Remarks.Limit(k.Name, k.Icc.Limits))]);
    }

    public static (string Key, string Name, Intraclass Icc)[] Kinds(IReadOnlyList<IReadOnlyList<double>> reads, double level) =>
    [
        ("one_way", "ICC(1), readers differ from subject to subject", IntraclassCorrelation.OneWay(reads, level)),
        ("consistency", "ICC(3,1), consistency", IntraclassCorrelation.Consistency(reads, level)),
        ("agreement", "ICC(2,1), absolute agreement", IntraclassCorrelation.Agreement(reads, level)),
    ];

    public static JsonObject Json(Kappa k, int subjects, int readers) => StatsRemarks.Attach(new()
    {
        ["subjects"] = subjects, ["readers"] = readers, ["kappa"] = StatsJson.Number(k.Value), ["se"] = StatsJson.Number(k.StandardError), ["se_h0"] = StatsJson.Number(k.StandardErrorUnderNull), ["z"] = StatsJson.Number(k.Z),
        ["p"] = StatsJson.Number(k.P), ["ci"] = StatsJson.Numbers([k.Limits.Lower, k.Limits.Upper]), ["agreement"] = StatsJson.Number(k.Agreement), ["chance"] = StatsJson.Number(k.Chance),
    }, Remarks.Limit("Fleiss' kappa", k.Limits));
}

/// <summary>What readers chose among categories, of the subjects that all of them read.</summary>
/// <param name="Codes">A row a subject, a column a reader: the place of the category.</param>
internal sealed record Reads(IReadOnlyList<string> Readers, IReadOnlyList<string> Categories, IReadOnlyList<IReadOnlyList<int>> Codes, int Missing)
{
    /// <summary>A row a subject, a column a category: how many chose it.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Chosen => [.. Codes.Select(row => (IReadOnlyList<int>)[.. Categories.Select((_, k) => row.Count(c => c == k))])];

    /// <summary>Two readers against each other.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Cross(int a, int b)
    {
        var counts = Categories.Select(_ => new int[Categories.Count]).ToArray();
        foreach (var row in Codes)
            counts[row[a]][row[b]]++;
        return counts;
    }

    public int Agreed => Codes.Count(row => row.Distinct().Count() == 1);

    /// <param name="categories">In their order; null: those that occur, ascending.</param>
    /// <exception cref="Islet.Course.RefusedException">E_STATS_SPEC, E_STATS_COLUMN, E_STATS_LEVEL, E_STATS_LEVELS.</exception>
    public static Reads Of(DataTable table, IReadOnlyList<string> readers, IReadOnlyList<string>? categories)
    {
        if (readers.Count < 2)
            throw StatsProblem.Spec("readers", "fewer than two", "two columns or more");
        var rows = CaseSpec.Complete(table, readers);
        if (rows.Length == 0)
            throw StatsProblem.Spec("data", "no subject read by all", "one or more");
        var cells = readers.Select(table.Column).ToArray();
        var there = new HashSet<string>(StringComparer.Ordinal);
        foreach (var i in rows)
            foreach (var column in cells)
                there.Add(column[i]!);
        if (there.Count > Variable.MostLevels)
            throw StatsProblem.TooManyLevels(string.Join(", ", readers), there.Count, Variable.MostLevels);
        var levels = categories ?? StatsData.Ascending(there);
        var codes = readers.Select((r, j) => (Reader: r, Levelled.Of([.. rows.Select(i => cells[j][i])], levels).Codes)).ToArray();
        foreach (var (reader, places) in codes)
            if (Array.IndexOf(places, -1) is var unknown and >= 0)
                throw StatsProblem.Level(rows[unknown] + 1, reader, levels);
        return levels.Count < 2 ? throw StatsProblem.Levels(string.Join(", ", readers), levels.Count)
            : new(readers, levels, [.. rows.Select((_, i) => (IReadOnlyList<int>)[.. codes.Select(c => c.Codes[i])])], table.Rows - rows.Length);
    }
}
