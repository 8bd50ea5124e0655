namespace Islet.Statistics;

/// <summary>A column of a table in which values may be missing.</summary>
public abstract record IncompleteColumn(string Name)
{
    public abstract int Count { get; }

    public int Missing => Enumerable.Range(0, Count).Count(IsMissing);

    public abstract bool IsMissing(int row);

    /// <summary>The column as a model takes it; only where nothing is missing.</summary>
    /// <exception cref="ArgumentException">A value is missing.</exception>
    public abstract Covariate Covariate { get; }

    /// <summary>The rows named, in the order they are named.</summary>
    public abstract IncompleteColumn Only(IReadOnlyList<int> rows);

    internal abstract double At(int row);

    internal abstract IncompleteColumn With(double[] values);

    private protected ArgumentException Gap() => new($"{Name}: {Missing} values are missing.");
}

/// <summary>Numbers; missing is NaN.</summary>
public sealed record IncompleteNumber(string Name, IReadOnlyList<double> Values) : IncompleteColumn(Name)
{
    public override int Count => Values.Count;
    public override bool IsMissing(int row) => double.IsNaN(Values[row]);
    public override Covariate Covariate => Missing == 0 ? new NumericCovariate(Name, Values) : throw Gap();
    public override IncompleteColumn Only(IReadOnlyList<int> rows) => this with { Values = [.. rows.Select(i => Values[i])] };
    internal override double At(int row) => Values[row];
    internal override IncompleteColumn With(double[] values) => this with { Values = values };
}

/// <summary>Levels of a factor; missing is −1.</summary>
/// <param name="Codes">For each row the position of its level.</param>
public sealed record IncompleteFactor(string Name, IReadOnlyList<string> Levels, IReadOnlyList<int> Codes) : IncompleteColumn(Name)
{
    public override int Count => Codes.Count;
    public override bool IsMissing(int row) => Codes[row] < 0;
    public override Covariate Covariate => Missing == 0 ? new FactorCovariate(Name, Levels, Codes) : throw Gap();
    public override IncompleteColumn Only(IReadOnlyList<int> rows) => this with { Codes = [.. rows.Select(i => Codes[i])] };
    internal override double At(int row) => Codes[row] < 0 ? double.NaN : Codes[row];
    internal override IncompleteColumn With(double[] values) => this with { Codes = [.. values.Select(v => (int)v)] };
}
