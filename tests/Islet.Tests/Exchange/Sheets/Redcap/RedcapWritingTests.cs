using FsCheck;
using FsCheck.Fluent;
using Islet.Exchange;

namespace Islet.Tests.Exchange;

public sealed class RedcapWritingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("islet-redcap-").FullName;

    [Theory]
    [InlineData("longitudinal"), InlineData("labels"), InlineData("classic")]
    public void A_project_read_and_written_is_the_same_project(string project)
    {
        var read = RedcapProject.Open(Repository.File("tests", "Islet.Tests", "Exchange", "Sheets", "Redcap", "Fixtures", project), new());
        RedcapProject.Write(folder, read.Sheets);
        var again = RedcapProject.Open(folder, new());
        Assert.DoesNotContain(again.Problems, p => p.Refuses());
        Assert.Equal(read.Sheets.Select(s => s.Name), again.Sheets.Select(s => s.Name));
        Assert.All(read.Sheets.Zip(again.Sheets), pair =>
        {
            Assert.Equal(pair.First.Columns.Skip(1).Select(c => (c.Name, c.Label)), pair.Second.Columns.Skip(1).Select(c => (c.Name, c.Label)));
            Assert.Equal(pair.First.Columns.Select(c => c.ValueLabels.Select(v => $"{v.Key} {v.Value}")), pair.Second.Columns.Select(c => c.ValueLabels.Select(v => $"{v.Key} {v.Value}")));
            Assert.Equal(Told(pair.First).Order(StringComparer.Ordinal), Told(pair.Second).Order(StringComparer.Ordinal));
        });
    }

    [Fact]
    public void Whatever_a_sheet_holds_comes_back_or_is_said_to_be_lost() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        var sheets = Invented(seed);
        var written = RedcapProject.Write(folder, sheets);
        var again = RedcapProject.Open(folder, new());
        return (again.Problems.Count == 0).Label($"seed {seed}: {string.Join("; ", again.Problems)}").And(sheets.All(sheet => Same(sheet, again, written)).Label($"seed {seed}"));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void Names_become_what_REDCap_takes_each_once()
    {
        SheetColumn[] columns = [new(1, "Löpnr"), new(2, "Ki-67 (%)"), new(3, "KI67_"), new(4, "Größe i mm av den största tumören"), new(5, "1:a linjen"), new(6, "record_id"), new(7, "___")];
        var written = RedcapProject.Write(folder, [new("x", "Patienter", columns, () => [])]);
        Assert.Equal(["patienter", "record_id", "ki_67_percent", "ki67", "grosse_i_mm_av_den_storsta", "field_1_a_linjen", "patienter_record_id", "field"], written.Names.Select(n => n.Field));
        Assert.All(written.Names, n => Assert.Matches("^[a-z][a-z0-9_]{0,25}$", n.Field));
    }

    [Fact]
    public void A_formula_is_written_as_it_is_and_the_report_warns_of_it()
    {
        var written = RedcapProject.Write(folder, [Table("note", ["P1"], ["=1+1"], ["-"])]);
        Assert.Contains(",=1+1,", File.ReadAllText(Path.Combine(folder, "records.csv")), StringComparison.Ordinal);
        Assert.Contains(written.CannotHold, s => s.StartsWith("note, value: 1 answers begin with = + - or @", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_code_that_is_an_answer_elsewhere_gets_a_name_of_its_own()
    {
        SheetColumn[] columns = [new(1, "id"), new(2, "age"), new(3, "ki67")];
        RedcapProject.Write(folder, [new("s", "s", columns, () => [new(1, [Cell.OfText("P1"), Cell.Of(99), Cell.OfMissing("99")]), new(2, [Cell.OfText("P2"), Cell.OfMissing("99"), Cell.Of(5)])])]);
        var rows = Assert.Single(RedcapProject.Open(folder, new()).Sheets).Rows().ToList();
        Assert.Equal((99m, CellKind.Missing), (rows[0].Cells[1].Number, rows[0].Cells[2].Kind));
        Assert.Equal((CellKind.Missing, "M99", 5m), (rows[1].Cells[1].Kind, rows[1].Cells[1].Text, rows[1].Cells[2].Number));
    }

    [Fact]
    public void Several_rows_a_record_become_instances_and_the_report_names_the_form()
    {
        var written = RedcapProject.Write(folder, [Table("patient", ["P1", "P2"], ["a", "b"], ["-", "-"]), Table("pet", ["P1", "P1", "P2"], ["1", "2", "3"], ["-", "-", "-"])]);
        Assert.Contains("repeating_forms.csv", written.Files);
        Assert.Contains(written.CannotHold, s => s.Contains("enable pet under Project Setup", StringComparison.Ordinal));
        Assert.Equal(["P1 1", "P1 2", "P2 1"], RedcapProject.Open(folder, new()).Sheets[1].Rows().Select(r => $"{r.Cells[0]} {r.Cells[1]}"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static Sheet Table(string name, string[] records, string[] values, string[] others) =>
        new(name, name, [new(1, "id"), new(2, "value"), new(3, "other")], () => records.Select((r, i) => new SheetRow(i + 1, [Cell.OfText(r), Cell.OfText(values[i]), Cell.OfText(others[i])])));

    private static IEnumerable<string> Told(Sheet sheet) => sheet.Rows().Select(r => string.Join('|', r.Cells.Select(c => $"{c.Kind} {c.Text}")));

    /// <summary>A patient sheet and one of several rows a patient, with every kind of cell; the columns of one kind each.</summary>
    private static IReadOnlyList<Sheet> Invented(int seed)
    {
        var dice = new Random(seed);
        var grades = new Dictionary<string, string>(StringComparer.Ordinal) { ["1"] = "G1", ["2"] = "G2, high", ["x-9"] = "G3 <10" };
        return [.. Enumerable.Range(0, 2).Select(s =>
        {
            SheetColumn[] columns = [new(1, "patient"), new(2, "Text"), new(3, "Number") { Unit = "mm" }, new(4, "Day"), new(5, "Yes"), new(6, "Grade") { ValueLabels = grades }, new(7, "sites___liver"), new(8, "sites___bone")];
            var rows = Enumerable.Range(1, 12).Select(n => new SheetRow(n,
            [
                Cell.OfText($"P{(s == 0 ? n : n / 3)}"), Empty(Cell.OfText(Pick("a", "=1", "\"quoted\", twice", "två\nrader", "99", "-"))), Empty(Cell.Of(dice.Next(-9999, 9999) / 100m)),
                Empty(Cell.Of(new DateOnly(2000, 1, 1).AddDays(dice.Next(9000)))), Empty(Cell.Of(dice.Next(2) == 0)), Empty(Cell.OfText(Pick("1", "2", "x-9"))),
                Cell.Of(dice.Next(2) == 0), Cell.Of(dice.Next(2) == 0),
            ])).ToList();
            return new Sheet("invented", s == 0 ? "Patients" : "Visits", columns, () => rows);
        })];

        string Pick(params string[] from) => from[dice.Next(from.Length)];

        Cell Empty(Cell cell) => dice.Next(5) switch
        {
            0 => Cell.Empty,
            1 => Cell.OfMissing(Pick("99", "ND")),
            _ => cell,
        };
    }

    private static bool Same(Sheet sheet, SheetFile again, RedcapWritten written)
    {
        var form = again.Sheets.Single(s => s.Name == Name("", sheet.Name));
        var at = sheet.Columns.Select(c => c.Number == 1 ? 0 : form.Columns.ToList().FindIndex(f => f.Name == Name(c.Name, c.Name))).ToList();
        return sheet.Rows().Select(r => r.Cells.Select(Normal)).Zip(form.Rows().Select(r => at.Select(i => Normal(r.Cells[i])))).All(pair => pair.First.SequenceEqual(pair.Second))
            && sheet.Rows().Count() == form.Rows().Count();

        string Name(string column, string otherwise) => written.Names.FirstOrDefault(n => n.Sheet == sheet.Name && n.Column == column)?.Field ?? otherwise;

        (CellKind, string) Normal(Cell cell) => (cell.Kind, cell.Kind is CellKind.Missing ? cell.Text.TrimStart('M') : cell.Number is { } n ? (n / 1.0000m).ToString("0.####", System.Globalization.CultureInfo.InvariantCulture) : cell.Text);
    }
}
