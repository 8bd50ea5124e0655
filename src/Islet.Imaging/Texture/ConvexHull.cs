namespace Islet.Imaging;

/// <summary>The convex hull of points with whole coordinates, without rounding.</summary>
/// <remarks>Added point by point: what a point sees of the hull so far goes, and it is joined to the rim. Kallay M, Inf Process Lett 1984;19:197.</remarks>
internal static class ConvexHull
{
    /// <param name="points">Distinct; not all in one plane.</param>
    /// <returns>Triangles, seen from outside counter-clockwise in (X, Y, Z).</returns>
    public static IEnumerable<((int Z, int Y, int X) A, (int Z, int Y, int X) B, (int Z, int Y, int X) C)> Of(IReadOnlyList<(int Z, int Y, int X)> points)
    {
        var b = 1;
        var c = Enumerable.Range(2, points.Count - 2).First(i => Spread(points[0], points[b], points[i]));
        var d = Enumerable.Range(2, points.Count - 2).First(i => Side(points[0], points[b], points[c], points[i]) != 0);
        var faces = new List<(int A, int B, int C)>();
        foreach (var (p, q, r, other) in new[] { (0, b, c, d), (0, c, d, b), (0, d, b, c), (b, d, c, 0) })
            faces.Add(Side(points[p], points[q], points[r], points[other]) < 0 ? (p, q, r) : (p, r, q));
        for (var i = 1; i < points.Count; i++)
        {
            if (i == b || i == c || i == d)
                continue;
            var sides = faces.ConvertAll(f => Side(points[f.A], points[f.B], points[f.C], points[i]));
            if (!sides.Exists(side => side > 0))
                continue; // inside
            // Faces in the point's own plane go as well, so that no triangle without area comes into being.
            var gone = faces.Where((_, f) => sides[f] >= 0).SelectMany(f => new[] { (f.A, f.B), (f.B, f.C), (f.C, f.A) }).ToHashSet();
            faces = [.. faces.Where((_, f) => sides[f] < 0), .. gone.Where(edge => !gone.Contains((edge.Item2, edge.Item1))).OrderBy(edge => edge).Select(edge => (edge.Item1, edge.Item2, i))];
        }
        return faces.Select(f => (points[f.A], points[f.B], points[f.C]));
    }

    private static bool Spread((int Z, int Y, int X) a, (int Z, int Y, int X) b, (int Z, int Y, int X) c)
    {
        var (u, v) = (Minus(b, a), Minus(c, a));
        return (u.Y * v.Z) - (u.Z * v.Y) != 0 || (u.Z * v.X) - (u.X * v.Z) != 0 || (u.X * v.Y) - (u.Y * v.X) != 0;
    }

    // Six times the volume of the tetrahedron: positive where the point is before the face.
    private static long Side((int Z, int Y, int X) a, (int Z, int Y, int X) b, (int Z, int Y, int X) c, (int Z, int Y, int X) point)
    {
        var (u, v, w) = (Minus(b, a), Minus(c, a), Minus(point, a));
        return (((u.Y * v.Z) - (u.Z * v.Y)) * w.X) + (((u.Z * v.X) - (u.X * v.Z)) * w.Y) + (((u.X * v.Y) - (u.Y * v.X)) * w.Z);
    }

    private static (long Z, long Y, long X) Minus((int Z, int Y, int X) a, (int Z, int Y, int X) b) => (a.Z - b.Z, a.Y - b.Y, a.X - b.X);
}
