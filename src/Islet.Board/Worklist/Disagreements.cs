using System.Globalization;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Board;

/// <summary>Where what a person or a source states and what is computed differ: grade, lines, response, the day of progression. What one side does not say is no difference.</summary>
internal static class Disagreements
{
    /// <summary>Of each kind the first, with how many further lines it concerns. Months to progression differ because its days do: they are told where the days agree.</summary>
    public static IReadOnlyList<Disagreement> Of(Snapshot snapshot)
    {
        List<Disagreement> all = [.. Grade(snapshot), .. Lines(snapshot)];
        var byDay = all.Where(d => d.In is DisagreementIn.ProgressionDay).Select(d => d.Line).ToHashSet();
        all.RemoveAll(d => d.In is DisagreementIn.ProgressionFreeSurvival && byDay.Contains(d.Line));
        return [.. all.GroupBy(d => d.In).Select(same => same.First() with { Further = same.Count() - 1 })];
    }

    private static IEnumerable<Disagreement> Grade(Snapshot snapshot) => NenClass.Of(snapshot).ReportSaysOtherwise
        ? [new(DisagreementIn.Grade, null, string.Intern(snapshot[Fact.ReportedGrade].Value!.ToString()!), string.Intern(snapshot.Reader(Fact.NetGrade).Value!.ToString()!))] : [];

    private static IEnumerable<Disagreement> Lines(Snapshot snapshot)
    {
        if (!IsStated(snapshot))
            return [];
        var responses = StatedResponses.Of(snapshot);
        return StatedLines.Beside(snapshot, TherapyLines.Of(snapshot), PfsCensoring.LastRadiologicalEvaluation, LineResponses.ByLine(responses.Select(r => r.Response)))
            .SelectMany(OfLine).Concat(responses.SelectMany(OfResponse));
    }

    /// <summary>Only then is there anything to compare: most courses state nothing, and their lesions need not be read.</summary>
    private static bool IsStated(Snapshot snapshot) => snapshot.Visible<ReportedOutcome>().Any() || snapshot.Visible<ProgressionJudgement>().Any()
        || snapshot.Visible<ImagingStudy>().Any(s => s.Finding.Content is ImagingStudy { Response: not null });

    private static IEnumerable<Disagreement> OfLine(LineBeside line) => line.Differences.Select(difference => difference switch
    {
        LineDifference.NotDerived => new Disagreement(DisagreementIn.LineOnlyStated, line.Number, Named(line.Stated!), ""),
        LineDifference.NotStated => new(DisagreementIn.LineOnlyComputed, line.Number, "", Joined(line.Derived!.Drugs)),
        LineDifference.Start => new(DisagreementIn.LineStart, line.Number, line.Stated!.Starts.ToString(), line.Derived!.Start.ToString()),
        LineDifference.Drugs => new(DisagreementIn.LineDrugs, line.Number, Joined(line.Stated!.Drugs!), Joined(line.Derived!.Drugs)),
        LineDifference.ProgressionFreeSurvival => new(DisagreementIn.ProgressionFreeSurvival, line.Number, Months(line.Stated!.Pfs), Months(line.DerivedPfsMonths)),
        LineDifference.Response or LineDifference.Progression => null, // told below, from the measurements
    }).OfType<Disagreement>();

    private static IEnumerable<Disagreement> OfResponse(StatedBeside line)
    {
        var number = line.Response.Line.Number;
        foreach (var best in line.Best.Where(b => b.Differs is true && b.Computed is not null).Take(1))
            yield return new(DisagreementIn.BestResponse, number, string.Intern(best.Stated.ToString()), string.Intern(ResponseWords.Of(best.Computed!.Value)));
        foreach (var read in line.Reads.Where(r => r is { Differs: true, Computed.Overall: not null }).Take(1))
            yield return new(DisagreementIn.Reading, number, string.Intern(read.Word), string.Intern(ResponseWords.Of(read.Computed!.Overall!.Value)));
        foreach (var shown in line.Progressions.Where(p => p.Differs is true && p.Computed is not null).Take(1))
            yield return new(DisagreementIn.ProgressionDay, number, shown.From.Happened.ToString(), DayOf(shown.Computed!.Value, shown.From.Happened));
    }

    private static string DayOf(AxisPoint at, When like) => like.Day is null ? Months(at.Days / Offset.DaysPerMonth) : DateOnly.FromDayNumber((int)at.Days).ToString("O", CultureInfo.InvariantCulture);

    private static string Named(StatedLine stated) => stated.Drugs is { } drugs ? Joined(drugs) : string.Intern(stated.Regimen ?? "");

    private static string Joined(IEnumerable<string> drugs) => string.Intern(string.Join(" + ", drugs.Select(d => d.ToLowerInvariant())));

    private static string Months(decimal? months) => months is { } m ? Math.Round(m, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture) : "";
}
