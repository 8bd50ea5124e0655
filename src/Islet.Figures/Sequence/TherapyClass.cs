using Islet.Clinic;

namespace Islet.Figures;

/// <summary>What a line of therapy is in figures of sequences: the classes of Panzuto et al., J Clin Med 2024;13:2074, sections 3.2 and 3.3, and what that paper has no class for.</summary>
public enum TherapyClass
{
    /// <summary>A somatostatin analogue alone.</summary>
    Analogue,

    /// <summary>A higher dose, a shorter interval or another analogue, at progression.</summary>
    AnalogueIntensified,
    Prrt,
    Targeted,
    Chemotherapy,

    /// <summary>Classes that the paper groups apart, in one line.</summary>
    Combined,
    Other,
}

/// <summary>From a line of therapy to its class.</summary>
public static class TherapyClasses
{
    public static TherapyClass Of(TherapyLine line) => LineConventions.Of(line, LineConvention.ItalianSequencing2024) switch
    {
        { Word: "ssa" } => TherapyClass.Analogue,
        { Word: "ssa_intensified" } => TherapyClass.AnalogueIntensified,
        { Word: "ssa_prrt" } => TherapyClass.Prrt,
        { Word: "ssa_targeted" } => TherapyClass.Targeted,
        { Word: "chemotherapy" } => TherapyClass.Chemotherapy,
        var open => open.Notes.Contains(ConventionNote.SeveralClasses) ? TherapyClass.Combined : TherapyClass.Other,
    };
}
