namespace Islet.Imaging;

/// <summary>Neighbouring voxels of one row: columns <paramref name="First"/> to <paramref name="Last"/>, both of them in it.</summary>
public readonly record struct Run(int Z, int Y, int First, int Last) : IComparable<Run>
{
    public int Length => Last - First + 1;

    /// <summary>By slice, row and column.</summary>
    public int CompareTo(Run other) => CompareRow(other) is not 0 and var row ? row : First.CompareTo(other.First);

    /// <summary>0 where both lie in one row.</summary>
    internal int CompareRow(Run other) => Z != other.Z ? Z.CompareTo(other.Z) : Y.CompareTo(other.Y);
}
