using Islet.Course;
using Islet.Yaml;

namespace Islet.Exchange;

/// <summary>Where the value of one member comes from, held against what the member may be.</summary>
internal sealed class MemberSourceReader(MapFileProblems problems, IReadOnlyList<CodeList> lists, MapAxis axis)
{
    /// <summary>Said by <c>when: origin</c>, never by a column.</summary>
    public const string PlacedAtOrigin = "placed_at_origin";

    private static readonly string[] Sources = ["column", "value", "checked"];

    private static readonly string[] OfColumns = ["list", "unit", "drugs", "missing"];

    public MemberSource? Read(YamlNode node, FindingMember member)
    {
        if (YamlFields.Of(node, problems, [.. Sources, .. OfColumns]) is not { } fields)
            return null;
        string[] given = [.. Sources.Where(key => fields[key] is not null)];
        if (given.Length != 1)
        {
            problems.Form(node, "one of {column: …}, {value: …} and {checked: …}");
            return null;
        }
        if (given[0] == "column")
            return Column(fields, node, member);
        foreach (var key in OfColumns)
        {
            if (fields[key] is { } odd)
                problems.Form(odd, $"{key} beside a column only");
        }
        return given[0] == "value" ? Value(fields["value"]!, member) : Checked(fields["checked"]!, member);
    }

    private FromColumn? Column(YamlFields fields, YamlNode node, FindingMember member)
    {
        var source = new FromColumn(fields.RequiredText("column", "the column") ?? "")
        {
            List = fields.Text("list"), Unit = fields.Text("unit"), Drugs = fields.Flag("drugs"), Missing = fields.Texts("missing", "a list of spellings"),
        };
        if (source.List is not null)
            CheckList(fields["list"]!, source.List, member);
        if (source.Unit is not null && (member.Unit is not { } own || CellUnits.Factor(source.Unit, own) is null))
            problems.Unit(fields["unit"]!, member);
        if (source.Drugs && (source.List is not null || source.Unit is not null || member.Form is not (MemberForm.List or MemberForm.Text)))
            problems.Form(fields["drugs"]!, "drugs for a member that is text or a list, without list or unit");
        if (member.Form is MemberForm.Day && axis.ZeroColumn is not null)
            problems.When(node, $"no date: the axis keeps offsets only ({member.Name})");
        return source.Column.Length == 0 ? null : source;
    }

    private void CheckList(YamlNode node, string name, FindingMember member)
    {
        if (lists.FirstOrDefault(l => l.Name == name) is not { } list)
        {
            problems.List(node, [.. lists.Select(l => l.Name)]);
            return;
        }
        foreach (var meaning in list.Codes.Where(c => c.Values.Count > 0 && MemberJson.Of(member, c.Values) is null))
            problems.ListValue(node, list, string.Join(", ", meaning.Values), member);
    }

    private FixedValue? Value(YamlNode node, FindingMember member)
    {
        IReadOnlyList<string> texts = node switch
        {
            TextNode { Text.Length: > 0 } text => [text.Text],
            ListNode { Items.Count: > 0 } list when list.Items.All(i => i is TextNode) => [.. list.Items.Select(i => ((TextNode)i).Text)],
            _ => [],
        };
        if (texts.Count == 0)
            problems.Form(node, "a value, or a list of values");
        else if (MemberJson.Of(member, texts) is null && !(member is { Form: MemberForm.Text or MemberForm.Whole } && texts is [var one] && IsMarked(one)))
            problems.Word(node, string.Join(", ", texts), member);
        return texts.Count == 0 ? null : new(texts);
    }

    private CheckedColumns? Checked(YamlNode node, FindingMember member)
    {
        if (member.Form is not MemberForm.List || node is not MapNode { Entries.Count: > 0 } map)
        {
            problems.Form(node, "words with a column each, for a member that is a list");
            return null;
        }
        foreach (var twice in map.Twice)
            problems.KeyTwice(twice);
        var words = new List<CheckedColumn>();
        foreach (var (word, value) in map.Entries)
        {
            if (MemberJson.Of(member, [word.Text]) is null)
                problems.Word(word, word.Text, member);
            if (value is TextNode { Text.Length: > 0 } column)
                words.Add(new(word.Text, column.Text));
            else
                problems.Form(value, "the column that says yes or no");
        }
        return new(words);
    }

    private static bool IsMarked(string text) => text.Contains(CourseMap.RepeatMark, StringComparison.Ordinal);
}
