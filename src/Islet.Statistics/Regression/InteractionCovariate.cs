namespace Islet.Statistics;

/// <summary>
/// Products of the columns of two covariates or more, the first's columns fastest, as R's a:b. Its hazard ratios are ratios of hazard ratios: how much one
/// covariate's changes with the other. It stands in a model beside its parts, never without them.
/// </summary>
/// <remarks>Therneau &amp; Grambsch, Modeling Survival Data, 2000, section 3.5; R's terms are named alike.</remarks>
public sealed record InteractionCovariate(IReadOnlyList<Covariate> Parts) : Covariate(string.Join(':', Parts.Select(p => p.Name)))
{
    internal override int Count => Parts.Count == 0 ? 0 : Parts[0].Count;

    internal override IEnumerable<(string Term, string? Level, Func<int, double> Value)> Columns => Parts.Skip(1).Aggregate(Parts[0].Columns.ToArray(),
        (first, part) => [.. part.Columns.SelectMany(b => first.Select(a => ($"{a.Term}:{b.Term}", Join(a.Level, b.Level), (Func<int, double>)(row => a.Value(row) * b.Value(row)))))]);

    public override InteractionCovariate Take(IReadOnlyList<int> rows) => new([.. Parts.Select(p => p.Take(rows))]);

    internal override Covariate Of(Func<string, double> value) => new InteractionCovariate([.. Parts.Select(p => p.Of(value))]);

    internal override void Check()
    {
        if (Parts.Count < 2 || Parts.Select(p => p.Name).Distinct(StringComparer.Ordinal).Count() < Parts.Count || Parts.Any(p => p is InteractionCovariate || p.Count != Count))
            throw new ArgumentException($"{Name}: an interaction is of two different covariates or more, each with a value for every observation.");
        foreach (var part in Parts)
            part.Check();
    }

    private static string? Join(string? a, string? b) => a is null ? b : b is null ? a : $"{a}:{b}";
}
