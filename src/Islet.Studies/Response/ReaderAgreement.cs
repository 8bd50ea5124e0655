using Islet.Clinic;
using Islet.Statistics;

namespace Islet.Studies;

/// <summary>One patient, or one time point, as two readers call it, and an adjudicator where there was one. Null: not read.</summary>
public sealed record DoubleRead(ResponseCategory? First, ResponseCategory? Second, ResponseCategory? Adjudicated = null);

/// <summary>
/// Two readers and an adjudicator over a cohort. Review by two readers with adjudication is how trials read RECIST 1.1; how often they differ is reported with it (FDA,
/// clinical trial imaging endpoint process standards, 2018).
/// </summary>
/// <param name="Read">By both: the denominator.</param>
/// <param name="FirstBetter">Disagreements in which the first reader is the more favourable; complete before partial, minor, stable, progression.</param>
/// <param name="WithoutOrder">Disagreements in which one reader could not evaluate.</param>
/// <param name="Adjudicated">Disagreements that an adjudicator decided; the others are open.</param>
/// <param name="SidedWithFirst">Of them.</param>
/// <param name="OwnCategory">Of them, decided as neither reader did.</param>
/// <param name="AdjudicatedUnasked">Reads on which both agree and an adjudicator spoke nevertheless.</param>
/// <param name="Categories">Of the table, in its order.</param>
/// <param name="Table">First reader down, second across.</param>
public sealed record ReaderAgreement(
    int Read, int Agree, int FirstBetter, int SecondBetter, int WithoutOrder, int Adjudicated, int SidedWithFirst, int SidedWithSecond, int OwnCategory, int AdjudicatedUnasked,
    IReadOnlyList<ResponseCategory> Categories, IReadOnlyList<IReadOnlyList<int>> Table, Kappa Kappa)
{
    /// <summary>Null: nothing was read twice.</summary>
    public double? PercentAgreement => Read == 0 ? null : 100.0 * Agree / Read;

    /// <summary>Reads that needed an adjudicator, %.</summary>
    public double? AdjudicationPercent => Read == 0 ? null : 100.0 * (Read - Agree) / Read;

    public static ReaderAgreement Of(IReadOnlyList<DoubleRead> reads)
    {
        var both = reads.Where(r => r is { First: not null, Second: not null }).Select(r => (A: r.First!.Value, B: r.Second!.Value, By: r.Adjudicated)).ToList();
        var differ = both.FindAll(r => r.A != r.B);
        var decided = differ.FindAll(r => r.By is not null);
        List<ResponseCategory> categories = [.. both.SelectMany(r => new[] { r.A, r.B }).Distinct().OrderByDescending(Favour)];
        var table = categories.ConvertAll(a => (IReadOnlyList<int>)categories.ConvertAll(b => both.Count(r => r.A == a && r.B == b)));
        return new(both.Count, both.Count - differ.Count, differ.Count(r => Favour(r.A) > Favour(r.B) && Favour(r.B) > 0), differ.Count(r => Favour(r.B) > Favour(r.A) && Favour(r.A) > 0),
            differ.Count(r => Favour(r.A) == 0 || Favour(r.B) == 0 || Favour(r.A) == Favour(r.B)), decided.Count, decided.Count(r => r.By == r.A), decided.Count(r => r.By == r.B),
            decided.Count(r => r.By != r.A && r.By != r.B), both.Count(r => r.A == r.B && r.By is not null), categories, table,
            categories.Count < 2 ? CohenKappa.Of([[both.Count, 0], [0, 0]], KappaWeights.Unweighted) : CohenKappa.Of(table, KappaWeights.Unweighted));
    }

    /// <summary>0: says nothing of the disease.</summary>
    private static int Favour(ResponseCategory category) => category switch
    {
        ResponseCategory.NED => 7,
        ResponseCategory.CR or ResponseCategory.Cmr => 6,
        ResponseCategory.PR or ResponseCategory.Pmr or ResponseCategory.Response or ResponseCategory.EarlyResponder => 5,
        ResponseCategory.MR => 4,
        ResponseCategory.SD or ResponseCategory.Smd or ResponseCategory.Stable or ResponseCategory.NoResponse or ResponseCategory.NonResponder => 3,
        ResponseCategory.NonCrNonPd => 2,
        ResponseCategory.PD or ResponseCategory.Pmd or ResponseCategory.Progression => 1,
        ResponseCategory.NA or ResponseCategory.NE or ResponseCategory.NotApplicable => 0,
    };
}
