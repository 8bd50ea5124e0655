using System.Globalization;

namespace Islet.Course;

internal readonly record struct TextPosition(int Line, int Column)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line {Line}, column {Column}");
}

internal enum Lexeme { Word, Quoted, Sign, End, Stray }

internal readonly record struct Token(Lexeme Kind, string Text, TextPosition At)
{
    public bool Is(string text) => Kind is Lexeme.Word or Lexeme.Sign && Text == text;
}

/// <summary>The words and signs of a condition.</summary>
internal static class ConditionText
{
    private const int LongestShown = 40;

    private static bool IsWordCharacter(char c) => char.IsLetterOrDigit(c) || c is '_' or '.' or '-';

    internal static bool IsReserved(string word) => word is "and" or "or" or "not" or "in";

    /// <summary>A word that may stand in a condition as it is, without quotation marks.</summary>
    internal static bool IsPlain(string word) => word.Length > 0 && word.All(IsWordCharacter) && !IsReserved(word);

    /// <summary>Capitals, digits and underscores, a capital first: the name of a macro.</summary>
    internal static bool IsMacroName(string word) =>
        char.IsAsciiLetterUpper(word[0]) && word.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_');

    internal static IReadOnlyList<Token> Tokens(string text, TextPosition start)
    {
        var (tokens, at) = (new List<Token>(), start);
        for (var i = 0; i < text.Length;)
        {
            var (kind, length) = Next(text.AsSpan(i));
            if (length == 0)
                at = text[i++] == '\n' ? new(at.Line + 1, 1) : at with { Column = at.Column + 1 };
            else
            {
                var lexeme = text.AsSpan(i, length);
                tokens.Add(new(kind, Shown(kind is Lexeme.Quoted ? lexeme[1..^1] : lexeme, kind), at));
                (i, at) = (i + length, at with { Column = at.Column + length });
            }
        }
        tokens.Add(new(Lexeme.End, "the end", at));
        return tokens;
    }

    /// <summary>The kind and length of the lexeme at the front; white space has length 0.</summary>
    private static (Lexeme Kind, int Length) Next(ReadOnlySpan<char> rest)
    {
        var word = 0;
        while (word < rest.Length && IsWordCharacter(rest[word]))
            word++;
        return rest[0] switch
        {
            _ when word > 0 => (Lexeme.Word, word),
            _ when char.IsWhiteSpace(rest[0]) => (Lexeme.Sign, 0),
            '"' when rest[1..].IndexOfAny('"', '\n') is var end and >= 0 && rest[end + 1] == '"' => (Lexeme.Quoted, end + 2),
            '!' or '<' or '>' when rest.Length > 1 && rest[1] == '=' => (Lexeme.Sign, 2),
            '=' or '<' or '>' or '(' or ')' or '{' or '}' or ',' => (Lexeme.Sign, 1),
            _ => (Lexeme.Stray, char.IsHighSurrogate(rest[0]) && rest.Length > 1 ? 2 : 1),
        };
    }

    // A word longer than any name is a pasted page or a binary file: it is wrong in any case and must not fill a message.
    private static string Shown(ReadOnlySpan<char> lexeme, Lexeme kind) =>
        kind is Lexeme.Quoted || lexeme.Length <= LongestShown ? lexeme.ToString() : string.Concat(lexeme[..LongestShown], "…");
}
