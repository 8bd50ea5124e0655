using System.Collections.Frozen;
using System.Globalization;

namespace Islet.Exchange;

/// <param name="Kind">A kind of finding, or one of the words that begin with @ (columns.csv).</param>
/// <param name="Member">Of the kind; @when for its day; of @number the country; of @patient how surely the name means one.</param>
/// <param name="Pattern">The column's name with {n} for its number; null: it has none.</param>
internal sealed record ColumnMeaning(string Kind, string Member, string? Pattern = null, int Number = 0)
{
    /// <summary>Its number is that of a line of therapy ("line1").</summary>
    public bool OfLine { get; init; }

    public bool IsDay => Member == "@when";

    public bool IsIdentity => Kind is "@number" or "@name" or "@record";
}

/// <summary>What names of columns mean. The names stand in columns.csv beside this file, in eight languages.</summary>
internal static class ColumnNames
{
    private const int MostNumber = 30;

    private static readonly FrozenSet<string> DateWords = FrozenSet.ToFrozenSet(["date", "datum", "dato", "data", "dat", "fecha", "dt", "day", "dag", "tag", "giorno"]);

    private static readonly string[] DateEndings = ["datum", "dato", "date"];

    private static readonly ILookup<string, ColumnMeaning> Known = WordList.Rows("Suggestions.columns.csv")
        .SelectMany(row => row[2].Split('|').Select(name => (Name: Folded.Of(name.Replace('(', ' ').Replace(')', ' ')), Meaning: new ColumnMeaning(row[0], row[1])))).Distinct()
        .ToLookup(p => p.Name, p => p.Meaning, StringComparer.Ordinal);

    /// <param name="hasDays">The column's values are days: a name of a day then comes before a name of a value.</param>
    public static ColumnMeaning? Meaning(string name, bool hasDays)
    {
        name = name.TrimStart('#');
        return Whole(Folded.Of(name), hasDays) ?? Numbered(name, hasDays) ?? Plain(Folded.Of(name), hasDays) ?? (Bare(name) is { } bare ? Meaning(bare, hasDays) : null);
    }

    /// <summary>The name without what stands in brackets at its end, a unit or a remark; null: nothing stands there.</summary>
    private static string? Bare(string name) => name.TrimEnd() is [.. var before, ')' or ']'] && before.LastIndexOfAny(['(', '[']) is > 0 and var open ? before[..open] : null;

    private static ColumnMeaning? Numbered(string name, bool hasDays)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsAsciiDigit(name[i]) || (i > 0 && char.IsAsciiDigit(name[i - 1])))
                continue;
            var length = name.AsSpan(i).IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : name.Length - i;
            if (length > 2 || int.Parse(name.AsSpan(i, length), CultureInfo.InvariantCulture) is not (>= 1 and <= MostNumber and var number))
                continue;
            var pattern = string.Concat(name.AsSpan(0, i), CourseMap.RepeatMark, name.AsSpan(i + length));
            if (Plain(Folded.Of(string.Concat(name.AsSpan(0, i), " ", name.AsSpan(i + length))), hasDays) is { } numbered)
                return numbered with { Pattern = pattern, Number = number, OfLine = Known[Folded.Of(name[..i]).TrimEnd()].Any(m => m.Kind == "@line") };
        }
        return null;
    }

    /// <summary>The name, or its end where a heading stands before it ("Anagrafica Sesso"); a heading never makes a column of identities.</summary>
    private static ColumnMeaning? Plain(string folded, bool hasDays)
    {
        if (Whole(folded, hasDays) is { } whole)
            return whole;
        for (var blank = folded.IndexOf(' ', StringComparison.Ordinal); blank >= 0; blank = folded.IndexOf(' ', blank + 1))
        {
            if (Whole(folded[(blank + 1)..], hasDays) is { } end && (end.Kind[0] != '@' || end.Kind == "@status"))
                return end;
        }
        return null;
    }

    private static ColumnMeaning? Whole(string folded, bool hasDays)
    {
        folded = string.Join(' ', folded.Split([' ', '(', ')', '[', ']'], StringSplitOptions.RemoveEmptyEntries));
        var dateless = Dateless(folded);
        if (dateless is not null && Known[dateless].FirstOrDefault(m => m.IsDay || m.Member == "birth") is { } day)
            return day;
        if (hasDays && Known[folded].FirstOrDefault(m => m.IsDay || m.Member == "birth") is { } bare)
            return bare;
        return Known[folded].FirstOrDefault(m => !m.IsDay)
            ?? (Analytes.Find(folded) is { } analyte ? new("Laboratory", analyte.Name) : null);
    }

    /// <summary>The name without its word for date; null: it has none.</summary>
    private static string? Dateless(string folded)
    {
        var words = folded.Split(' ');
        var rest = words.Where(w => !DateWords.Contains(w)).ToArray();
        if (rest.Length < words.Length && rest.Length > 0)
            return string.Join(' ', rest.Where(w => w is not ("of" or "di" or "de" or "for")));
        return Array.Find(DateEndings, e => folded.EndsWith(e, StringComparison.Ordinal) && folded.Length > e.Length + 1) is { } ending ? folded[..^ending.Length].TrimEnd() : null;
    }
}
