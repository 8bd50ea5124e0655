namespace Islet.Figures;

/// <summary>From a quantity to its pixel.</summary>
/// <param name="Log">Equal ratios are equal distances; the domain must be positive.</param>
public readonly record struct Scale(double From, double To, double PixelFrom, double PixelTo, bool Log = false)
{
    public double this[double value] => PixelFrom + (Place(value) - Place(From)) / (Place(To) - Place(From)) * (PixelTo - PixelFrom);

    private double Place(double value) => Log ? Math.Log(value) : value;
}
