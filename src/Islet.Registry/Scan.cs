using System.Data.Common;
using Dapper;
using Islet.Course;

namespace Islet.Registry;

/// <summary>Reads every course on all cores: each connection takes the next range of patients, and all stop at one position, so that they agree.</summary>
internal sealed class Scan<T>(IStore store, Func<DiseaseCourse, T> read, IProgress<int>? progress)
{
    private const int PatientsAtATime = 500;

    private int nextRange = -1;
    private int done;

    public async Task<IReadOnlyList<T>> RunAsync(Position? until, CancellationToken cancel)
    {
        var position = until ?? store.Read(Batches.Position);
        long[] patients = store.Read(db => db.Query<long>("SELECT patient FROM patient WHERE patient <= @LastPatient ORDER BY patient", position).ToArray());
        var results = new T[patients.Length];
        var there = new bool[patients.Length];
        long[][] ranges = [.. patients.Chunk(PatientsAtATime)];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAll(Enumerable.Range(0, Math.Clamp(ranges.Length, 1, Environment.ProcessorCount))
            .Select(_ => Task.Run(() => store.Read(db => ReadRanges(db, ranges, results, there, position.Batch, stop)), CancellationToken.None)));
        cancel.ThrowIfCancellationRequested();
        return Array.TrueForAll(there, t => t) ? results : [.. results.Where((_, i) => there[i])]; // who was erased while others were read is left out
    }

    private bool ReadRanges(DbConnection db, long[][] ranges, T[] results, bool[] there, long batch, CancellationTokenSource stop)
    {
        try
        {
            using var reader = store.Courses(db);
            for (var range = Interlocked.Increment(ref nextRange); range < ranges.Length && !stop.IsCancellationRequested; range = Interlocked.Increment(ref nextRange))
            {
                var at = range * PatientsAtATime;
                foreach (var course in reader.Read(ranges[range][0], ranges[range][^1], batch))
                {
                    while (ranges[range][at % PatientsAtATime] != course.Patient)
                        at++;
                    (results[at], there[at++]) = (read(course), true);
                }
                progress?.Report(Interlocked.Add(ref done, ranges[range].Length));
            }
            return true;
        }
        catch
        {
            stop.Cancel(); // the others need not finish
            throw;
        }
    }
}
