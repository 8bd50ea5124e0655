using System.Security.Cryptography;
using System.Text;
using Islet.Course;

namespace Islet.Studies;

/// <summary>
/// What a study read of a registry, as one number: SHA-256 over each patient's pseudonym, why he or she left, outcomes, groups, facts and cells, patients in the
/// order of their pseudonyms. A finding that the study does not look at changes nothing in it; a registry that was imported anew from the same files has the same.
/// </summary>
internal static class RowsFingerprint
{
    private const char Field = '\u001f', Record = '\u001e'; // unit and record separators of ASCII

    /// <returns>In hexadecimal.</returns>
    public static string Of(IEnumerable<SubjectRow> rows)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var line = new StringBuilder();
        foreach (var row in rows.OrderBy(r => r.Key, StringComparer.Ordinal).ThenBy(r => r.Patient))
        {
            line.Clear();
            Write(line, row);
            sum.AppendData(Encoding.UTF8.GetBytes(line.Append(Record).ToString()));
        }
        return Convert.ToHexStringLower(sum.GetHashAndReset());
    }

    private static void Write(StringBuilder line, SubjectRow row)
    {
        void Add(FormattableString text) => line.Append(Numbers.Text(text)).Append(Field);
        Add($"{row.Key}");
        Add($"{row.Synthetic}");
        Add($"{row.Axis}");
        if (row.Left is { } left)
            Add($"{left.Why} {left.Step} {left.Outcome} {string.Join(' ', left.Missing.Select(f => f.Name))}");
        foreach (var outcome in row.Outcomes)
            Add($"{outcome.Days} {outcome.Event} {outcome.Excluded}");
        foreach (var level in row.Levels)
            Add($"{level}");
        foreach (var value in row.Values)
            Add($"{Value(value)}");
        foreach (var cell in row.Layouts.SelectMany(table => table).SelectMany(column => column ?? []))
            Add($"{cell.Belongs} {cell.Slot} {cell.Number}");
        foreach (var read in row.Reads.SelectMany(table => table))
            Add($"{(read is null ? "" : string.Join(' ', read.Select(Numbers.Count)))}");
    }

    private static string Value(FactValue? value) => value switch
    {
        FactValue.Number number => Numbers.Text($"{number.Value}"),
        FactValue.Flag flag => flag.Value ? "yes" : "no",
        FactValue.Word word => word.Value,
        FactValue.Words words => string.Join(' ', words.Members.Order(StringComparer.Ordinal)),
        _ => "",
    };
}
