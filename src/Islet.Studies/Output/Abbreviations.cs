using System.Text.RegularExpressions;

namespace Islet.Studies;

/// <summary>What the short words of a table mean: those that stand in it, and no note says yet.</summary>
internal static partial class Abbreviations
{
    private const string Head = "Abbreviations: ";

    private static readonly (string Short, string Long)[] Known =
    [
        ("ALP", "alkaline phosphatase"), ("CI", "confidence interval"), ("CR", "complete response"), ("CRP", "C-reactive protein"), ("df", "degrees of freedom"),
        ("ECOG", "Eastern Cooperative Oncology Group"), ("ENETS", "European Neuroendocrine Tumor Society"), ("FDG", "fluorodeoxyglucose"), ("HR", "hazard ratio"),
        ("LDH", "lactate dehydrogenase"), ("MiNEN", "mixed neuroendocrine–non-neuroendocrine neoplasm"), ("NA", "not available"), ("NEC", "neuroendocrine carcinoma"),
        ("NET", "neuroendocrine tumour"), ("NR", "not reached"), ("OS", "overall survival"), ("PD", "progressive disease"), ("PET", "positron emission tomography"),
        ("PFS", "progression-free survival"), ("PR", "partial response"), ("PRRT", "peptide receptor radionuclide therapy"), ("PS", "performance status"), ("SD", "stable disease"),
        ("SSA", "somatostatin analogue"), ("SSTR", "somatostatin receptor"), ("SUVmax", "highest standardised uptake value"), ("UICC", "Union for International Cancer Control"),
        ("WHO", "World Health Organization"),
    ];

    /// <summary>With a note more where one is needed.</summary>
    public static StudyTable Explained(StudyTable table)
    {
        var words = table.Rows.SelectMany(r => r.Cells).Concat(table.Columns.Select(c => c.Title)).Append(table.Caption).SelectMany(text => Word().Matches(text).Select(m => m.Value)).ToHashSet(StringComparer.Ordinal);
        List<string> lacking = [.. Known.Where(k => words.Contains(k.Short) && !table.Notes.Any(note => Explains(note, k.Short))).Select(k => $"{k.Short}, {k.Long}")];
        return lacking.Count == 0 ? table : table with { Notes = [.. table.Notes, $"{Head}{string.Join("; ", lacking)}."] };
    }

    private static bool Explains(string note, string word) => note.StartsWith(word + ": ", StringComparison.Ordinal) || note.Contains($" {word}: ", StringComparison.Ordinal)
        || (note.StartsWith(Head, StringComparison.Ordinal) && (note.Contains($" {word}, ", StringComparison.Ordinal) || note.Contains($" {word}: ", StringComparison.Ordinal)));

    [GeneratedRegex("[A-Za-z]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
