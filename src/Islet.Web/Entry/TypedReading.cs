using System.Text.Json.Nodes;
using Islet.Course;

namespace Islet.Web;

/// <summary>A form understood: the finding that it says, or why it says none yet.</summary>
/// <param name="Finding">Null while there is a problem.</param>
/// <param name="Problems">In the order of the form.</param>
/// <param name="Remarks">By field: what is doubtful about a value that is taken all the same.</param>
public sealed record TypedReading(NewFinding? Finding, IReadOnlyList<FieldProblem> Problems, IReadOnlyDictionary<string, string> Remarks)
{
    /// <summary>Where a control of the form stands: in a panel each row has its own.</summary>
    public Func<string, string> PlaceOf { get; init; } = field => field;

    /// <summary>Reads what was typed. Fields that say what is on record leave it as it is, to the last sign.</summary>
    /// <param name="before">The finding that is corrected; null: a new one.</param>
    public static TypedReading Of(EntryLayout layout, FormText typed, Axis axis, DateOnly today, Finding? before = null)
    {
        var old = before is null ? null : MemberText.Of(layout, before.Happened, before.Reported, before.Content);
        var head = EntryHead.Of(layout, typed, axis, today, before, old);
        var json = before is null ? [] : JsonNode.Parse(FindingKinds.Write(before.Content))!.AsObject();
        List<FieldProblem> problems = [.. head.Problems];
        var remarks = new Dictionary<string, string>(StringComparer.Ordinal);
        var extras = new List<(EntryField Field, string Member, JsonNode Value)>();
        foreach (var field in layout.Fields)
        {
            if (old is not null && field.TextsIn(typed).SequenceEqual(field.TextsIn(old), StringComparer.Ordinal))
                continue;
            var reading = MemberReading.Of(field, field.TextsIn(typed), typed[EntryField.KeepOf(field.Name)].Length > 0);
            Put(json, field.Name, reading);
            if (field is { Kind: "Laboratory", Name: "value" })
                json.Remove("comparator");
            extras.AddRange(reading.Extra.Select(extra => (field, extra.Key, extra.Value)));
            if ((reading.Problem ?? ToCome(field, reading, axis, today)) is { } problem)
                problems.Add(problem);
            if (reading.Remark is { } remark)
                remarks[field.Id] = remark;
            if (reading is { Asks: true, Remark: { } asked } && typed[TypedFinding.SureField].Length == 0)
                problems.Add(new(field.Id, field.Name, "W_ENTRY_LOOK", asked));
        }
        foreach (var (field, member, value) in extras)
        {
            if (json[member] is null || member is "comparator")
                json[member] = value.DeepClone();
            else if (!JsonNode.DeepEquals(json[member], value))
                problems.Add(new(field.Id, field.Name, "E_ENTRY_VALUE", T($"Here it says {EntryWords.Said(field, [value.ToString()])}, in another field ({EntryWords.Label(layout.Field(member) ?? field)}) {json[member]!.ToString()}. Say it in one of them.")));
        }
        AskedSets(layout, typed, json);
        problems.AddRange(layout.Fields.Where(f => f.Member.Required && json[f.Name] is null && !problems.Exists(p => p.Field == f.Id))
            .Select(f => new FieldProblem(f.Id, f.Name, "E_ENTRY_REQUIRED", T("This has to be said."))));
        if (before is null && problems.Count == 0 && layout.Fields.All(f => json[f.Name] is null) && json[FindingForm.Written] is null)
            problems.Add(new(layout.Fields.First().Id, null, "E_ENTRY_EMPTY", T("Nothing was entered: fill in what is known.")));
        return problems.Exists(p => p.Refuses) ? new(null, problems, remarks) : Finished(layout, head, json, problems, remarks);
    }

    /// <summary>A day of what has happened, beside that of the finding itself: a birth, a panel, a decision carried out.</summary>
    private static FieldProblem? ToCome(EntryField field, MemberReading reading, Axis axis, DateOnly today) =>
        field.Member is { Form: MemberForm.Day, Name: not ("until" or "board_day") } && axis.Kind is not AxisKind.Shifted && Day.TryParse(reading.Value?.GetValue<string>(), out var day) && day.First > today
            ? new(field.Id, field.Name, "E_ENTRY_LATER", T("This day is still to come. A finding is what has happened.")) : null;

    private static TypedReading Finished(EntryLayout layout, EntryHead head, JsonObject json, List<FieldProblem> asked, Dictionary<string, string> remarks)
    {
        head.Put(json);
        try
        {
            var content = FindingKinds.Read(layout.Kind, FindingKinds.VersionOf(layout.Kind), json.ToJsonString());
            return new(new(head.Happened, head.Reported, content), asked, remarks);
        }
        catch (RefusedException refused)
        {
            return new(null, [new(layout.Fields.First().Id, null, refused.Problem.Code, T("These values together are no finding of this kind."))], remarks);
        }
    }

    private static void Put(JsonObject json, string member, MemberReading reading)
    {
        json.Remove(member);
        if (reading.Value is { } value)
            json[member] = value.DeepClone();
        var written = json[FindingForm.Written] as JsonObject;
        written?.Remove(member);
        if (reading.AsWritten is { } text)
        {
            if (written is null)
                json[FindingForm.Written] = written = [];
            written[member] = text;
        }
        if (written is { Count: 0 })
            json.Remove(FindingForm.Written);
    }

    /// <summary>A set that was asked completely and in which nothing is ticked says: none.</summary>
    private static void AskedSets(EntryLayout layout, FormText typed, JsonObject json)
    {
        if (layout.Field("asked") is not { } asked)
            return;
        foreach (var set in typed.All(asked.Id).Where(set => layout.Field(set) is not null && json[set] is null))
            json[set] = new JsonArray();
    }
}
