using System.Globalization;
using System.Text;
using Islet.Exchange;

namespace Islet.Bench;

/// <summary>
/// A centre's sheet into a registry, as a whole process each: the Uppsala sample widened by laboratory days, as text, workbook and SPSS file; and a text file of
/// 200 MB, most of it letters pasted into a column that the map leaves out.
/// </summary>
internal static class SheetsBench
{
    private const int Columns = 200, LargePatients = 20_000;
    private const long LargeBytes = 200_000_000;

    public static async Task<int> RunAsync(string[] sizes)
    {
        var folder = Directory.CreateTempSubdirectory("islet-sheets-");
        try
        {
            var patients = sizes is [var first, ..] ? int.Parse(first, CultureInfo.InvariantCulture) : 5_000;
            foreach (var kind in (string[])["csv", "xlsx", "sav"])
                await ImportAsync(kind, $"{patients} patients as {kind}", Write(kind, patients, folder), folder);
            var many = sizes is [_, var second] ? int.Parse(second, CultureInfo.InvariantCulture) : LargePatients;
            await ImportAsync("csv", $"200 MB of csv, {many} patients", WriteLarge(many, folder), folder, again: false);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task ImportAsync(string kind, string name, string file, DirectoryInfo folder, bool again = true)
    {
        var map = Path.Combine(folder.FullName, kind + ".map.yaml");
        File.WriteAllText(map, MapOf(kind));
        string[] import = ["import", kind, file, "--map", map, "--registry", Path.ChangeExtension(file, ".db")];
        ScaleBench.Tell(name, new FileInfo(file).Length / 1e6, "MB");
        await ScaleBench.IsletAsync($"{name}: import", import);
        if (again)
            await ScaleBench.IsletAsync($"{name}: the same again", import);
    }

    private static Sheet Sheet(int patients) => SampleSheets.Of(SampleKind.Uppsala, new(patients, Columns: Columns))[0];

    private static string Write(string kind, int patients, DirectoryInfo folder)
    {
        var file = Path.Combine(folder.FullName, $"sheet-{kind}.{kind}");
        using var output = File.Create(file);
        switch (kind)
        {
            case "csv":
                SampleFiles.Write(SampleKind.Uppsala, new(patients, Columns: Columns), output);
                break;
            case "xlsx":
                Workbook.Write([Sheet(patients)], output);
                break;
            default:
                var sheet = Sheet(patients);
                SpssFile.Write(new Sheet(sheet.File, sheet.Name, [.. sheet.Columns.Select(c => c with { Name = SpssName(c.Name) })], sheet.Rows) { RowCount = patients }, output, new DateTime(2024, 6, 30));
                break;
        }
        return file;
    }

    /// <summary>The last column is the comment.</summary>
    private static string WriteLarge(int patients, DirectoryInfo folder)
    {
        var file = Path.Combine(folder.FullName, "large.csv");
        var sheet = Sheet(patients);
        var letter = string.Concat(Enumerable.Repeat("Patienten mår väl och återkommer om sex månader. ", (int)(LargeBytes / patients / 50)));
        using var output = new StreamWriter(file, append: false, CodePagesEncodingProvider.Instance.GetEncoding("windows-1252")!);
        output.WriteLine(string.Join(';', sheet.Columns.Select(c => c.Name)));
        foreach (var row in sheet.Rows())
            output.WriteLine(string.Join(';', row.Cells.SkipLast(1).Select(c => c.Text).Append(letter)));
        return file;
    }

    private static string MapOf(string kind)
    {
        var map = SampleSheets.MapText(SampleKind.Uppsala);
        return kind switch
        {
            "csv" => map,
            "xlsx" => OfFile(map, kind),
            _ => OfFile(map, kind).Replace("Ärftlighet MEN1", SpssName("Ärftlighet MEN1"), StringComparison.Ordinal).Replace("Levande/Död", SpssName("Levande/Död"), StringComparison.Ordinal),
        };
    }

    private static string OfFile(string map, string kind) => map.Replace("  kind: csv\n  encoding: windows-1252\n  delimiter: \";\"\n", $"  kind: {kind}\n", StringComparison.Ordinal);

    /// <summary>SPSS has no blanks and strokes in names.</summary>
    private static string SpssName(string name) => name.Replace(' ', '_').Replace('/', '_');
}
