using Islet.Course;

namespace Islet.Clinic;

/// <summary>The three limbs of a significant clinical change (Mollazadegan et al. 2025, section 2.2), numbered as there.</summary>
public enum Limb
{
    /// <summary>(i) A new hormonal syndrome, or relevant hormone secretion that is new.</summary>
    I,

    /// <summary>(ii) Loss or gain of lesions that take up FDG or the receptor tracer.</summary>
    II,

    /// <summary>(iii) A rise of Ki-67 that crosses to a higher grade, or from low to high G2.</summary>
    III,
}

/// <summary>What a finding says that decides, in the words of the vocabulary.</summary>
/// <param name="Value">As it was handed to the rule.</param>
public sealed record Premise(Finding Finding, string About, string Value);

/// <summary>Why a component cannot be compared.</summary>
public enum LackReason
{
    NotRecorded,
    NotDone,
    Pending,
    Inadequate,

    /// <summary>The examination is there; the value that the comparison needs is not in it.</summary>
    NoValue,

    /// <summary>Partial dates leave open which of the two came first.</summary>
    OrderUnknown,

    /// <summary>Tissues of one characterization say different things, and no person has named the one that speaks.</summary>
    Unresolved,

    /// <summary>Whether a raised hormone comes from the tumour nobody said.</summary>
    Unclear,
}

/// <summary>What a limb waits for.</summary>
/// <param name="Number">Of the characterization that lacks it.</param>
/// <param name="Fact">The fact that would settle it, if it were recorded there.</param>
public sealed record Lack(Component Component, int Number, LackReason Because, Fact Fact)
{
    /// <summary>Where the other lesions of a PET are recorded: those that nobody told of, or whose read is open. None: no lesion is recorded.</summary>
    public IReadOnlyList<string> Lesions { get; init; } = [];

    /// <summary>Of a component that is not there; null where it is.</summary>
    public static Lack? Of(TumourCharacterization one, Component component) => one[component].State switch
    {
        PartState.Done => null,
        PartState.Inadequate => new(component, one.Number, LackReason.Inadequate, FactOf(component)),
        PartState.Pending => new(component, one.Number, LackReason.Pending, FactOf(component)),
        PartState.NotDone => new(component, one.Number, LackReason.NotDone, FactOf(component)),
        PartState.NotRecorded => new(component, one.Number, LackReason.NotRecorded, FactOf(component)),
    };

    public static Fact FactOf(Component component) => component switch
    {
        Component.Tissue => Islet.Course.Fact.Ki67Percent,
        Component.FdgPet => Islet.Course.Fact.FdgPetResult,
        Component.SstrPet => Islet.Course.Fact.SstrPetResult,
        Component.HormonePanel => Islet.Course.Fact.HormonesMeasured,
    };
}

/// <summary>One limb between two characterizations: yes, no, or undecided for want of something.</summary>
public sealed record LimbReading(Limb Limb, Truth Truth, IReadOnlyList<Premise> Premises, IReadOnlyList<Lack> Lacks)
{
    /// <summary>Undecided because of these.</summary>
    public static LimbReading Undecided(Limb limb, IReadOnlyList<Lack> lacks, IReadOnlyList<Premise> premises) =>
        new(limb, Truth.Of<bool>(null, FactSet.Of([.. lacks.Select(l => l.Fact)]), known => known), premises, lacks);
}
