using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// From the patient's record to what a response criterion reads: for every line of therapy and every reader one series, with the findings behind each of its
/// time points. It decides nothing about response.
/// </summary>
/// <remarks>Eisenhauer et al., Eur J Cancer 2009;45:228–247; what it leaves open is house rule, marked [H] and listed in docs/rules/response-courses.md.</remarks>
public static class ResponseCourse
{
    /// <summary>In the order of the lines; within a line the leading reader first. Lines and readers without a measured lesion have no series.</summary>
    /// <param name="pet">Which PETs the series carry; null: those of the tracer that was used on both sides of the start, receptor PET before FDG.</param>
    public static IReadOnlyList<MeasuredSeries> SeriesOf(Snapshot snapshot, PetTracer? pet = null) => pet is null ? snapshot.Sight.Measured : Of(snapshot.Sight, pet);

    internal static IReadOnlyList<MeasuredSeries> Of(Sight sight, PetTracer? pet = null)
    {
        var lines = sight.Lines;
        if (lines.IsIndexOpen || lines.Lines.Count == 0 || sight.Visible<LesionRead>().Count == 0)
            return [];
        var readers = ReadStudies.Of(sight);
        return [.. lines.Lines.SelectMany((line, i) => readers.Select(r => One(sight, lines, i, r.Reader, r.Studies, pet))).OfType<MeasuredSeries>()];
    }

    private static MeasuredSeries? One(Sight sight, TherapyLines lines, int number, SeriesReader reader, IReadOnlyList<ReadStudy> studies, PetTracer? pet)
    {
        var (line, problems) = (lines.Lines[number], new SeriesProblems());
        var window = SeriesWindow.Of(line, studies, problems);
        if (window.After.Count == 0 && window.Before.Count == 0)
            return null;
        if (lines.Doubts.Count > 0)
            problems.Lines();
        var baseline = BaselineChoice.Of(window.Before, line, number > 0 ? lines.Lines[number - 1] : null, problems);
        if (baseline is null && window.After.Count == 0)
            return null;
        if (line.Start.First != line.Start.Last)
            problems.Start();
        var organs = Organs(studies);
        var roles = baseline is null ? LesionRoles.None : LesionRoles.Of(baseline, window.Before, organs, problems);
        var selection = baseline is null ? null : BaselineProposal.Select(baseline, organs, line);
        var draft = new SeriesDraft(sight, line, baseline, SeriesVisit.After(window.After), SeriesPet.Choose(pet, window.Before, window.After));
        var timePoints = draft.TimePoints(roles, problems);
        return new(line, reader, draft.Series(roles, timePoints, reader), roles.Standing, timePoints, problems.Told)
        {
            Selection = selection,
            Proposed = roles.Standing is TargetsStanding.NotDeclared && selection is { SuggestedTargets.Count: > 0 } ? Proposed(draft, BaselineProposal.Roles(roles, selection), reader) : null,
        };
    }

    private static ResponseSeries Proposed(SeriesDraft draft, LesionRoles roles, SeriesReader reader) => draft.Series(roles, draft.TimePoints(roles, new()), reader);

    private static Dictionary<string, string> Organs(IEnumerable<ReadStudy> studies)
    {
        Dictionary<string, string> organs = new(StringComparer.Ordinal);
        foreach (var read in studies.SelectMany(s => s.LesionReads))
            if (read.Organ is { } organ)
                organs.TryAdd(read.Lesion, organ);
        return organs;
    }
}
