using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>An encoding that a file may have, and what its letters beyond ASCII would then be.</summary>
/// <param name="Letters">Counted over the file and without their words, which may be names: "ö (12), å (4)".</param>
/// <param name="Likelihood">Share of the bytes that would become letters and signs that European clinics write.</param>
internal sealed record EncodingCandidate(string Name, string Letters, double Likelihood);

/// <summary>
/// The encoding of a text file: proved by a byte-order mark or by being strictly valid UTF-8, declared, or refused. Single-byte encodings cannot prove
/// themselves, for every byte means something in each of them.
/// </summary>
internal static class TextEncodings
{
    private const int LettersNamed = 4;
    private const int RowsNamed = 5;

    private const string CommonLetters = "åäöÅÄÖøæØÆéèêëÉÈüÜßñÑçÇóòôõÓíìîïúùûáàâãÁÀµ°§±²³–—‘’“”…€½·×≤≥";

    private static readonly string[] SingleByte = ["windows-1252", "iso-8859-1", "macintosh"];

    /// <summary>By its IANA name; null: nobody knows it.</summary>
    public static Encoding? Named(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null; // an answer: the caller names the encodings that are known
        }
    }

    /// <summary>Most likely first.</summary>
    public static IReadOnlyList<EncodingCandidate> Candidates(TextSurvey survey) =>
        [.. SingleByte.Select(name => Candidate(name, survey.HighBytes)).OrderByDescending(c => c.Likelihood)];

    /// <summary>The encoding to read with, or why there is none.</summary>
    public static (Encoding? Encoding, string Name, string Evidence, Problem? Refusal) Decide(string path, TextSurvey survey, string? declared)
    {
        var file = Path.GetFileName(path);
        var meant = declared is null ? null : Named(declared);
        if (declared is not null && meant is null)
            return Refused(new("E_ENCODING_UNKNOWN", file, $"the declared encoding {declared}", "utf-8, windows-1252, iso-8859-1, macintosh, utf-16 or another IANA name",
                "Correct the encoding in the map."));
        if (Proof(survey) is { } proof)
            return meant is null || SameEncoding(meant, survey.Encoding)
                ? (survey.Encoding, survey.Encoding.WebName, proof, null)
                : Refused(Contradicted(file, declared!, proof, $"Declare encoding: {survey.Encoding.WebName}, or leave the encoding out."));
        if (survey.IsUtf8) // and without a letter beyond ASCII
            return meant is null or { IsSingleByte: true } or UTF8Encoding
                ? (meant ?? survey.Encoding, (meant ?? survey.Encoding).WebName, "encoding: only ASCII letters, which every encoding reads alike", null)
                : Refused(Contradicted(file, declared!, "one byte a letter", "Leave the encoding out."));
        return meant switch
        {
            { IsSingleByte: true } => (meant, meant.WebName, $"encoding {meant.WebName} as declared: {Candidate(declared!, survey.HighBytes).Letters}", null),
            null => Refused(NotDeclared(file, Candidates(survey))),
            _ => Refused(Contradicted($"{file}{RowsNotUtf8(path)}", declared!, "bytes that are not valid in it",
                $"Declare the encoding that the file has, likely {Candidates(survey)[0].Name}, or save it as UTF-8.")),
        };
    }

    /// <summary>Two letters for one: UTF-8 that was once read as windows-1252 and saved so ("Ã¤" for ä). Null: none.</summary>
    public static string? Mojibake(string text)
    {
        for (var i = text.AsSpan().IndexOfAny('Ã', 'Â'); i >= 0 && i + 1 < text.Length; i = Next(text, i))
        {
            if (text[i + 1] is >= '\u0080' and <= '¿' or '€' or '…' or '„' or '“' or '–' or '‰' or '˜' or 'Ÿ' or 'œ' or '™' or '†' or '‡' or '¤')
                return text.Substring(i, 2);
        }
        return null;

        static int Next(string text, int i) => text.AsSpan(i + 1).IndexOfAny('Ã', 'Â') is >= 0 and var further ? i + 1 + further : -1;
    }

    private static string? Proof(TextSurvey survey) => survey switch
    {
        { Marked: true } => $"encoding {survey.Encoding.WebName} (its mark stands at the beginning of the file)",
        { Encoding: UnicodeEncoding } => $"encoding {survey.Encoding.WebName} (every second byte of plain letters is zero)",
        { IsUtf8: true } when survey.HighBytes.Skip(0xC2).Sum() is > 0 and var letters =>
            string.Create(CultureInfo.InvariantCulture, $"encoding utf-8 (all {letters} letters beyond ASCII are well formed)"),
        _ => null,
    };

    private static bool SameEncoding(Encoding one, Encoding other) =>
        one.CodePage == other.CodePage || (one, other) is (UnicodeEncoding, UnicodeEncoding); // "utf-16" leaves the order of bytes to the mark

    private static EncodingCandidate Candidate(string name, IReadOnlyList<long> counts)
    {
        var encoding = Named(name)!;
        var signs = (from value in Enumerable.Range(0x80, 0x80)
                     where counts[value] > 0
                     orderby counts[value] descending, value
                     select (Sign: encoding.GetString([(byte)value])[0], Count: counts[value])).ToList();
        var letters = signs.Take(LettersNamed).Select(s => string.Create(CultureInfo.InvariantCulture, $"{(char.IsControl(s.Sign) ? "a control character" : s.Sign)} ({s.Count})"));
        var likely = signs.Sum(s => CommonLetters.Contains(s.Sign, StringComparison.Ordinal) ? s.Count : 0.0);
        return new(name, string.Join(", ", letters), likely / Math.Max(1, signs.Sum(s => s.Count)));
    }

    private static Problem NotDeclared(string file, IReadOnlyList<EncodingCandidate> candidates) => new("E_CONVENTION_ENCODING", file,
        $"letters that are not UTF-8; they would be {string.Join("; ", candidates.Select(c => $"{c.Name}: {c.Letters}"))}", "the encoding declared",
        $"Choose the encoding whose letters are right, likely encoding: {candidates[0].Name}, and declare it in the map; or save the file as UTF-8.");

    private static Problem Contradicted(string where, string declared, string found, string remedy) =>
        new("E_ENCODING_CONTRADICTED", where, found, $"the declared encoding {declared}", remedy);

    /// <summary>An error's own slow pass: on which lines the bytes are that no UTF-8 has.</summary>
    private static string RowsNotUtf8(string path)
    {
        using var reader = new StreamReader(path, Encoding.Latin1, detectEncodingFromByteOrderMarks: false);
        var (number, count, rows) = (0, 0, new List<int>());
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (Utf8.IsValid(Encoding.Latin1.GetBytes(line)))
                continue;
            count++;
            if (rows.Count < RowsNamed)
                rows.Add(number);
        }
        return rows.Count == 0 ? "" : $", {RowList.Words(rows, count)}";
    }

    private static (Encoding?, string, string, Problem?) Refused(Problem problem) => (null, "", "", problem);
}
