namespace Islet.Clinic;

/// <summary>How near to each other examinations lie that are one characterization, in days. The paper gives none: house rules, printed with every result.</summary>
/// <remarks>
/// Mollazadegan et al., J Neuroendocrinol 2025;37:e70040, bundle biopsy, dual PET and panel in one event without a window (2.1). The shortest time from diagnosis
/// to re-characterization there is two months (section 3), so that tissue of the two must not fall together.
/// </remarks>
public static class CharacterizationWindows
{
    /// <summary>From the anchor to other tissue of the same characterization. [H]</summary>
    public const int TissueDays = 45;

    /// <summary>From the anchor to a PET. [H]</summary>
    public const int PetDays = 90;

    /// <summary>From the anchor to a hormone result. [H]</summary>
    public const int HormoneDays = 90;

    /// <summary>From the first day of a panel that was declared by its day to its last. [H]</summary>
    public const int PanelSpanDays = 14;

    /// <summary>Between the two scans of a dual PET, unless a reader paired them. Chan et al., Theranostics 2017;7:1149–1158: within 31 days.</summary>
    public const int DualPetDays = 31;

    /// <summary>From a judgement of progression to the characterization that it occasions. [H]</summary>
    public const int ProgressionDays = 90;

    /// <summary>From the anchor to a judgement of the hormone syndrome that counts as said at it. [H]</summary>
    public const int SyndromeDays = HormoneDays;

    /// <summary>From the last day of a characterization to the board that is taken to speak of it: a board of years later saw another state. [H]</summary>
    public const int BoardDays = 183;

    /// <summary>The numbers as results print them.</summary>
    public static IReadOnlyList<string> Printed { get; } =
    [
        $"tissue {TissueDays}", $"PET {PetDays}", $"hormones {HormoneDays}", $"declared panel {PanelSpanDays}", $"dual PET {DualPetDays}", $"progression {ProgressionDays}",
        $"syndrome {SyndromeDays}", $"board {BoardDays}",
    ];

    public static int Of(Component component) => component switch
    {
        Component.Tissue => TissueDays,
        Component.FdgPet or Component.SstrPet => PetDays,
        Component.HormonePanel => HormoneDays,
    };
}
