namespace Islet.Imaging.Quantify;

public static class TracerKinds
{
    /// <summary>Parts of the names of receptor tracers: peptides, their chelates, and trade or non-proprietary names (Di Franco et al. 2025; EANM names), in small letters.</summary>
    private static readonly string[] Sst = ["dotatate", "dotatoc", "dotanoc", "octreotate", "octreotide", "satoreotide", "edotreotide", "oxodotreotide", "dodotatate", "sstr"];

    private static readonly string[] Fdg = ["fdg", "fluorodeoxyglucose", "fludeoxyglucose", "fluoro-deoxyglucose", "fluoro-2-deoxy"];

    /// <summary>Parts of the names of ligands of the prostate-specific membrane antigen (PSMA-11, PSMA-1007, PSMA-617; non-proprietary names).</summary>
    private static readonly string[] Psma = ["psma", "dcfpyl", "piflufolastat", "flotufolastat", "gozetotide", "vipivotide"];

    public static bool IsPsma(string? tracer) => Array.Exists(Psma, part => tracer?.Contains(part, StringComparison.OrdinalIgnoreCase) is true);

    /// <summary>By the tracer's name; null: the name says neither (Ga-68 alone may be PSMA, F-18 alone DOPA), and a person tells.</summary>
    public static TracerKind? Of(string? tracer)
    {
        bool Names(string part) => tracer?.Contains(part, StringComparison.OrdinalIgnoreCase) is true;
        return (Array.Exists(Sst, Names), Array.Exists(Fdg, Names)) switch { (true, false) => TracerKind.Sst, (false, true) => TracerKind.Fdg, _ => null };
    }
}
