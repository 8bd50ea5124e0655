namespace Islet.Studies;

/// <summary>One time of a cohort before it is anybody's.</summary>
internal readonly record struct Slot(int Days, bool Event, string Stratum);

/// <summary>The times of a cohort: as many events as printed, and a curve that passes through the printed median.</summary>
internal static class TimePool
{
    private const int Tries = 6000;

    public static IEnumerable<Slot> Of(TimeVariable time, string stratum, int patients, Dice dice)
    {
        var latent = Spread(time.Curve[stratum], patients);
        if (time.CensoredAt is null)
            return latent.Select(days => new Slot(days, true, stratum));
        var (seen, events) = (Spread(time.CensoredAt[stratum], patients), time.Events![stratum]);
        Quota.Shuffle(seen, dice);
        SurvivalAim[] aims = [.. time.Aims.Where(a => a.After is null && (time.Within is null ? a.If is null : a.If?.All is [var (by, words)] && by == time.Within && words is [var word] && word == stratum))];
        var off = Off();
        for (var tries = 0; tries < Tries && off > 0; tries++)
        {
            var (a, b) = (dice.Between(0, patients - 1), dice.Between(0, patients - 1));
            (seen[a], seen[b]) = (seen[b], seen[a]);
            var then = Off();
            if (then > off)
                (seen[a], seen[b]) = (seen[b], seen[a]);
            else
                off = then;
        }
        return latent.Zip(seen, (event_, last) => new Slot(Math.Min(event_, last), event_ <= last, stratum));

        double Off()
        {
            var all = latent.Zip(seen, (event_, last) => (Days: Math.Min(event_, last), Event: event_ <= last)).ToArray();
            var total = 10.0 * Math.Abs(all.Count(t => t.Event) - events);
            foreach (var aim in aims)
            {
                var away = (Survival.At(all, Individuals.DaysOf(aim.Months)) - aim.Share) * patients;
                total += away is < 1 and > -1 ? 0 : away * away * aim.Weight;
            }
            return total;
        }
    }

    private static int[] Spread(Quantiles at, int patients) => [.. Enumerable.Range(0, patients).Select(k => Individuals.DaysOf(at.Of(100 * (k + 0.5) / patients)))];
}

/// <summary>The product-limit estimate at one time, by the four kinds of arithmetic that are the same on every machine.</summary>
internal static class Survival
{
    public static double At(IReadOnlyCollection<(int Days, bool Event)> times, int days)
    {
        var (survival, atRisk) = (1.0, times.Count);
        foreach (var (at, event_) in times.OrderBy(t => t.Days).ThenByDescending(t => t.Event))
        {
            if (at > days)
                break;
            if (event_)
                survival *= (atRisk - 1) / (double)atRisk;
            atRisk--;
        }
        return survival;
    }
}
