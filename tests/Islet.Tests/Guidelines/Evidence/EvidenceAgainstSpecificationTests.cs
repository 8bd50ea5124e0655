using System.Globalization;
using Islet.Guidelines;

namespace Islet.Tests.Guidelines;

/// <summary>The shipped figures against the specification's table, row by row and without loss.</summary>
public class EvidenceAgainstSpecificationTests
{
    private static readonly Dictionary<string, string> Papers = new()
    {
        ["000"] = "uppsala-2025", ["001"] = "nanets-2020", ["002"] = "response-review-2025", ["003"] = "italy-2024", ["004"] = "nordic-nec-2",
    };

    /// <summary>Where the paper says otherwise than the specification, and the paper wins: the columns that differ.</summary>
    private static readonly Dictionary<string, string[]> Deviations = new()
    {
        ["EV0154"] = ["ci95_low", "ci95_high", "note"], ["EV0155"] = ["ci95_low", "ci95_high", "note"], ["EV0156"] = ["ci95_low", "ci95_high", "note"], // a range, no confidence interval
        ["EV0008"] = ["value"], ["EV0157"] = ["value"], // "one third"
        ["EV0027"] = ["note"], ["EV0028"] = ["note"], ["EV0029"] = ["note"], ["EV0030"] = ["note"], ["EV0031"] = ["note"], // n counts both arms
        ["EV0038"] = ["note"], ["EV0039"] = ["note"], ["EV0040"] = ["note"], ["EV0041"] = ["note"],
    };

    [SkippableFact]
    public void Every_figure_is_that_of_the_specification_or_a_named_deviation()
    {
        var lines = File.ReadAllLines(Repository.SharedOrSkip("spec", "evidence.csv"));
        var columns = lines[0].Split(',');
        Assert.Equal(lines.Length - 1, EvidenceTable.Shipped.Rows.Count);
        foreach (var (line, row) in lines.Skip(1).Zip(EvidenceTable.Shipped.Rows))
        {
            var (expected, found) = (Cells(line).ConvertAll(cell => SpecificationWords.ForReaders(cell)!), Cells(row));
            Assert.Equal(expected[0], row.Id);
            var differ = columns.Where((_, i) => expected[i] != found[i]).ToList();
            Assert.Equal(Deviations.GetValueOrDefault(row.Id, []), differ);
            Assert.Equal(differ.Count > 0, row.Corrected is not null);
        }
    }

    [Fact]
    public void A_figure_that_was_corrected_says_why() => Assert.Equal(Deviations.Keys.Order(), EvidenceTable.Shipped.Rows.Where(r => r.Corrected is not null).Select(r => r.Id));

    private static string[] Cells(EvidenceRow r) =>
    [
        r.Id, Papers.Single(p => p.Value == r.Paper.Key).Key, r.Section, r.Study, r.Population ?? "", r.Arm ?? "", r.N?.ToString(CultureInfo.InvariantCulture) ?? "", r.Endpoint,
        r.Value?.Written ?? "", r.Unit ?? "", Number(r.Interval?.Low), Number(r.Interval?.High), r.Against ?? "", r.AgainstValue?.Written ?? "",
        Number(r.HazardRatio), Number(r.HazardRatioInterval?.Low), Number(r.HazardRatioInterval?.High), r.P?.Written ?? "", r.Note ?? "",
    ];

    private static string Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>The cells of a line of comma-separated values; quotation marks are doubled within them.</summary>
    private static List<string> Cells(string line)
    {
        List<string> cells = [];
        for (var i = 0; i <= line.Length; i++)
        {
            var quoted = i < line.Length && line[i] == '"';
            var end = i;
            if (quoted)
                for (end = i + 1; line[end] != '"' || (end + 1 < line.Length && line[end + 1] == '"'); end += line[end] == '"' ? 2 : 1) { }
            else
                end = line.IndexOf(',', i) is var comma and >= 0 ? comma : line.Length;
            cells.Add(quoted ? line[(i + 1)..end].Replace("\"\"", "\"", StringComparison.Ordinal) : line[i..end]);
            i = quoted ? end + 1 : end;
        }
        return cells;
    }
}
