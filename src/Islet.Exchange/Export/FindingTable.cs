using System.Text.Json;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>All findings of one kind, a row each: of whom, when, by whom, and what they say.</summary>
internal static class FindingTable
{
    private static readonly string[] General = ["stated_by", "tumour", "placed_at_origin"]; // members that every finding has

    /// <summary>On an axis of offsets: which of its columns has the time.</summary>
    public const string Dated = "dated", ByMonths = "months", ByDays = "days", AtOrigin = "origin", Undated = "undated";

    /// <summary>Null where there is no finding of the kind.</summary>
    public static Sheet? Of(FindingForm form, IReadOnlyList<DiseaseCourse> courses, FlatTableOptions options)
    {
        var lines = courses.SelectMany(course => Lines(form.Kind, course, options.History)); // made anew each time they are gone through: a table may have a million
        return !lines.Any() ? null : TableLayout.Of(FlatTables.TableOf(form.Kind), lines,
        [
            new("patient", "Pseudonym of the patient", line => Cell.OfText(line.Course.Key)) { Always = true },
            new("row", "Counts the findings of this kind of the patient", line => Cell.Of(line.Row)) { Always = true },
            new("center", "Centre that keeps the course", line => Cell.OfText(line.Course.Center)),
            new(Dated, "How the time is known: in months or days from the origin, placed at the origin, or not at all", line => Cell.OfText(line.DatedAs)),
            .. TableLayout.Time<Line>("when", "When it happened", line => line.Finding.Happened),
            .. TableLayout.Partial<Line>("when", "When it happened", line => line.Finding.Happened),
            .. TableLayout.Time<Line>("reported", "When its result was reported", line => line.Finding.Reported.Of(line.Finding.Happened)),
            .. TableLayout.Partial<Line>("reported", "When its result was reported", line => line.Finding.Reported.Of(line.Finding.Happened)),
            .. General.Select(name => Member(form[name]!, options)),
            .. form.Members.Where(m => !General.Contains(m.Name)).SelectMany(m => m.Form is MemberForm.Ki67Index ? [Member(m, options), .. Ends(m)] : new[] { Member(m, options) }),
            new(FindingForm.Written, "What the source wrote, where the columns say it otherwise or cannot say it", AsWritten),
            .. options.History ? History() : [],
        ]);
    }

    private static IEnumerable<Line> Lines(string kind, DiseaseCourse course, bool history)
    {
        if (!course.Findings.Any(f => f.Content.Kind == kind && f.Content is not UnrecognizedContent))
            return [];
        var succession = Succession.Of(course.Findings);
        return course.Findings.Where(f => f.Content.Kind == kind && f.Content is not UnrecognizedContent && (history || succession.IsInForce(f)))
            .OrderBy(f => f.Happened.First?.Days ?? decimal.MinValue).ThenBy(f => f.Recorded.Batch).ThenBy(f => f.Origin, StringComparer.Ordinal).ThenBy(f => f.Id)
            .Select((f, i) => new Line(course, f, succession, i + 1));
    }

    private static LayoutColumn<Line> Member(FindingMember member, FlatTableOptions options)
    {
        var label = member.Name == "age_years" && options.AgeLimit is { } limit ? $"Age, {limit + 1} means {limit + 1} or older" : TableLayout.Label(member.Name);
        return new(member.Name, label, line => line.Says.TryGetProperty(member.Name, out var value) ? CellOf(member, value) : Cell.Empty)
        {
            Unit = member.Unit,
            Words = member.Form is MemberForm.Word ? member.Words : [],
        };
    }

    /// <summary>What a report wrote ("&lt;1", "11-13") as two numbers: in a column of text "10" comes before "3", and nobody is told.</summary>
    private static IEnumerable<LayoutColumn<Line>> Ends(FindingMember member)
    {
        var name = member.Name.Replace("_percent", "", StringComparison.Ordinal);
        Cell End(Line line, Func<(decimal Low, decimal High), decimal> of) =>
            line.Says.TryGetProperty(member.Name, out var value) && Ki67Index.FromReport(value.ToString()).Ends is { } ends ? Cell.Of(of(ends)) : Cell.Empty;
        yield return new(name + "_low", "Lowest value that the report allows; of a bound (<3) 0", line => End(line, e => e.Low)) { Unit = member.Unit };
        yield return new(name + "_high", "Highest value that the report allows; of a bound (<3) the bound itself", line => End(line, e => e.High)) { Unit = member.Unit };
    }

    private static Cell CellOf(FindingMember member, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => Cell.Of(value.GetBoolean()),
        JsonValueKind.Number => Cell.Of(value.GetDecimal()),
        JsonValueKind.Array => Cell.OfText(FlatList.Join(value.EnumerateArray().Select(item => item.GetString()!))),
        _ when member.Form is MemberForm.Day && Day.TryParse(value.GetString(), out var day) => TableLayout.CellOf(day),
        _ => Cell.OfText(value.GetString()),
    };

    private static Cell AsWritten(Line line) => line.Finding.Content.AsWritten is { } written
        ? Cell.OfText(string.Join("; ", written.Select(w => $"{w.Key}: {w.Value}"))) : Cell.Empty;

    private static IEnumerable<LayoutColumn<Line>> History() =>
    [
        new("state", "In force, replaced by a later finding, or withdrawn", line => Cell.OfText(line.State)),
        new("why", "Why it replaces an earlier finding", line => Cell.OfText(line.Finding.Why?.ToString().ToLowerInvariant())),
        new("finding", "Identity of the finding", line => Cell.OfText(line.Finding.Id.ToString())),
        new("supersedes", "The finding that it replaces or withdraws", line => Cell.OfText(line.Finding.Supersedes?.ToString())),
        new("recorded", "Day on which it was recorded", line => Cell.Of(line.Finding.Recorded.Day)),
        new("recorded_by", "Who recorded it", line => Cell.OfText(line.Finding.Recorded.By)),
        new("source", "From which source it was recorded", line => Cell.OfText(line.Finding.Recorded.Source)),
    ];

    private sealed record Line(DiseaseCourse Course, Finding Finding, Succession Succession, int Row)
    {
        /// <summary>What it says, by the names of the form's members.</summary>
        public JsonElement Says { get; } = JsonSerializer.Deserialize<JsonElement>(FindingKinds.Write(Finding.Content));

        public string? DatedAs => Course.Axis.Kind is not AxisKind.Offset ? null
            : Finding.Content.PlacedAtOrigin ? AtOrigin
            : Finding.Happened.Offset is not { Unit: var unit } ? Undated : unit is OffsetUnit.Months ? ByMonths : ByDays;

        public string State => Finding.IsWithdrawal ? "withdrawal" : Succession.IsWithdrawn(Finding) ? "withdrawn" : Succession.IsReplaced(Finding) ? "replaced" : "in force";
    }
}

/// <summary>A list in one cell.</summary>
internal static class FlatList
{
    /// <summary>An empty list says "asked, none"; an empty cell says nothing.</summary>
    public const string Empty = "[]";

    public static string Join(IEnumerable<string> items) => string.Join("; ", items) is { Length: > 0 } joined ? joined : Empty;

    public static IReadOnlyList<string> Split(string text) => text.Split(';', StringSplitOptions.TrimEntries);
}
