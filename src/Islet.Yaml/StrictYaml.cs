using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Islet.Yaml;

/// <summary>Why a text is not read as YAML.</summary>
/// <param name="Remedy">What to do next.</param>
public readonly record struct YamlRefusal(TextPlace At, string Found, string Remedy);

/// <summary>
/// From the text of a file to its nodes. Anchors, aliases, tags and second documents are refused: who reads the file must see all of it in place.
/// </summary>
public sealed class StrictYaml
{
    public const string Expected = "one document of keys and values in YAML, without anchors, aliases or tags";

    internal const string TooLarge = "Such files have some kilobytes: divide it, or take it out if it is something else.";

    private const string UsualCauses =
        "Correct it here. The usual causes: a text with a colon and a space in it (it must stand in quotation marks, or below >- on a line of its own), a missing space after a colon, a tab, or an indentation that differs by one.";

    private const string Unreadable = "text that does not read as YAML here";

    private const int LongestText = 1_000_000; // characters
    private const int DeepestNesting = 16; // twice what any of our files needs; a file of brackets must not end the process

    private readonly string text;
    private readonly Parser parser;
    private YamlRefusal? refusal;

    private StrictYaml(string text) => (this.text, parser) = (text, new Parser(new Scanner(new StringReader(text), skipComments: true)));

    /// <summary>The root of the document, or else why there is none.</summary>
    public static (YamlNode? Root, YamlRefusal? Refusal) Read(string text)
    {
        if (text.Length > LongestText)
            return (null, new(new(1, 1), string.Create(CultureInfo.InvariantCulture, $"{text.Length} characters, over {LongestText}"), TooLarge));
        var yaml = new StrictYaml(text);
        try
        {
            var root = yaml.Document();
            return yaml.refusal is null ? (root, null) : (null, yaml.refusal);
        }
        catch (YamlException e)
        {
            return (null, new(At(e.Start), Unreadable, UsualCauses));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            return (null, new(At(yaml.parser.Current?.Start ?? Mark.Empty), Unreadable, UsualCauses)); // the parser's own scanner loses its footing on some broken texts
        }
    }

    private YamlNode? Document()
    {
        Next();
        if (Next() is not DocumentStart)
            return Refuse(new(1, 1), "an empty file", "Write its keys and values, or take the file out.");
        Next();
        var node = Node(0);
        return node is not null && Next() is DocumentEnd && Next() is DocumentStart second ? Refuse(At(second.Start), "a second document") : node;
    }

    private YamlNode? Node(int depth)
    {
        if (depth > DeepestNesting || parser.Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag.IsEmpty: false })
            return Refuse(At(parser.Current!.Start), depth > DeepestNesting ? "lists or mappings within each other, too deep" : "an anchor, an alias or a tag");
        return parser.Current switch
        {
            Scalar scalar => Text(scalar),
            SequenceStart start => List(At(start.Start), depth),
            MappingStart start => Map(At(start.Start), depth),
            var other => throw new InvalidOperationException($"The YAML parser gave {other?.GetType().Name} where a node begins."),
        };
    }

    private ListNode? List(TextPlace at, int depth)
    {
        var items = new List<YamlNode>();
        while (Next() is not SequenceEnd)
        {
            if (Node(depth + 1) is not { } item)
                return null;
            items.Add(item);
        }
        return new(at, items);
    }

    private MapNode? Map(TextPlace at, int depth)
    {
        var entries = new List<(TextNode, YamlNode)>();
        while (Next() is not MappingEnd)
        {
            var key = Node(depth + 1);
            if (key is not TextNode name)
            {
                if (key is not null)
                    Refuse(key.At, "a key that is not a word");
                return null;
            }
            Next();
            if (Node(depth + 1) is not { } value)
                return null;
            entries.Add((name, value));
        }
        return new(at, entries);
    }

    private TextNode Text(Scalar scalar)
    {
        var (at, raw) = (At(scalar.Start), text[(int)scalar.Start.Index..Math.Max((int)scalar.Start.Index, Math.Min((int)scalar.End.Index, text.Length))]);
        switch (scalar.Style)
        {
            case ScalarStyle.Plain:
                return new(at, scalar.Value, raw, at);
            case ScalarStyle.Folded or ScalarStyle.Literal when raw.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end:
                return new(at, scalar.Value.TrimEnd('\n'), raw[(end + 1)..], new(at.Line + 1, 1));
            default:
                var inner = raw.Length >= 2 ? raw[1..^1] : "";
                return new(at, scalar.Value, inner.AsSpan().IndexOfAny('\\', '\'') < 0 ? inner : null, at with { Column = at.Column + 1 });
        }
    }

    private ParsingEvent Next() => parser.MoveNext() ? parser.Current! : throw new YamlException("The text ends too early.");

    private YamlNode? Refuse(TextPlace at, string found, string remedy = "Take it out, or write it out in place.")
    {
        refusal ??= new(at, found, remedy);
        return null;
    }

    private static TextPlace At(Mark mark) => new((int)mark.Line, (int)mark.Column);
}
