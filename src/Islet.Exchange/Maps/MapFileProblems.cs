using Islet.Course;
using Islet.Yaml;

namespace Islet.Exchange;

/// <summary>What can be wrong with a map beyond its form, in words.</summary>
internal sealed class MapFileProblems(string file) : YamlProblems(file, Codes)
{
    private static readonly YamlCodes Codes = new("a map", "docs/maps.md")
    {
        Text = "E_MAP_TEXT", Yaml = "E_MAP_YAML", Form = "E_MAP_FORM", Key = "E_MAP_KEY", KeyTwice = "E_MAP_KEY_TWICE", KeyMissing = "E_MAP_KEY_MISSING",
        Value = "E_MAP_VALUE", Id = "E_MAP_ID",
    };

    public void FormVersion(YamlNode node) => Add("E_MAP_VERSION", node.At, node.Found, $"islet_map: {CourseMap.Form}, the form of maps that this Islet reads",
        "Use the Islet that wrote the map, or a newer one.");

    public void Kind(YamlNode node, IEnumerable<string> kinds) =>
        Add("E_MAP_KIND", node.At, node.Found, "a kind of finding: " + string.Join(", ", kinds), Nearest(node.Found, kinds));

    public void Member(TextNode node, FindingForm form)
    {
        var names = form.Members.Select(m => m.Name).ToList();
        Add("E_MAP_MEMBER", node.At, node.Found, $"a member of {form.Kind}: {string.Join(", ", names)}", Nearest(node.Found, names));
    }

    public void Word(YamlNode node, string shown, FindingMember member) =>
        Add("E_MAP_WORD", node.At, shown, $"{MemberJson.Expected(member)} ({member.Name})", Nearest(shown, member.Words));

    public void List(YamlNode node, IReadOnlyList<string> lists) => Add("E_MAP_LIST", node.At, node.Found,
        lists.Count == 0 ? "a list of this map; there is none" : "a list of this map: " + string.Join(", ", lists), Nearest(node.Found, lists));

    public void ListValue(YamlNode node, CodeList list, string value, FindingMember member) =>
        Add("E_MAP_LIST_VALUE", node.At, $"{value} (list {list.Name})", $"{MemberJson.Expected(member)} ({member.Name})", Nearest(value, member.Words));

    public void Required(TextPlace at, string kind, FindingMember member) =>
        Add("E_MAP_REQUIRED", at, $"no {member.Name}", $"{member.Name}, without which there is no {kind}", $"Add {member.Name} to set.");

    public void When(YamlNode node, string expected) => Add("E_MAP_WHEN", node.At, node.Found, expected, "Write when as the axis of the map counts.");

    public void NoReported(TextPlace at) => Add("E_MAP_REPORTED", at, "no reported",
        "reported: {column: …}, happened, unknown, or {days: n}: when the result was known",
        "Say it. Unknown is honest; happened only where the finding is known as it happens, as a visit or an operation.");

    public void Reported(YamlNode node, string expected) => Add("E_MAP_REPORTED", node.At, node.Found, expected, "Say when the result was known.");

    public void Repeat(YamlNode node, string expected) => Add("E_MAP_REPEAT", node.At, node.Found, expected, "Use {n} where repeat runs, and only there.");

    public void Unit(YamlNode node, FindingMember member) => Add("E_MAP_UNIT", node.At, node.Found,
        member.Unit is { } unit ? $"a unit that can be converted into {unit} ({member.Name})" : $"no unit: {member.Name} has none that could be converted",
        "Write the unit of the column, or take it out.");

    public void NameTwice(YamlNode node) =>
        Add("E_MAP_NAME_TWICE", node.At, node.Found, "a name of its own for every entry of findings", "Add a name: it tells their origins apart.");

    public void Accept(YamlNode node) => Add("E_MAP_ACCEPT", node.At, node.Found, "a code that begins with W_", "What refuses has to be mended; only a warning can be meant.");

    public void Identity(TextPlace at, string column) => Add("E_MAP_IDENTITY", at, $"column {column} a second time",
        "columns of patient.identity in no other place", "Take it out: what identifies a person goes to the key file and nowhere else.");

    private static string Nearest(string word, IEnumerable<string> words) => Spelling.Nearest(word, words) is { Count: > 0 } nearest
        ? $"Did you mean {string.Join(" or ", nearest)}?" : "docs/maps.md lists what may stand here.";
}
