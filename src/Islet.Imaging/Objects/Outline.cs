namespace Islet.Imaging.Objects;

/// <summary>The edge of the voxels of one slice as closed lines along voxel edges; a hole is joined to the line around it by a channel without width (keyhole, PS3.3 C.8.8.6.3).</summary>
/// <remarks>Voxels that touch at a corner only are parted. Whoever fills the lines by even-odd or by union finds exactly the voxels again: no line passes a voxel's centre.</remarks>
internal sealed class Outline
{
    private static readonly (int X, int Y)[] Steps = [(1, 0), (0, 1), (-1, 0), (0, -1)]; // along the top, right, bottom and left edge of a voxel: it lies to the right

    private readonly Dictionary<(int X, int Y), int> outgoing = []; // bits of the steps that leave a corner
    private readonly HashSet<(int X, int Y)> startedRight = [];

    private sealed class Corner(int x, int y)
    {
        public int X => x;

        public int Y => y;

        public Corner Next { get; set; } = null!;
    }

    private Outline(ReadOnlySpan<Run> runs)
    {
        var inside = new HashSet<(int, int)>();
        foreach (var run in runs)
            for (var x = run.First; x <= run.Last; x++)
                inside.Add((x, run.Y));
        foreach (var (x, y) in inside)
        {
            if (!inside.Contains((x, y - 1)))
                Add(x, y, 0);
            if (!inside.Contains((x + 1, y)))
                Add(x + 1, y, 1);
            if (!inside.Contains((x, y + 1)))
                Add(x + 1, y + 1, 2);
            if (!inside.Contains((x - 1, y)))
                Add(x, y + 1, 3);
        }
    }

    /// <param name="runs">Of one slice.</param>
    /// <returns>Lines of corners: column and row less a half are voxel indices.</returns>
    public static List<List<(double X, double Y)>> Of(ReadOnlySpan<Run> runs) => new Outline(runs).Lines();

    private void Add(int x, int y, int step) => outgoing[(x, y)] = outgoing.GetValueOrDefault((x, y)) | (1 << step);

    private List<List<(double X, double Y)>> Lines()
    {
        var (outer, holes, known) = (new List<Corner>(), new List<Corner>(), new Dictionary<(int, int), Corner>());
        foreach (var start in outgoing.Where(c => (c.Value & 1) != 0).Select(c => c.Key).OrderBy(c => c.Y).ThenBy(c => c.X))
            if (!startedRight.Contains(start))
            {
                var line = Trace(start);
                (Area(line) > 0 ? outer : holes).Add(line);
            }
        foreach (var corner in outer.SelectMany(Around))
            known.TryAdd((corner.X, corner.Y), corner);
        foreach (var hole in holes.Select(h => Around(h).OrderBy(c => c.X).ThenBy(c => c.Y).First()).OrderBy(c => c.X).ThenBy(c => c.Y))
            Join(hole, known);
        return [.. outer.Select(Straight)];
    }

    private Corner Trace((int X, int Y) start)
    {
        var (at, step, first, last) = (start, 0, (Corner?)null, (Corner?)null);
        do
        {
            if (step == 0)
                startedRight.Add(at);
            var corner = new Corner(at.X, at.Y);
            first ??= corner;
            if (last is not null)
                last.Next = corner;
            last = corner;
            at = (at.X + Steps[step].X, at.Y + Steps[step].Y);
            var ways = outgoing[at];
            step = Array.Find([(step + 1) & 3, step, (step + 3) & 3], s => (ways >> s & 1) == 1); // to the right first: stays at the same voxel
        }
        while (at != start || step != 0);
        last.Next = first;
        return first;
    }

    /// <summary>To the left of a hole's leftmost corner lie voxels until the first corner of another line.</summary>
    private static void Join(Corner hole, Dictionary<(int, int), Corner> known)
    {
        var x = hole.X - 1;
        while (!known.ContainsKey((x, hole.Y)))
            x--;
        List<Corner> around = [.. Around(hole)];
        var there = known[(x, hole.Y)];
        var (back, again) = (new Corner(there.X, there.Y) { Next = there.Next }, new Corner(hole.X, hole.Y));
        again.Next = back;
        around[^1].Next = again;
        there.Next = hole;
        foreach (var corner in around)
            known.TryAdd((corner.X, corner.Y), corner);
    }

    private static IEnumerable<Corner> Around(Corner first)
    {
        var corner = first;
        do
        {
            yield return corner;
            corner = corner.Next;
        }
        while (corner != first);
    }

    private static long Area(Corner line) => Around(line).Sum(c => ((long)c.X * c.Next.Y) - ((long)c.Next.X * c.Y));

    /// <summary>Without the corners where the line goes on as it came.</summary>
    private static List<(double X, double Y)> Straight(Corner line)
    {
        List<Corner> all = [.. Around(line)];
        return [.. all.Where((c, i) => all[(i + all.Count - 1) % all.Count] is var before && (Math.Sign(c.X - before.X), Math.Sign(c.Y - before.Y)) != (Math.Sign(c.Next.X - c.X), Math.Sign(c.Next.Y - c.Y)))
            .Select(c => (c.X - 0.5, c.Y - 0.5))];
    }
}
