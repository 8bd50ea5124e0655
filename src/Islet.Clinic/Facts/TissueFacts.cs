using Islet.Course;
using static Islet.Clinic.Words;

namespace Islet.Clinic;

/// <summary>Tissue, grade and stains of the governing specimen (facts.md 3.2, 3.3).</summary>
internal static class TissueFacts
{
    private const string Resection = "resection", Primary = "primary", Metastasis = "distant_metastasis", LiverMetastases = "liver_metastases";

    public static IReadOnlyList<(Fact, FactRule)> Rules { get; } =
    [
        (Fact.Differentiation, (fact, sight) => sight.Tissue.Read(fact, Differentiation)),
        (Fact.NecCellType, Rule.Tissue(s => Text(s.NecCellType))),
        (Fact.Ki67Percent, Ki67),
        (Fact.Ki67LowestPercent, Rule.Tissue(s => Number(s.Ki67LowestPercent))),
        (Fact.MitosesPer2mm2, Rule.Tissue(s => Number(s.MitosesPer2Mm2))),
        (Fact.ReportedGrade, (fact, sight) => sight.Tissue.Read(fact, ReportedGrade)),
        (Fact.WhoEdition, Rule.Tissue(s => Text(s.WhoEdition))),
        (Fact.Necrosis, Rule.Tissue(s => Word(s.Necrosis))),
        (Fact.G3ComponentPercent, Rule.Tissue(s => s.SpecimenType is Resection ? Number(s.G3ComponentPercent) : null)),
        (Fact.SpecimenType, SpecimenType),
        (Fact.SpecimenSite, Rule.Tissue(s => Text(s.SpecimenSite))),
        (Fact.SpecimenHpfAvailable, Rule.Tissue(s => Number(s.SpecimenHpfAvailable))),
        (Fact.MitosisHpfCounted, Rule.Tissue(s => Number(s.MitosisHpfCounted))),
        (Fact.Ki67CellsCounted, Rule.Tissue(s => Number(s.Ki67CellsCounted))),
        (Fact.Ki67Method, Rule.Tissue(s => Text(s.Ki67Method))),
        (Fact.Ki67Blocks, Ki67Blocks),
        (Fact.LiverMetsResectedConcurrently, ResectedConcurrently),
        (Fact.CapProtocolComplete, Rule.Tissue(s => Flag(s.CapProtocolComplete))),
        (Fact.SiteOfOriginComment, Rule.Tissue(s => Flag(s.SiteOfOriginComment))),
        (Fact.Minen, Rule.Tissue(s => Flag(s.MiNen))),
        (Fact.CgaStainStrong, Rule.Tissue(s => Flag(s.CgaStainStrong))),
        (Fact.IhcSynaptophysin, Stain(s => s.IhcSynaptophysin)),
        (Fact.IhcCga, Stain(s => s.IhcCga)),
        (Fact.IhcInsm1, Stain(s => s.IhcInsm1)),
        (Fact.IhcKeratin, Stain(s => s.IhcKeratin)),
        (Fact.IhcEpcamEma, Stain(s => s.IhcEpcamEma)),
        (Fact.IhcDaxx, Stain(s => s.IhcDaxx)),
        (Fact.IhcAtrx, Stain(s => s.IhcAtrx)),
        (Fact.IhcRb, Stain(s => s.IhcRb)),
        (Fact.IhcP53, Stain(s => s.IhcP53)),
        (Fact.IhcSstr2a, Stain(s => s.IhcSstr2A)),
    ];

    /// <summary>A MiNEN is outside the guideline's list (facts.md section 2).</summary>
    private static FactAnswer? Differentiation(Specimen s) => s.MiNen is true ? UnknownReason.OutsideList : Word(s.Differentiation);

    /// <summary>A range hands over its upper end, a bound the number just beyond it and marked; a text that is neither stays text.</summary>
    private static FactState Ki67(Fact fact, Sight sight)
    {
        var state = sight.Tissue.Read(fact, s => s.Ki67Percent is not { } index ? null : index.Percent is { } percent ? FactValue.Of(percent) : UnknownReason.OutsideList);
        return state.IsKnown && state.From[0].Content is Specimen { Ki67Percent.IsBound: true } ? state with { IsCensored = true } : state;
    }

    /// <summary>G3 of the 2010 edition holds NET G3 and NEC: kept as written, unknown until it is read again.</summary>
    private static FactAnswer? ReportedGrade(Specimen s) =>
        s is { ReportedGrade: Grade.G3, WhoEdition: "2010" } ? UnknownReason.OutsideList : Code(s.ReportedGrade);

    /// <summary>Not stained is unknown, whatever a person says of it; "not done" is its reason.</summary>
    private static FactRule Stain(Func<Specimen, string?> stain) => (fact, sight) =>
    {
        var state = Rule.Tissue(s => Text(stain(s)))(fact, sight);
        return state.Reason is not UnknownReason.NotRecorded ? state
            : Rule.Latest(fact, sight, content => Rule.Judgement(fact, content) is { Value: null } said ? said : null);
    };

    /// <summary>"No tissue so far" is a person's word; a specimen on record, a pending or an inadequate one outranks it.</summary>
    private static FactState SpecimenType(Fact fact, Sight sight)
    {
        var state = Rule.Tissue(s => Text(s.SpecimenType))(fact, sight);
        return state is { IsKnown: false, Reason: UnknownReason.NotRecorded } && sight.Tissue.Candidates.Count == 0 ? Undone.Judged(fact, sight) : state;
    }

    /// <summary>Blocks of the operation that the governing specimen comes from. Which metastasis is the largest is known only where each one's size is stated.</summary>
    private static FactState Ki67Blocks(Fact fact, Sight sight)
    {
        if (sight.Tissue.One is not { } governing)
            return sight.Tissue.Read(fact, s => s.Ki67Percent is null ? null : UnknownReason.Unresolved);
        List<Seen> operation = [.. sight.Tissue.Candidates.Where(s => s.Finding.Happened == governing.Finding.Happened)];
        List<Seen> counted = [.. operation.Where(s => Of(s).Ki67Percent is not null)];
        List<Specimen> metastases = [.. operation.Select(Of).Where(s => s.SpecimenSite is Metastasis)];
        var largest = metastases.Count > 0 && metastases.All(s => s.LargestDiameterMm is not null) ? metastases.MaxBy(s => s.LargestDiameterMm) : null;
        List<string> blocks = [.. counted.Select(s => Of(s).SpecimenSite switch { Primary => Primary, Metastasis => "metastasis", _ => null }).OfType<string>()];
        if (largest?.Ki67Percent is not null)
            blocks.Add("largest_metastasis");
        return blocks.Count == 0 ? sight.Tissue.Read(fact, _ => null) : Sight.Computed(fact, FactValue.Of(blocks), [.. counted]);
    }

    /// <summary>From the note of the operation that the governing specimen comes from; false only where the note lists what was removed.</summary>
    private static FactState ResectedConcurrently(Fact fact, Sight sight)
    {
        if (sight.Tissue.One is not { } governing)
            return sight.Tissue.Read(fact, _ => null);
        foreach (var s in sight.Visible<Procedure>())
        {
            if (s.Finding.Happened == governing.Finding.Happened && s.Finding.Content is Procedure { Target: { } target } done && Procedures.IsOperation(done) && target.Contains(Primary, StringComparer.Ordinal))
                return Sight.Computed(fact, FactValue.Of(target.Contains(LiverMetastases, StringComparer.Ordinal)), s);
        }
        return FactState.NotRecorded;
    }

    private static Specimen Of(Seen seen) => (Specimen)seen.Finding.Content;
}
