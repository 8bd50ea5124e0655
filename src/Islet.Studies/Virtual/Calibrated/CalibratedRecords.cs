using System.Globalization;
using Islet.Course;
using Islet.Yaml;

namespace Islet.Studies;

/// <summary>Reads the templates of findings, and holds each member to the form of its kind.</summary>
internal static class CalibratedRecords
{
    public static RecordTemplate Read(ProfileSection s, CalibratedNames names)
    {
        var kind = s.NameIfGiven("kind", FindingKinds.Names);
        if (s.NodeIfGiven("kind") is null)
            s.Lacks("kind", "a kind of finding, such as Specimen");
        var form = kind is { Length: > 0 } ? FindingForm.Of(kind) : null;
        var (name, given, on) = (s.Text("name"), names.GivenIfGiven(s, "if"), names.Sum(s, "on", fromDay: true));
        var (every, until) = (s.NumberIfGiven("every", 1, 10_000), names.SumIfGiven(s, "until", fromDay: true));
        var later = s.NumberIfGiven("reported_after", 0, 10_000);
        var with = s.Section("with", m => m.Keys.ToList().ConvertAll(key => Member(m, key, form, names)));
        foreach (var required in form?.Members.Where(m => m.Required && with.TrueForAll(w => w.Name != m.Name)) ?? [])
            s.Lacks("with." + required.Name, $"what a {kind} cannot do without");
        return new(name, kind ?? "", given, on, (int?)every, until, (int?)later, with);
    }

    private static MemberTemplate Member(ProfileSection s, string key, FindingForm? form, CalibratedNames names)
    {
        var node = s.NodeIfGiven(key)!;
        if (form is not null && form[key] is null)
            s.Wrong(node, key, $"a member of {form.Kind}", Spelling.Nearest(key, form.Members.Select(m => m.Name)) is [var nearest, ..] ? $"Did you mean '{nearest}'?" : "Remove it.");
        if (form?[key] is not { } member)
            return new(key, MemberForm.Text, null, new Dictionary<string, IReadOnlyList<string>>());
        if (node is not MapNode map)
            return new(key, member.Form, null, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [""] = Texts(s, key, node, member, names) });
        return s.Section(key, choice =>
        {
            var by = names.Name(choice, "by");
            var texts = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
            foreach (var word in choice.Keys.Where(k => k is not "by").ToList())
            {
                var value = choice.NodeIfGiven(word)!;
                if (by.Length > 0 && !names.WordsOf(by).Contains(word))
                    choice.Wrong(value, word, $"a word of '{by}': {string.Join(", ", names.WordsOf(by))}");
                texts.TryAdd(word, Texts(choice, word, value, member, names));
            }
            return new MemberTemplate(key, member.Form, by, texts);
        });
    }

    private static List<string> Texts(ProfileSection s, string key, YamlNode node, FindingMember member, CalibratedNames names)
    {
        List<TextNode> texts = [.. node is ListNode list && member.Form is MemberForm.List ? list.Items.OfType<TextNode>() : node is TextNode one ? [one] : []];
        if (texts.Count == 0)
            s.Wrong(node, key, member.Form is MemberForm.List ? "a text, or a list of texts" : "a text");
        foreach (var text in texts)
        {
            if (text.Text.StartsWith('='))
                Reference(s, key, text, member, names);
            else if (!Fits(member, text.Text))
                s.Wrong(text, key, Expected(member));
        }
        return texts.ConvertAll(t => t.Text);
    }

    private static void Reference(ProfileSection s, string key, TextNode text, FindingMember member, CalibratedNames names)
    {
        var name = text.Text[1..].Split('.')[0];
        if (names.KindOf(name) is not { } kind)
            s.Wrong(text, key, "= and the name of a variable or day");
        else if (kind is NameKind.Words && names.WordsOf(name).FirstOrDefault(w => w is not CountedVariable.Missing && !Fits(member, w)) is { } word)
            s.Wrong(text, key, $"{Expected(member)}; '{name}' may be {word}", "Choose by it: { by: " + name + ", … }.");
    }

    private static bool Fits(FindingMember member, string text) => member.Form switch
    {
        MemberForm.Number => decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        MemberForm.Whole => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        MemberForm.YesNo => text is "true" or "false",
        MemberForm.Day => Day.TryParse(text, out _),
        MemberForm.Ki67Index => Ki67Index.FromReport(text).Percent is not null,
        MemberForm.Text or MemberForm.Word or MemberForm.List => member.Words.Count == 0 || member.Words.Contains(text),
    };

    private static string Expected(FindingMember member) => member.Words.Count > 0 ? $"one of: {string.Join(", ", member.Words)}" : member.Form switch
    {
        MemberForm.Number => "a number with a decimal point",
        MemberForm.Whole => "a whole number",
        MemberForm.YesNo => "true or false",
        MemberForm.Day => "a day such as 2019-05-17, 2019-05 or 2019",
        MemberForm.Ki67Index => "0 to 100, a range or a bound",
        MemberForm.Text or MemberForm.Word or MemberForm.List => "a text",
    };
}
