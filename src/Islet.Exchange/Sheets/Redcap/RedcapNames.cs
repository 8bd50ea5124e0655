using System.Globalization;
using System.Text;

namespace Islet.Exchange;

/// <summary>Names as REDCap takes them: a small letter, then small letters, digits and single underscores, each once in the project.</summary>
internal sealed class RedcapNames(IEnumerable<string> reserved)
{
    /// <summary>Longer names are allowed with a warning, and cut by programs that read the export.</summary>
    public const int LongestField = 26;

    public const int LongestForm = 50;

    private readonly HashSet<string> taken = [.. reserved];

    public string Field(string wanted, string form)
    {
        var name = Valid(wanted, LongestField, "field");
        return Take(taken.Contains(name) ? Valid($"{form}_{wanted}", LongestField, "field") : name, LongestField);
    }

    public string Form(string wanted) => Take(Valid(wanted, LongestForm, "form"), LongestForm);

    public static string Valid(string wanted, int longest, string fallback)
    {
        var letters = string.Concat(wanted.ToLowerInvariant().Select(Plain)).Normalize(NormalizationForm.FormD);
        var words = string.Concat(letters.Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'))
            .Split('_', StringSplitOptions.RemoveEmptyEntries);
        var name = string.Join('_', words);
        name = name.Length > 0 && char.IsAsciiLetterLower(name[0]) ? name : $"{fallback}_{name}";
        return name[..Math.Min(name.Length, longest)].TrimEnd('_');
    }

    private string Take(string name, int longest)
    {
        var free = name;
        for (var n = 2; !taken.Add(free); n++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $"_{n}");
            free = name[..Math.Min(name.Length, longest - suffix.Length)].TrimEnd('_') + suffix;
        }
        return free;
    }

    // Letters that Unicode does not take apart.
    private static string Plain(char letter) => letter switch
    {
        'æ' => "ae",
        'ø' => "o",
        'ß' => "ss",
        'ð' => "d",
        'þ' => "th",
        'ł' => "l",
        'đ' => "d",
        'œ' => "oe",
        'ı' => "i",
        'µ' or 'μ' => "u",
        '%' => "_percent",
        _ => letter.ToString(),
    };
}
