using System.Text.Json.Nodes;
using Islet.Course;

namespace Islet.Web;

/// <summary>The fields of one form while they are being read.</summary>
/// <param name="before">The finding that is corrected; null: a new one.</param>
internal sealed class TypedFields(EntryLayout layout, FormText typed, Axis axis, DateOnly today, Finding? before)
{
    private readonly FormText? old = before is null ? null : MemberText.Of(layout, before.Happened, before.Reported, before.Content);
    private readonly JsonObject json = before is null ? [] : JsonNode.Parse(FindingKinds.Write(before.Content))!.AsObject();
    private readonly List<FieldProblem> problems = [];
    private readonly Dictionary<string, string> remarks = new(StringComparer.Ordinal);
    private readonly List<(EntryField Field, string Member, JsonNode Value)> extras = [];

    public TypedReading Read()
    {
        var head = EntryHead.Of(layout, typed, axis, today, before, old);
        problems.AddRange(head.Problems);
        foreach (var field in layout.Fields.Where(IsTyped))
            Take(field, MemberReading.Of(field, field.TextsIn(typed), typed[EntryField.KeepOf(field.Name)].Length > 0));
        foreach (var (field, member, value) in extras)
            TakeBeside(field, member, value);
        TakeAskedSets();
        Require();
        return problems.Exists(p => p.Refuses) ? new(null, problems, remarks) : Finished(head);
    }

    /// <summary>It says something else than what is on record.</summary>
    private bool IsTyped(EntryField field) => old is null || !field.TextsIn(typed).SequenceEqual(field.TextsIn(old), StringComparer.Ordinal);

    private void Take(EntryField field, MemberReading reading)
    {
        Put(field.Name, reading);
        if (field is { Kind: "Laboratory", Name: "value" })
            json.Remove("comparator");
        extras.AddRange(reading.Extra.Select(extra => (field, extra.Key, extra.Value)));
        if ((reading.Problem ?? ToCome(field, reading)) is { } problem)
            problems.Add(problem);
        if (reading.Remark is { } remark)
            remarks[field.Id] = remark;
        if (reading is { Asks: true, Remark: { } asked } && typed[TypedFinding.SureField].Length == 0)
            problems.Add(new(field.Id, field.Name, "W_ENTRY_LOOK", asked));
    }

    /// <summary>A day of what has happened, beside that of the finding itself: a birth, a panel, a decision carried out.</summary>
    private FieldProblem? ToCome(EntryField field, MemberReading reading) =>
        field.Member is { Form: MemberForm.Day, Name: not ("until" or "board_day") } && axis.Kind is not AxisKind.Shifted && Day.TryParse(reading.Value?.GetValue<string>(), out var day) && day.First > today
            ? new(field.Id, field.Name, "E_ENTRY_LATER", T("This day is still to come. A finding is what has happened.")) : null;

    private void Put(string member, MemberReading reading)
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

    /// <summary>What a field says for another one: a unit beside a number.</summary>
    private void TakeBeside(EntryField field, string member, JsonNode value)
    {
        if (json[member] is null || member is "comparator")
            json[member] = value.DeepClone();
        else if (!JsonNode.DeepEquals(json[member], value))
            problems.Add(new(field.Id, field.Name, "E_ENTRY_VALUE", T($"Here it says {EntryWords.Said(field, [value.ToString()])}, in another field ({EntryWords.Label(layout.Field(member) ?? field)}) {json[member]!.ToString()}. Say it in one of them.")));
    }

    /// <summary>A set that was asked completely and in which nothing is ticked says: none.</summary>
    private void TakeAskedSets()
    {
        if (layout.Field("asked") is not { } asked)
            return;
        foreach (var set in typed.All(asked.Id).Where(set => layout.Field(set) is not null && json[set] is null))
            json[set] = new JsonArray();
    }

    private void Require()
    {
        problems.AddRange(layout.Fields.Where(f => f.Member.Required && json[f.Name] is null && !problems.Exists(p => p.Field == f.Id))
            .Select(f => new FieldProblem(f.Id, f.Name, "E_ENTRY_REQUIRED", T("This has to be said."))));
        if (before is null && problems.Count == 0 && layout.Fields.All(f => json[f.Name] is null) && json[FindingForm.Written] is null)
            problems.Add(new(layout.Fields.First().Id, null, "E_ENTRY_EMPTY", T("Nothing was entered: fill in what is known.")));
    }

    private TypedReading Finished(EntryHead head)
    {
        head.Put(json);
        try
        {
            var content = FindingKinds.Read(layout.Kind, FindingKinds.VersionOf(layout.Kind), json.ToJsonString());
            return new(new(head.Happened, head.Reported, content), problems, remarks);
        }
        catch (RefusedException refused)
        {
            return new(null, [new(layout.Fields.First().Id, null, refused.Problem.Code, T("These values together are no finding of this kind."))], remarks);
        }
    }
}
