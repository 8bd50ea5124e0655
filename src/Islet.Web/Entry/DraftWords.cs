namespace Islet.Web;

/// <summary>What tells one draft of a form from another: its day, and the first that was typed into it.</summary>
internal static class DraftWords
{
    private const int Longest = 60;

    /// <summary>The pseudonym of a patient who is not registered yet is not told: a list is read over a shoulder.</summary>
    public static string About(EntryDraft draft) => draft.Form == Pages.NewPatientPage.Form ? "" : string.Join(", ", new[] { draft.Typed[TypedFinding.DayField], First(draft.Typed) }.Where(said => said.Length > 0).Select(said => Shown.Cut(Signs.Shown(said), Longest)));

    private static string First(FormText typed)
    {
        for (var row = 0; row < LaboratoryPanel.Count(typed); row++)
        {
            if (typed[LaboratoryPanel.FieldOf(row, "value")].Length > 0)
                return typed[LaboratoryPanel.FieldOf(row, "analyte")];
        }
        return typed.Names.Where(name => name.StartsWith("f-", StringComparison.Ordinal)).Select(name => (Name: name["f-".Length..], Text: typed[name])).FirstOrDefault(f => f.Text.Length > 0 && !IsFilledIn(f.Name)) is { Text: { } text, Name: { } member }
            ? Said(typed["form"], member, text) : "";
    }

    /// <summary>Names that an empty form has already.</summary>
    private static bool IsFilledIn(string member) => member is "specimen" or "study" or "course" or "read";

    private static string Said(string form, string member, string text) => EntryLayouts.Of(form)?.Field(member) is { } field ? $"{EntryWords.Label(field)}: {EntryWords.Said(field, [text])}" : text;
}
