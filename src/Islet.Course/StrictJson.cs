using System.Text;
using System.Text.Json;

namespace Islet.Course;

/// <summary>What makes a text no JSON of one meaning, and where.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">In bytes, from 1.</param>
/// <param name="Name">Of a member that stands twice: its name, which may be anything; else null.</param>
public sealed record JsonFault(JsonFaultKind Kind, long Line, long Column, string? Name = null)
{
    /// <summary>What was found, without a word of the text itself.</summary>
    public string Found => Kind switch
    {
        JsonFaultKind.Encoding => "a text that is not UTF-8",
        JsonFaultKind.Surrogate => "half of a surrogate pair",
        JsonFaultKind.Twice => "a name that stands twice in one object",
        JsonFaultKind.Syntax => "a text that is no JSON",
    };
}

public enum JsonFaultKind
{
    Encoding,
    Surrogate,
    Twice,
    Syntax,
}

/// <summary>
/// JSON from outside, looked at whole before anything of it is used: a document is parsed without its texts, so that bytes or escapes that stand for no
/// character would otherwise be noticed only by whoever reads them, and of two members of one name nobody knows which is meant.
/// </summary>
public static class StrictJson
{
    /// <summary>Objects and lists within each other; deeper than any form that is read here.</summary>
    private const int MaxDepth = 64;

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF]; // byte order mark, which some editors write

    /// <summary>The document, or what is wrong with it.</summary>
    public static (JsonDocument? Document, JsonFault? Fault) Read(ReadOnlyMemory<byte> utf8)
    {
        var text = utf8.Span.StartsWith(Mark) ? utf8[Mark.Length..] : utf8;
        return FaultIn(text.Span) is { } fault ? (null, fault) : (JsonDocument.Parse(text, new() { MaxDepth = MaxDepth }), null);
    }

    private static JsonFault? FaultIn(ReadOnlySpan<byte> utf8)
    {
        if (!System.Text.Unicode.Utf8.IsValid(utf8))
            return At(JsonFaultKind.Encoding, utf8, FirstInvalid(utf8));
        var reader = new Utf8JsonReader(utf8, new() { MaxDepth = MaxDepth });
        var names = new Stack<HashSet<string>>();
        try
        {
            while (reader.Read())
                if (FaultAt(ref reader, names) is { } kind)
                    return At(kind, utf8, (int)reader.TokenStartIndex, kind is JsonFaultKind.Twice ? reader.GetString() : null);
            return null;
        }
        catch (JsonException fault)
        {
            return new(JsonFaultKind.Syntax, (fault.LineNumber ?? 0) + 1, (fault.BytePositionInLine ?? 0) + 1);
        }
    }

    private static JsonFaultKind? FaultAt(ref Utf8JsonReader reader, Stack<HashSet<string>> names)
    {
        if (reader.TokenType is JsonTokenType.StartObject)
            names.Push(new(StringComparer.Ordinal));
        else if (reader.TokenType is JsonTokenType.EndObject)
            names.Pop();
        else if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped && !IsText(ref reader))
            return JsonFaultKind.Surrogate;
        return reader.TokenType is JsonTokenType.PropertyName && !names.Peek().Add(reader.GetString()!) ? JsonFaultKind.Twice : null;
    }

    private static bool IsText(ref Utf8JsonReader reader)
    {
        try
        {
            reader.GetString();
            return true;
        }
        catch (InvalidOperationException) // an escape that no other completes
        {
            return false;
        }
    }

    private static int FirstInvalid(ReadOnlySpan<byte> utf8)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(utf8[at..], out _, out var length) is System.Buffers.OperationStatus.Done)
            at += length;
        return at;
    }

    private static JsonFault At(JsonFaultKind kind, ReadOnlySpan<byte> utf8, int index, string? name = null)
    {
        var before = utf8[..index];
        return new(kind, before.Count((byte)'\n') + 1, index - before.LastIndexOf((byte)'\n'), name);
    }
}
