using Islet.Course;

namespace Islet.Clinic;

/// <summary>One lesion on a receptor PET and on an FDG PET of the same time.</summary>
/// <param name="SstPositive">Uptake above background, in the liver above the liver; null: not read.</param>
/// <param name="SstSuvMax">g/mL body weight, as is the other.</param>
/// <param name="FdgVsSst">As the reader calls it in the display windows; null: the SUVs propose.</param>
public sealed record PetLesion(string Id, bool? SstPositive, bool? FdgPositive, decimal? SstSuvMax, decimal? FdgSuvMax, FdgAgainstSst? FdgVsSst);

/// <summary>a: one or two lesions of the deciding pattern; b: three or more.</summary>
public enum NetpetScore
{
    P0,
    P1,
    P2a,
    P2b,
    P3a,
    P3b,
    P4a,
    P4b,
    P5,
}

/// <summary>How a lesion takes up the two tracers, in the order in which the score ranks the patterns.</summary>
public enum UptakePattern
{
    Neither,
    ReceptorOnly,
    FdgLess,
    Equal,
    FdgMore,
    FdgOnly,
}

/// <summary>One lesion's part in a score.</summary>
/// <param name="Pattern">The reader's call; without one that of the display windows. Null: cannot be read.</param>
/// <param name="ByDisplayWindows">Each tracer against the upper end of its display window.</param>
/// <param name="BySuvRatio">The plain ratio of SUVs.</param>
/// <param name="WindowQuotient">(FDG / 7) / (receptor / 15); null where a SUV is missing.</param>
public sealed record NetpetCall(
    PetLesion Lesion, UptakePattern? Pattern, UptakePattern? ByDisplayWindows, UptakePattern? BySuvRatio, decimal? WindowQuotient, decimal? SuvRatio);

/// <summary>The score of a pair of PETs, and the same lesions scored by both ways of calling uptake equal: they can disagree.</summary>
/// <param name="Score">Null: a lesion cannot be read, and none makes it P5 already.</param>
/// <param name="IndexLesions">Those with the greatest excess of FDG, which decide; none for P0 and where there is no score.</param>
/// <param name="Lesions">What each lesion was called, with the numbers.</param>
public sealed record NetpetResult(
    NetpetScore? Score, IReadOnlyList<string> IndexLesions, NetpetScore? ByDisplayWindows, NetpetScore? BySuvRatio, IReadOnlyList<NetpetCall> Lesions)
{
    /// <summary>Lesions without which there is no score, or beside P5 an incomplete count.</summary>
    public IEnumerable<string> Unread => Lesions.Where(l => l.Pattern is null).Select(l => l.Lesion.Id);
}

/// <summary>
/// NETPET grade of paired receptor and FDG PET: Chan et al., Theranostics 2017;7:1149–1158, doi:10.7150/thno.18068, with the display windows (FDG SUV 0–7,
/// receptor tracer 0–15) and the letters of Mollazadegan et al. 2025, section 2.5.
/// </summary>
/// <remarks>
/// The papers compare by eye and let the lesions of the greatest disparity decide; that any FDG-positive receptor-negative lesion outranks the others, and the
/// margins 0.8 and 1.25 around an equal uptake, are the house's reading. A reader's call always leads.
/// </remarks>
public static class Netpet
{
    /// <summary>Upper ends of the display windows, SUV (Mollazadegan et al. 2025, section 2.5).</summary>
    public const decimal FdgWindow = 7, ReceptorWindow = 15;

    /// <summary>Quotients from here to there are equal uptake [H].</summary>
    public const decimal EqualFrom = 0.8m, EqualTo = 1.25m;

    /// <summary>Lesions of the deciding pattern that make a "b".</summary>
    public const int ManyLesions = 3;

    /// <summary>No measured SUV reaches it; above it, as at zero and below, a number is an error of entry and not read [H].</summary>
    private const decimal SuvLimit = 100_000;

    public static NetpetResult Score(IReadOnlyList<PetLesion> lesions)
    {
        List<NetpetCall> calls = [.. lesions.Select(Call)];
        var (score, index) = Grade(calls, c => c.Pattern);
        return new(score, index, Grade(calls, c => c.ByDisplayWindows).Score, Grade(calls, c => c.BySuvRatio).Score, calls);
    }

    private static NetpetCall Call(PetLesion lesion)
    {
        var (quotient, ratio) = lesion is { FdgSuvMax: > 0 and < SuvLimit and var fdg, SstSuvMax: > 0 and < SuvLimit and var sst }
            ? (fdg * ReceptorWindow / (sst * FdgWindow), fdg / sst) : ((decimal?)null, (decimal?)null);
        var (byWindows, byRatio) = (Compare(quotient), Compare(ratio));
        return new(lesion, Pattern(lesion, lesion.FdgVsSst ?? byWindows), Pattern(lesion, byWindows), Pattern(lesion, byRatio), quotient, ratio);
    }

    private static FdgAgainstSst? Compare(decimal? quotient) => quotient switch
    {
        null => null,
        < EqualFrom => FdgAgainstSst.Less,
        <= EqualTo => FdgAgainstSst.Equal,
        _ => FdgAgainstSst.More,
    };

    private static UptakePattern? Pattern(PetLesion lesion, FdgAgainstSst? uptake) => (lesion.SstPositive, lesion.FdgPositive, uptake) switch
    {
        (null, _, _) or (_, null, _) => null,
        (false, false, _) => UptakePattern.Neither,
        (true, false, _) => UptakePattern.ReceptorOnly,
        (false, true, _) => UptakePattern.FdgOnly,
        (true, true, FdgAgainstSst.Less) => UptakePattern.FdgLess,
        (true, true, FdgAgainstSst.Equal) => UptakePattern.Equal,
        (true, true, FdgAgainstSst.More) => UptakePattern.FdgMore,
        (true, true, null) => null,
    };

    private static (NetpetScore? Score, IReadOnlyList<string> Index) Grade(IReadOnlyList<NetpetCall> calls, Func<NetpetCall, UptakePattern?> pattern)
    {
        var highest = UptakePattern.Neither;
        var unread = false;
        foreach (var call in calls)
        {
            unread |= pattern(call) is null;
            if (pattern(call) is { } known && known > highest)
                highest = known;
        }
        if (unread && highest is not UptakePattern.FdgOnly)
            return (null, []);
        IReadOnlyList<string> index = highest is UptakePattern.Neither ? [] : [.. calls.Where(c => pattern(c) == highest).Select(c => c.Lesion.Id)];
        var many = index.Count >= ManyLesions;
        return (highest switch
        {
            UptakePattern.Neither => NetpetScore.P0,
            UptakePattern.ReceptorOnly => NetpetScore.P1,
            UptakePattern.FdgLess => many ? NetpetScore.P2b : NetpetScore.P2a,
            UptakePattern.Equal => many ? NetpetScore.P3b : NetpetScore.P3a,
            UptakePattern.FdgMore => many ? NetpetScore.P4b : NetpetScore.P4a,
            UptakePattern.FdgOnly => NetpetScore.P5,
        }, index);
    }
}
