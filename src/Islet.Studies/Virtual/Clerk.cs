using System.Globalization;
using Islet.Course;

namespace Islet.Studies;

/// <summary>Writes one patient's findings as a registry would have them: with gaps, coarse old dates and reports whose day nobody noted.</summary>
internal sealed class Clerk(Profile profile, ulong seed, int patient, Story story)
{
    private readonly string origin = string.Create(CultureInfo.InvariantCulture, $"{VirtualCohort.OriginOf(profile, seed)}/{patient:D4}/");
    private readonly List<NewFinding> findings = [];

    public IReadOnlyList<NewFinding> Findings => findings;

    public int Patient => patient;

    /// <summary>The dice of one record: whatever is drawn for it, other records stay as they are.</summary>
    public Dice DiceFor(string record) => Dice.For(seed, patient, record);

    /// <summary>The value, or null where this record lacks it.</summary>
    public static T? Unless<T>(Dice dice, double missing, T? value) => dice.Chance(missing) ? default : value;

    /// <summary>Something that is known as it happens: a visit, an operation, a drug given.</summary>
    public void Happened(string record, DateOnly day, Content content) => Write(record, day, Known(day), Reported.WhenItHappened, content);

    /// <summary>A result, issued later than it happened; left out where the report came after the lock.</summary>
    public void Result(string record, DateOnly happened, DateOnly reported, Content content)
    {
        if (Told(record, happened, reported) is { } report)
            Write(record, report, content);
    }

    /// <summary>When a result happened and was issued, as the registry knows it; one report may hold many findings. Null: it is not in the extract.</summary>
    public Report? Told(string record, DateOnly happened, DateOnly reported)
    {
        if (reported > profile.DataLock || happened > story.Ending.Day)
            return null;
        var unknown = DiceFor(record + "/reported").Chance(profile.Dates.ReportedUnknown);
        return new(Known(happened), unknown ? Reported.Unknown : Reported.On(reported));
    }

    public void Write(string record, Report report, Content content) => findings.Add(new(report.Happened, report.Issued, content, origin + record));

    /// <summary>To the day, as the ends of follow-up and the diagnosis are.</summary>
    public void Exactly(string record, DateOnly happened, Reported reported, Content content) => Write(record, happened, happened, reported, content);

    /// <summary>What was written first, and what replaces it: the older finding keeps its place and its origin.</summary>
    public void Replace(NewFinding finding, NewFinding older, Why why, Reported reported) => Replace(finding, older, finding, why, reported);

    public void Replace(NewFinding finding, NewFinding older, NewFinding newer, Why why, Reported reported)
    {
        Restate(finding, older);
        findings.Add(new(newer.Happened, reported, newer.Content, $"{finding.Origin}/{why.ToString().ToLowerInvariant()}", FindingId.OfImport(older), why));
    }

    /// <summary>The same finding in other words, before anybody else has read it.</summary>
    public void Restate(NewFinding finding, NewFinding other) => findings[findings.IndexOf(finding)] = other;

    /// <summary>A finding that was never true of this patient, and the line that takes it back.</summary>
    public void TakeBack(string record, DateOnly happened, Content content)
    {
        if (happened > story.Ending.Day)
            return;
        var wrong = new NewFinding(Known(happened), Reported.WhenItHappened, content, origin + record);
        findings.Add(wrong);
        findings.Add(new(wrong.Happened, wrong.Reported, content, $"{wrong.Origin}/withdrawal", FindingId.OfImport(wrong), Why.Withdrawal));
    }

    private void Write(string record, DateOnly day, When happened, Reported reported, Content content)
    {
        if (day <= story.Ending.Day)
            findings.Add(new(happened, reported, content, origin + record));
    }

    /// <summary>
    /// The day as far as the registry knows it, the same for all that happened on it. A coarse date never reaches past the end of follow-up,
    /// and the day of the diagnosis is known.
    /// </summary>
    private Day Known(DateOnly day)
    {
        if (day >= profile.Dates.CoarseBefore || day == story.Diagnosed)
            return day;
        var u = DiceFor(string.Create(CultureInfo.InvariantCulture, $"date/{day.DayNumber}")).Uniform();
        var coarse = u < profile.Dates.YearOnly ? Dates.Year(day) : u < profile.Dates.YearOnly + profile.Dates.MonthOnly ? Dates.Month(day) : day;
        return coarse.Last <= story.Ending.Day ? coarse : day;
    }
}

/// <summary>When something happened, and when it was issued, as the registry knows both.</summary>
internal readonly record struct Report(When Happened, Reported Issued);

internal static class Dates
{
    public static Day Year(DateOnly day) => Day.Parse(day.ToString("yyyy", CultureInfo.InvariantCulture));

    public static Day Month(DateOnly day) => Day.Parse(day.ToString("yyyy-MM", CultureInfo.InvariantCulture));
}
