using System.Diagnostics;
using System.Globalization;
using System.Text;
using CsvHelper;
using Islet.Exchange;

namespace Islet.Tests.Exchange;

/// <summary>System files made by other programs, or by a test, and what those programs read from them: Fixtures/README.md.</summary>
internal static class SpssFixture
{
    public static FileConvention Undeclared { get; } = new();

    public static string Path(string name) => Repository.File("tests", "Islet.Tests", "Exchange", "Sheets", "Spss", "Fixtures", name);

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path(name));

    public static SheetFile Open(string name, FileConvention? declared = null) => SpssFile.Open(Path(name), declared ?? Undeclared);

    /// <summary>Opens bytes as a file of their own and reads every row, as an import would.</summary>
    public static (SheetFile File, List<SheetRow> Rows) Open(byte[] bytes, FileConvention? declared = null)
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"islet-{Guid.NewGuid():N}.sav");
        File.WriteAllBytes(path, bytes);
        try
        {
            var file = SpssFile.Open(path, declared ?? Undeclared);
            return (file, [.. file.Sheets.SelectMany(s => s.Rows())]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static Cell Cell(this Sheet sheet, int row, string column) => sheet.Rows().ElementAt(row - 1).Cells[sheet.Column(column)!.Number - 1];

    public static List<string[]> Csv(string name)
    {
        using var reader = new CsvParser(new StreamReader(Path(name)), CultureInfo.InvariantCulture);
        List<string[]> rows = [];
        while (reader.Read())
            rows.Add(reader.Record!);
        return rows;
    }

    /// <summary>As CSV, by pspp-convert. PSPP's complaints go to standard error and fail the test.</summary>
    public static string Pspp(byte[] bytes)
    {
        var program = Environment.GetEnvironmentVariable("PATH")!.Split(System.IO.Path.PathSeparator)
            .Select(p => System.IO.Path.Combine(p, "pspp-convert")).FirstOrDefault(File.Exists);
        Skip.If(program is null, "Skipped: pspp-convert is not installed (Debian: pspp).");
        var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"islet-{Guid.NewGuid():N}.sav");
        File.WriteAllBytes(path, bytes);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program!, ["-O", "csv", path, path + ".csv"])
            {
                RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false,
            })!;
            var said = process.StandardError.ReadToEnd() + process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.Equal((0, ""), (process.ExitCode, said));
            return File.ReadAllText(path + ".csv", Encoding.UTF8);
        }
        finally
        {
            File.Delete(path);
            File.Delete(path + ".csv");
        }
    }
}
