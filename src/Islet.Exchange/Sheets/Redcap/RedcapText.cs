using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Islet.Exchange;

/// <summary>A text file of REDCap, read record by record with little memory.</summary>
/// <param name="Delimiter">REDCap offers comma, tab, semicolon, pipe and caret.</param>
internal sealed record RedcapText(string Path, Encoding Encoding, char Delimiter)
{
    /// <summary>The longest answer that REDCap's own notes fields hold is 64 KiB; a longer one is a quote that was never closed.</summary>
    private const int LongestAnswer = 1 << 18;

    /// <summary>Those that REDCap's export offers.</summary>
    public static IReadOnlyList<char> Delimiters { get; } = [',', ';', '\t', '|', '^'];

    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Null where the file cannot be read as text; the problems say why.</summary>
    public static RedcapText? Open(string path, FileConvention declared, ProblemList problems)
    {
        var here = new Place(0, System.IO.Path.GetFileName(path));
        try
        {
            var survey = TextSurvey.Of(path);
            if (survey.Refusal is { } refusal)
                problems.Refuse(here, refusal.Code, refusal.Found, refusal.Expected, refusal.Remedy);
            else if (survey.Notice is null || declared.Encoding is not null)
                return new(path, survey.Notice is null ? survey.Encoding : Named(declared.Encoding!), DelimiterOf(FirstLine(path), declared));
            else
                problems.Refuse(here, "E_REDCAP_ENCODING", "letters that are not UTF-8", "UTF-8, as REDCap writes it",
                    "Export it from REDCap again; if another program saved it, declare its encoding in the map.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Refuse(here, "E_UNREADABLE", "a file that the system does not give out", "a readable file", "Check its permissions, and that nothing else holds it.");
        }
        catch (ArgumentException)
        {
            problems.Refuse(here, "E_REDCAP_ENCODING", "an encoding that nobody knows", "utf-8, windows-1252, iso-8859-1 or utf-16", "Correct the encoding in the map.");
        }
        return null;
    }

    /// <summary>Each record with the line on which it begins, counted from 1. The parser is one and moves on.</summary>
    /// <param name="bad">Called where a quote stands that RFC 4180 does not foresee.</param>
    public IEnumerable<(int Line, CsvParser Cells)> Records(Action<int>? bad = null)
    {
        using var reader = new StreamReader(Path, Encoding, detectEncodingFromByteOrderMarks: true);
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Delimiter.ToString(),
            BadDataFound = found => bad?.Invoke(found.Context.Parser!.RawRow),
            MaxFieldSize = LongestAnswer,
            IgnoreBlankLines = true,
        });
        for (var line = 1; parser.Read(); line = parser.RawRow + 1)
            yield return (line, parser);
    }

    /// <summary>The names of the first line, without quotes: enough to tell what a file is.</summary>
    public static string[] Header(string path, FileConvention declared)
    {
        var line = FirstLine(path);
        return [.. line.Split(DelimiterOf(line, declared)).Select(n => n.Trim().Trim('"'))];
    }

    private static string FirstLine(string path)
    {
        var begin = new char[1 << 18];
        using var reader = new StreamReader(path, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var read = reader.ReadBlock(begin);
        return new string(begin, 0, read).Split('\r', '\n')[0];
    }

    private static Encoding Named(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);

    /// <summary>The one that stands most often in the header outside quotes; names of fields hold none of them.</summary>
    private static char DelimiterOf(string header, FileConvention declared)
    {
        if (declared.Delimiter is { Length: > 0 } said)
            return said == "\\t" ? '\t' : said[0];
        var bare = string.Concat(header.Split('"').Where((_, i) => i % 2 == 0));
        return Delimiters.MaxBy(d => bare.Count(c => c == d));
    }
}
