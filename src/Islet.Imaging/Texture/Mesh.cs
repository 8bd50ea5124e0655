namespace Islet.Imaging;

/// <summary>The surface of a region: triangles through the middles of the edges between voxels inside and outside.</summary>
/// <remarks>
/// Marching cubes, Lorensen WE, Cline HE, Comput Graph 1987;21:163–169, at half of the way. The polygons of a cube are followed over its faces in place of a table
/// of 256 cases; where a face is ambiguous, the voxels inside are joined, in both cubes that share the face, so that the surface has no holes. A polygon that is
/// not flat is divided so that the side with fewer of the cube's corners takes in most: so do the usual tables, and areas agree with the reference values only then.
/// Points are kept as twice their indices, which are whole numbers.
/// </remarks>
internal sealed class Mesh
{
    // Corners of a cube are numbered by bits: 1 across, 2 down, 4 through. Faces go around counter-clockwise, seen from outside.
    private static readonly int[][] Faces = [[0, 4, 6, 2], [1, 3, 7, 5], [0, 1, 5, 4], [2, 6, 7, 3], [0, 2, 3, 1], [4, 5, 7, 6]];
    private static readonly (int From, int To)[][][] Cases = [.. Enumerable.Range(0, 256).Select(kind => Polygons(kind).SelectMany(polygon => Triangles(kind, polygon)).ToArray())];

    private readonly ImageGrid grid;
    private readonly List<((int Z, int Y, int X) A, (int Z, int Y, int X) B, (int Z, int Y, int X) C)> triangles = [];

    /// <param name="shape">At least one voxel of it is inside.</param>
    public Mesh(ImageGrid grid, bool[] shape)
    {
        this.grid = grid;
        var (low, high) = GreyLevels.Box(grid, shape);
        for (var z = low.Z - 1; z <= high.Z; z++)
            for (var y = low.Y - 1; y <= high.Y; y++)
                for (var x = low.X - 1; x <= high.X; x++)
                    March(z, y, x);

        void March(int z, int y, int x)
        {
            var kind = 0;
            for (var corner = 0; corner < 8; corner++)
                kind |= Inside(z + (corner >> 2), y + ((corner >> 1) & 1), x + (corner & 1)) ? 1 << corner : 0;
            foreach (var triangle in Cases[kind])
                triangles.Add((Middle(triangle[0]), Middle(triangle[1]), Middle(triangle[2])));

            (int Z, int Y, int X) Middle((int From, int To) edge) =>
                ((2 * z) + (edge.From >> 2) + (edge.To >> 2), (2 * y) + ((edge.From >> 1) & 1) + ((edge.To >> 1) & 1), (2 * x) + (edge.From & 1) + (edge.To & 1));
        }

        bool Inside(int z, int y, int x) => z >= 0 && y >= 0 && x >= 0 && z < grid.Slices && y < grid.Rows && x < grid.Columns && shape[(((z * grid.Rows) + y) * grid.Columns) + x];
    }

    private Mesh(ImageGrid grid, IEnumerable<((int Z, int Y, int X) A, (int Z, int Y, int X) B, (int Z, int Y, int X) C)> triangles)
    {
        this.grid = grid;
        this.triangles.AddRange(triangles);
    }

    /// <summary>The smallest convex body around it.</summary>
    public Mesh Hull()
    {
        // Of the points on one line only its ends can be corners.
        var ends = Points.GroupBy(p => (p.Z, p.Y)).SelectMany(line => new[] { line.MinBy(p => p.X), line.MaxBy(p => p.X) }).Distinct();
        return new(grid, ConvexHull.Of([.. ends.Order()]));
    }

    private IEnumerable<(int Z, int Y, int X)> Points => triangles.SelectMany(t => new[] { t.A, t.B, t.C }).Distinct();

    /// <summary>In mm³: tetrahedra from one point to all triangles, with their signs.</summary>
    public double VolumeMm3 => Math.Abs(triangles.Sum(t => Place(t.A).Dot(Place(t.B).Cross(Place(t.C))) / 6));

    /// <summary>In mm².</summary>
    public double AreaMm2 => triangles.Sum(t => (Place(t.B) - Place(t.A)).Cross(Place(t.C) - Place(t.A)).Length / 2);

    /// <summary>Largest distance of two of its points, in mm. Asked of a hull, it is that of the region.</summary>
    public double DiameterMm
    {
        get
        {
            Point[] points = [.. Points.Select(Place)];
            var most = 0.0;
            for (var i = 0; i < points.Length; i++)
                for (var j = 0; j < i; j++)
                    most = Math.Max(most, (points[i] - points[j]).Dot(points[i] - points[j]));
            return Math.Sqrt(most);
        }
    }

    /// <summary>Sides of the smallest box along the grid, in mm.</summary>
    public (double Z, double Y, double X) BoxMm => ((Points.Max(p => p.Z) - Points.Min(p => p.Z)) * grid.SliceMm / 2,
        (Points.Max(p => p.Y) - Points.Min(p => p.Y)) * grid.RowMm / 2, (Points.Max(p => p.X) - Points.Min(p => p.X)) * grid.ColumnMm / 2);

    // Along the grid's own axes: volumes, areas and distances do not ask where the grid lies.
    private Point Place((int Z, int Y, int X) p) => new(p.X * grid.ColumnMm / 2, p.Y * grid.RowMm / 2, p.Z * grid.SliceMm / 2);

    private static (int From, int To)[][] Triangles(int kind, (int From, int To)[] polygon)
    {
        var sign = int.PopCount(kind) <= 4 ? -1 : 1; // seen from inside, polygons go around counter-clockwise
        return Divisions(polygon).MaxBy(division => sign * division.Sum(Sixfold))!;

        static int Sixfold((int From, int To)[] t)
        {
            var (a, b, c) = (At(t[0]), At(t[1]), At(t[2]));
            return (a.X * ((b.Y * c.Z) - (b.Z * c.Y))) + (a.Y * ((b.Z * c.X) - (b.X * c.Z))) + (a.Z * ((b.X * c.Y) - (b.Y * c.X)));
        }

        static (int X, int Y, int Z) At((int From, int To) edge) => ((edge.From & 1) + (edge.To & 1), ((edge.From >> 1) & 1) + ((edge.To >> 1) & 1), (edge.From >> 2) + (edge.To >> 2));
    }

    // All ways to divide it into triangles: at most 42, of seven corners.
    private static IEnumerable<(int From, int To)[][]> Divisions((int From, int To)[] polygon) => polygon.Length < 3
        ? [[]]
        : Enumerable.Range(1, polygon.Length - 2).SelectMany(k => Divisions(polygon[..(k + 1)]).SelectMany(left => Divisions(polygon[k..]).Select(right =>
            ((int From, int To)[][])[[polygon[0], polygon[k], polygon[^1]], .. left, .. right])));

    private static (int From, int To)[][] Polygons(int kind)
    {
        bool Inside(int corner) => (kind >> corner & 1) == 1;
        // On each face, from the edge where the way around it leaves the inside to the edge where it next enters.
        var next = new Dictionary<(int, int), (int, int)>();
        foreach (var face in Faces)
            for (var k = 0; k < 4; k++)
                if (Inside(face[k]) && !Inside(face[(k + 1) % 4]))
                {
                    var last = k + 1;
                    while (!Inside(face[(last + 1) % 4]))
                        last++;
                    next[Edge(face[k], face[(k + 1) % 4])] = Edge(face[last % 4], face[(last + 1) % 4]);
                }
        var polygons = new List<(int, int)[]>();
        while (next.Count > 0)
        {
            var polygon = new List<(int, int)>();
            for (var edge = next.Keys.First(); next.Remove(edge, out var then); edge = then)
                polygon.Add(edge);
            polygons.Add([.. polygon]);
        }
        return [.. polygons];

        static (int, int) Edge(int a, int b) => (Math.Min(a, b), Math.Max(a, b));
    }
}
