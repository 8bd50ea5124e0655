using Islet.Course;

namespace Islet.Studies;

/// <summary>What a pathologist says beside Ki-67, mitoses and grade: how they were counted, stains, nodes. Stains follow what the tumour is.</summary>
/// <remarks>
/// DAXX or ATRX lost and SSTR2A strong in NET; p53 of mutant pattern and Rb lost in NEC: WHO 2019 and 2022, endocrine and digestive volumes. Shares
/// [H], near those of Scarpa et al., Nature 2017;543:65–71 (DAXX or ATRX in two fifths of pancreatic NET).
/// </remarks>
internal static class Microscopy
{
    private static readonly string[] Methods = ["manual_image", "digital_validated", "digital_unvalidated", "eyeball"];

    public static Specimen Of(Specimen s, Story story, Proliferation index, Dice dice)
    {
        var (carcinoma, counted, method) = (story.Nature.Variant is not Variant.Net, dice.Chance(0.6), dice.Between(0, 9));
        var resected = s.SpecimenType is "resection";
        var fields = resected ? 50 : dice.Between(8, 40);
        s = s with
        {
            Ki67CellsCounted = counted ? dice.Between(4, 20) * 100 : null,
            Ki67Method = counted ? Methods[method switch { < 5 => 0, < 7 => 1, < 8 => 2, _ => 3 }] : null,
            SpecimenHpfAvailable = s.MitosesPer2Mm2 is null ? null : fields,
            MitosisHpfCounted = s.MitosesPer2Mm2 is null ? null : Math.Min(fields, 40),
            Necrosis = dice.Chance(0.6) ? dice.Chance(index.Grade is Grade.G3 ? 0.6 : 0.1) ? Presence.Present : Presence.Absent : null,
            IhcSynaptophysin = "positive",
            IhcCga = dice.Chance(carcinoma ? 0.6 : 0.97) ? "positive" : "negative",
            CgaStainStrong = dice.Chance(0.5) ? !carcinoma : null,
            IhcKeratin = dice.Chance(0.5) ? "positive" : null,
        };
        if (resected)
            s = Resected(s, story.Disease, index, dice);
        else if (s.SpecimenSite is "distant_metastasis")
            s = OfMetastasis(s, carcinoma, dice);
        return index.Grade is Grade.G3 || dice.Chance(0.12) ? Panel(s, carcinoma, story.Nature.SmallCell, dice) : s;
    }

    /// <summary>The same read of a carcinoma or a mixed tumour: neither has a grade.</summary>
    public static Specimen NotWell(Specimen s, Nature nature, bool read) => nature.Variant is Variant.Mixed
        ? s with { Differentiation = null, ReportedGrade = null, MiNen = true, OtherComponent = "ductal adenocarcinoma", OtherComponentPercent = nature.SmallCell ? 60 : 40 }
        : s with
        {
            Differentiation = read ? Differentiation.Poor : null,
            ReportedGrade = null,
            NecCellType = nature.SmallCell ? "small_cell" : read ? "large_cell" : "not_specified",
            MiNen = read ? false : null,
        };

    private static Specimen Resected(Specimen s, Disease disease, Proliferation index, Dice dice)
    {
        var (examined, counted) = (dice.Between(6, 28), dice.Chance(0.9));
        var positive = disease.Nodes ? dice.Between(1, Math.Min(6, examined)) : 0;
        return s with
        {
            NodesExamined = counted ? examined : null,
            NodesPositive = counted ? positive : null,
            NodePositive = counted ? null : disease.Nodes,
            CapProtocolComplete = dice.Chance(0.5) ? dice.Chance(0.8) : null,
            G3ComponentPercent = index.Grade is Grade.G3 && s.Differentiation is Differentiation.Well ? dice.Between(1, 10) * 10 : null,
            Ki67LowestPercent = index.Grade is Grade.G3 && s.Differentiation is Differentiation.Well ? dice.Between(2, 9) : null,
        };
    }

    /// <summary>Where a metastasis comes from.</summary>
    private static Specimen OfMetastasis(Specimen s, bool carcinoma, Dice dice)
    {
        if (!dice.Chance(carcinoma ? 0.9 : 0.35))
            return s;
        return s with
        {
            SiteOfOriginComment = dice.Chance(0.85),
            IhcPax8 = dice.Chance(0.8) ? Stain.Positive : Stain.Negative,
            IhcPax6 = carcinoma ? null : Stain.Positive,
            IhcPr = carcinoma ? null : dice.Chance(0.6) ? Stain.Positive : Stain.Negative,
            IhcIslet1 = carcinoma ? null : Stain.Positive,
            IhcCdx2 = dice.Chance(0.12) ? Stain.Positive : Stain.Negative,
            IhcTtf1 = dice.Chance(carcinoma ? 0.3 : 0.02) ? Stain.Positive : Stain.Negative,
            IhcOtp = carcinoma ? null : Stain.Negative,
            IhcSatb2 = carcinoma ? null : Stain.Negative,
            IhcCk20 = carcinoma ? Stain.Negative : null,
            IhcPolyomavirus = carcinoma ? Stain.Negative : null,
            IhcSmad4 = carcinoma ? dice.Chance(0.3) ? Stain.Negative : Stain.Positive : null,
        };
    }

    private static Specimen Panel(Specimen s, bool carcinoma, bool smallCell, Dice dice)
    {
        var (which, lost) = (dice.Chance(0.5), dice.Chance(0.42));
        return s with
        {
            IhcDaxx = carcinoma || !lost || which ? "retained" : "lost",
            IhcAtrx = carcinoma || !lost || !which ? "retained" : "lost",
            IhcP53 = dice.Chance(carcinoma ? 0.85 : 0.04) ? "mutant_pattern" : "wild_type",
            IhcRb = dice.Chance(carcinoma ? smallCell ? 0.85 : 0.55 : 0.02) ? "lost" : "retained",
            IhcSstr2A = carcinoma ? dice.Chance(0.7) ? "negative" : "weak" : dice.Chance(0.8) ? "strong" : "weak",
            IhcInsm1 = "positive",
            IhcEpcamEma = dice.Chance(0.3) ? "positive" : null,
            IhcBetaCatenin = Stain.Negative,
            IhcTrypsin = Stain.Negative,
            IhcSf1 = Stain.Negative,
        };
    }
}
