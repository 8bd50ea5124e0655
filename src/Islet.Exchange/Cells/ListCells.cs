using System.Text.Json.Nodes;
using Islet.Course;
using static Islet.Course.Wording;

namespace Islet.Exchange;

/// <summary>Several words in one cell.</summary>
internal static class ListCells
{
    private static readonly char[] Separators = [',', ';', '+', '&', '|', '/', '\n'];

    /// <summary>Between sentences, which hold the other signs themselves.</summary>
    private static readonly char[] SentenceSeparators = [';', '|', '\n'];

    public static CellReading Read(string text, FindingMember member, bool drugs)
    {
        if (member.Words.Count > 0 && MissingValue.SaysNone(text)) // asked completely, and none
            return new(new JsonArray()) { Extra = new Dictionary<string, JsonNode> { ["asked"] = new JsonArray(JsonValue.Create(member.Name)) } };
        if (MissingValue.Of(text) is { } absence)
            return CellReading.Absent(absence);
        if (member.PlacesOf is not null)
            return new(new JsonArray([.. text.Split(SentenceSeparators, StringSplitOptions.TrimEntries).Select(part => JsonValue.Create(part.Any(char.IsLetterOrDigit) ? part : ""))]));
        if (drugs)
            return Drugs(text);
        var whole = MemberWords.Meaning(member, text);
        JsonArray items = [];
        foreach (var part in whole is null ? text.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [whole])
        {
            var word = MemberWords.Meaning(member, part);
            if (word is null && member.Words.Count > 0)
                return CellReading.NotUnderstood(text, N($"words of: {string.Join(", ", member.Words)}"));
            items.Add(JsonValue.Create(word ?? part));
        }
        return new(items, SaysTheSame(text, items.Select(i => i!.GetValue<string>())) ? null : text);
    }

    private static bool SaysTheSame(string text, IEnumerable<string> items) =>
        items.SequenceEqual(text.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    /// <summary>Generic names; a name that is not of the vocabulary stands among them as written, and is told.</summary>
    private static CellReading Drugs(string text)
    {
        var reading = DrugNames.Read(text);
        JsonArray names = [.. reading.Names.Select(n => (JsonNode)JsonValue.Create(n))];
        var may = reading.NotUnderstood.SelectMany(n => n.MayMean).Distinct(StringComparer.Ordinal).ToList();
        return new(names, SaysTheSame(text, reading.Names) ? null : text, reading.NotUnderstood.Count == 0 ? null
            : new("W_DRUG", "names of docs/terminology.md" + (may.Count > 0 ? ", perhaps " + string.Join(" or ", may) : ""),
                "The name stands as it is written and counts as no known drug. Correct it in the file, or give the column a list in the map."));
    }
}
