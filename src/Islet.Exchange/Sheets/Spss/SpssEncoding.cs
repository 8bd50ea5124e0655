using System.Globalization;
using System.Text;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>How a file's text is read, and who says so.</summary>
/// <param name="Known">False: nobody says; plain ASCII is read and any other byte refuses.</param>
internal sealed record SpssEncoding(Encoding Encoding, bool Known, string Evidence)
{
    /// <summary>Stands where bytes are no text in the encoding, as when a program cut a letter of several bytes in two.</summary>
    public const char Broken = '\uFFFD';

    /// <summary>Why text is not read.</summary>
    public const string Silent = "letters beyond ASCII, and no word of the file about its encoding";

    private const int Ascii7 = 2, Ascii8 = 3, UsAscii = 20127; // character codes that leave open what other letters are

    /// <summary>Declared by a person, else by the file's own name of it (subtype 20), else by its code page (subtype 3).</summary>
    public static SpssEncoding Of(SpssDictionary dictionary, FileConvention declared, string file, List<Problem> problems)
    {
        var own = dictionary.EncodingName is { Length: > 0 } name ? ByName(name) : dictionary.CharacterCode is { } code ? ByCode(code) : null;
        if (declared.Encoding is { } wanted)
        {
            var encoding = ByName(wanted) ?? throw SpssRefusals.Encoding(file, $"declared as {Shown(wanted)}, which is no encoding of such files");
            if (own is not null && own.WebName != encoding.WebName)
                problems.Add(Disagreement(file, own));
            return new(encoding, true, $"encoding {encoding.WebName} (declared)");
        }
        if (own is not null && own.CodePage != UsAscii)
            return new(own, true, $"encoding {own.WebName} ({(dictionary.EncodingName is { Length: > 0 } ? "" : "code page ")}named by the file)");
        if (own is null && dictionary.EncodingName is { Length: > 0 } strange)
            throw SpssRefusals.Encoding($"{file}, record of its encoding", Shown(strange));
        return new(Encoding.GetEncoding(UsAscii, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD")), false,
            "no encoding is named by the file; it is read as long as its text is plain ASCII");
    }

    /// <summary>Text without the blanks that fill its field.</summary>
    public string Decode(ReadOnlySpan<byte> bytes) => Encoding.GetString(bytes.TrimEnd(" \0"u8));

    private static Encoding? ByCode(int code) =>
        code is Ascii7 or Ascii8 ? null : Usable(() => CodePagesEncodingProvider.Instance.GetEncoding(code) ?? Encoding.GetEncoding(code));

    private static Encoding? ByName(string name) => name.Replace('_', '-').ToUpperInvariant() switch
    {
        ['C', 'P', .. var page] when int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var code) => ByCode(code),
        var plain => Usable(() => CodePagesEncodingProvider.Instance.GetEncoding(plain) ?? Encoding.GetEncoding(plain)),
    };

    /// <summary>Null for an unknown one, and for one in which plain letters and blanks are other bytes.</summary>
    private static Encoding? Usable(Func<Encoding> find)
    {
        try
        {
            var found = find();
            return found.GetBytes("A 9") is [65, 32, 57] ? found : null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null; // an answer: there is no such encoding
        }
    }

    private static Problem Disagreement(string file, Encoding own) => new("W_SPSS_ENCODING", file, $"the file says {own.WebName}", "the declared encoding",
        "The declared one was used. Compare a few names with special letters; if they are wrong, take the declaration out.");

    private static string Shown(string name) => name.Length <= 40 ? name : name[..40];
}
