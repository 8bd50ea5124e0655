using System.Globalization;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

/// <summary>Series in a few words: T1, T2 … are targets, N1 a non-target, unless lesions are given.</summary>
internal static class Sample
{
    /// <summary>Randomisation; the baseline scan is ten days before it.</summary>
    public static readonly AxisPoint Start = AxisPoint.Of(new DateOnly(2024, 1, 1));

    public static decimal D(string number) => decimal.Parse(number, CultureInfo.InvariantCulture);

    public static TargetReading Mm(decimal mm, decimal? hu = null, decimal? viable = null, decimal? perp = null) => new() { Mm = mm, Hu = hu, ViableMm = viable, PerpendicularMm = perp };

    public static TargetReading Missing { get; } = new() { State = TargetState.NotEvaluated };

    public static TargetReading TooSmall { get; } = new() { State = TargetState.TooSmall };

    public static TrackedLesion Liver(string id) => new(id, SeriesRole.Target, "liver");

    public static TrackedLesion NonTarget(string id) => new(id, SeriesRole.NonTarget, "bone");

    public static TrackedLesion Node(string id) => new(id, SeriesRole.Target, "lymph node", IsNode: true);

    public static NewLesion New(NewLesionCertainty certainty = NewLesionCertainty.Unequivocal, string? modality = "CT", decimal? mm = null, string organ = "liver", string? firstSeen = null) =>
        new() { Id = "X1", Certainty = certainty, Modality = modality, Mm = mm, Organ = organ, FirstSeen = firstSeen };

    /// <summary>Targets T1, T2 … in the order given; null leaves one out.</summary>
    public static TimePoint Point(params TargetReading?[] targets) => new()
    {
        Id = "",
        Targets = targets.Select((reading, i) => (Key: $"T{i + 1}", reading)).Where(t => t.reading is not null).ToDictionary(t => t.Key, t => t.reading!),
    };

    public static TimePoint Pet(PetScan scan) => new() { Id = "", Pet = scan };

    public static TimePoint And(this TimePoint point, NonTargetState nonTarget) => point with { NonTargets = new Dictionary<string, NonTargetState> { ["N1"] = nonTarget } };

    public static TimePoint And(this TimePoint point, params NewLesion[] lesions) => point with { NewLesions = lesions };

    public static TimePoint And(this TimePoint point, PetScan scan) => point with { Pet = scan };

    public static TimePoint On(this TimePoint point, int day) => point with { Date = new(Start.Days + day) };

    /// <summary>Baseline first; follow-ups eight weeks apart unless they have a day.</summary>
    public static ResponseSeries Series(params TimePoint[] points) => new()
    {
        Reference = Start,
        Lesions = [.. points[0].Targets.Keys.Select(Liver), .. points[0].NonTargets.Keys.Select(NonTarget)],
        TimePoints = [.. points.Select((p, i) => p with { Id = i == 0 ? "BL" : $"TP{i}", IsBaseline = i == 0, Date = p.Date ?? new(Start.Days + (i == 0 ? -10 : 56 * i)) })],
    };

    public static ResponseSeries With(this ResponseSeries series, params TrackedLesion[] lesions) => series with { Lesions = lesions };

    public static IReadOnlyList<TimePointResponse> By(this ResponseSeries series, ResponseCriterion criterion, ResponseOptions? options = null) =>
        criterion.Assess(series, options ?? ResponseOptions.Default).TimePoints;

    /// <summary>The last follow-up.</summary>
    public static TimePointResponse Last(this ResponseSeries series, ResponseCriterion criterion, ResponseOptions? options = null) => series.By(criterion, options)[^1];

    public static decimal? Measure(this TimePointResponse response, string name) => response.Measures.Single(m => m.Name == name).Value;

    public static ResponseOptions Seed { get; } = new() { Definition = ResponseDefinition.Seed };

    /// <summary>An FDG PET of lesions L1, L2 …, liver 2.0 ± 0.3, blood pool 1.5 ± 0.1.</summary>
    public static PetScan Fdg(params PetReading?[] lesions) => new()
    {
        Tracer = "18F-FDG", Liver = new(2.0m, 0.3m), BloodPool = new(1.5m, 0.1m), Lesions = Named(lesions),
    };

    public static PetScan Sstr(params PetReading?[] lesions) => new() { Tracer = "68Ga-DOTATATE", Segmentation = "42%SUVmax", Lesions = Named(lesions) };

    public static PetScan Complete(this PetScan scan) => scan with { ListsEveryLesion = true };

    private static Dictionary<string, PetReading> Named(PetReading?[] lesions) =>
        lesions.Select((reading, i) => (Key: $"L{i + 1}", reading)).Where(l => l.reading is not null).ToDictionary(l => l.Key, l => l.reading!);

    public static PetReading Sul(decimal? peak, decimal? tlg = null) => new(SulPeak: peak, Tlg: tlg);

    public static PetReading Ml(decimal? volume, decimal? suvMean = null) => new(VolumeMl: volume, SuvMean: suvMean);

    public static PetReading Max(decimal? suvMax) => new(SuvMax: suvMax);
}
