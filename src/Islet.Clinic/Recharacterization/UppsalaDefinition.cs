using Islet.Course;

namespace Islet.Clinic;

/// <summary>Whether a characterization differs from the one before by the Uppsala definition of a significant clinical change.</summary>
/// <param name="Meets">Any limb yes: yes; all no: no; else undecided, and <see cref="Truth.Missing"/> names the facts.</param>
/// <param name="Limbs">i, ii, iii, in this order.</param>
public sealed record ChangeVerdict(Truth Meets, IReadOnlyList<LimbReading> Limbs)
{
    /// <summary>The limbs that are met.</summary>
    public IReadOnlyList<Limb> Met => [.. Limbs.Where(l => l.Truth.Answer is Answer.Yes).Select(l => l.Limb)];

    /// <summary>What an undecided verdict waits for; nothing where it is decided.</summary>
    public IReadOnlyList<Lack> Lacks => Meets.Answer is Answer.Unknown ? [.. Limbs.SelectMany(l => l.Lacks).Distinct()] : [];

    public LimbReading this[Limb limb] => Limbs[(int)limb];
}

/// <summary>The definition of Mollazadegan et al., J Neuroendocrinol 2025;37:e70040, section 2.2.</summary>
/// <remarks>
/// Its last clause, "leading to changes in treatment strategy", may belong to every limb or to the third only, and 13 patients met the definition while 7 changed
/// therapy. So the verdict rests on the limbs alone; whether the change matters for treatment is a board's judgement and stands beside it.
/// </remarks>
public static class UppsalaDefinition
{
    public const string Source = "Mollazadegan et al., J Neuroendocrinol 2025;37:e70040, section 2.2";

    public static ChangeVerdict Of(LimbReading hormones, LimbReading tracers, LimbReading proliferation) =>
        new(hormones.Truth | tracers.Truth | proliferation.Truth, [hormones, tracers, proliferation]);
}
