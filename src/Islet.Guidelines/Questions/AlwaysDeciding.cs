using Islet.Course;

namespace Islet.Guidelines;

/// <summary>Which facts decide a condition whatever the answers to them are.</summary>
internal sealed class AlwaysDeciding(Condition condition, FactReader facts, IReadOnlyDictionary<Fact, FactDomain> domains)
{
    private const int MostReadings = 20_000; // of one question; what is not proved by then is not claimed
    private const int MostSpare = 8; // facts that are not all needed: beyond so many, only the sets of facts that are needed in any case are looked for

    private readonly HypotheticalFacts supposed = new(facts);
    private readonly FactSet standIns = [.. condition.Facts.Where(f => f.IsDerived).SelectMany(f => f.Reads)]; // a scintigraphy where there was no receptor PET
    private int readings;

    /// <summary>The smallest sets that do; none where even all open facts may leave it undecided (a receptor PET that was not done).</summary>
    public IReadOnlyList<FactSet> Smallest()
    {
        FactSet all = [.. domains.Keys];
        if (!Decides(all))
            return [];
        FactSet needed = [.. all.Where(f => !Decides(all - FactSet.Of(f)))];
        Fact[] spare = [.. all - needed];
        List<FactSet> found = [];
        for (var size = 0; size <= spare.Length && size <= MostSpare; size++)
            foreach (var more in Choice.Of(spare, size))
                if ((needed | FactSet.Of(more)) is var set && !found.Any(f => f - set == default) && Decides(set))
                    found.Add(set);
        return found;
    }

    public bool Decides(FactSet set)
    {
        readings = 0;
        return IsDecided(set);
    }

    private bool IsDecided(FactSet left)
    {
        var truth = condition.Read(supposed.Reader);
        if (truth.Answer is not Answer.Unknown)
            return true;
        if (++readings > MostReadings || ((truth.Missing & left).FirstOrDefault() ?? (standIns & left).FirstOrDefault()) is not { } fact)
            return false;
        var always = true;
        foreach (var value in domains[fact].Values)
        {
            supposed.Suppose(fact, value);
            always = always && IsDecided(left - FactSet.Of(fact));
        }
        supposed.Suppose(fact, null);
        return always;
    }
}
