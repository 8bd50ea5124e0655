using System.Text.Json.Nodes;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Several words in one cell.</summary>
internal static class ListCells
{
    private static readonly char[] Separators = [',', ';', '+', '&', '|', '/', '\n'];

    public static CellReading Read(string text, FindingMember member)
    {
        if (member.Words.Count > 0 && MissingValue.SaysNone(text)) // asked completely, and none
            return new(new JsonArray()) { Extra = new Dictionary<string, JsonNode> { ["asked"] = new JsonArray(JsonValue.Create(member.Name)) } };
        if (MissingValue.Of(text) is { } absence)
            return CellReading.Absent(absence);
        var whole = MemberWords.Meaning(member, text);
        JsonArray items = [];
        foreach (var part in whole is null ? text.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [whole])
        {
            var word = MemberWords.Meaning(member, part);
            if (word is null && member.Words.Count > 0)
                return CellReading.NotUnderstood(text, "words of: " + string.Join(", ", member.Words));
            items.Add(JsonValue.Create(word ?? part));
        }
        return new(items, string.Equals(text, string.Join(", ", items.Select(i => i!.GetValue<string>())), StringComparison.Ordinal) ? null : text);
    }
}
