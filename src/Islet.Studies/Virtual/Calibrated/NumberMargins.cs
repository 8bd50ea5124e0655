namespace Islet.Studies;

/// <summary>Numbers that have the percentiles exactly: the first and the last, and the median also of an even number of patients.</summary>
internal static class NumberMargins
{
    public static double?[] Of(NumberVariable variable, Individuals people, ulong seed)
    {
        var column = new double?[people.Count];
        var dice = Dice.For(seed, 0, "calibrated/" + variable.Name);
        foreach (var (level, at) in variable.At)
        {
            List<int> members = [.. Enumerable.Range(0, people.Count).Where(i => variable.If?.Holds(people, i) is not false
                && (variable.Within is null || people.WordOf(variable.Within, i) == level))];
            Quota.Shuffle(members, dice);
            if (variable.Follows is { } other)
                members = [.. members.OrderBy(i => people.NumberOf(other, i) ?? 0)];
            foreach (var (k, i) in members.Index())
                column[i] = Math.Round(At(at, k, members.Count), variable.Decimals, MidpointRounding.AwayFromZero);
        }
        return column;
    }

    private static double At(Quantiles at, int k, int count) => count == 1 || count % 2 == 0 && (k == count / 2 || k == count / 2 - 1) ? at.Of(50) : at.Of(100.0 * k / (count - 1));
}
