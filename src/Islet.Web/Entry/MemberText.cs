using System.Globalization;
using System.Text.Json.Nodes;
using Islet.Course;

namespace Islet.Web;

/// <summary>What stands in the fields of a form for a finding that is on record: the way back of <see cref="MemberReading"/>.</summary>
public static class MemberText
{
    private static readonly (string Word, string Sign)[] Signs = [("below", "<"), ("at_most", "≤"), ("at_least", "≥"), ("above", ">"), ("about", "ca ")];

    /// <summary>The finding as the form that enters it would have been typed.</summary>
    public static FormText Of(EntryLayout layout, When happened, Reported reported, Content content)
    {
        var json = JsonNode.Parse(FindingKinds.Write(content))!.AsObject();
        List<KeyValuePair<string, IReadOnlyList<string>>> fields =
        [
            new(TypedFinding.DayField, [happened.IsKnown ? happened.ToString() : TypedFinding.Unknown]),
            new(TypedFinding.ReportedField, [reported switch { { AsHappened: true } => TypedFinding.SameDay, { IsKnown: true } => TypedFinding.OnDay, _ => TypedFinding.NotKnown }]),
            new(TypedFinding.ReportedDayField, [reported.When.ToString()]),
            new(TypedFinding.ByField, [content.StatedBy.ToString()]),
            new(TypedFinding.TumourField, [content.Tumour ?? ""]),
            .. layout.Fields.Select(field => KeyValuePair.Create(field.Id, Of(field, json))),
        ];
        return new(fields);
    }

    /// <summary>The texts of one field, as somebody would type them to say the same.</summary>
    public static IReadOnlyList<string> Of(EntryField field, JsonObject content)
    {
        var written = (content[FindingForm.Written] as JsonObject)?[field.Name]?.GetValue<string>();
        return content[field.Name] switch
        {
            null => written is null ? [] : [written],
            JsonArray items => [.. items.Select(item => field.Control is EntryControl.Lines ? EntrySuggestions.Said(field, item!.GetValue<string>()) : item!.GetValue<string>())],
            var value when written is not null && SaysTheSame(field, written, value) => [written],
            var value when field.Control is EntryControl.Coded or EntryControl.Name && value.GetValueKind() is System.Text.Json.JsonValueKind.String => [EntrySuggestions.Said(field, value.GetValue<string>())],
            var value => [(field is { Kind: "Laboratory", Name: "value" } ? SignOf(content) : "") + Plain(value)],
        };
    }

    /// <summary>The words typed are understood again as the value that is on record, so they may stand in the field.</summary>
    private static bool SaysTheSame(EntryField field, string written, JsonNode value) =>
        MemberReading.Of(field, [written], keep: false) is { Problem: null, Value: { } read } && JsonNode.DeepEquals(read, value);

    private static string SignOf(JsonObject laboratory) => laboratory["comparator"]?.GetValue<string>() is { } word ? Signs.First(s => s.Word == word).Sign : "";

    private static string Plain(JsonNode value) => value.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.String => value.GetValue<string>(),
        System.Text.Json.JsonValueKind.Number => value.GetValue<decimal>().ToString(CultureInfo.InvariantCulture),
        _ => value.ToJsonString(),
    };
}
