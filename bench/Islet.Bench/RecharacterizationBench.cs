using System.Diagnostics;
using System.Globalization;
using Islet.Clinic;
using Islet.Course;
using Islet.Studies;

namespace Islet.Bench;

/// <summary>Re-characterization of synthetic courses in memory, on all processors: from findings to the verdict and its facts. Making the courses is not timed.</summary>
internal static class RecharacterizationBench
{
    private const int Customary = 100_000, AtOnce = 5_000;

    private static readonly Recording Import = new(1, DateTimeOffset.UnixEpoch.AddYears(60), "bench", "bench");

    /// <param name="args">Patients; a profile of a synthetic cohort.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var patients = args is [var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : Customary;
        var file = args is [_, var named] ? named : Path.Combine(ScaleBench.Checkout(), "demo", "profiles", "pancreatic-net.yaml");
        var profile = ProfileFile.Read(await File.ReadAllTextAsync(file), Path.GetFileName(file)).Profile ?? throw new InvalidOperationException($"{file} is no profile.");
        var (today, seconds, processor, findings, tally) = (View.AsOf(profile.DataLock), 0.0, 0.0, 0L, new Tally());
        using var self = Process.GetCurrentProcess();
        Recharacterize(Make(profile, 1, 3_000), today, new()); // the first calls pay for compilation
        for (var from = 1; from <= patients; from += AtOnce)
        {
            var courses = Make(profile, from, Math.Min(AtOnce, patients - from + 1));
            findings += courses.Sum(c => (long)c.Findings.Count);
            GC.Collect();
            self.Refresh();
            var (watch, before) = (Stopwatch.StartNew(), self.TotalProcessorTime);
            Recharacterize(courses, today, tally);
            seconds += watch.Elapsed.TotalSeconds;
            self.Refresh();
            processor += (self.TotalProcessorTime - before).TotalSeconds;
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors, .NET {Environment.Version}, {patients} courses, {findings} findings"));
        ScaleBench.Tell("re-characterization", seconds, string.Create(CultureInfo.InvariantCulture,
            $"s, {processor:F2} s of processor: {tally.Characterizations} characterizations; changes: {tally.Yes} meet the definition, {tally.No} do not, {tally.Open} undecided"));
        return 0;
    }

    internal static DiseaseCourse[] Make(Profile profile, int from, int count) =>
        [.. VirtualCohort.Generate(profile, ScaleBench.Seed, from + count - 1).Skip(from - 1).Select((course, i) => new DiseaseCourse(from + i, course.Patient.Key, course.Patient.Axis,
            course.Patient.Center, true, [.. course.Findings.Select(f => new Finding(FindingId.OfImport(f), f.Happened, f.Reported, Import, f.Content, Origin: f.Origin, Supersedes: f.Supersedes, Why: f.Why))]))];

    private static void Recharacterize(DiseaseCourse[] courses, View view, Tally tally) => Parallel.ForEach(courses, course =>
    {
        var all = Recharacterizations.Of(new(course, view));
        Interlocked.Add(ref tally.Characterizations, all.Characterizations.Count);
        foreach (var change in all.Changes)
        {
            _ = change.Verdict.Meets.Answer switch
            {
                Answer.Yes => Interlocked.Increment(ref tally.Yes),
                Answer.No => Interlocked.Increment(ref tally.No),
                Answer.Unknown => Interlocked.Increment(ref tally.Open),
            };
        }
    });

    private sealed class Tally
    {
        public int Characterizations, Yes, No, Open;
    }
}
