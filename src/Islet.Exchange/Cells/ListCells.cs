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
        if (member.Name is "drugs" or "held_by")
            return Drugs(text);
        var whole = MemberWords.Meaning(member, text);
        JsonArray items = [];
        foreach (var part in whole is null ? text.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [whole])
        {
            var word = MemberWords.Meaning(member, part);
            if (word is null && member.Words.Count > 0)
                return CellReading.NotUnderstood(text, "words of: " + string.Join(", ", member.Words));
            items.Add(JsonValue.Create(word ?? part));
        }
        return new(items, Says(items.Select(i => i!.GetValue<string>()), text) ? null : text);
    }

    /// <summary>Generic names; a name that is not of the vocabulary stands among them as written, and is told.</summary>
    private static CellReading Drugs(string text)
    {
        var reading = DrugNames.Read(text);
        JsonArray names = [.. reading.Names.Select(n => (JsonNode)JsonValue.Create(n))];
        var may = reading.NotUnderstood.SelectMany(n => n.MayMean).Distinct(StringComparer.Ordinal).ToList();
        return new(names, Says(reading.Names, text) ? null : text, reading.NotUnderstood.Count == 0 ? null
            : new("W_DRUG", "names of docs/terminology.md" + (may.Count > 0 ? ", perhaps " + string.Join(" or ", may) : ""),
                "The name stands as it is written and counts as no known drug. Correct it in the file, or give the column a list in the map."));
    }

    /// <summary>The text is these items and the signs between them, nothing more.</summary>
    private static bool Says(IEnumerable<string> items, string text) => items.SequenceEqual(text.Split(Separators, StringSplitOptions.TrimEntries));
}
