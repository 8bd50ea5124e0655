using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Islet.Course;
using Islet.Statistics;
using Islet.Studies;
using static Islet.Tests.Studies.StudyCohorts;

namespace Islet.Tests.Studies.Further;

/// <summary>
/// <c>missing:</c> and <c>sequences:</c> beside R on the same rows: Cox models of complete rows, Rubin's rules over the tables that Islet filled, and survival from the start of each line and of each pair of
/// lines. The numbers of gold.tsv are R's own (gold.R).
/// </summary>
public class FurtherGoldTests
{
    private const double Tolerance = 1e-6; // relative
    private const string Zero = "2012-01-01";

    private static readonly string[] Classes = ["SSA", "PRRT", "chemotherapy", "targeted"], Drugs = ["lanreotide", "177Lu-DOTATATE", "temozolomide", "everolimus"];

    private static readonly Lazy<StudyResults> Gaps = new(() => Run(Read("""
        study: further
        title: Gaps
        time_zero: diagnosis
        endpoints: { os: { event: death, unit: days } }
        groups: { grade: { label: Grade, fact: reported_grade, levels: [G1, G2] } }
        models: [{ name: m, method: cox, endpoint: os, terms: [grade, ki67_percent] }]
        missing: [{ name: gaps, model: m, plan: both, m: 5, iterations: 5, seed: 3 }]
        tables: [missing]
        """), Table("missing.csv").Select((row, i) => Patient(i + 1, row))));

    private static readonly Lazy<StudyResults> Sequences = new(() => Run(Read("""
        study: further
        title: Sequences
        time_zero: diagnosis
        endpoints: { os: { event: death, unit: days } }
        sequences: [{ name: lines, lines: 2, unit: days, censored_on: last_follow_up }]
        tables: [sequences]
        """), Table("sequences.csv").Select((row, i) => Treated(i + 1, row))));

    [Fact] // what was drawn stands in a file of its own, which R reads
    public void What_fills_the_gaps_is_the_same_on_every_machine()
    {
        var patients = Table("missing.csv");
        // A study's rows are in an order of its own: by time, event, group and number, what is missing first.
        int[] order = [.. Enumerable.Range(0, patients.Count).OrderBy(i => Whole(patients[i]["days"])).ThenBy(i => Whole(patients[i]["dead"])).ThenBy(i => patients[i]["grade"], StringComparer.Ordinal).ThenBy(i => Whole(patients[i]["ki67"]) ?? -1)];
        var text = new StringBuilder("set,row,ki67\n");
        foreach (var (set, columns) in ((MissingResult)Gaps.Value.Further[0]).Imputation!.Sets.Index())
        {
            var filled = ((IncompleteNumber)columns.Single(c => c.Name == "ki67_percent")).Values;
            foreach (var (value, patient) in filled.Zip(order))
                if (Whole(patients[patient]["ki67"]) is { } known)
                    Assert.Equal(known, value);
                else
                    text.Append(CultureInfo.InvariantCulture, $"{set + 1},{patient + 1},{value:R}\n");
        }
        Golden.Matches(text.ToString(), "tests", "Islet.Tests", "Studies", "Further", "imputed.csv");
    }

    [Theory, InlineData("missing", 40), InlineData("sequences", 178)]
    public void Every_number_is_R_s(string kind, int atLeast)
    {
        using var results = JsonDocument.Parse(StudyOutput.Json(kind is "missing" ? Gaps.Value : Sequences.Value));
        var gold = Lines(File.ReadAllText(Here("gold.tsv"))).Where(l => l.Address.StartsWith(kind, StringComparison.Ordinal)).ToList();
        Assert.True(gold.Count >= atLeast, $"{gold.Count} numbers of R");
        Assert.All(gold, number =>
        {
            var found = ResultsAddress.TryParse(number.Address)!.In(results.RootElement);
            Assert.True(found.Count == 1, $"{number.Address}: {found.Count} values");
            Near(number.Value, found[0].Value.ValueKind is JsonValueKind.Null ? null : found[0].Value.GetDouble(), number.Address);
        });
    }

    [SkippableFact] // so that nobody has to believe the committed numbers
    public async Task R_still_says_what_it_said()
    {
        using var r = Rscript();
        Skip.If(r is null, "Skipped: Rscript is not here.");
        string[] printed = await Task.WhenAll(r.StandardOutput.ReadToEndAsync(), r.StandardError.ReadToEndAsync());
        await r.WaitForExitAsync();
        Skip.If(printed[1].Contains("there is no package called", StringComparison.Ordinal), "Skipped: R is here without its package survival.");
        Assert.True(r.ExitCode == 0, printed[1]);
        var (then, now) = (Lines(await File.ReadAllTextAsync(Here("gold.tsv"))), Lines(printed[0]));
        Assert.Equal(then.Select(l => l.Address), now.Select(l => l.Address));
        Assert.All(then.Zip(now), pair => Near(pair.First.Value, pair.Second.Value, pair.First.Address));
    }

    private static DiseaseCourse Patient(long number, Dictionary<string, string> row) => Dated(number, Zero, After(Whole(row["days"])!.Value), row["dead"] == "0",
        On(Zero, new Specimen { Tumour = "T1", SpecimenName = "S1", Adequate = true, ReportedGrade = Enum.Parse<Grade>(row["grade"]), Ki67Percent = Whole(row["ki67"]) is { } percent ? Ki67Index.FromPercent(percent) : null }));

    private static DiseaseCourse Treated(long number, Dictionary<string, string> row) => Dated(number, Zero, After(Whole(row["end"])!.Value), row["dead"] == "0",
    [
        On(Zero, new Specimen { Tumour = "T1", SpecimenName = "S1", Adequate = true, ReportedGrade = Grade.G2 }),
        .. Line("L1", row["first"], row["start1"], row["start2"]), .. Line("L2", row["second"], row["start2"], ""), .. Progressed(row["progressed1"]), .. Progressed(row["progressed2"]),
        On(After(Whole(row["end"])!.Value), new Judgement { About = Judgement.TreatmentLogClosed, Value = "true" }),
    ]);

    private static IEnumerable<NewFinding> Line(string course, string therapy, string begun, string stopped)
    {
        if (Whole(begun) is { } day)
            yield return On(After(day), new Treatment { Course = course, Drugs = [Drugs[Array.IndexOf(Classes, therapy)]], Purpose = "tumour" });
        if (Whole(stopped) is { } end)
            yield return On(After(end - 1), new TreatmentStop { Course = course, Reason = "other" });
    }

    private static IEnumerable<NewFinding> Progressed(string day) =>
        Whole(day) is { } known ? [On(After(known), new ProgressionJudgement { Progressive = true, Grounds = ["radiological"], StatedBy = StatedBy.Board })] : [];

    private static string After(int days) => DateOnly.ParseExact(Zero, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int? Whole(string cell) => cell.Length == 0 ? null : int.Parse(cell, CultureInfo.InvariantCulture);

    private static List<Dictionary<string, string>> Table(string file)
    {
        string[] lines = [.. File.ReadAllLines(Here(file)).Where(l => l.Length > 0)];
        string[] names = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => names.Zip(line.Split(',')).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal))];
    }

    private static void Near(double? expected, double? found, string address) => Assert.True(
        expected is { } number ? found is { } there && Math.Abs(there - number) <= Tolerance * Math.Max(Math.Abs(number), 1e-9) : found is null,
        string.Create(CultureInfo.InvariantCulture, $"{address}: R has {expected}, the study {found}"));

    private static List<(string Address, double? Value)> Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split('\t'))
        .Select(cells => (cells[0], cells[1] is "NA" ? (double?)null : double.Parse(cells[1], CultureInfo.InvariantCulture)))];

    private static Process? Rscript()
    {
        try
        {
            return Process.Start(new ProcessStartInfo("Rscript", ["--vanilla", "gold.R"]) { WorkingDirectory = Path.GetDirectoryName(Here("gold.R")), UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // no such program
        }
    }

    private static string Here(string file) => Repository.File("tests", "Islet.Tests", "Studies", "Further", file);
}
