using Microsoft.AspNetCore.Http;

namespace Islet.Web;

/// <summary>One row of the lesion table as it was typed.</summary>
/// <param name="Lesion">Name of the lesion in the course; of an added one the next that is free.</param>
/// <param name="IsAdded">The lesion is not in the course yet.</param>
/// <param name="Role">target, non_target or new; "part-of:L1" is a fragment of L1.</param>
/// <param name="Size">A size in mm, a key, or both.</param>
/// <param name="Other">The diameter perpendicular to it, mm.</param>
/// <param name="Viable">Longest diameter of what takes up contrast in the arterial phase, mm.</param>
/// <param name="Hu">Mean attenuation.</param>
/// <param name="Seen">The finding that the page showed in this row, which what is typed replaces; empty: none.</param>
public sealed record LesionRow(string Lesion, bool IsAdded, string Organ, string Part, string Role, string Size, string Other, string Viable, string Hu, string Seen)
{
    public bool IsBlank => Size.Length + Other.Length + Viable.Length + Hu.Length == 0;
}

/// <summary>The lesion table as it was typed: the study being entered and its rows. Nothing in it has been understood yet.</summary>
/// <param name="Study">Name of a study of the course; empty: a new one.</param>
/// <param name="Sure">The person has seen what speaks against the values, and keeps them.</param>
public sealed record LesionForm(
    string Study, string Day, string Modality, string Slice, string Phase, string Reader, string Read, string Reported, bool Sure, IReadOnlyList<LesionRow> Rows)
{
    /// <summary>More rows than any reader follows: a form made by hand.</summary>
    public const int MostRows = 200;

    private const int Longest = 80;

    public const string StudyField = "study", DayField = "day", ModalityField = "modality", SliceField = "slice", PhaseField = "phase", ReaderField = "reader", ReadField = "read", ReportedField = "reported",
        SureField = "sure", RowsField = "rows", DoField = "do", DraftField = "draft";

    public static string Field(int row, string member) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"r{row}-{member}");

    public static LesionForm Of(IFormCollection form)
    {
        string Text(string name) => form[name].ToString().Trim() is var text && text.Length > Longest ? text[..Longest] : text;
        LesionRow Row(int i)
        {
            string Cell(string member) => Text(Field(i, member));
            return new(Cell("lesion"), Cell("added") == "1", Cell("organ"), Cell("part"), Cell("role"), Cell("size"), Cell("other"), Cell("viable"), Cell("hu"), Cell("seen"));
        }
        var rows = int.TryParse(form[RowsField], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n) ? Math.Min(n, MostRows) : 0;
        return new(Text(StudyField), Text(DayField), Text(ModalityField), Text(SliceField), Text(PhaseField), Text(ReaderField), Text(ReadField), Text(ReportedField), Text(SureField) == "1",
            [.. Enumerable.Range(0, rows).Select(Row)]);
    }
}
