using System.Diagnostics;
using System.Globalization;
using Islet.Imaging;
using Islet.Imaging.Quantify;
using Islet.Imaging.Series;
using Islet.Imaging.Suv;
using Islet.Imaging.Virtual;

namespace Islet.Bench;

/// <summary>
/// A whole-body series from its files to its numbers, as <c>islet pet quantify --no-pictures</c> does it without what it writes: reading, SUV, search, measuring, the result as JSON.
/// Each row is a process of its own: its first run pays for compilation, the others are warm.
/// </summary>
internal static class PetStudyBench
{
    private const int Warm = 10, Side = 400;

    private static readonly string[] Steps = ["headers", "voxels and SUV", "search", "measuring", "JSON"];

    public static async Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case ["once", var folder, var runs]:
                return Once(folder, int.Parse(runs, CultureInfo.InvariantCulture));
            case [var folder]:
                return await MeasureAsync(folder);
            case ["--slices", var count]:
                var made = Path.Combine(Path.GetTempPath(), $"islet-pet-study-{count}");
                if (!Directory.Exists(made))
                    Make(made, int.Parse(count, CultureInfo.InvariantCulture));
                return await MeasureAsync(made);
            default:
                await Console.Error.WriteLineAsync("Islet.Bench pet-study DIR | pet-study --slices N");
                return 2;
        }
    }

    private static async Task<int> MeasureAsync(string folder)
    {
        var program = Environment.ProcessPath!;
        string[] own = ["pet-study", "once", folder, Warm.ToString(CultureInfo.InvariantCulture)];
        using var process = Process.Start(new ProcessStartInfo(program, program.EndsWith("dotnet", StringComparison.Ordinal) ? [typeof(PetStudyBench).Assembly.Location, .. own] : own) { UseShellExecute = false })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static int Once(string folder, int warm)
    {
        using var process = Process.GetCurrentProcess();
        var runs = new List<(double Clock, double Processor)[]>();
        var (found, memory) = ("", 0.0);
        for (var i = 0; i <= warm; i++)
        {
            var (steps, clock, processor) = (new List<(double, double)>(), Stopwatch.GetTimestamp(), Processor(process));
            T Step<T>(Func<T> work)
            {
                var made = work();
                var (now, used) = (Stopwatch.GetTimestamp(), Processor(process));
                steps.Add((Stopwatch.GetElapsedTime(clock, now).TotalSeconds, used - processor));
                (clock, processor) = (now, used);
                return made;
            }
            var series = Step(() => ImageFolder.Read(folder)).Preselected ?? throw new InvalidOperationException("The folder holds no PET with attenuation correction.");
            var image = Step(() => SuvImage.Load(series, SeriesChoices.None, SuvChoices.None));
            var scan = ScanConditions.Of(image, TracerKinds.Of(Tracer.NameOf(series.Header)) ?? TracerKind.Fdg, ssa: null);
            var plan = new SearchPlan(scan.Kind);
            var list = Step(() => CandidateSearch.Find(image.Image, plan));
            var result = Step(() => Quantifier.Of(image, scan, plan, list, list.Proposals, ReadersDecisions.None, "bench"));
            var json = Step(() => QuantificationJson.Write(result));
            runs.Add([.. steps]);
            process.Refresh();
            memory = process.PeakWorkingSet64 / 1048576.0;
            var grid = image.Image.Grid;
            found = FormattableString.Invariant($"{grid.Slices} slices of {grid.Rows} × {grid.Columns}: {list.Candidates.Count} candidates, {result.Lesions.Count} lesions, {result.Totals.Ml:0.000} mL, {json.Length} bytes of JSON");
        }
        Console.WriteLine($"{found}; {Environment.ProcessorCount} processors\n");
        Console.WriteLine($"| seconds (clock; processor) | {string.Join(" | ", Steps)} | whole |\n|---|{string.Concat(Steps.Select(_ => "---|"))}---|");
        Report("first run of the process", runs[0]);
        Report($"warm, median of {warm}", [.. Enumerable.Range(0, Steps.Length).Select(s => (Median(runs.Skip(1).Select(r => r[s].Clock)), Median(runs.Skip(1).Select(r => r[s].Processor))))]);
        Report("warm, least", [.. Enumerable.Range(0, Steps.Length).Select(s => (runs.Skip(1).Min(r => r[s].Clock), runs.Skip(1).Min(r => r[s].Processor)))]);
        Console.WriteLine(FormattableString.Invariant($"\npeak memory {memory:0} MiB"));
        return 0;
    }

    private static void Report(string name, (double Clock, double Processor)[] steps)
    {
        static string Text((double Clock, double Processor) s) => FormattableString.Invariant($"{s.Clock:0.000}; {s.Processor:0.000}");
        Console.WriteLine($"| {name} | {string.Join(" | ", steps.Select(Text))} | {Text((steps.Sum(s => s.Clock), steps.Sum(s => s.Processor)))} |");
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

    private static double Processor(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime.TotalSeconds;
    }

    /// <summary>The virtual patient's first receptor PET on a grid of 400 × 400 and as many slices, as files; kept in the temporary folder.</summary>
    private static void Make(string folder, int slices)
    {
        var (patient, study) = (new VirtualPatient(1, whole: true), VirtualPatient.Studies[0]);
        var (coarse, own) = (patient.Pet(study), patient.PetGrid);
        var (wide, high) = (own.Columns * own.ColumnMm, own.Slices * own.SliceMm);
        var grid = own with
        {
            Slices = slices, Rows = Side, Columns = Side, ColumnMm = wide / Side, RowMm = wide / Side, SliceMm = high / slices,
            Origin = new(-0.5 * (Side - 1) * wide / Side, -0.5 * (Side - 1) * wide / Side, own.Origin.Z - (0.5 * own.SliceMm) + (0.5 * high / slices)),
        };
        var values = new float[grid.Length];
        Parallel.For(0, slices, z =>
        {
            for (var y = 0; y < Side; y++)
                for (var x = 0; x < Side; x++)
                    values[(((z * Side) + y) * Side) + x] = Between(coarse, grid.Centre(z, y, x));
        });
        var part = folder + ".part";
        Directory.CreateDirectory(part);
        Parallel.ForEach(VirtualSeries.Pet(patient, study, new(grid, values)), slice => File.WriteAllBytes(Path.Combine(part, FormattableString.Invariant($"{slice.Number:0000}.dcm")), slice.File()));
        Directory.Move(part, folder);
    }

    /// <summary>Linear between the eight voxels around; outside the image nothing.</summary>
    private static float Between(VoxelImage image, Point point)
    {
        var (z, y, x) = image.Grid.IndexOf(point);
        var (z0, y0, x0) = ((int)Math.Floor(z), (int)Math.Floor(y), (int)Math.Floor(x));
        var sum = 0.0;
        for (var i = 0; i < 8; i++)
        {
            var (vz, vy, vx) = (z0 + (i >> 2), y0 + ((i >> 1) & 1), x0 + (i & 1));
            if (vz >= 0 && vy >= 0 && vx >= 0 && vz < image.Grid.Slices && vy < image.Grid.Rows && vx < image.Grid.Columns)
                sum += (1 - Math.Abs(z - vz)) * (1 - Math.Abs(y - vy)) * (1 - Math.Abs(x - vx)) * image[vz, vy, vx];
        }
        return (float)sum;
    }
}
