using Islet.Course;

namespace Islet.Clinic;

/// <summary>A high mutational burden in tissue taken after an alkylator.</summary>
/// <param name="Burden">The molecular finding that decides; of several after the first alkylator the highest.</param>
/// <param name="Alkylator">The treatment that came before it.</param>
public sealed record HypermutationReading(Truth Truth, Finding? Burden, Finding? Alkylator);

/// <summary>
/// TMB of 50 or more after an alkylator: a third of 24 tumours, most with mismatch-repair mutations and of high grade. Backman et al., J Pathol
/// 2024;264:357–370, as Mollazadegan et al. 2025 cite it in their discussion.
/// </summary>
/// <remarks>The citation gives the 50 without a unit; it is read here as mutations per megabase, the unit of the fact. Panels are not compared.</remarks>
public static class Hypermutation
{
    private const decimal HighTmb = 50;

    public static HypermutationReading Of(Snapshot snapshot)
    {
        var axis = snapshot.Course.Axis;
        var treatment = snapshot.Visible<Treatment>().Select(s => s.Finding).Where(f => ((Treatment)f.Content).Drugs.Any(IsAlkylator)).MinBy(f => f.HappenedBy(axis));
        var burdens = snapshot.Visible<Molecular>().Select(s => s.Finding).Where(f => f.Content is Molecular { TmbPerMb: not null, Sample: not Molecular.Germline }).ToList();
        var after = burdens.FindAll(f => treatment?.HappenedBy(axis) is { } begun && f.Happened.First >= begun);
        var highest = (after.Count > 0 ? after : burdens).MaxBy(f => ((Molecular)f.Content).TmbPerMb);
        var missing = (treatment is null ? FactSet.Of(Fact.PriorAlkylator) : default) | (after.Count == 0 ? FactSet.Of(Fact.TmbPerMb) : default);
        var truth = missing == default ? Truth.Of(((Molecular)highest!.Content).TmbPerMb >= HighTmb)
            : snapshot[Fact.PriorAlkylator].Value == FactValue.False ? Truth.No // the log is closed, and holds none
            : Truth.Of<bool>(null, missing, known => known);
        return new(truth, highest, treatment);
    }

    private static bool IsAlkylator(string drug) => DrugTable.Of(drug) is DrugClass.Alkylator;
}
