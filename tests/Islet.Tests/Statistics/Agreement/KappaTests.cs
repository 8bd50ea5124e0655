using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Islet.Statistics;

namespace Islet.Tests.Statistics;

public class KappaTests
{
    /// <summary>Fleiss, Psychol Bull 1971;76:378–382, table 1: 30 patients, 6 psychiatrists, 5 diagnoses.</summary>
    private const string Diagnoses = """
        00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031
        00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006
        """;

    [Theory] // R, checked there against vcd 1.4 (Fixtures/README.md)
    [InlineData("kappa_karno"), InlineData("fleiss_cohen_everitt_3x3"), InlineData("recist_4x4")]
    public void Cohens_kappa_agrees_with_R(string id)
    {
        var (table, expected) = Case(id);
        foreach (var weights in Enum.GetValues<KappaWeights>())
            Check(expected.GetProperty(weights.ToString().ToLowerInvariant()), CohenKappa.Of(table, weights));
    }

    private static void Check(JsonElement gold, Kappa found)
    {
        Near(gold.GetProperty("kappa"), found.Value);
        Near(gold.GetProperty("ase_fleiss_cohen_everitt"), found.StandardError);
        Near(gold.GetProperty("ase_h0"), found.StandardErrorUnderNull);
        Near(gold.GetProperty("z"), found.Z);
        Near(gold.GetProperty("agreement"), found.Agreement);
        Near(gold.GetProperty("chance"), found.Chance);
        Near(gold.GetProperty("ci")[0], found.Limits.Lower);
        Near(gold.GetProperty("ci")[1], found.Limits.Upper);
    }

    [Fact] // Fleiss 1971: P̄ 0.556, P̄ₑ 0.220, κ 0.430; z 17.7 with the error of 1979, as R's irr prints it
    public void Fleiss_psychiatric_diagnoses()
    {
        var kappa = FleissKappa.Of([.. Diagnoses.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(row => (IReadOnlyList<int>)[.. row.Select(c => c - '0')])]);
        Assert.Equal((0.556, 0.220, 0.430, 17.7), (Math.Round(kappa.Agreement!.Value, 3), Math.Round(kappa.Chance!.Value, 3), Math.Round(kappa.Value!.Value, 3), Math.Round(kappa.Z!.Value, 1)));
    }

    [Fact]
    public void Complete_agreement_is_one_whatever_the_weights() =>
        Assert.All(Enum.GetValues<KappaWeights>(), weights => Assert.Equal(1, CohenKappa.Of([[7, 0, 0], [0, 2, 0], [0, 0, 4]], weights).Value!.Value, 12));

    [Fact]
    public void One_category_throughout_says_nothing_about_agreement()
    {
        Assert.Equal((1.0, null), (CohenKappa.Of([[9, 0], [0, 0]], KappaWeights.Unweighted) is var c ? (c.Agreement, c.Value) : default));
        Assert.Equal((1.0, null), (FleissKappa.Of([[3, 0], [3, 0]]) is var f ? (f.Agreement, f.Value) : default));
    }

    [Fact]
    public void Nothing_read_gives_nothing()
    {
        Assert.Null(CohenKappa.Of([[0, 0], [0, 0]], KappaWeights.Linear).Value);
        Assert.Null(FleissKappa.Of([]).Value);
    }

    [Fact]
    public void Two_categories_need_no_weights()
    {
        IReadOnlyList<IReadOnlyList<int>> table = [[20, 5], [10, 15]]; // Cohen's textbook table: κ 0.4
        Assert.All(Enum.GetValues<KappaWeights>(), weights => Assert.Equal(0.4, CohenKappa.Of(table, weights).Value!.Value, 12));
    }

    [Fact]
    public void Tables_that_are_none_are_a_callers_fault()
    {
        Assert.Throws<ArgumentException>(() => CohenKappa.Of([[1, 2]], KappaWeights.Unweighted));
        Assert.Throws<ArgumentException>(() => CohenKappa.Of([[1, -2], [0, 1]], KappaWeights.Unweighted));
        Assert.Throws<ArgumentException>(() => FleissKappa.Of([[3, 0], [1, 1]]));
        Assert.Throws<ArgumentException>(() => FleissKappa.Of([[1, 0]]));
    }

    [Fact]
    public void Readers_may_change_places() => Prop.ForAll(Gen.Choose(0, 30).ArrayOf(9).ToArbitrary(), counts =>
    {
        IReadOnlyList<IReadOnlyList<int>> table = [counts[..3], counts[3..6], counts[6..]], turned = [.. Enumerable.Range(0, 3).Select(j => (IReadOnlyList<int>)[.. table.Select(row => row[j])])];
        return Enum.GetValues<KappaWeights>().All(w => Close(CohenKappa.Of(table, w).Value, CohenKappa.Of(turned, w).Value) && Close(CohenKappa.Of(table, w).StandardError, CohenKappa.Of(turned, w).StandardError));
    }).QuickCheckThrowOnFailure();

    [Fact] // with two readers P̄ is the plain share of agreement, and chance the shares of both taken together (Scott's π)
    public void Of_two_readers_Fleiss_counts_pairs_as_Cohen_does()
    {
        var fleiss = FleissKappa.Of([.. Enumerable.Repeat<IReadOnlyList<int>>([2, 0], 20), .. Enumerable.Repeat<IReadOnlyList<int>>([1, 1], 15), .. Enumerable.Repeat<IReadOnlyList<int>>([0, 2], 15)]);
        Assert.Equal(CohenKappa.Of([[20, 5], [10, 15]], KappaWeights.Unweighted).Agreement!.Value, fleiss.Agreement!.Value, 12);
    }

    private static (IReadOnlyList<IReadOnlyList<int>> Table, JsonElement Result) Case(string id)
    {
        var root = JsonDocument.Parse(File.ReadAllText(Repository.File("tests", "Islet.Tests", "Statistics", "Fixtures", "kappa.json"))).RootElement;
        var gold = root.GetProperty("cases").EnumerateArray().Single(c => c.GetProperty("id").GetString() == id);
        return ([.. gold.GetProperty("spec").GetProperty("table").EnumerateArray().Select(row => (IReadOnlyList<int>)[.. row.EnumerateArray().Select(c => c.GetInt32())])], gold.GetProperty("result"));
    }

    private static void Near(JsonElement expected, double? found) => Assert.Equal(expected.GetDouble(), found!.Value, 1e-10);

    private static bool Close(double? a, double? b) => (a, b) is (null, null) || Math.Abs(a!.Value - b!.Value) < 1e-9;
}
