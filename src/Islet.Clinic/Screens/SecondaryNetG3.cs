using Islet.Course;

namespace Islet.Clinic;

/// <summary>Whether a NET G3 was a NET G1 or G2 before.</summary>
/// <param name="Earlier">The tissue that was G1 or G2; null: none on record.</param>
/// <param name="G3">The first tissue read as NET G3.</param>
public sealed record SecondaryG3Reading(Truth Truth, Finding? Earlier, Finding? G3);

/// <summary>
/// NET G3 after an earlier NET G1–2. Sorbye et al., Br J Cancer 2025;133:316–324, results: 26 of 134 NET G3 (19 %); Mollazadegan et al. 2025, introduction:
/// secondary panNET G3 has a very poor outcome.
/// </summary>
public static class SecondaryNetG3
{
    /// <summary>
    /// Yes with tissue of both kinds in this order. No only where the tissue at the diagnosis itself is G3, or where no tissue is: that nothing earlier is on
    /// record is not that there was nothing.
    /// </summary>
    public static SecondaryG3Reading Of(Snapshot snapshot)
    {
        var (characterizations, tissues) = (Characterizations.Of(snapshot), new List<(TumourCharacterization From, Finding Read, NetGrade Grade)>());
        foreach (var one in characterizations)
        {
            if (one.Tissue is { IsDone: true, Examination.Leading: { Content: Specimen { Differentiation: Differentiation.Well } s } read })
                tissues.Add((one, read, Who2022.Net(s.Ki67Percent?.Percent, s.MitosesPer2Mm2, s.ReportedGrade)));
        }
        var g3 = tissues.FindIndex(t => t.Grade.Possible is [Grade.G3]);
        var lower = g3 < 0 ? default : tissues[..g3].Find(t => !t.Grade.Possible.Contains(Grade.G3));
        var atDiagnosis = g3 >= 0 && tissues[g3].From.Occasion is Occasion.Diagnosis;
        var truth = lower.Read is not null ? Truth.Yes : atDiagnosis ? Truth.No : Truth.Of<bool>(null, FactSet.Of(Fact.Ki67Percent), known => known);
        return new(truth, lower.Read, g3 < 0 ? null : tissues[g3].Read);
    }
}
