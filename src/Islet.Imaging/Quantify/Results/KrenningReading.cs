namespace Islet.Imaging.Quantify;

/// <param name="Score">0 to 4; null: not proposed.</param>
/// <param name="Below2Cm">The ball of its volume is less than 2 cm across: partial volume lowers the score (pet-quantification 7 and 10; the ball is ours).</param>
public sealed record LesionKrenning(int Lesion, int? Score, bool Below2Cm);

/// <summary>The proposed scores of a patient: of the hottest lesion, of the faintest, and of the targets (PRRT usually asks for uptake above the liver in all of them; pet-quantification 7).</summary>
/// <param name="Margins">Of the rule, in words.</param>
/// <param name="Without">Why nothing is proposed; null: something is.</param>
/// <param name="NoFour">Spleen and kidney are missing, so that 4 is not proposed.</param>
/// <param name="Accepted">Liver and spleen are accepted regions.</param>
public sealed record KrenningReading(IReadOnlyList<LesionKrenning> Lesions, int? Highest, int? Lowest, int? TargetsHighest, int? TargetsLowest, string Margins, string? Without, bool NoFour, bool Accepted)
{
    private const double SmallMm = 20;

    /// <summary>Volume of a ball of 2 cm, mL.</summary>
    private static double SmallMl => Math.PI / 6 * SmallMm * SmallMm * SmallMm / 1000;

    /// <param name="targets">Numbers of the target lesions; none: not named.</param>
    public static KrenningReading Of(Quantification result, UptakeRules rules, IReadOnlySet<int> targets)
    {
        var (liver, spleen) = (result.Reference(ReferenceOrgan.Liver), result.Reference(ReferenceOrgan.Spleen));
        var without = result.Scan.Kind is not TracerKind.Sst ? "the score is of tracers of the somatostatin receptor" : liver is null ? "no region of healthy liver" : null;
        List<LesionKrenning> lesions = [.. result.Lesions.Zip(result.Details, (l, d) => new LesionKrenning(l.Number,
            without is null ? rules.Krenning(l.Numbers.SuvMax, KrenningTissue.Of(result, d.Background)) : null, l.Numbers.Ml < SmallMl))];
        List<LesionKrenning> chosen = [.. lesions.Where(l => targets.Contains(l.Lesion))];
        return new(lesions, lesions.Max(l => l.Score), lesions.Min(l => l.Score), chosen.Max(l => l.Score), chosen.Min(l => l.Score), rules.Margins, without, spleen is null, liver is { Accepted: true } && spleen is null or { Accepted: true });
    }
}
