using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Islet.Cli.Stats;

/// <summary>A table of text, read from a CSV file with a header. An empty cell or <c>NA</c> is missing. Rows are counted from 1, the header not.</summary>
internal sealed class DataTable
{
    private const int LongestField = 1 << 16;
    private readonly Dictionary<string, string?[]> columns;

    public DataTable(IReadOnlyList<string> names, Dictionary<string, string?[]> columns, int rows) => (Names, this.columns, Rows) = (names, columns, rows);

    public IReadOnlyList<string> Names { get; }
    public int Rows { get; }

    /// <exception cref="Islet.Course.RefusedException">E_STATS_COLUMN.</exception>
    public string?[] Column(string name) => columns.TryGetValue(name, out var column) ? column : throw StatsProblem.Column(name, Names);

    public bool Has(string name) => columns.ContainsKey(name);

    /// <summary>A column of numbers; missing is NaN.</summary>
    public double[] Numbers(string name)
    {
        var cells = Column(name);
        var numbers = new double[cells.Length];
        for (var i = 0; i < cells.Length; i++)
            numbers[i] = cells[i] is not { } text ? double.NaN : TryNumber(text, out var x) ? x : throw StatsProblem.Number(i + 1, name, text);
        return numbers;
    }

    public static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    public static async Task<DataTable> ReadAsync(FileInfo file, CancellationToken cancel)
    {
        if (!file.Exists)
            throw StatsProblem.File(file.Name, Directory.Exists(file.FullName) ? "a folder" : "no such file", "a CSV file with a header", "Check the path.");
        try
        {
            using var reader = new StreamReader(file.FullName, new UTF8Encoding(false, throwOnInvalidBytes: true));
            return await ReadAsync(reader, file.Name, cancel);
        }
        catch (DecoderFallbackException)
        {
            throw StatsProblem.File(file.Name, "bytes that are not UTF-8", "a text file in UTF-8", "Save it as CSV in UTF-8.");
        }
        catch (CsvHelperException fault)
        {
            throw StatsProblem.File(file.Name, $"{fault.GetType().Name} in line {fault.Context?.Parser?.RawRow.ToString(CultureInfo.InvariantCulture)}",
                "comma-separated values, quotes closed", "Check the quotes near this line, and that this is a CSV file.");
        }
    }

    public static async Task<DataTable> ReadAsync(TextReader reader, string where, CancellationToken cancel)
    {
        var form = new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ",", MaxFieldSize = LongestField, TrimOptions = TrimOptions.Trim, CountBytes = false };
        using var csv = new CsvReader(reader, form);
        if (!await csv.ReadAsync() || !csv.ReadHeader() || csv.HeaderRecord is not { Length: > 0 } header)
            throw StatsProblem.File(where, "nothing", "a header and rows", "Check the file.");
        if (header is [var only] && only.AsSpan().IndexOfAny(';', '\t', '|') is var at and >= 0)
            throw StatsProblem.Delimiter(where, only[at] == '\t' ? "tab" : only[at].ToString());
        if (header.Any(h => h.Contains('\0', StringComparison.Ordinal)))
            throw StatsProblem.File(where, "binary data", "a CSV file", "Name a text file.");
        if (header.Length != header.Distinct(StringComparer.Ordinal).Count())
            throw StatsProblem.File(where, "two columns of one name", "every column its own name", "Rename one of them.");
        var cells = Array.ConvertAll(header, _ => new List<string?>());
        while (await csv.ReadAsync())
        {
            cancel.ThrowIfCancellationRequested();
            if (csv.Parser.Count != header.Length)
                throw StatsProblem.Row(cells[0].Count + 1, csv.Parser.Count, header.Length);
            for (var j = 0; j < header.Length; j++)
                cells[j].Add(csv.Parser[j] is "" or "NA" ? null : csv.Parser[j]);
        }
        return new(header, header.Zip(cells).ToDictionary(c => c.First, c => c.Second.ToArray(), StringComparer.Ordinal), cells[0].Count);
    }
}
