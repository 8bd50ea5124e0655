using System.Globalization;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Cli.Patients;

/// <summary>The words in which a re-characterization is told to people.</summary>
internal static class RecharacterizeWords
{
    public static string Of<T>(T word)
        where T : struct, Enum => SnapshotJson.Snake(word).Replace('_', ' ');

    public static string Of(Part part) => part.InadequateBecause is { } because ? $"inadequate: {Of(because)}" : Of(part.State);

    /// <summary>The result of a PET, or why there is none.</summary>
    public static string Of(Part part, Possible result) => result.Value is FactValue.Word word ? word.Value.Replace('_', ' ') : part.IsDone ? "result unknown" : Of(part);

    public static string Of(Limb limb) => limb switch { Limb.I => "i", Limb.II => "ii", Limb.III => "iii" };

    public static string Of(Answer answer) => answer switch { Answer.Yes => "yes", Answer.No => "no", Answer.Unknown => "unknown" };

    public static string Of(ChangeVerdict verdict) => verdict.Meets.Answer switch
    {
        Answer.Yes => $"meets the Uppsala definition, limb {string.Join(", ", verdict.Met.Select(Of))}",
        Answer.No => "does not meet the Uppsala definition",
        Answer.Unknown => $"cannot be decided because of {string.Join(", ", verdict.Meets.Missing.Select(f => f.Name))}",
    };

    public static string Of(LimbReading limb) => $"({Of(limb.Limb)}) {Meaning(limb.Limb)}: {Of(limb.Truth.Answer)}"
        + (limb.Truth.Answer is Answer.Unknown ? $", for want of {string.Join("; ", limb.Lacks.Select(Of))}"
            : limb.Premises.Count > 0 ? $", on {string.Join("; ", limb.Premises.Select(p => $"{p.About} {p.Value} of {p.Finding.Happened}"))}" : "");

    public static string Of(Lack lack) => $"{lack.Fact.Name} at characterization {lack.Number.ToString(CultureInfo.InvariantCulture)} ({Of(lack.Because)})";

    public static string Of(Ki67Step step)
    {
        var slope = step.PerYear is var (least, greatest) ? least == greatest ? $", {Number(least)} points a year{(step.IsSteep is true ? " (2 or more)" : "")}"
            : $", {Number(least)} to {Number(greatest)} points a year" : ", no slope under six months or without days";
        return $"{Number(step.From.Percent)} to {Number(step.To.Percent)} %, difference {Number(step.Difference)}, fold {Number(step.Fold)}{slope}; {Of(step.Label)}"
            + (step.From.IsBoundary || step.To.IsBoundary ? "; exactly on a boundary" : "");
    }

    public static string Of(BoardView board) => $"the change {(board.Matters switch { true => "matters", false => "does not matter", null => "was not judged" })} for treatment, therapy "
        + (board.TherapyChanged switch { true => "changed because of it", false => "not changed because of it", null => "change not recorded" });

    private static string Number(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture) ?? "unknown";

    private static string Meaning(Limb limb) => limb switch
    {
        Limb.I => "new syndrome or secretion",
        Limb.II => "lesions lost or gained by tracer",
        Limb.III => "Ki-67 into a higher grade or high G2",
    };
}
