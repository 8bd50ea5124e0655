using System.Globalization;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>
/// Courses made fit to leave the centre: new numbers in a new order, no calendar or a moved one, no free text, high ages in one group. It lowers the risk
/// that somebody is recognised and says what remains of it; it does not make the data anonymous.
/// </summary>
/// <remarks>45 CFR 164.514(b)(2) (Safe Harbor) for what is taken out; Regulation (EU) 2016/679, recital 26, for why what remains is still personal data.</remarks>
public static class Deidentification
{
    private const int FarthestBack = 3650; // days: ten years, never forwards, so that nothing happens in the future
    private const decimal DaysPerYear = 365.25m;

    /// <param name="courses">Of those who may be in it: <see cref="ExportCohort"/>.</param>
    /// <param name="day">Of the data lock.</param>
    /// <param name="below">A number from 0, below the one given, that nobody can guess.</param>
    public static Deidentified Of(IReadOnlyList<DiseaseCourse> courses, DeidentifyOptions options, DateOnly day, Func<int, int> below)
    {
        var counts = new DeidentificationCounts();
        var width = courses.Count.ToString(CultureInfo.InvariantCulture).Length;
        DiseaseCourse[] made = [.. Shuffled(courses, below).Select((course, i) =>
            Of(course, (i + 1).ToString(CultureInfo.InvariantCulture).PadLeft(width, '0'), i + 1, options, day, (counts, below)))];
        var suppression = options.Suppress ? Suppression.Of(made, options) : new(made, 0, 0);
        return new(suppression.Courses, options, counts, suppression.Patients, suppression.Cells, ReidentificationRisk.Of(suppression.Courses, options),
            ReidentificationRisk.WithYear(courses, options, day));
    }

    private static DiseaseCourse Of(DiseaseCourse course, string key, int number, DeidentifyOptions options, DateOnly day, (DeidentificationCounts Counts, Func<int, int> Below) with)
    {
        var (counts, below) = with;
        var times = MovedTimes.Of(course, options.Times, () => 1 + below(FarthestBack));
        var redaction = new Redaction(counts, options.KeepCenter);
        var succession = Succession.Of(course.Findings);
        List<Finding> known = [.. course.Findings.Where(succession.IsInForce)];
        List<Finding> inForce = [.. LastContact.Cut(known, counts).OrderBy(f => f.Happened.First?.Days ?? decimal.MinValue).ThenBy(f => f.Content.Kind, StringComparer.Ordinal)];
        var age = AgeOf(course, inForce.Max(f => f.Happened.Last), options, day, counts);
        counts.HistoryDropped += course.Findings.Count - known.Count;
        counts.WithoutZero += times.IsLost ? 1 : 0;
        var findings = new List<Finding>();
        foreach (var f in inForce)
        {
            if (redaction.Of(f.Content) is not { } content)
                continue;
            if (content is Diagnosis diagnosis)
                (content, age) = (diagnosis with { AgeYears = age }, null); // on the first one; another day's age is not known
            findings.Add(Made(key, findings.Count + 1, times.Move(f.Happened), times.Move(f.Reported), content));
        }
        (counts.Undated, counts.Coarse) = (counts.Undated + times.Undated, counts.Coarse + times.Coarse);
        return new(number, key, times.Axis, options.KeepCenter ? course.Center : null, course.Synthetic, findings);
    }

    /// <summary>Nothing of how the finding came into the registry goes with it: identity, origin, day and hand of recording are made up.</summary>
    internal static Finding Made(string key, int number, When happened, Reported reported, Content content) => new(
        new FindingId((UInt128)number), happened, reported, new(1, DateTimeOffset.UnixEpoch, "islet", "de-identified export"), content, FindingKinds.VersionOf(content.Kind),
        string.Create(CultureInfo.InvariantCulture, $"deidentified/{key}/{number}"));

    /// <summary>
    /// Completed years at diagnosis. Above the limit all are one group; who passes it during follow-up has none, since the last day would tell it.
    /// </summary>
    /// <param name="last">The last day in the file.</param>
    private static decimal? AgeOf(DiseaseCourse course, AxisPoint? last, DeidentifyOptions options, DateOnly day, DeidentificationCounts counts)
    {
        if (new Snapshot(course, View.Latest(course, day))[Fact.AgeAtDiagnosisYears].Value is not FactValue.Number { Value: var age })
            return null;
        if (age > options.AgeLimit)
        {
            counts.AgesGrouped++;
            return options.AgeLimit + 1;
        }
        _ = OverallSurvival.FromDiagnosis(course, null, out var zero);
        if (zero is { } start && last is { } end && age + (AxisPoint.DaysBetween(start, end) / DaysPerYear) >= options.AgeLimit + 1)
        {
            counts.AgesDropped++;
            return null;
        }
        return age;
    }

    /// <summary>Fisher and Yates: every order is as likely as any other, so that the new number says nothing of the old one.</summary>
    private static DiseaseCourse[] Shuffled(IReadOnlyList<DiseaseCourse> courses, Func<int, int> below)
    {
        DiseaseCourse[] shuffled = [.. courses];
        for (var i = shuffled.Length - 1; i > 0; i--)
        {
            var j = below(i + 1);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }
        return shuffled;
    }
}

/// <summary>Courses that may leave, what was taken from them, and what risk remains.</summary>
/// <param name="Suppressed">Patients whose site, age, sex and centre were blanked.</param>
/// <param name="CellsBlanked">How many such cells there were.</param>
/// <param name="Risk">By what the file itself shows.</param>
/// <param name="RiskWithYear">To somebody who knows the year of diagnosis from elsewhere. Its groups are never listed beside the data.</param>
public sealed record Deidentified(
    IReadOnlyList<DiseaseCourse> Courses, DeidentifyOptions Options, DeidentificationCounts Counts, int Suppressed, int CellsBlanked, ReidentificationRisk Risk, ReidentificationRisk RiskWithYear);
