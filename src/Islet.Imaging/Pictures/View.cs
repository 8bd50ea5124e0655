namespace Islet.Imaging.Pictures;

/// <summary>From where the patient is looked at.</summary>
/// <param name="Right">Direction in the patient that points to the viewer's right.</param>
/// <param name="Down">Direction that points down the picture.</param>
public sealed record View(string Name, Point Right, Point Down)
{
    /// <summary>From the front: the patient's right on the viewer's left, head up.</summary>
    public static View Coronal { get; } = new("coronal", new(1, 0, 0), new(0, 0, -1));

    /// <summary>From the patient's left: face to the viewer's left, head up.</summary>
    public static View Sagittal { get; } = new("sagittal", new(0, 1, 0), new(0, 0, -1));

    /// <summary>From the feet: the patient's right on the viewer's left, face up.</summary>
    public static View Axial { get; } = new("axial", new(1, 0, 0), new(0, 1, 0));

    /// <summary>The way of sight, away from the viewer.</summary>
    public Point Depth => Right.Cross(Down);

    /// <summary>Around the axis of the body: 0 is coronal, 90 from the patient's left (sagittal), 180 from behind.</summary>
    public static View Turned(double degrees)
    {
        var (sin, cos) = Math.SinCos(Math.PI * degrees / 180);
        return new(FormattableString.Invariant($"{degrees:0.#}°"), new(Math.Round(cos, 12), Math.Round(sin, 12), 0), new(0, 0, -1));
    }

    /// <summary>Letter of a direction: L left, R right, A front, P back, H head, F feet; two of them between two, the nearer first.</summary>
    public static string Letter(Point direction)
    {
        var named = new[] { (direction.X, "L", "R"), (direction.Y, "P", "A"), (direction.Z, "H", "F") }.Where(d => Math.Abs(d.Item1) > 0.38).OrderByDescending(d => Math.Abs(d.Item1));
        return string.Concat(named.Take(2).Select(d => d.Item1 > 0 ? d.Item2 : d.Item3));
    }
}
