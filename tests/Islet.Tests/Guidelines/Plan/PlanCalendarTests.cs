using System.Globalization;
using System.Text;
using Islet.Guidelines;
using static Islet.Tests.Guidelines.PlanFixture;

namespace Islet.Tests.Guidelines;

/// <summary>The calendar file against the grammar of RFC 5545.</summary>
public class PlanCalendarTests
{
    private static readonly SurveillancePlan Overdue = Plan(HighRisk, Anchors("2024-01-15", "resection=2022-03-01", Scan("2022-09-10")));

    [Fact]
    public void Every_line_ends_with_CRLF_and_has_at_most_75_octets()
    {
        var file = PlanCalendar.Write(Overdue, StatementBase.Shipped);
        Assert.EndsWith("\r\n", file, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', file.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(file.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\uFFFD', file);
    }

    [Fact]
    public void Components_are_whole_and_carry_what_the_grammar_demands() => Assert.All(Components(Overdue), lines =>
    {
        Assert.Single(lines, l => l.StartsWith("UID:", StringComparison.Ordinal));
        Assert.Single(lines, l => l == "DTSTAMP:20240115T000000Z");
        Assert.Single(lines, l => l.StartsWith("SEQUENCE:", StringComparison.Ordinal));
        if (lines[0] == "BEGIN:VEVENT")
            Assert.True(string.CompareOrdinal(Value(lines, "DTSTART;VALUE=DATE"), Value(lines, "DTEND;VALUE=DATE")) < 0, string.Join('\n', lines)); // the end is exclusive
        else
            Assert.Equal(8, Value(lines, "DUE;VALUE=DATE").Length);
    });

    [Fact]
    public void What_is_overdue_is_a_task_that_was_due()
    {
        var task = Assert.Single(Components(Overdue), c => c[0] == "BEGIN:VTODO" && Value(c, "SUMMARY").Contains("SR-14", StringComparison.Ordinal));
        Assert.Equal("20230910", Value(task, "DUE;VALUE=DATE"));
        Assert.Contains("overdue", Value(task, "SUMMARY"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_names_the_statement_the_guideline_its_year_and_the_purpose()
    {
        var text = Value(Components(Overdue)[0], "DESCRIPTION");
        Assert.Contains("NANETS2020-SR-", text, StringComparison.Ordinal);
        Assert.Contains("2020", text, StringComparison.Ordinal);
        Assert.Contains(IntendedPurpose.Text.Replace(",", "\\,", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal), text, StringComparison.Ordinal);
    }

    [Fact]
    public void Commas_semicolons_and_backslashes_of_a_label_are_escaped_and_lines_broken_by_n()
    {
        var summary = Value(Components(Overdue, "A;B,C\\D\nE")[0], "SUMMARY");
        Assert.StartsWith(@"A\;B\,C\\D\nE: ", summary, StringComparison.Ordinal);
    }

    [Fact] // the same window keeps its name when it comes nearer, another course has others
    public void Names_are_stable_within_a_course_and_differ_between_courses()
    {
        var later = Plan(HighRisk, Anchors("2024-03-20", "resection=2022-03-01", Scan("2022-09-10")));
        var (now, then, other) = (Uids(Overdue), Uids(later), Uids(Plan(HighRisk, Anchors("2024-01-15", "resection=2022-03-02", Scan("2022-09-10")))));
        Assert.Equal(now.Count, now.Distinct(StringComparer.Ordinal).Count());
        Assert.NotEmpty(now.Intersect(then, StringComparer.Ordinal));
        Assert.Empty(now.Intersect(other, StringComparer.Ordinal));
    }

    [Fact]
    public void A_later_plan_replaces_an_earlier_one() => Assert.True(Sequence("2024-01-16") > Sequence("2024-01-15"));

    [Fact]
    public void Long_lines_are_folded_between_characters() => Assert.Equal(string.Concat(Enumerable.Repeat("ångström–", 30)),
        Value(Components(Overdue, string.Concat(Enumerable.Repeat("ångström–", 30)))[0], "SUMMARY").Split(": ")[0]);

    private static int Sequence(string asOf) => int.Parse(Value(Components(Plan(HighRisk, Anchors(asOf, "resection=2022-03-01")))[0], "SEQUENCE"), CultureInfo.InvariantCulture);

    private static List<string> Uids(SurveillancePlan plan) => [.. Components(plan).Select(c => Value(c, "UID"))];

    private static string Value(IEnumerable<string> lines, string name) => lines.Single(l => l.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..];

    /// <summary>Unfolded lines of each event and task.</summary>
    private static List<List<string>> Components(SurveillancePlan plan, string? label = null)
    {
        var lines = PlanCalendar.Write(plan, StatementBase.Shipped, label).Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(("BEGIN:VCALENDAR", "END:VCALENDAR"), (lines[0], lines[^1]));
        List<List<string>> components = [];
        foreach (var line in lines.Skip(1).SkipLast(1).SkipWhile(l => !l.StartsWith("BEGIN:", StringComparison.Ordinal)))
        {
            if (line.StartsWith("BEGIN:", StringComparison.Ordinal))
                components.Add([]);
            components[^1].Add(line);
        }
        Assert.All(components, c => Assert.Equal(c[0].Replace("BEGIN", "END", StringComparison.Ordinal), c[^1]));
        return components;
    }
}
