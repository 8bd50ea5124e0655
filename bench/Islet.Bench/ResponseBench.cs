using System.Diagnostics;
using System.Globalization;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Bench;

/// <summary>
/// Response of many patients by every criterion: measured series of a baseline and ten time points, five targets with size, viable part, density and uptake, three
/// non-targets, now and then a new lesion. Times the criteria one by one, and then all with the best response and progression-free survival by RECIST 1.1.
/// </summary>
internal static class ResponseBench
{
    private const int TimePoints = 10, Seed = 20261121, Processors = 2, Rounds = 5;
    private const int EveryDays = 84;

    private static readonly TrackedLesion[] Lesions =
    [
        new("L1", SeriesRole.Target, "liver"), new("L2", SeriesRole.Target, "liver"), new("L3", SeriesRole.Target, "lymph_node", IsNode: true), new("L4", SeriesRole.Target, "pancreas"),
        new("L5", SeriesRole.Target, "lung"), new("N1", SeriesRole.NonTarget, "bone"), new("N2", SeriesRole.NonTarget, "liver"), new("N3", SeriesRole.NonTarget, "lymph_node", IsNode: true),
    ];

    public static int Run(string[] args)
    {
        var count = args is [var n, ..] ? int.Parse(n, CultureInfo.InvariantCulture) : 10_000;
        ResponseSeries[] all = [.. Enumerable.Range(0, count).Select(i => Series(new Random(Seed + i)))];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} series of a baseline and {TimePoints} time points; {Environment.ProcessorCount} processors, {Processors} used, .NET {Environment.Version}, {DateTime.UtcNow:yyyy-MM-dd}"));
        Everything(all[..Math.Min(200, count)]); // so that the first number is not the compiler's
        foreach (var criterion in ResponseCriteria.All)
            Tell(criterion.Code, () => InParallel(all, series => criterion.Assess(series, ResponseOptions.Default).TimePoints.Count));
        for (var round = 0; round < Rounds; round++)
            Tell("all, best response, PFS", () => Everything(all));
        return 0;
    }

    private static long Everything(ResponseSeries[] all) => InParallel(all, series =>
    {
        var (timeline, said) = (Timeline.Of(series), 0);
        foreach (var criterion in ResponseCriteria.All)
            said += criterion.Assess(timeline, ResponseOptions.Default).TimePoints.Count;
        var recist = Recist11.Criterion.Assess(timeline, ResponseOptions.Default);
        _ = BestResponses.Of(recist, timeline, confirmed: false);
        _ = BestResponses.Of(recist, timeline, confirmed: true);
        _ = ResponsePfs.Of(recist, timeline);
        return said;
    });

    private static long InParallel(ResponseSeries[] all, Func<ResponseSeries, int> work)
    {
        var said = 0L;
        Parallel.For(0, all.Length, new ParallelOptions { MaxDegreeOfParallelism = Processors }, () => 0L, (i, _, sum) => sum + work(all[i]), sum => Interlocked.Add(ref said, sum));
        return said;
    }

    private static void Tell(string step, Func<long> work)
    {
        var (watch, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        var said = work();
        var wall = watch.Elapsed.TotalSeconds;
        ScaleBench.Tell(step, wall, string.Create(CultureInfo.InvariantCulture, $"s, {(Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds:F2} s of processor, {said} time points"));
    }

    private static ResponseSeries Series(Random random)
    {
        decimal[] at = [.. Lesions.Select(_ => 15 + Tenths(random, 400))];
        var trend = random.Next(90, 108) / 100m;
        List<TimePoint> points = [Point(random, at, 0, null)];
        for (var t = 1; t <= TimePoints; t++)
        {
            for (var l = 0; l < at.Length; l++)
                at[l] = decimal.Round(at[l] * (trend + (random.Next(-30, 31) / 1000m)), 1);
            points.Add(Point(random, at, t, random.Next(60) == 0 ? "X" + t.ToString(CultureInfo.InvariantCulture) : null));
        }
        return new() { Reference = Day(10), Lesions = Lesions, TimePoints = points, Schedule = new(EveryDays, 14) };
    }

    private static TimePoint Point(Random random, decimal[] mm, int number, string? fresh) => new()
    {
        Id = number == 0 ? "BL" : "TP" + number.ToString(CultureInfo.InvariantCulture),
        Date = Day(number * EveryDays),
        IsBaseline = number == 0,
        Targets = Lesions.Take(5).Select((l, i) => (l.Id, Reading: random.Next(80) == 0 && number > 0 ? new TargetReading { State = TargetState.NotEvaluated } : new TargetReading
        {
            Mm = mm[i], PerpendicularMm = decimal.Round(mm[i] * 0.8m, 1), ViableMm = decimal.Round(mm[i] * 0.7m, 1), Hu = 60 + random.Next(50),
        })).ToDictionary(l => l.Id, l => l.Reading),
        NonTargets = Lesions.Skip(5).ToDictionary(l => l.Id, _ => random.Next(100) == 0 ? NonTargetState.Worsened : NonTargetState.Present),
        NewLesions = fresh is null ? [] : [new() { Id = fresh, Organ = "liver", Modality = "CT" }],
        ContrastPhase = "portal-venous",
        Pet = new()
        {
            Tracer = "18F-FDG", Modality = "PET", Segmentation = "42%SUVmax", Scanner = "PET 1", Reconstruction = "OSEM TOF", UptakeMinutes = 60, ActivityMbq = 300,
            Liver = new(1.6m, 0.15m), BloodPool = new(1.2m, 0.1m), LiverSuv = 2.2m, CyclesGiven = number,
            Lesions = Lesions.Take(5).Select((l, i) => (l.Id, Peak: 3 + Tenths(random, 80), Ml: mm[i] * mm[i] * mm[i] / 1900)).ToDictionary(l => l.Id,
                l => new PetReading(l.Peak, l.Peak * 1.6m, l.Peak, decimal.Round(l.Ml, 1), decimal.Round(l.Ml * l.Peak, 1), 60 + random.Next(40))),
        },
    };

    private static AxisPoint Day(int after) => AxisPoint.Of(new DateOnly(2020, 1, 1).AddDays(after));

    private static decimal Tenths(Random random, int most) => random.Next(most) / 10m;
}
