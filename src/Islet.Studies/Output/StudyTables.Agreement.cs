using static Islet.Studies.Numbers;

namespace Islet.Studies;

public static partial class StudyTables
{
    private static StudyTable AgreementOf(AgreementResult found)
    {
        int[] used = [.. Enumerable.Range(0, found.Categories.Count).Where(k => found.Counts.Any(row => row[k] > 0) || (found.IsCross && found.Counts[k].Any(n => n > 0)))];
        var (first, second) = StudyWords.Readers(found.Table.Of);
        var names = used.Select(k => found.Categories[k]);
        return found.IsCross
            ? new(found.Table.Id, found.Table.Caption, [new($"{first} in rows, {second} in columns", Number: false), .. names.Select(name => new TableColumn(name)), new("All")],
                [.. used.Select(row => new TableRow([found.Categories[row], .. used.Select(column => Count(found.Counts[row][column])), Count(found.Counts[row].Sum())])),
                    new(["All", .. used.Select(column => Count(found.Counts.Sum(row => row[column]))), Count(found.Compared)])],
                [.. AgreementNotes(found)],
                new(["first", "second", "cases"],
                    [.. used.SelectMany(row => used.Select(column => (IReadOnlyList<string>)[found.Categories[row], found.Categories[column], Count(found.Counts[row][column])]))]))
            : new(found.Table.Id, found.Table.Caption, [new("", Number: false), new(Text($"Reads of {found.Table.Readers} readers"))],
                [.. used.Select(k => new TableRow([found.Categories[k], Share(found.Counts.Sum(row => row[k]), found.Compared * found.Table.Readers)]))],
                [.. AgreementNotes(found)],
                new(["category", "reads"], [.. used.Select(k => (IReadOnlyList<string>)[found.Categories[k], Count(found.Counts.Sum(row => row[k]))])]));
    }

    private static IEnumerable<string> AgreementNotes(AgreementResult found)
    {
        var kappa = found.Kappa;
        yield return $"{Count(found.Cases, "case")} read; left out, not read by {Count(found.Table.Readers)} or one read names no category: {Count(found.Cases - found.Compared)}.";
        yield return found.Compared == 0 ? "No agreement can be computed." : Text($"All readers say the same of {found.Agreed} of {Count(found.Compared, "case")} ({100.0 * found.Agreed / found.Compared:0.0}%).");
        var name = StudyWords.Kappa(found.Table);
        if (kappa.Value is { } value)
            yield return $"{name}: {Text($"{value:0.00}")}{(kappa.Limits is { Lower: { } lower, Upper: { } upper } ? Text($" (95% CI {lower:0.00}–{upper:0.00})") : "")}; " +
                Text($"agreement {100 * kappa.Agreement:0.0}%, by chance {100 * kappa.Chance:0.0}%.");
        else if (found.Compared > 0)
            yield return $"{name} is not defined: all reads are of one category, where chance alone always agrees.";
    }
}
