using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Islet.Studies;

/// <summary>
/// From the text of a study file to its nodes. Anchors, aliases, tags and second documents are refused: who reads the file must see all of it in place.
/// </summary>
internal sealed class StudyYaml
{
    private const int DeepestNesting = 12; // a study needs six

    private readonly string text;
    private readonly StudyProblems problems;
    private readonly Parser parser;

    private StudyYaml(string text, StudyProblems problems) =>
        (this.text, this.problems, parser) = (text, problems, new Parser(new Scanner(new StringReader(text), skipComments: true)));

    /// <summary>Null where the text cannot be read; the problem says where.</summary>
    public static StudyNode? Read(string text, StudyProblems problems)
    {
        try
        {
            return new StudyYaml(text, problems).Document();
        }
        catch (YamlException e)
        {
            problems.Yaml(At(e.Start), "text that does not read as YAML here");
            return null;
        }
    }

    private StudyNode? Document()
    {
        Next();
        if (Next() is not DocumentStart)
        {
            problems.Yaml(new(1, 1), "an empty file");
            return null;
        }
        Next();
        var node = Node(0);
        if (node is not null && Next() is DocumentEnd && Next() is DocumentStart second)
            problems.Yaml(At(second.Start), "a second document");
        return node;
    }

    private StudyNode? Node(int depth)
    {
        if (depth > DeepestNesting || parser.Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag.IsEmpty: false })
        {
            problems.Yaml(At(parser.Current!.Start), depth > DeepestNesting ? "lists or mappings within each other, too deep" : "an anchor, an alias or a tag");
            return null;
        }
        return parser.Current switch
        {
            Scalar scalar => Text(scalar),
            SequenceStart start => List(At(start.Start), depth),
            MappingStart start => Map(At(start.Start), depth),
            var other => throw new InvalidOperationException($"The YAML parser gave {other?.GetType().Name} where a node begins."),
        };
    }

    private ListNode? List(Place at, int depth)
    {
        var items = new List<StudyNode>();
        while (Next() is not SequenceEnd)
        {
            if (Node(depth + 1) is not { } item)
                return null;
            items.Add(item);
        }
        return new(at, items);
    }

    private MapNode? Map(Place at, int depth)
    {
        var entries = new List<(TextNode, StudyNode)>();
        while (Next() is not MappingEnd)
        {
            var key = Node(depth + 1);
            if (key is not null and not TextNode)
                problems.Yaml(key.At, "a key that is not a word");
            if (key is not TextNode name)
                return null;
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

    private static Place At(Mark mark) => new((int)mark.Line, (int)mark.Column);
}
