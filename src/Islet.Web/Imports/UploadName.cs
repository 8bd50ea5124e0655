namespace Islet.Web;

/// <summary>The name under which a file that was brought in is kept and shown.</summary>
internal static class UploadName
{
    private const int Longest = 80;

    public const string Kinds = ".csv, .tsv, .txt, .xlsx or .sav";

    /// <summary>Letters, digits, space, hyphen, underscore and full stop; no folder, and never a hidden file.</summary>
    public static string Safe(string name)
    {
        var last = name.Split('/', '\\')[^1];
        var safe = new string([.. last.Where(c => char.IsAsciiLetterOrDigit(c) || char.IsLetter(c) || c is ' ' or '-' or '_' or '.')]).Trim(' ', '.');
        var extension = Path.GetExtension(safe);
        var stem = Path.GetFileNameWithoutExtension(safe).Trim();
        return (stem.Length == 0 ? "sheet" : stem.Length > Longest ? stem[..Longest] : stem) + (extension.Length > 12 ? "" : extension);
    }

    /// <summary>As the map's <c>file: kind:</c> has it; null: no table that can be read.</summary>
    public static string? KindOf(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".csv" or ".tsv" or ".txt" => "csv",
        ".xlsx" => "xlsx",
        ".sav" => "sav",
        _ => null,
    };
}
