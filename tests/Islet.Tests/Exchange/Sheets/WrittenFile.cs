using System.Text;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Tests.Exchange.Sheets;

/// <summary>A file of a test's own, gone after it.</summary>
internal sealed class WrittenFile : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("islet-sheets");

    public WrittenFile(string name, byte[] content) => File.WriteAllBytes(Path = System.IO.Path.Combine(folder.FullName, name), content);

    public WrittenFile(string text, string encoding = "utf-8")
        : this("table.csv", TextEncodings.Named(encoding)!.GetBytes(text))
    {
    }

    public string Path { get; }

    public static WrittenFile Lines(params string[] lines) => new(string.Join('\n', lines) + "\n");

    public void Dispose() => folder.Delete(recursive: true);
}

internal static class SheetWords
{
    /// <summary>Rows as "number: cell|cell".</summary>
    public static IEnumerable<string> Shown(this Sheet sheet) => sheet.Rows().Select(row => $"{row.Number}: {string.Join('|', row.Cells)}");

    public static string Names(this Sheet sheet) => string.Join('|', sheet.Columns.Select(c => c.Name));

    public static Problem Told(this SheetFile file, string code) => Assert.Single(file.Problems, p => p.Code == code);

    public static Problem Refusal(this SheetFile file, string code)
    {
        Assert.Empty(file.Sheets);
        return file.Told(code);
    }

    public static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
