using System.Diagnostics;
using System.Globalization;
using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;
using Islet.Studies;

namespace Islet.Bench;

/// <summary>The whole statement base of NANETS 2020 over many patients: plain sets of facts, and snapshots of synthetic courses. Making them is not timed.</summary>
internal static class GuidelineBench
{
    private const int Customary = 100_000, AtOnce = 5_000, Processors = 2, Single = 2_000;

    private static readonly Fact[] Recorded = [.. Fact.All.Where(f => f.Group[0] is >= 'A' and <= 'I' && !f.IsDerived)];

    /// <param name="args">Patients; a profile of a synthetic cohort.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var patients = args is [var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : Customary;
        var file = args is [_, var named] ? named : Path.Combine(ScaleBench.Checkout(), "demo", "profiles", "pancreatic-net.yaml");
        var profile = ProfileFile.Read(await File.ReadAllTextAsync(file), Path.GetFileName(file)).Profile ?? throw new InvalidOperationException($"{file} is no profile.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors, {Processors} used, .NET {Environment.Version}, {patients} patients, {StatementBase.Nanets2020.Statements.Count} statements, {DateTime.UtcNow:yyyy-MM-dd}"));
        Measure<FactReader>("sets of facts", patients, (from, count) => [.. Enumerable.Range(from, count).Select(seed => DerivedFacts.Over(Possible.Of(Facts(new(seed)))))], facts => facts);
        var view = View.AsOf(profile.DataLock);
        Measure("courses: snapshot and statements", patients, (from, count) => RecharacterizationBench.Make(profile, from, count), course => new Snapshot(course, view).Reader);
        Measure("courses: facts alone", Math.Min(patients, AtOnce), (from, count) => RecharacterizationBench.Make(profile, from, count), course => new Snapshot(course, view).Reader, Ask);
        return 0;
    }

    private static void Measure<T>(string step, int patients, Func<int, int, IReadOnlyList<T>> make, Func<T, FactReader> facts, Func<FactReader, int>? ask = null)
    {
        ask ??= Evaluate;
        var (seconds, processor, said, single) = (0.0, 0.0, 0L, new List<double>());
        _ = All(make(1, 3_000)); // the first calls pay for compilation
        for (var from = 1; from <= patients; from += AtOnce)
        {
            var some = make(from, Math.Min(AtOnce, patients - from + 1));
            GC.Collect();
            using var self = Process.GetCurrentProcess();
            var (watch, before) = (Stopwatch.StartNew(), self.TotalProcessorTime);
            said += All(some);
            seconds += watch.Elapsed.TotalSeconds;
            self.Refresh();
            processor += (self.TotalProcessorTime - before).TotalSeconds;
            foreach (var one in some.Take(Single - single.Count))
            {
                var start = Stopwatch.GetTimestamp();
                _ = ask(facts(one));
                single.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            }
        }
        single.Sort();
        ScaleBench.Tell(step, seconds, string.Create(CultureInfo.InvariantCulture,
            $"s, {processor:F2} s of processor, {said} applying or known; one alone {single[single.Count / 2]:F0} µs (p95 {single[single.Count * 95 / 100]:F0} µs)"));

        long All(IReadOnlyList<T> some)
        {
            var sum = 0L;
            Parallel.For(0, some.Count, new ParallelOptions { MaxDegreeOfParallelism = Processors }, () => 0L, (i, _, part) => part + ask(facts(some[i])), part => Interlocked.Add(ref sum, part));
            return sum;
        }
    }

    private static int Evaluate(FactReader facts) => GuidelineReading.Of(StatementBase.Nanets2020, facts).Statements.Count(s => s.Applies);

    private static int Ask(FactReader facts) => Fact.All.Count(fact => facts(fact).Values is not null);

    private static Dictionary<Fact, FactValue> Facts(Random random)
    {
        var share = 0.3 + 0.7 * random.NextDouble();
        return Recorded.Where(_ => random.NextDouble() < share).ToDictionary(fact => fact, fact => Value(fact, random));
    }

    private static FactValue Value(Fact fact, Random random) => fact.Type switch
    {
        FactType.Number => FactValue.Of((decimal)random.Next(0, (int)Math.Min(fact.Max ?? 60, 60))),
        FactType.Bool => FactValue.Of(random.Next(2) == 0),
        FactType.Enum or FactType.Text => FactValue.Of(fact.Values[Math.Min(random.Next(fact.Values.Count), random.Next(fact.Values.Count))]),
        FactType.Set => FactValue.Of(fact.Values.Where(_ => random.Next(fact.Values.Count) == 0)),
    };
}
