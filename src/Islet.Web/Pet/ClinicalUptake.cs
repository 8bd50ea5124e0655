using Islet.Clinic;
using Islet.Imaging.Quantify;

namespace Islet.Web;

/// <summary>The clinical rules that the imaging room asks for, from the room that they stand in.</summary>
public static class ClinicalUptake
{
    private const double Most = 1e12; // a decimal's range; no SUV comes near it

    /// <param name="margins">Null: the usual ones.</param>
    public static UptakeRules Rules(KrenningMargins? margins = null)
    {
        var m = margins ?? KrenningMargins.Usual;
        return new((suvMax, tissue) => Score(suvMax, tissue, m), IsSstPositive,
            place => Suv(place.SuvMax) is { } suv ? FdgUptake.IsPositive(suv, place.Organ is OrganClass.Liver, Suv(place.LiverMean), Suv(place.Background), m) : null,
            FormattableString.Invariant($"0 to {m.NoneToBackground:0.0##} × background, 1 below {m.LowToLiver:0.0##}, 2 to {m.EqualToLiver:0.0##} × liver, 4 above {m.AboveSpleen:0.0##} × spleen SUVmax"));
    }

    /// <summary>Where a background is missing 0 and 1 cannot be told apart, and 1 is proposed: 0 says that there is nothing.</summary>
    private static int? Score(double suvMax, KrenningTissue tissue, KrenningMargins margins) =>
        Suv(suvMax) is { } suv && ModifiedKrenning.Propose(suv, new(Suv(tissue.LiverMean), Suv(tissue.SpleenMax), Suv(tissue.KidneyMax), Suv(tissue.Background)), margins) is [.., var score] ? score : null;

    /// <summary>A lesion that nobody has placed in an organ is held for one outside the liver, as docs/pet-quantify.md says; the reader who names the organ corrects it.</summary>
    private static bool? IsSstPositive(int? score, OrganClass? organ) => ModifiedKrenning.IsPositive(score, organ is OrganClass.Liver ? "liver" : "elsewhere");

    private static decimal? Suv(double? suv) => suv is { } known && !double.IsNaN(known) ? (decimal)Math.Clamp(known, -Most, Most) : null;
}
