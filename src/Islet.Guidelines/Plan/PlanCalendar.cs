using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>
/// A plan as an iCalendar file, of each statement its next window: what lies ahead as all-day events, what is overdue as a task that was due. Nothing in it tells who the patient is, unless the
/// caller gives a label for the summaries.
/// </summary>
/// <remarks>Desruisseaux (ed.), RFC 5545, 2009: content lines 3.1, text 3.3.11, events 3.6.1, tasks 3.6.2, UID 3.8.4.7, SEQUENCE 3.8.7.4.</remarks>
public static class PlanCalendar
{
    public const string MediaType = "text/calendar";

    private const int LongestLine = 75; // octets, without the line's end (RFC 5545, 3.1)

    private static readonly DateOnly FirstRevision = new(2020, 1, 1); // SEQUENCE counts days from here: a later plan replaces an earlier one

    /// <param name="label">Put before each summary, so that several patients can be told apart; null: nothing.</param>
    /// <exception cref="RefusedException">E_NO_CALENDAR: the course has no calendar, or one that was moved.</exception>
    public static string Write(SurveillancePlan plan, IReadOnlyList<StatementBase> guidelines, string? label = null)
    {
        if (plan.Anchors.Axis.Kind is not AxisKind.Calendar)
            throw new RefusedException("E_NO_CALENDAR", "plan", $"a course on the axis '{plan.Anchors.Axis}'", "a course with a calendar", "Such a plan has offsets and no dates: read it as a table or as JSON.");
        var text = new StringBuilder();
        void Line(string line) => Fold(text, line);
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//Islet//Surveillance plan//EN");
        Line("CALSCALE:GREGORIAN");
        Line("METHOD:PUBLISH");
        foreach (var window in plan.NextWindows.Where(w => w is { IsPreselected: true, Latest: not null }))
            Component(Line, window, plan, guidelines, label);
        Line("END:VCALENDAR");
        return text.ToString();
    }

    private static void Component(Action<string> line, PlanWindow window, SurveillancePlan plan, IReadOnlyList<StatementBase> guidelines, string? label)
    {
        var guideline = guidelines.First(g => g.Find(window.Statement.Statement.Id) is { } found && ReferenceEquals(found, window.Statement.Statement));
        var (name, last) = (window.IsOverdue ? "VTODO" : "VEVENT", window.Latest!.Value);
        line($"BEGIN:{name}");
        line($"UID:{Uid(window, plan)}");
        line($"DTSTAMP:{Date(plan.Anchors.Day)}T000000Z");
        line(string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{Math.Max(0, PlanMonths.DateOf(plan.Anchors.Day).DayNumber - FirstRevision.DayNumber)}"));
        if (window.IsOverdue)
        {
            line($"DUE;VALUE=DATE:{Date(last)}");
            line("STATUS:NEEDS-ACTION");
        }
        else
        {
            line($"DTSTART;VALUE=DATE:{Date(window.Earliest)}");
            line($"DTEND;VALUE=DATE:{Date(new(last.Days + 1))}"); // the day after the last (RFC 5545, 3.6.1)
            line("STATUS:TENTATIVE"); // a window is no appointment
            line("TRANSP:TRANSPARENT");
        }
        line($"SUMMARY:{Escape(Summary(window, label))}");
        line($"DESCRIPTION:{Escape(Description(window, guideline, plan))}");
        line("CATEGORIES:Surveillance");
        line($"END:{name}");
    }

    private static string Summary(PlanWindow window, string? label) =>
        $"{(label is null ? "" : label + ": ")}{window.Modality} ({window.Statement.Statement.Number}){(window.IsOverdue ? ", overdue" : "")}";

    private static string Description(PlanWindow window, StatementBase guideline, SurveillancePlan plan) => string.Join("\n",
    [
        $"{window.Statement.Statement.Id}, {PlanWords.Whose(window.Statement.Statement, guideline)}: {window.Statement.Statement.Says}",
        $"From {PlanWords.On(window.Earliest, plan.Anchors.Axis)} to {PlanWords.On(window.Latest!.Value, plan.Anchors.Axis)}, counted from {From(window, plan.Anchors.Axis)}{(PlanWords.Then(window, plan) is { } then ? "; " + then : "")}.",
        .. window.Statement.Statement.Superseded is { } superseded ? [$"Overtaken: {superseded}"] : (string[])[],
        IntendedPurpose.Text,
    ]);

    private static string From(PlanWindow window, Axis axis) => window.CountedFrom is { } done ? $"the examination of {PlanWords.On(done.When, axis)}" : $"{window.Anchor.Name}, {PlanWords.On(window.Anchor.When, axis)}";

    /// <summary>The same for one window in every file of the course, another in another course, and nothing that tells whose: a digest of the anchor's finding, the statement and the window's number.</summary>
    private static string Uid(PlanWindow window, SurveillancePlan plan)
    {
        var what = string.Join('|', window.Anchor.Finding?.Id.ToString() ?? string.Join(',', plan.Anchors.Known.Select(a => a.Name + PlanWords.On(a.When, plan.Anchors.Axis))),
            window.Statement.Statement.Id, window.Modality, window.Anchor.Name, window.Number.ToString(CultureInfo.InvariantCulture));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("islet surveillance plan|" + what)).AsSpan(0, 16)) + "@plan.islet.invalid";
    }

    /// <summary>RFC 5545, 3.3.11. A control character has no place in a text.</summary>
    private static string Escape(string text) => string.Concat(text.ReplaceLineEndings("\n").Where(c => c is '\n' || !char.IsControl(c)).Select(c => c switch
    {
        '\\' => @"\\", ';' => @"\;", ',' => @"\,", '\n' => @"\n", _ => c.ToString(),
    }));

    /// <summary>Lines of at most 75 octets, continued after a blank; no character is cut.</summary>
    private static void Fold(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }
            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }

    private static string Date(AxisPoint day) => PlanMonths.DateOf(day).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
