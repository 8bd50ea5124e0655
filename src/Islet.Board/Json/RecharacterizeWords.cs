using System.Globalization;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Board;

/// <summary>The words in which a re-characterization is told to people.</summary>
public static class RecharacterizeWords
{
    public static string Of<T>(T word)
        where T : struct, Enum => SnakeCase.Of(word).Replace('_', ' ');

    public static string Of(Part part) => part.InadequateBecause is { } because ? $"inadequate: {Of(because)}" : Of(part.State);

    /// <summary>The result of a PET, or why there is none.</summary>
    public static string Of(Part part, Possible result) => result.Value is FactValue.Word word ? word.Value.Replace('_', ' ') : part.IsDone ? "result unknown" : Of(part);

    public static string Of(Limb limb) => limb switch { Limb.I => "i", Limb.II => "ii", Limb.III => "iii" };

    public static string Of(Answer answer) => answer switch { Answer.Yes => "yes", Answer.No => "no", Answer.Unknown => "unknown" };

    public static string Of(ChangeVerdict verdict) => verdict.Meets.Answer switch
    {
        Answer.Yes => $"meets the Uppsala definition, limb {string.Join(", ", verdict.Met.Select(Of))}",
        Answer.No => "does not meet the Uppsala definition",
        Answer.Unknown => $"cannot be decided because of limb {string.Join(", ", verdict.Limbs.Where(l => l.Truth.Answer is Answer.Unknown).Select(l => Of(l.Limb)))}",
    };

    public static string Of(LimbReading limb) => $"({Of(limb.Limb)}) {Meaning(limb.Limb)}: {Of(limb.Truth.Answer)}"
        + (limb.Truth.Answer is Answer.Unknown ? $": {string.Join("; ", limb.Lacks.Select(l => ChangeWords.Lack(l, "characterization ")).Distinct(StringComparer.Ordinal))}"
            : limb.Premises.Count > 0 ? $", on {Of(limb.Premises)}" : "");

    /// <summary>Numbers as the reports have them, bounds as bounds.</summary>
    public static string Of(Ki67Step step)
    {
        var slope = step.PerYear is var (least, greatest) ? least == greatest ? $", {Number(least)} points a year{(step.IsSteep is true ? " (2 or more)" : "")}"
            : $", {Number(least)} to {Number(greatest)} points a year" : ", no slope under six months or without days";
        return $"{TissueWords.Percent(step.From)} to {TissueWords.Percent(step.To)} %, difference {(step.Differences is var (low, high) && low != high ? $"{Number(low)} to {Number(high)}" : Number(step.Difference))}, fold {(step.IsExact ? Number(step.Fold) : "unknown")}{slope}"
            + $"; {TissueWords.Label(step.Label)}" + (step.From.IsBoundary || step.To.IsBoundary ? "; exactly on a boundary" : "");
    }

    /// <summary>With the reads and days that it rests on.</summary>
    public static string Of(Optimisation better) => $"{ChangeWords.Optimised(better.Kind)} ({string.Join("; ", better.From.Select(f => Read(f, better.Kind)).Distinct(StringComparer.Ordinal))})";

    public static string Of(BoardView board) => $"the change {(board.Matters switch { true => "matters", false => "does not matter", null => "was not judged" })} for treatment, therapy "
        + (board.TherapyChanged switch { true => "changed because of it", false => "not changed because of it", null => "change not recorded" });

    private static string Of(IReadOnlyList<Premise> premises) => string.Join("; ", premises.GroupBy(p => (Says: Value(p), p.Finding.Happened))
        .Select(same => $"{string.Join(", ", same.Select(ChangeWords.About))} {same.Key.Says} of {same.Key.Happened}"));

    private static string Value(Premise premise) => premise.About != Fact.Ki67Percent.Name ? FactWords.Word(premise.Value)
        : $"{(premise.Finding.Content as Specimen)?.Ki67Percent?.AsWritten.TrimEnd('%', ' ') ?? premise.Value} %";

    private static string Read(Finding f, OptimisationKind kind)
    {
        var role = f.Content switch { Specimen s => s.Read, ImagingStudy i => i.Read, _ => ReadRole.Original };
        return kind is OptimisationKind.TissueReadAgain or OptimisationKind.PetReadAgain
            ? $"{(role is ReadRole.Original ? "original" : Of(role))} read of {f.Happened}{(f.Reported.When.IsKnown ? $", reported {f.Reported.When}" : "")}" : f.Happened.ToString();
    }

    private static string Number(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture) ?? "unknown";

    private static string Meaning(Limb limb) => limb switch
    {
        Limb.I => "new syndrome or secretion",
        Limb.II => "lesions lost or gained by tracer",
        Limb.III => "Ki-67 into a higher grade or high G2",
    };
}
