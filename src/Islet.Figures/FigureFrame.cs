namespace Islet.Figures;

/// <summary>Where a figure will stand: what its ids begin with, how wide it is laid out, on what ground.</summary>
public sealed record FigureFrame
{
    /// <summary>Narrowest width (px) at which every figure still has room for its labels.</summary>
    public const double Narrowest = 280;

    /// <summary>A frame on a white ground.</summary>
    /// <param name="id">Begins every id inside the figure, so that several figures can stand in one page: a letter, then letters, digits, - or _.</param>
    /// <param name="width">CSS pixels; the height follows from the content.</param>
    public FigureFrame(string id, double width = 800)
    {
        if (id.Length == 0 || !char.IsAsciiLetter(id[0]) || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw new ArgumentException($"A figure's id is a letter followed by letters, digits, - or _; found '{id}'.", nameof(id));
        if (width is not (>= Narrowest and <= 4000))
            throw new ArgumentOutOfRangeException(nameof(width), width, $"A figure is {Narrowest:0} to 4000 px wide.");
        (Id, Width) = (id, width);
    }

    public string Id { get; }

    public double Width { get; }

    /// <summary>Paint the ground white, so that the figure is the same on a dark page; false leaves it transparent.</summary>
    public bool Background { get; init; } = true;
}
