using System.Globalization;

namespace Islet.Clinic;

/// <summary>A series on its way: its visits are known, and the roles of its lesions are given.</summary>
internal sealed class SeriesDraft(Sight sight, TherapyLine line, SeriesVisit? baseline, IReadOnlyList<SeriesVisit> followUps, PetTracer? tracer)
{
    private readonly LineDoses doses = new(line);

    public IReadOnlyList<MeasuredTimePoint> TimePoints(LesionRoles roles, SeriesProblems problems)
    {
        var (reading, pet) = (new SeriesTimePoints(roles, baseline, problems), new SeriesPet(tracer, doses, sight));
        List<MeasuredTimePoint> made = [];
        if (baseline is not null)
            made.Add(One(baseline, "BL"));
        made.AddRange(followUps.Select((visit, i) => One(visit, string.Create(CultureInfo.InvariantCulture, $"TP{i + 1}"))));
        return made;

        MeasuredTimePoint One(SeriesVisit visit, string id) => new(reading.Read(visit, id, visit == baseline) with { Pet = pet.Of(visit) },
            [.. visit.Studies.Select(s => s.Name).OfType<string>()], [.. visit.Studies.SelectMany(s => s.Own is { } own ? [own, .. s.Lesions] : s.Lesions)], doses.Before(visit.First));
    }

    /// <summary>Where nobody says which lesions are followed there is no baseline to compare with: "no targets" is an answer, and nobody gave it.</summary>
    public ResponseSeries Series(LesionRoles roles, IReadOnlyList<MeasuredTimePoint> timePoints, SeriesReader reader)
    {
        var compared = roles.Standing is TargetsStanding.Declared or TargetsStanding.NonTargetOnly or TargetsStanding.NoDisease;
        return new()
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"line {line.Number}, {reader}"),
            Reference = line.Start.First == line.Start.Last ? line.Start.First : null,
            Lesions = roles.Lesions,
            TimePoints = [.. timePoints.Select(t => t.Point).Where(p => compared || !p.IsBaseline)],
            UptakeBaseline = compared ? null : timePoints.FirstOrDefault(t => t.Point.IsBaseline)?.Point.Pet,
            Events = SeriesEventsOfLine.Of(sight, line),
        };
    }
}
