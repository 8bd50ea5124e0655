namespace Islet.Imaging;

/// <summary>Runs of a level along a direction; zones of a level, with their sizes and their distances to the border of the region.</summary>
internal static class Zones
{
    /// <summary>Lengths of runs. IBSI reference manual 3.7; Galloway MM, Comput Graph Image Process 1975;4:172–179.</summary>
    public static GreyLevelMatrix Runs(GreyLevels levels, Step step, int? slice)
    {
        int[] voxels = [.. levels.Voxels(slice)];
        var (matrix, back) = (new GreyLevelMatrix(voxels.Length), new Step(-step.Z, -step.Y, -step.X));
        foreach (var first in voxels)
        {
            var level = levels.At[first];
            if (levels.LevelAt(first, back) == level)
                continue;
            var length = 1;
            for (var i = first; levels.LevelAt(i, step) == level; length++)
                i = levels.Next(i, step);
            matrix.Add(level, length);
        }
        return matrix;
    }

    /// <summary>Numbers of voxels of zones, and their smallest distances to the border.</summary>
    /// <remarks>IBSI reference manual 3.8, Thibault G et al., PRIP 2009; 3.9, Thibault G et al., IEEE Trans Biomed Eng 2014;61:630–637.</remarks>
    public static (GreyLevelMatrix Sizes, GreyLevelMatrix Distances) Of(GreyLevels levels, int[] distance, bool volumetric, int? slice)
    {
        int[] voxels = [.. levels.Voxels(slice)];
        var (sizes, distances, steps) = (new GreyLevelMatrix(voxels.Length), new GreyLevelMatrix(voxels.Length), Step.All(volumetric));
        var (seen, queue) = (new HashSet<int>(), new Queue<int>());
        foreach (var first in voxels)
        {
            if (!seen.Add(first))
                continue;
            var (level, size, nearest) = (levels.At[first], 0, int.MaxValue);
            for (queue.Enqueue(first); queue.TryDequeue(out var i); size++)
            {
                nearest = Math.Min(nearest, distance[i]);
                foreach (var step in steps)
                    if (levels.LevelAt(i, step) == level && seen.Add(levels.Next(i, step)))
                        queue.Enqueue(levels.Next(i, step));
            }
            sizes.Add(level, size);
            distances.Add(level, nearest);
        }
        return (sizes, distances);
    }

    /// <summary>Steps over sides to the nearest voxel outside of the shape; 1 at its border. 0 outside.</summary>
    public static int[] Distances(GreyLevels levels, bool volumetric)
    {
        var (distance, queue, sides) = (new int[levels.Shape.Length], new Queue<int>(), Step.Sides(volumetric));
        for (var i = 0; i < distance.Length; i++)
            if (levels.Shape[i] && sides.Any(side => levels.Next(i, side) is var next && (next < 0 || !levels.Shape[next])))
            {
                distance[i] = 1;
                queue.Enqueue(i);
            }
        while (queue.TryDequeue(out var i))
            foreach (var side in sides)
                if (levels.Next(i, side) is >= 0 and var next && levels.Shape[next] && distance[next] == 0)
                {
                    distance[next] = distance[i] + 1;
                    queue.Enqueue(next);
                }
        return distance;
    }
}
