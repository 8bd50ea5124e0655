using Islet.Exchange;

namespace Islet.Web;

/// <summary>A map to begin with where no column says whom a row speaks of.</summary>
internal static class MapProposal
{
    /// <summary>The first column names the patient; what the others say, a person says.</summary>
    public static CourseMap Of(SheetFile file) => new()
    {
        Source = Source(file.File),
        Title = Path.GetFileNameWithoutExtension(file.File),
        Patient = new Exchange.PatientColumn(file.Sheets.SelectMany(s => s.Columns).FirstOrDefault()?.Name ?? "ID"),
    };

    /// <summary>The file's name as an id: small letters, digits and hyphens.</summary>
    private static string Source(string file)
    {
        var id = new string([.. Path.GetFileNameWithoutExtension(file).ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]).Trim('-');
        return id.Length == 0 || !char.IsAsciiLetter(id[0]) ? "sheet-" + id : id;
    }
}
