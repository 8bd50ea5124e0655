using Islet.Clinic;

namespace Islet.Guidelines;

/// <summary>What examinations a step of a schedule asks for, read from its words.</summary>
internal static class FollowUpModality
{
    private const string CrossSectional = "cross-sectional", ContrastEnhanced = "contrast CT/MRI";

    private const string Joint = " + ";

    /// <summary>What a step of a schedule may name, alone or joined by " + "; or else a drug.</summary>
    public static IReadOnlyList<string> Written { get; } = ["imaging", "cross-sectional imaging", ContrastEnhanced, "clinic", "laboratories", "surveillance", "cornstarch"];

    private static readonly string[] Sections = ["CT", "MRI"];

    /// <summary>[H] Ultrasound shows a part of the body, and endosonography one organ: neither is taken for follow-up imaging.</summary>
    private static readonly string[] NotImaging = ["US", "EUS"];

    public static bool Knows(string modality) => Array.TrueForAll(modality.Split(Joint), part => Written.Contains(part) || DrugTable.Of(part) is not null);

    /// <summary>None: the step is about a drug, or about something else that is no examination.</summary>
    public static IReadOnlyList<FollowUpKind> KindsOf(string modality)
    {
        List<FollowUpKind> kinds = [];
        if (Has(modality, "imaging") || Has(modality, "CT/MRI"))
            kinds.Add(FollowUpKind.Imaging);
        if (Has(modality, "clinic") || Has(modality, "visit"))
            kinds.Add(FollowUpKind.Visit);
        if (Has(modality, "laborator"))
            kinds.Add(FollowUpKind.Laboratories);
        return kinds;
    }

    /// <summary>An imaging study of which nobody said what it was counts for none.</summary>
    public static bool Counts(string modality, FollowUpDone done) => done.Kind is not FollowUpKind.Imaging ? KindsOf(modality).Contains(done.Kind)
        : KindsOf(modality).Contains(FollowUpKind.Imaging) && done.Modality is { Length: > 0 } was
            && (was is FollowUpDone.AnyImaging || (Has(modality, CrossSectional) || Has(modality, ContrastEnhanced) ? Is(was, Sections) : IsFollowUp(done)));

    /// <summary>Imaging of which the modality is on record, and which is no ultrasound.</summary>
    public static bool IsFollowUp(FollowUpDone done) => done.Modality is { Length: > 0 } was && was is not FollowUpDone.AnyImaging && !Is(was, NotImaging);

    private static bool Has(string modality, string word) => modality.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static bool Is(string modality, string[] among) => among.Contains(modality, StringComparer.OrdinalIgnoreCase);
}
