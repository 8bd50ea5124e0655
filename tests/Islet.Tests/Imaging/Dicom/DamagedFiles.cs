using System.Diagnostics;
using Islet.Course;

namespace Islet.Tests.Imaging.Dicom;

/// <summary>Files that are damaged at random: each is read or refused with a code; none crashes, hangs or fills the memory. ISLET_LONG=1: fifteen minutes of each test.</summary>
internal static class DamagedFiles
{
    private const int MostBytes = 48 << 20;

    private static readonly TimeSpan Long = TimeSpan.FromMinutes(15), Slowest = TimeSpan.FromSeconds(10);

    /// <param name="reach">Bytes from the start within which half of the damage is done: headers more often than pixels.</param>
    /// <param name="from">Where damage may begin: behind what tells the format, without which nothing is read.</param>
    /// <returns>In words, how many there were.</returns>
    public static string Run(List<byte[]> sources, int seeds, Action<byte[]> use, int reach = 4000, int from = 128)
    {
        var isLong = Environment.GetEnvironmentVariable("ISLET_LONG") == "1";
        var (clock, read, refused) = (Stopwatch.StartNew(), 0, 0);
        for (var seed = 1; isLong ? clock.Elapsed < Long : seed <= seeds; seed++)
        {
            var random = new Random(seed);
            var bytes = Mutated(sources[seed % sources.Count], random, reach, from);
            var (before, begun) = (GC.GetAllocatedBytesForCurrentThread(), clock.Elapsed);
            try
            {
                use(bytes);
                read++;
            }
            catch (RefusedException)
            {
                refused++;
            }
            catch (Exception e)
            {
                Assert.Fail($"Seed {seed}: {e}");
            }
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MostBytes, $"Seed {seed} took {(GC.GetAllocatedBytesForCurrentThread() - before) >> 20} MiB.");
            Assert.True(clock.Elapsed - begun < Slowest, $"Seed {seed} took {clock.Elapsed - begun}.");
        }
        Assert.True(read > 100 && refused > 100, $"{read} read, {refused} refused: the damage is too weak or too strong to tell anything.");
        return $"{read + refused} damaged files: {read} read, {refused} refused.";
    }

    private static byte[] Mutated(byte[] source, Random random, int head, int from)
    {
        var bytes = source.ToList();
        var reach = random.Next(2) == 0 ? bytes.Count : Math.Min(bytes.Count, head);
        for (var n = random.Next(1, 6); n > 0; n--)
        {
            var at = random.Next(from, Math.Max(from + 1, Math.Min(reach, bytes.Count)));
            switch (random.Next(7))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at)); break;
                case 3: bytes.InsertRange(at, Enumerable.Range(0, random.Next(1, 40)).Select(_ => (byte)random.Next(256))); break;
                case 4: bytes.RemoveRange(at, bytes.Count - at); break;
                case 5: for (var i = at; i < Math.Min(at + 4, bytes.Count); i++) bytes[i] = 0xFF; break; // undefined lengths, huge numbers
                default: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(8, 200), bytes.Count - at))); break;
            }
            if (bytes.Count < from + 12)
                break;
        }
        return [.. bytes];
    }
}
