using Islet.Course;

namespace Islet.Studies;

/// <summary>How a lesion takes up both tracers on a day. The more the tumour proliferates, the more FDG; receptors may go.</summary>
internal sealed class Uptake(TracerProfile tracers, Story story, Lesions lesions, bool receptorPositive)
{
    private const double Smallest = 5; // mm: below it PET shows nothing [H]

    public static Ki67Class ClassOf(double ki67) => ki67 switch { < 3 => Ki67Class.G1, <= 10 => Ki67Class.LowG2, <= 20 => Ki67Class.HighG2, _ => Ki67Class.G3 };

    /// <summary>Lesions on a day, with their size; those that shrank to nothing are there no more.</summary>
    public IReadOnlyList<Shown> On(DateOnly day)
    {
        var tumour = ClassOf(story.Ki67On(day));
        return [.. lesions.All.Where(l => l.IsThereOn(day)).Select(l => Of(l, Math.Round(l.MmOn(day, lesions.Burden)), tumour))];
    }

    private Shown Of(Lesion lesion, double mm, Ki67Class tumour)
    {
        var fdg = lesion.Fdg < tracers.FdgPositive[tumour] && mm >= Smallest;
        var sstr = receptorPositive && lesion.Sstr < tracers.SstrKept[tumour] && mm >= Smallest;
        return new(lesion, (int)mm, sstr, fdg, Digit(tracers.SstrSuvMax.Of(100 * (1 - lesion.Sstr)) * (tumour is Ki67Class.G3 ? 0.8 : 1)), Digit(tracers.FdgSuvMax.Of(100 * (1 - lesion.Fdg))));
    }

    public FdgAgainstSst? Against(Shown lesion) => lesion switch
    {
        { Fdg: false, Sstr: false } => null,
        { Fdg: false } => FdgAgainstSst.Less,
        { Sstr: false } => FdgAgainstSst.More,
        _ when (double)lesion.FdgSuv < tracers.EqualSuv * (double)lesion.SstrSuv => FdgAgainstSst.Less,
        _ when (double)lesion.FdgSuv <= (double)lesion.SstrSuv / tracers.EqualSuv => FdgAgainstSst.Equal,
        _ => FdgAgainstSst.More,
    };

    /// <summary>NETPET: Chan et al., Theranostics 2017;7:1149–1158. The lesions of the greatest discrepancy decide, one or two of them (a) or three and more (b).</summary>
    public string Netpet(IReadOnlyList<Shown> seen)
    {
        var avid = seen.Where(l => l.Fdg).ToList();
        if (avid.Count == 0)
            return seen.Any(l => l.Sstr) ? "P1" : "P0";
        if (avid.Exists(l => !l.Sstr))
            return "P5";
        var most = avid.Max(l => Against(l)!.Value);
        var few = avid.Count(l => Against(l) == most) <= 2 ? "a" : "b";
        return most switch { FdgAgainstSst.Less => "P2", FdgAgainstSst.Equal => "P3", _ => "P4" } + few;
    }

    /// <summary>FDG-positive lesions without receptor uptake.</summary>
    public static string Negative(IReadOnlyList<Shown> seen)
    {
        var (avid, without) = (seen.Count(l => l.Fdg), seen.Count(l => l.Fdg && !l.Sstr));
        return without == 0 ? "none" : without == avid ? "all" : "some";
    }

    /// <summary>Krenning: above liver 3, far above 4, as liver 2, below it 1, none 0. The factor 3 for "far" is [H].</summary>
    public int Krenning(Shown lesion)
    {
        var liver = tracers.LiverSuvMean.Of(50);
        return !lesion.Sstr ? 0 : (double)lesion.SstrSuv switch { var s when s > 3 * liver => 4, var s when s > 1.2 * liver => 3, var s when s > 0.8 * liver => 2, _ => 1 };
    }

    private static decimal Digit(double suv) => Amount.Of(suv, 1);
}

/// <summary>A lesion as it is on one day.</summary>
/// <param name="Mm">Longest diameter, of a node the short axis.</param>
internal readonly record struct Shown(Lesion Lesion, int Mm, bool Sstr, bool Fdg, decimal SstrSuv, decimal FdgSuv);
