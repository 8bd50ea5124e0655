using System.Globalization;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>All cases seen once, before a single one is believed: how many there are, and whether each is whole.</summary>
/// <param name="Cases">As many as <see cref="SpssFile.Open"/>'s sheet gives.</param>
internal sealed record SpssSurvey(int Cases, IReadOnlyList<Problem> Problems)
{
    public static SpssSurvey Of(SpssBytes bytes, SpssDictionary dictionary, IReadOnlyList<SpssColumn> columns, SpssEncoding encoding, SpssPlaces places)
    {
        using var cases = new SpssCases(bytes, dictionary, places);
        var row = new byte[dictionary.Elements * 8];
        SpssColumn[] days = [.. columns.Where(c => c is { Width: 0, Shape: SpssShape.Day })];
        SpssColumn[] texts = encoding.Known ? [] : [.. columns.Where(c => c.Width > 0)];
        Dictionary<SpssColumn, (int First, int Count)> timed = new(ReferenceEqualityComparer.Instance);
        while (cases.Number < (dictionary.CasesDeclared ?? int.MaxValue) && cases.Read(row))
        {
            foreach (var column in days)
            {
                var value = column.Number(row, dictionary);
                if (value != dictionary.SystemMissing && !column.Missing.Has(value) && SpssValues.HasTimeOfDay(value))
                    timed[column] = timed.TryGetValue(column, out var seen) ? (seen.First, seen.Count + 1) : (cases.Number, 1);
            }
            foreach (var column in texts)
            {
                if (column.Text(row).ContainsAnyExceptInRange((byte)0, (byte)127))
                    throw SpssRefusals.Encoding(places.At(cases.Number, column.Element), SpssEncoding.Silent);
            }
        }
        List<Problem> problems = [.. timed.Select(t => TimeOfDay(places.At(t.Value.First, t.Key.Element), t.Value.Count))];
        var count = cases.Number;
        if (dictionary.CasesDeclared is { } declared && count < declared)
            throw SpssRefusals.Cut(places.At(count + 1, 0), string.Create(CultureInfo.InvariantCulture, $"{declared} cases, as its header says"));
        if (dictionary.CasesDeclared is not null && !cases.Ended())
            problems.Add(More(places.File, count));
        return new(count, problems);
    }

    private static Problem TimeOfDay(string where, int count) => new("W_SPSS_TIME_OF_DAY", where,
        $"a time of the day in {count} {(count == 1 ? "case" : "cases")}", "a day",
        "Only the day is taken. Where the time matters, make a variable of its own for it.");

    private static Problem More(string file, int count) => new("W_SPSS_CASES", file, string.Create(CultureInfo.InvariantCulture, $"more behind case {count}"),
        string.Create(CultureInfo.InvariantCulture, $"{count} cases, as its header says"),
        "As in SPSS, they were not read. If cases are missing, save the file again from the program that holds the data.");
}
