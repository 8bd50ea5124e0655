namespace Islet.Statistics;

/// <summary>One incomplete variable as every chain visits it.</summary>
/// <param name="Levels">Places of the levels that occur where it is observed; null for a number.</param>
internal sealed record ImputationVisit(
    string Name, int Column, ImputationMethod Method, int[] Observed, int[] Missing, IReadOnlyList<string> Predictors, IReadOnlyList<ImputationTerm> Terms, int[]? Levels);

/// <summary>What all chains of an imputation share.</summary>
internal sealed record ImputationPlan(IReadOnlyList<IncompleteColumn> Columns, ImputationRules Rules, IReadOnlyList<ImputationVisit> Visits)
{
    public static ImputationPlan Of(IReadOnlyList<IncompleteColumn> columns, ImputationRules rules)
    {
        Check(columns, rules);
        var gaps = columns.Where(c => c.Missing > 0).OrderBy(c => c.Missing).ToList(); // stable: as given where equal
        if (rules.Visit is { } order)
            gaps = [.. gaps.OrderBy(c => order.Contains(c.Name) ? order.ToList().IndexOf(c.Name) : throw new ArgumentException($"The order of visits leaves out {c.Name}.", nameof(rules)))];
        return new(columns, rules, [.. gaps.Select(c => Visit(columns, rules, c))]);
    }

    /// <summary>What was done, variable by variable.</summary>
    public IReadOnlyList<ImputedVariable> Report(IReadOnlyList<ImputationChain> chains) => [.. Visits.Select((v, i) => new ImputedVariable(
        v.Name, v.Observed.Length, v.Missing.Length, v.Method, v.Predictors,
        [.. chains.SelectMany(c => c.Dropped[i]).GroupBy(d => d, StringComparer.Ordinal).Select(d => new DroppedPredictor(d.Key, d.Count()))],
        [.. Enumerable.Range(0, chains.Count == 0 ? 0 : Rules.Iterations).Select(t => (IReadOnlyList<double>)[.. chains.Select(c => c.Moments[t][i].Mean)])],
        [.. Enumerable.Range(0, chains.Count == 0 ? 0 : Rules.Iterations).Select(t => (IReadOnlyList<double?>)[.. chains.Select(c => c.Moments[t][i].Deviation)])]))];

    private static ImputationVisit Visit(IReadOnlyList<IncompleteColumn> columns, ImputationRules rules, IncompleteColumn of)
    {
        var named = rules.Predictors.GetValueOrDefault(of.Name);
        int[] predictors = [.. Enumerable.Range(0, columns.Count).Where(j => columns[j].Name != of.Name && (named is null || named.Contains(columns[j].Name)))];
        var rows = Enumerable.Range(0, of.Count).ToLookup(of.IsMissing);
        int[]? levels = of is IncompleteFactor factor ? [.. factor.Codes.Where(c => c >= 0).Distinct().Order()] : null;
        return new(of.Name, columns.ToList().IndexOf(of), Method(rules, of), [.. rows[false]], [.. rows[true]], [.. predictors.Select(j => columns[j].Name)],
            [.. predictors.SelectMany(j => Terms(columns[j], j))], levels);
    }

    private static IEnumerable<ImputationTerm> Terms(IncompleteColumn column, int j) => column is IncompleteFactor factor
        ? factor.Levels.Skip(1).Select((level, k) => new ImputationTerm($"{column.Name}: {level}", j, k + 1))
        : [new(column.Name, j, null)];

    private static ImputationMethod Method(ImputationRules rules, IncompleteColumn column)
    {
        var asked = rules.Methods.TryGetValue(column.Name, out var method) ? method : (ImputationMethod?)null;
        return (column, asked) switch
        {
            (IncompleteNumber, null) => ImputationMethod.PredictiveMeanMatching,
            (IncompleteFactor { Levels.Count: <= 2 }, null) => ImputationMethod.Logistic,
            (IncompleteFactor, null) => ImputationMethod.Multinomial,
            (IncompleteNumber, ImputationMethod.PredictiveMeanMatching or ImputationMethod.BayesianLinear) => asked.Value,
            (IncompleteFactor { Levels.Count: <= 2 }, ImputationMethod.Logistic) => asked.Value,
            (IncompleteFactor, ImputationMethod.Multinomial or ImputationMethod.ProportionalOdds) => asked.Value,
            _ => throw new ArgumentException($"{column.Name}: {asked} does not fit this column.", nameof(rules)),
        };
    }

    private static void Check(IReadOnlyList<IncompleteColumn> columns, ImputationRules rules)
    {
        if (rules.Sets < 1 || rules.Iterations < 1 || rules.Donors < 1 || rules.Threads < 1)
            throw new ArgumentException($"{rules.Sets} sets, {rules.Iterations} iterations, {rules.Donors} donors, {rules.Threads} threads: each is 1 or more.", nameof(rules));
        var names = columns.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        if (names.Count != columns.Count || columns.Select(c => c.Count).Distinct().Count() > 1)
            throw new ArgumentException("Columns have different names and one length.", nameof(columns));
        if (rules.Methods.Keys.Concat(rules.Predictors.Keys).Concat(rules.Predictors.Values.SelectMany(p => p)).Concat(rules.Visit ?? []).FirstOrDefault(n => !names.Contains(n)) is { } unknown)
            throw new ArgumentException($"{unknown} is no column.", nameof(rules));
        foreach (var column in columns)
            if (column is IncompleteNumber number && number.Values.Any(double.IsInfinity))
                throw new ArgumentException($"{column.Name}: a value is infinite.", nameof(columns));
            else if (column is IncompleteFactor factor && factor.Codes.Any(c => c < -1 || c >= factor.Levels.Count))
                throw new ArgumentException($"{column.Name}: a code names no level.", nameof(columns));
    }
}
