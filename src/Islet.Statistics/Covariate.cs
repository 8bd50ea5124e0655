namespace Islet.Statistics;

/// <summary>Something measured on each subject that a model may use.</summary>
public abstract record Covariate(string Name)
{
    internal abstract int Count { get; }

    /// <summary>The model's columns: a number is one, a factor one for each level after the reference.</summary>
    internal abstract IEnumerable<(string Term, string? Level, Func<int, double> Value)> Columns { get; }

    /// <summary>The same covariate of some of the rows, knots and levels unchanged.</summary>
    public abstract Covariate Take(IReadOnlyList<int> rows);

    /// <summary>The same covariate of one subject.</summary>
    internal abstract Covariate Of(Func<string, double> value);

    /// <exception cref="ArgumentException">Values that no model can take.</exception>
    internal abstract void Check();

    internal static void Finite(string name, IReadOnlyList<double> values)
    {
        if (!values.All(double.IsFinite))
            throw new ArgumentException($"{name}: a covariate is finite.");
    }
}

/// <summary>A number, taken as it is.</summary>
public sealed record NumericCovariate(string Name, IReadOnlyList<double> Values) : Covariate(Name)
{
    internal override int Count => Values.Count;
    internal override IEnumerable<(string Term, string? Level, Func<int, double> Value)> Columns => [(Name, null, i => Values[i])];
    public override NumericCovariate Take(IReadOnlyList<int> rows) => this with { Values = [.. rows.Select(i => Values[i])] };
    internal override Covariate Of(Func<string, double> value) => this with { Values = [value(Name)] };
    internal override void Check() => Finite(Name, Values);
}

/// <summary>A factor: an indicator for each level but the first, which is the reference and named in every result.</summary>
/// <param name="Codes">For each subject the position of its level.</param>
public sealed record FactorCovariate(string Name, IReadOnlyList<string> Levels, IReadOnlyList<int> Codes) : Covariate(Name)
{
    public string Reference => Levels[0];
    internal override int Count => Codes.Count;

    internal override IEnumerable<(string Term, string? Level, Func<int, double> Value)> Columns =>
        Levels.Skip(1).Select((level, i) => (Name + level, (string?)level, (Func<int, double>)(row => Codes[row] == i + 1 ? 1 : 0)));

    public override FactorCovariate Take(IReadOnlyList<int> rows) => this with { Codes = [.. rows.Select(i => Codes[i])] };

    internal override Covariate Of(Func<string, double> value) => value(Name) is var code && code >= 0 && code < Levels.Count && code == Math.Floor(code)
        ? this with { Codes = [(int)code] }
        : throw new ArgumentException($"{Name}: a level is given by its position.");

    internal override void Check()
    {
        if (Levels.Count < 2 || Codes.Any(c => c < 0 || c >= Levels.Count))
            throw new ArgumentException($"{Name}: a factor has two levels or more, and codes that name them.");
    }
}
