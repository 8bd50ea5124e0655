using System.Globalization;
using System.Text;
using Islet.Course;

namespace Islet.Yaml;

/// <summary>By which codes a kind of file tells what is wrong with its form.</summary>
/// <param name="What">The file, in words: "a study".</param>
/// <param name="Page">Where each key is explained.</param>
public sealed record YamlCodes(string What, string Page)
{
    public required string Text { get; init; }

    public required string Yaml { get; init; }

    public required string Form { get; init; }

    public required string Key { get; init; }

    public required string KeyTwice { get; init; }

    public required string KeyMissing { get; init; }

    public required string Value { get; init; }

    public required string Id { get; init; }
}

/// <summary>What is wrong with a file of keys and values, in words. Problems are collected, so that one reading finds them all.</summary>
/// <param name="file">Its name without folder.</param>
public class YamlProblems(string file, YamlCodes codes)
{
    private const int LargestFile = 1 << 20; // such files are a few kilobytes; what is larger is something else

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<(TextPlace At, Problem Problem)> found = [];

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<Problem> All => [.. found.OrderBy(p => p.At.Line).ThenBy(p => p.At.Column).Select(p => p.Problem)];

    public int Count => found.Count;

    /// <summary>What another reading of the same file found, and this one did not.</summary>
    public void TakeOver(YamlProblems other) => found.AddRange(other.found.Where(o => !found.Exists(f => f.At == o.At && f.Problem.Code == o.Problem.Code && f.Problem.Found == o.Problem.Found)).ToList());

    public string Where(TextPlace at) => $"{file}, {at}";

    /// <summary>The file's text; null where it is none, which is noted.</summary>
    public string? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= LargestFile && !bytes.Contains((byte)0) && Decoded(bytes) is { } text)
            return text;
        var large = bytes.Length > LargestFile;
        Add(codes.Text, new(1, 1), large ? "a file over 1 MB" : "a file that is not text in UTF-8",
            $"{codes.What} file: text in UTF-8, under 1 MB", large ? StrictYaml.TooLarge : $"Save {codes.What} as plain text in UTF-8.");
        return null;
    }

    /// <summary>The root of the file; null where it does not read as YAML, which is noted.</summary>
    public YamlNode? Root(string text)
    {
        var (root, refusal) = StrictYaml.Read(text);
        if (refusal is { } why)
            Add(codes.Yaml, why.At, why.Found, StrictYaml.Expected, why.Remedy);
        return root;
    }

    public void Form(YamlNode node, string expected) => Add(codes.Form, node.At, node.Found, expected, $"Write it in this form; {codes.Page} shows each key.");

    /// <summary>A list or mapping in which nothing stands.</summary>
    public void Empty(YamlNode node, string expected) => Add(codes.Form, node.At, "an empty list", $"{expected}, at least one", "Write at least one; where the key is not needed, take it out instead.");

    public void UnknownKey(TextNode key, IReadOnlyCollection<string> allowed) => Add(codes.Key, key.At, key.Found, "one of " + string.Join(", ", allowed),
        Spelling.Nearest(key.Text, allowed) is [var nearest, ..] ? $"Did you mean {nearest}? Correct the key, or take it out: nothing is ignored silently."
            : "Correct the key, or take it out: nothing is ignored silently.");

    public void KeyTwice(TextNode key) => Add(codes.KeyTwice, key.At, key.Found, "each key once", "Take one of the two out.");

    public void KeyMissing(TextPlace at, string key, string meaning) => Add(codes.KeyMissing, at, $"no {key}", $"{key}: {meaning}", $"Add {key}.");

    /// <param name="nearest">Values that may have been meant.</param>
    public void Value(YamlNode node, string expected, IReadOnlyList<string>? nearest = null) =>
        Add(codes.Value, node.At, node.Found, expected, nearest is { Count: > 0 } ? $"Did you mean {string.Join(" or ", nearest)}?" : "Correct the value.");

    public void Id(YamlNode node) => Add(codes.Id, node.At, node.Found, "a short name of lower-case letters, digits, - and _, a letter first, at most 60",
        "Rename it; what is printed is its label or title.");

    public void Add(string code, TextPlace at, string what, string expected, string remedy) => found.Add((at, new(code, Where(at), what, expected, remedy)));

    /// <summary>A condition that stands in the file; null where it is none, which is noted.</summary>
    public Condition? Condition(YamlNode node, Macros macros)
    {
        if (node is not TextNode { Text.Length: > 0 } text)
        {
            Form(node, "a condition, as primary_site = pancreas");
            return null;
        }
        var (written, at) = Written(text);
        var parsed = Course.Condition.Parse(written, macros, at.Line, at.Column);
        Conditions(parsed.Problems, text.At);
        return parsed.Value;
    }

    /// <summary>Conditions under their names, each once. One that does not read is told at its own place, and known all the same: who uses it is not told of it again.</summary>
    /// <param name="entries">A value that is missing was told by the caller.</param>
    public Macros Macros(IEnumerable<(TextNode Name, YamlNode? Value)> entries)
    {
        List<MacroText> texts = [];
        foreach (var (name, value) in entries)
        {
            if (value is not (null or TextNode { Text.Length: > 0 }))
                Form(value, "a condition, as primary_site = pancreas");
            var (written, at) = value is TextNode { Text.Length: > 0 } text ? Written(text) : ((string?)null, name.At);
            texts.Add(new(name.Text, (name.At.Line, name.At.Column), written, (at.Line, at.Column)));
        }
        var (macros, problems) = Course.Macros.Read(texts);
        Conditions(problems, new(1, 1));
        return macros;
    }

    private static (string Text, TextPlace At) Written(TextNode text) => text.Raw is { } raw ? (raw, text.RawAt) : (text.Text, text.At);

    /// <summary>Problems of a condition that stands in the file, each at its own place.</summary>
    public void Conditions(IEnumerable<Problem> problems, TextPlace at)
    {
        foreach (var p in problems)
            Add(p.Code, Parse(p.Where, at), p.Found, p.Expected, p.Remedy);
    }

    // The condition language says "line 3, column 5"; the numbers are wanted again only to sort.
    private static TextPlace Parse(string where, TextPlace otherwise)
    {
        List<int> numbers = [.. where.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Where(number => number > 0)];
        return numbers is [var line, var column] ? new(line, column) : otherwise;
    }

    private static string? Decoded(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = Utf8.GetString(bytes);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException)
        {
            return null; // an answer, not an error: the file is told to be no text
        }
    }
}
