using System.Text;
using System.Text.RegularExpressions;

namespace Islet.Tests.House;

/// <summary>Reads the sentences out of the source: what stands as text in T(…) and N(…), by the key that the catalogue has for it.</summary>
internal static partial class SourceSentences
{
    /// <summary>Of every room but the catalogue's own.</summary>
    public static IReadOnlyList<(string File, string Key)> All { get; } =
        [.. Files("*.cs").Concat(Files("*.razor")).SelectMany(file => Of(File.ReadAllText(file)).Select(key => (Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), key)))];

    public static IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(Repository.File("src"), pattern, SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !file.Contains("Islet.Language", StringComparison.Ordinal));

    public static IEnumerable<string> Of(string source) => Calls(source).Select(call => call.Key).OfType<string>();

    /// <summary>Each call, where its arguments begin and end, and its key; no key where what is said is not a text of the source.</summary>
    public static IEnumerable<(int From, int To, string? Key)> Calls(string source)
    {
        foreach (var call in Called().Matches(source).Cast<Match>())
        {
            if (Arguments(source, call.Index + call.Length) is not ({ Count: > 0 } arguments, var to))
                continue;
            var counted = call.Groups["count"].Success;
            var first = IsText(arguments[0]);
            yield return (call.Index, to, arguments switch
            {
                [_, var one] when counted && IsText(one) => $"{{0}} {Key(one)}|{{0}} {Key(one)}s",
                [_, var one, var many] when counted && IsText(one) && IsText(many) => $"{{0}} {Key(one)}|{{0}} {Key(many)}",
                [var whole] when first && !counted => Key(whole),
                [_, var one, var many, ..] when !counted && !first && IsText(one) && IsText(many) => $"{Key(one)}|{Key(many)}",
                _ => null,
            });
        }
    }

    private static bool IsText(string expression) => expression.Length > 0 && StartsText(expression, 0) && EndOfText(expression, 0) == expression.Length;

    /// <summary>The arguments from behind the parenthesis; null where the source ends before it closes.</summary>
    private static (List<string> Arguments, int To)? Arguments(string source, int from)
    {
        var (arguments, depth, start) = (new List<string>(), 0, from);
        for (var at = from; at < source.Length; at++)
        {
            if (StartsText(source, at))
                at = EndOfText(source, at) - 1;
            else if (source[at] == '\'' && Letter().Match(source, at) is { Success: true, Index: var there } letter && there == at)
                at += letter.Length - 1;
            else if (source[at] is '(' or '[' or '{')
                depth++;
            else if (source[at] is ')' or ']' or '}' && depth > 0)
                depth--;
            else if (source[at] is ',' or ')' && depth == 0)
            {
                arguments.Add(source[start..at].Trim());
                if (source[at] == ')')
                    return (arguments, at);
                start = at + 1;
            }
        }
        return null;
    }

    private static bool StartsText(string source, int at) => source[at] is '"' || (source[at] is '$' or '@' && at + 1 < source.Length && source[at + 1] is '"' or '$' && Opening().Match(source, at) is { Success: true, Index: var there } && there == at);

    /// <summary>Behind the closing quote; what stands in the places of an interpolated text is read as code.</summary>
    private static int EndOfText(string source, int from)
    {
        var open = source.IndexOf('"', from);
        var (interpolated, verbatim) = (source[from..open].Contains('$', StringComparison.Ordinal), source[from..open].Contains('@', StringComparison.Ordinal));
        if (source.AsSpan(open).StartsWith("\"\"\""))
            return source.IndexOf("\"\"\"", open + 3, StringComparison.Ordinal) is > 0 and var end ? end + 3 : source.Length;
        for (var at = open + 1; at < source.Length; at++)
        {
            if (source[at] == '\\' && !verbatim)
                at++;
            else if (source[at] == '"' && verbatim && at + 1 < source.Length && source[at + 1] == '"')
                at++;
            else if (source[at] == '"')
                return at + 1;
            else if (source[at] == '{' && interpolated)
                at = source[at + 1] == '{' ? at + 1 : EndOfPlace(source, at);
        }
        return source.Length;
    }

    /// <summary>At the closing brace.</summary>
    private static int EndOfPlace(string source, int from)
    {
        var depth = 0;
        for (var at = from; at < source.Length; at++)
        {
            if (StartsText(source, at))
                at = EndOfText(source, at) - 1;
            else if (source[at] is '{' or '(' or '[')
                depth++;
            else if (source[at] is '}' or ')' or ']' && --depth == 0)
                return at;
        }
        return source.Length;
    }

    /// <summary>The text with its places numbered, as the compiler hands it to T.</summary>
    private static string Key(string text)
    {
        var open = text.IndexOf('"', StringComparison.Ordinal);
        var (body, interpolated) = (text[(open + 1)..^1], text[..open].Contains('$', StringComparison.Ordinal));
        var (key, place) = (new StringBuilder(), 0);
        for (var at = 0; at < body.Length; at++)
        {
            if (interpolated && body[at] == '{' && body[at + 1] != '{')
            {
                var end = EndOfPlace(body, at);
                key.Append('{').Append(place++).Append(Format(body[(at + 1)..end])).Append('}');
                at = end;
            }
            else if (interpolated && body[at] is '{' or '}')
                key.Append(body, at++, 2);
            else
                key.Append(body[at]);
        }
        return Regex.Unescape(key.ToString());
    }

    /// <summary>":0.0" behind the value of a place; a condition stands in parentheses.</summary>
    private static string Format(string place)
    {
        var depth = 0;
        for (var at = 0; at < place.Length; at++)
        {
            if (StartsText(place, at))
                at = EndOfText(place, at) - 1;
            else if (place[at] is '(' or '[' or '{')
                depth++;
            else if (place[at] is ')' or ']' or '}')
                depth--;
            else if (place[at] == ':' && depth == 0)
                return place[at..];
        }
        return "";
    }

    [GeneratedRegex(@"(?<![\w.""])[TN]\(|(?<count>Numbers\.Count)\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Called();

    [GeneratedRegex("""[$@]{1,2}"{1,3}""", RegexOptions.None, 1000)]
    private static partial Regex Opening();

    [GeneratedRegex(@"'(\\.[^']*|[^'\\])'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Letter();
}
