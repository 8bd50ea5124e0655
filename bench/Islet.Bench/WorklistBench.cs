using System.Diagnostics;
using System.Globalization;
using Islet.Board;
using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;
using Islet.Studies;

namespace Islet.Bench;

/// <summary>The worklist and the landmarks of synthetic courses in memory: processor time a course, and the memory that what is kept takes. Making the courses is not timed.</summary>
internal static class WorklistBench
{
    private const int Customary = 20_000, AtOnce = 2_000;

    /// <param name="args">Patients.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var patients = args is [var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : Customary;
        var file = Path.Combine(ScaleBench.Checkout(), "demo", "profiles", "pancreatic-net.yaml");
        var profile = ProfileFile.Read(await File.ReadAllTextAsync(file), Path.GetFileName(file)).Profile!;
        var today = profile.DataLock.AddDays(30);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors, .NET {Environment.Version}, {patients} patients, {DateTime.UtcNow:yyyy-MM-dd}"));
        Parts(RecharacterizationBench.Make(profile, 1, 1_000), today);
        var kept = new List<PatientOutlook>();
        var (seconds, processor, before) = (0.0, 0.0, GC.GetTotalMemory(forceFullCollection: true));
        for (var from = 1; from <= patients; from += AtOnce)
            kept.AddRange(Counted(RecharacterizationBench.Make(profile, from, Math.Min(AtOnce, patients - from + 1)), today, ref seconds, ref processor));
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        var list = new Worklist(today, kept.Select(k => k.Work).OfType<WorkRow>());
        ScaleBench.Tell("worklist and landmarks", seconds, string.Create(CultureInfo.InvariantCulture,
            $"s, {processor:F2} s of processor, {processor / patients * 1000:F2} ms a course; {memory / 1e6:F1} MB kept, {memory / patients} bytes a patient; {list.Rows.Sum(r => r.Items.Count)} items, {kept.Sum(k => k.Decisions.Count)} decisions"));
        foreach (var kind in Enum.GetValues<WorkKind>())
            ScaleBench.Tell(kind.ToString(), list.Count(kind, new()).Items, string.Create(CultureInfo.InvariantCulture, $"items of {list.Count(kind, new()).Patients} patients"));
        var first = Stopwatch.StartNew();
        _ = list.Page(new(WorkKind.Examination), 1);
        ScaleBench.Tell("first page of a kind", first.Elapsed.TotalMilliseconds, "ms");
        GC.KeepAlive(kept);
        return 0;
    }

    private static PatientOutlook[] Counted(DiseaseCourse[] courses, DateOnly today, ref double seconds, ref double processor)
    {
        using var self = Process.GetCurrentProcess();
        var (watch, used) = (Stopwatch.StartNew(), self.TotalProcessorTime);
        var counted = new PatientOutlook[courses.Length];
        Parallel.For(0, courses.Length, i => counted[i] = PatientOutlook.Of(courses[i], today, statements: true));
        seconds += watch.Elapsed.TotalSeconds;
        self.Refresh();
        processor += (self.TotalProcessorTime - used).TotalSeconds;
        return counted;
    }

    /// <summary>What each part costs, one thread, the second time.</summary>
    private static void Parts(DiseaseCourse[] courses, DateOnly today)
    {
        (string Name, Func<Snapshot, object?> Ask)[] parts =
        [
            ("snapshot and statements", s => StatementBase.Shipped.Select(b => GuidelineReading.Of(b, s.Reader)).ToList()),
            ("plan", s => SurveillancePlan.Of(s)),
            ("next questions", s => NextQuestions.Of([.. StatementBase.Shipped.Select(b => GuidelineReading.Of(b, s.Reader))], s)),
            ("to renew", s => NextQuestions.ToRenew([.. StatementBase.Shipped.Select(b => GuidelineReading.Of(b, s.Reader))], s)),
            ("re-characterizations", s => Recharacterizations.Of(s)),
            ("stated responses", s => StatedResponses.Of(s)),
            ("consistency", s => ConsistencyRules.Check(s.Course)),
            ("all of the worklist", s => PatientWork.Of(s)),
            ("landmarks", s => Landmarks.Of(s)),
        ];
        foreach (var (name, ask) in parts)
        {
            var watch = new Stopwatch();
            foreach (var again in new[] { false, true })
            {
                watch.Restart();
                foreach (var course in courses)
                    _ = ask(new(course, View.Latest(course, today)));
            }
            ScaleBench.Tell(name, watch.Elapsed.TotalMilliseconds * 1000 / courses.Length, "µs a course");
        }
    }
}
