using System.Globalization;
using System.Text;
using Islet.Course;

namespace Islet.Exchange;

/// <param name="Fields">Of the first record.</param>
/// <param name="Agreeing">Records of the sample with as many fields as the first.</param>
internal sealed record DelimiterCandidate(string Delimiter, int Fields, int Agreeing, int Records)
{
    public bool Constant => Fields > 1 && Agreeing == Records;

    public bool MostlyConstant => Fields > 1 && 10 * Agreeing >= 9 * Records;
}

/// <summary>
/// The delimiter of a text file. Proved where only one of ; , tab | cuts every sampled record into the same number of fields, or where only one of them
/// stands in the header line at all and cuts nine of ten records alike; or said by the file itself in Excel's first line "sep=;".
/// </summary>
internal static class Delimiters
{
    private const int SampledRecords = 200;
    private const int SampledCharacters = 1 << 21;

    private static readonly string[] Known = [";", ",", "\t", "|"];

    /// <summary>Excel's own first line, by which a file names its delimiter; null: none.</summary>
    public static string? Said(string firstLine) => firstLine.Trim('\uFEFF', ' ', '"') is ['s' or 'S', 'e' or 'E', 'p' or 'P', '=', var sign] ? sign.ToString() : null;

    public static string Shown(string delimiter) => delimiter == "\t" ? "tab" : delimiter;

    public static IReadOnlyList<DelimiterCandidate> Candidates(string path, Encoding encoding, int linesAbove)
    {
        var sample = Sample(path, encoding, linesAbove);
        return [.. Known.Select(delimiter => Candidate(sample, new(encoding, delimiter, 0))).OrderByDescending(c => c.Constant).ThenByDescending(c => c.Fields * (long)c.Agreeing)];
    }

    /// <summary>The delimiter, and in words why; both null: not proved. A file in which none of them stands is one column.</summary>
    public static (string? Delimiter, string? Evidence) Prove(IReadOnlyList<DelimiterCandidate> candidates)
    {
        if (candidates.All(c => c.Fields == 1 && c.Agreeing == c.Records))
            return (",", "no delimiter stands in the file: one column");
        if (candidates.Where(c => c.Constant).ToList() is [var only])
            return (only.Delimiter, string.Create(CultureInfo.InvariantCulture, $"delimiter {Shown(only.Delimiter)} ({only.Fields} fields in all of the first {only.Records} rows, and no other sign gives that)"));
        if (candidates.Where(c => c.Fields > 1).ToList() is [{ MostlyConstant: true } header])
            return (header.Delimiter, string.Create(CultureInfo.InvariantCulture, $"delimiter {Shown(header.Delimiter)} (the only one in the header; {header.Fields} fields in {header.Agreeing} of the first {header.Records} rows)"));
        return (null, null);
    }

    public static Problem NotProved(string file, IReadOnlyList<DelimiterCandidate> candidates) => new("E_CONVENTION_DELIMITER", file,
        string.Join("; ", candidates.Where(c => c.Fields > 1).DefaultIfEmpty(candidates[0]).Select(c =>
            string.Create(CultureInfo.InvariantCulture, $"{Shown(c.Delimiter)} gives {c.Fields} fields in the first row and in {c.Agreeing} of the first {c.Records}"))),
        "one sign that cuts all rows alike, or the delimiter declared",
        "Declare the delimiter in the map; where lines of text stand above the header, declare skip_rows.");

    private static DelimiterCandidate Candidate(string sample, TextForm form)
    {
        var (fields, agreeing, records) = (0, 0, 0);
        using var reader = new StringReader(sample);
        try
        {
            foreach (var record in form.Records(reader, "").Where(r => !r.Fields.All(string.IsNullOrWhiteSpace)).Take(SampledRecords))
            {
                fields = records++ == 0 ? record.Fields.Length : fields;
                agreeing += record.Fields.Length == fields ? 1 : 0;
            }
        }
        catch (RefusedException)
        {
            return new(form.Delimiter, Math.Max(1, fields), agreeing, records + 1); // a cell that does not end: one record that does not agree
        }
        return new(form.Delimiter, Math.Max(1, fields), agreeing, records);
    }

    /// <summary>The beginning of the file, ending with a whole line.</summary>
    private static string Sample(string path, Encoding encoding, int linesAbove)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), encoding, detectEncodingFromByteOrderMarks: true);
        for (var line = 0; line < linesAbove; line++)
            reader.ReadLine();
        var sample = new StringBuilder();
        while (sample.Length < SampledCharacters && reader.ReadLine() is { } line)
            sample.Append(line).Append('\n');
        return sample.ToString();
    }
}
