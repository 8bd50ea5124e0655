using Islet.Course;

namespace Islet.Clinic;

/// <summary>Where the stains point that help to tell NET G3 from NEC.</summary>
public enum PanelDirection
{
    Net,
    Nec,

    /// <summary>Stains speak for both. The guideline has no tie-break, and none is made.</summary>
    Contradictory,

    /// <summary>Stained, and nothing speaks either way.</summary>
    Uninformative,
}

/// <summary>What the panel says.</summary>
/// <param name="ForNet">Stains that speak for a NET: DAXX or ATRX lost, SSTR2A strong.</param>
/// <param name="ForNec">Stains that speak for a NEC: p53 of mutant pattern, Rb lost, SSTR2A negative.</param>
/// <param name="Direction">Unknown where none of the five is stained.</param>
/// <param name="ContradictsMorphology">Well differentiated and pointing to NEC, or poorly and to NET. It moves neither; a pathologist decides.</param>
public sealed record PanelReading(IReadOnlyList<Fact> ForNet, IReadOnlyList<Fact> ForNec, Derived<PanelDirection> Direction, Derived<bool> ContradictsMorphology);

/// <summary>DAXX, ATRX, p53, Rb and SSTR2A in high-grade neoplasms. NANETS 2020 (Halfdanarson et al., Pancreas 2020), grade 3 reports and SSTR2A.</summary>
/// <remarks>A weak SSTR2A stain speaks for neither. The panel is read in any tumour that was stained; the guideline asks for it where morphology is undecided.</remarks>
public static class DifferentiationPanel
{
    private static readonly (Fact Stain, FactValue Result)[] NetSigns =
        [(Fact.IhcDaxx, FactValue.Of("lost")), (Fact.IhcAtrx, FactValue.Of("lost")), (Fact.IhcSstr2a, FactValue.Of("strong"))];

    private static readonly (Fact Stain, FactValue Result)[] NecSigns =
        [(Fact.IhcP53, FactValue.Of("mutant_pattern")), (Fact.IhcRb, FactValue.Of("lost")), (Fact.IhcSstr2a, FactValue.Of("negative"))];

    public static FactSet Stains { get; } = [Fact.IhcDaxx, Fact.IhcAtrx, Fact.IhcRb, Fact.IhcP53, Fact.IhcSstr2a];

    public static PanelReading Read(FactReader facts)
    {
        var (forNet, forNec) = (Speaking(NetSigns, facts), Speaking(NecSigns, facts));
        var direction = (forNet.Count, forNec.Count) switch
        {
            (> 0, > 0) => Derived.Known(PanelDirection.Contradictory),
            (> 0, _) => Derived.Known(PanelDirection.Net),
            (_, > 0) => Derived.Known(PanelDirection.Nec),
            _ when Stains.Any(stain => facts(stain).Value is not null) => Derived.Known(PanelDirection.Uninformative),
            _ => Derived.WaitsFor<PanelDirection>(Stains),
        };
        return new(forNet, forNec, direction, Contradiction(facts, direction));
    }

    private static Derived<bool> Contradiction(FactReader facts, Derived<PanelDirection> direction)
    {
        var morphology = (facts(Fact.Differentiation).Value as FactValue.Word)?.Value;
        return morphology is null ? Derived.WaitsFor<bool>(direction.Missing | FactSet.Of(Fact.Differentiation))
            : direction.Value is not { } points ? Derived.WaitsFor<bool>(direction.Missing)
            : Derived.Known((morphology, points) is ("well", PanelDirection.Nec) or ("poor", PanelDirection.Net));
    }

    private static List<Fact> Speaking((Fact Stain, FactValue Result)[] signs, FactReader facts) =>
        [.. signs.Where(sign => facts(sign.Stain).Value == sign.Result).Select(sign => sign.Stain)];
}
