using System.Text.Json.Nodes;
using Islet.Course;

namespace Islet.Tests.Exchange.Export;

/// <summary>A finding of each kind that says something in every member of its form.</summary>
internal static class FilledForm
{
    /// <param name="text">What stands wherever free text may stand.</param>
    public static Content Of(string kind, Func<FindingMember, string>? text = null, bool written = false)
    {
        var json = new JsonObject();
        foreach (var member in FindingForm.Of(kind)!.Members)
            json[member.Name] = Value(member, text ?? (m => m.Name switch { "t" => "T2", "n" => "N1", "m" => "M1", "stage" => "IV", _ => m.Name + " text" }));
        if (written && text is not null)
            json[FindingForm.Written] = new JsonObject { ["anything"] = text(new FindingMember(FindingForm.Written, MemberForm.Text, [], null, false)) };
        return FindingKinds.Read(kind, FindingKinds.VersionOf(kind), json.ToJsonString());
    }

    private static JsonNode Value(FindingMember member, Func<FindingMember, string> text) => member.Form switch
    {
        MemberForm.Text => text(member),
        MemberForm.Word => member.Words[0],
        MemberForm.Number => member.Name is "height_cm" ? 172.5m : 2.5m,
        MemberForm.Whole => 3,
        MemberForm.YesNo => true,
        MemberForm.Day => "1941-07-23",
        MemberForm.Ki67Index => "25-30",
        MemberForm.List => new JsonArray(member.Words.Count > 0 ? member.Words[0] : text(member)),
    };
}
