namespace Islet.Imaging.Virtual;

/// <summary>A part of the virtual body by its form. What is laid over it later takes its place.</summary>
internal abstract record Solid
{
    /// <summary>How deep a point lies inside, in mm; negative outside. Right near the surface, where alone it matters.</summary>
    public abstract double DepthMm(Point p);

    public abstract (Point Low, Point High) Box { get; }
}

/// <summary>With its axes along the patient's.</summary>
internal sealed record Ellipsoid(Point Centre, Point Radii) : Solid
{
    public override (Point, Point) Box => (Centre - Radii, Centre + Radii);

    public double Ml => 4.0 / 3 * Math.PI * Radii.X * Radii.Y * Radii.Z / 1000;

    /// <summary>First-order distance: the level of the form over the length of its gradient.</summary>
    public override double DepthMm(Point p)
    {
        var (x, y, z) = ((p.X - Centre.X) / Radii.X, (p.Y - Centre.Y) / Radii.Y, (p.Z - Centre.Z) / Radii.Z);
        var level = Math.Sqrt((x * x) + (y * y) + (z * z));
        var gradient = Math.Sqrt((x * x / (Radii.X * Radii.X)) + (y * y / (Radii.Y * Radii.Y)) + (z * z / (Radii.Z * Radii.Z)));
        return level < 1e-9 ? Math.Min(Radii.X, Math.Min(Radii.Y, Radii.Z)) : (1 - level) * level / gradient;
    }
}

/// <summary>All points at most a radius from a line.</summary>
internal sealed record Capsule(Point From, Point To, double RadiusMm) : Solid
{
    public override (Point, Point) Box => (
        new(Math.Min(From.X, To.X) - RadiusMm, Math.Min(From.Y, To.Y) - RadiusMm, Math.Min(From.Z, To.Z) - RadiusMm),
        new(Math.Max(From.X, To.X) + RadiusMm, Math.Max(From.Y, To.Y) + RadiusMm, Math.Max(From.Z, To.Z) + RadiusMm));

    public override double DepthMm(Point p)
    {
        var (way, d) = (To - From, p - From);
        var t = way.Dot(way) is > 0 and var length ? Math.Clamp(d.Dot(way) / length, 0, 1) : 0;
        return RadiusMm - (d - (t * way)).Length;
    }
}

/// <summary>A trunk: ellipses whose half axes change with height.</summary>
/// <param name="Rings">Height and half axes to the side and to the back, from the feet up.</param>
internal sealed record Trunk(IReadOnlyList<(double Z, double A, double B)> Rings) : Solid
{
    public override (Point, Point) Box => (new(-Rings.Max(r => r.A), -Rings.Max(r => r.B), Rings[0].Z), new(Rings.Max(r => r.A), Rings.Max(r => r.B), Rings[^1].Z));

    public override double DepthMm(Point p)
    {
        if (p.Z < Rings[0].Z || p.Z > Rings[^1].Z)
            return -10;
        var i = 1;
        while (Rings[i].Z < p.Z)
            i++;
        var t = (p.Z - Rings[i - 1].Z) / (Rings[i].Z - Rings[i - 1].Z);
        t = t * t * (3 - (2 * t)); // no edges between the rings
        var (a, b) = (Rings[i - 1].A + (t * (Rings[i].A - Rings[i - 1].A)), Rings[i - 1].B + (t * (Rings[i].B - Rings[i - 1].B)));
        return new Ellipsoid(new(0, 0, 0), new(a, b, 1e6)).DepthMm(new(p.X, p.Y, 0));
    }

    /// <summary>The same without its outermost layer.</summary>
    public Trunk Less(double mm) => new([.. Rings.Select(r => (r.Z, r.A - mm, r.B - mm))]);
}
