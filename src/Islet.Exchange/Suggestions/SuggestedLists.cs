using Islet.Course;

namespace Islet.Exchange;

/// <summary>Members from columns, with the lists that say what their words mean.</summary>
internal sealed class SuggestedLists(SuggestionNotes notes)
{
    private static readonly FindingMember CellType = FindingForm.Of("Specimen")!["nec_cell_type"]!;

    /// <summary>Of the column's different values, those that read as its member.</summary>
    public static double Share(TakenColumn column) =>
        column.Words.ToList() is { Count: > 0 } words ? (double)words.Count(w => Code(column.Member!, w.Word) is not null) / words.Count : 0;

    /// <param name="further">Values of the columns that repeat it.</param>
    public IEnumerable<MemberMap> Members(TakenColumn column, IReadOnlyList<(string Code, string Word)> further)
    {
        var member = column.Member!;
        if (member.Name != "drugs")
            yield return new(member.Name, new FromColumn(column.Pattern) { List = Of(column, member, further), Unit = Unit(column, member) });
        if (member.Name is "regimen" or "drugs")
            yield return new("drugs", Drugs(column));
        if (member.Name == "differentiation" && column.Words.Any(w => MemberWords.Meaning(CellType, w.Word) is not null))
            yield return new(CellType.Name, new FromColumn(column.Pattern) { List = notes.List(CellType.Name, [.. column.Words.Select(w => new CodeMeaning(w.Code, MemberWords.Meaning(CellType, w.Word) is { } type ? [type] : []))]) });
    }

    /// <summary>A list where the member has words of its own: from the file's labels, else from the values themselves.</summary>
    public string? Of(TakenColumn column, FindingMember member, IReadOnlyList<(string Code, string Word)> further)
    {
        if (member.Form is not (MemberForm.Word or MemberForm.YesNo) && !MemberWords.IsDecisive(member))
            return null;
        List<CodeMeaning> codes = [];
        List<string> asked = [];
        foreach (var (code, word) in column.Words.Concat(further).DistinctBy(w => w.Code, StringComparer.OrdinalIgnoreCase))
        {
            if (Code(member, word) is { } values)
                codes.Add(new(code, values));
            else
                asked.Add(word);
        }
        notes.Ask(column, asked, member.Name);
        if (column.Meaning is { Kind: "Tumour", Member: "organ" })
            Unknown(column, codes);
        return codes.Count == 0 || codes.TrueForAll(c => c.Values is [var word] && word == c.Code) ? null : notes.List(member.Name, codes);
    }

    /// <summary>A primary that was looked for and not found is a statement about the tumour.</summary>
    private void Unknown(TakenColumn column, List<CodeMeaning> codes)
    {
        string[] unknown = [.. column.Words.Select(w => (w.Code, w.Word)).Concat(column.Survey.Missing.Select(m => (m, m))).Where(w => MissingValue.Of(w.Item2) is Absence.Unknown).Select(w => w.Item1)];
        if (unknown.Length == 0)
            return;
        codes.RemoveAll(c => unknown.Contains(c.Code));
        codes.AddRange(unknown.Select(u => new CodeMeaning(u, ["unknown_digestive"])));
        notes.Questions.Add($"Is a tumour without a known site in column {column.Name} digestive? The map says unknown_digestive.");
    }

    /// <summary>Empty: missing; null: not understood.</summary>
    private static string[]? Code(FindingMember member, string word)
    {
        var read = CellReader.Read(Cell.OfText(word), member, CellConvention.Undeclared);
        return read.IsMissing ? [] : read.Value is { } meaning && read.Complaint is null
            ? [meaning.GetValueKind() is System.Text.Json.JsonValueKind.String ? meaning.GetValue<string>() : meaning.ToJsonString()] : null;
    }

    /// <summary>By the labels of coded regimens, else from the cell itself.</summary>
    private FromColumn Drugs(TakenColumn column)
    {
        if (column.Survey.Column.ValueLabels.Count == 0)
            return new(column.Pattern) { Drugs = true };
        var read = column.Words.Select(w => (w.Code, w.Word, DrugNames.Read(w.Word))).ToList();
        notes.Ask(column, [.. read.Where(r => r.Item3.NotUnderstood.Count > 0 || r.Item3.Names.Count == 0).Select(r => r.Word)], "drugs");
        return new(column.Pattern) { List = notes.List("drugs", [.. read.Select(r => new CodeMeaning(r.Code, r.Item3.NotUnderstood.Count > 0 ? [] : r.Item3.Names))]) };
    }

    private string? Unit(TakenColumn column, FindingMember member)
    {
        if (member.Unit != "mm")
            return null;
        var says = Folded.Of(column.Name + " " + column.Survey.Column.Label + " " + column.Survey.Column.Unit).Split(' ', '(', ')', '[', ']');
        if (says.Contains("cm"))
            return "cm";
        if (!says.Contains("mm"))
            notes.Questions.Add($"In which unit is {column.Name}? Its name does not say it: the map takes millimetres.");
        return null;
    }
}
