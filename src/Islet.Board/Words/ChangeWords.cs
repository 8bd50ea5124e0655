using System.Globalization;
using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>How characterizations, what changed between them and what leaves it open are said.</summary>
public static class ChangeWords
{
    private static string LesionsNotRecorded => T("lesions not recorded");

    /// <summary>As the paper counts: the diagnosis is none.</summary>
    public static string Name(TumourCharacterization one) => one.Number switch
    {
        0 => T("Diagnosis"),
        1 => T("First re-characterization"),
        2 => T("Second re-characterization"),
        3 => T("Third re-characterization"),
        4 => T("Fourth re-characterization"),
        5 => T("Fifth re-characterization"),
        var n => T($"Re-characterization {n.ToString(CultureInfo.InvariantCulture)}"),
    };

    public static string Occasion(TumourCharacterization one) => (one.Occasion, one.IsDeclared) switch
    {
        (Course.Occasion.Diagnosis, _) => T("at diagnosis"),
        (Course.Occasion.Inclusion, _) => T("at inclusion"),
        (Course.Occasion.Progression, _) => T("at progression"),
        (Course.Occasion.Other, true) => T("declared by a person"),
        (Course.Occasion.Other, false) => T("derived from the examinations"),
    };

    public static string Verdict(ChangeVerdict verdict) => verdict.Meets.Answer switch
    {
        Answer.Yes => T($"Meets the Uppsala definition of a significant change: {Limbs(verdict.Met)}."),
        Answer.No => T("Does not meet the Uppsala definition: no limb is met."),
        Answer.Unknown => T("Whether it meets the Uppsala definition cannot be decided:"),
    };

    /// <summary>What an undecided verdict waits for, each once; none where it is decided.</summary>
    public static IReadOnlyList<string> Lacks(ChangeVerdict verdict) => verdict.Meets.Answer is Answer.Unknown ? [.. verdict.Lacks.Select(Lack).Distinct(StringComparer.Ordinal)] : [];

    /// <summary>What must stand beside a verdict that rests on two Ki-67 values; none where it stands without them.</summary>
    public static IReadOnlyList<string> Flags(Recharacterization change) => change.Ki67.Last is not { } step || (change.Verdict.Meets.Answer is Answer.Yes && !change.Verdict.Met.Contains(Clinic.Limb.III)) ? [] :
    [
        .. new[]
        {
            step.From.IsBoundary || step.To.IsBoundary ? T("Ki-67 exactly on a boundary (10 or 20 %)") : null,
            step.IsLateReview ? T("Ki-67 from a later review") : null,
            step.Lesion is Likeness.Other ? T("Ki-67 of another lesion") : null,
            step.KindOfSpecimen is Likeness.Other ? T("Ki-67 of another kind of specimen") : null,
        }.OfType<string>(),
    ];

    /// <summary>Under a panel, which shows by itself what is missing.</summary>
    public static string Conclusion(ChangeVerdict verdict) => verdict.Meets.Answer is Answer.Unknown ? T("Whether it meets the Uppsala definition cannot be decided.") : Verdict(verdict);

    /// <summary>What a guideline says differently, side by side with its statements; one line where it says the same.</summary>
    public static IEnumerable<(string What, IReadOnlyList<StatementChange> Statements)> Guideline(GuidelineDifference difference)
    {
        var differs = difference.Changes;
        if (differs.Count == 0)
            yield return (T("no statement begins or ceases to apply"), []);
        if (differs.Any(c => c.Begins))
            yield return (T("Begin to apply:"), [.. differs.Where(c => c.Begins)]);
        if (differs.Any(c => c.Ceases))
            yield return (T("Apply no longer:"), [.. differs.Where(c => c.Ceases)]);
        if (differs.Any(c => c.Opens))
            yield return (T("Applied, and can no longer be decided:"), [.. differs.Where(c => c.Opens)]);
    }

    /// <summary>In a table of all changes.</summary>
    public static string InTable(ChangeVerdict verdict) => verdict.Meets.Answer switch { Answer.Yes => T($"meets: {Limbs(verdict.Met)}"), Answer.No => T("not met"), Answer.Unknown => T("cannot be decided") };

    public static string Limb(Limb limb) => limb switch
    {
        Clinic.Limb.I => T("(i) New hormone secretion or syndrome"),
        Clinic.Limb.II => T("(ii) Tracer-positive lesions gained or lost"),
        Clinic.Limb.III => T("(iii) Ki-67 into a higher grade, or from low to high G2"),
    };

    /// <summary>"ii (tracer)", within a sentence.</summary>
    private static string LimbShort(Limb limb) => limb switch
    {
        Clinic.Limb.I => T("i (hormones)"),
        Clinic.Limb.II => T("ii (tracer)"),
        Clinic.Limb.III => T("iii (Ki-67)"),
    };

    public static string Answered(Truth truth) => truth.Answer switch
    {
        Answer.Yes => T("yes"),
        Answer.No => T("no"),
        Answer.Unknown => T("cannot be decided"),
    };

    /// <summary>"FDG PET at C1: not recorded".</summary>
    public static string Lack(Lack lack) => Lack(lack, "C");

    /// <param name="characterization">Before its number.</param>
    public static string Lack(Lack lack, string characterization) =>
        T($"{(lack.Because is LackReason.NotRecorded && lack.Fact != Clinic.Lack.FactOf(lack.Component) ? FactWords.Lower(FactWords.Label(lack.Fact)) : Component(lack.Component))} at {characterization}{lack.Number.ToString(CultureInfo.InvariantCulture)}: {Because(lack)}");

    /// <summary>In the row of its own component: "C2: not recorded".</summary>
    public static string LackInRow(Lack lack) => $"C{lack.Number.ToString(CultureInfo.InvariantCulture)}: {Because(lack)}";

    public static string Component(Component component) => component switch
    {
        Clinic.Component.Tissue => T("tissue"),
        Clinic.Component.FdgPet => T("FDG PET"),
        Clinic.Component.SstrPet => T("receptor PET"),
        Clinic.Component.HormonePanel => T("hormone panel"),
    };

    public static string State(Part part) => part.State switch
    {
        PartState.Done => T("done"),
        PartState.Inadequate => T($"no answer{(part.InadequateBecause is { } because ? $", {FactWords.Word(SnakeCase.Of(because))}" : "")}"),
        PartState.Pending => T("report still to come"),
        PartState.NotDone => T("not done"),
        PartState.NotRecorded => T("not recorded"),
    };

    /// <summary>What a finding is asked about: Ki-67 index, gastrin, FDG-PET L2.</summary>
    public static string About(Premise premise) =>
        Fact.All.FirstOrDefault(f => f.Name == premise.About) is { } fact ? FactWords.Label(fact) : HormoneWords.Hormone(premise.About);

    /// <summary>Premises of one day that say the same, together: "ACTH, glucagon: not secreted by the tumour".</summary>
    public static IEnumerable<(string Value, When Day, IReadOnlyList<Premise> Of)> Together(IReadOnlyList<Premise> premises) => premises.GroupBy(p => (p.Value, p.Finding.Happened))
        .Select(same => ((Index(same.First()) ?? FactWords.Word(same.Key.Value)) + (same.First().About == Fact.Ki67Percent.Name ? " %" : ""), same.Key.Happened, (IReadOnlyList<Premise>)[.. same]));

    private static string? Index(Premise premise) => premise.About == Fact.Ki67Percent.Name && premise.Finding.Content is Specimen specimen ? TissueWords.Written(specimen) : null;

    /// <summary>What boards made of it; one that met long after it is told with its day, for it saw another state.</summary>
    public static string Board(Recharacterization change, Axis axis) => change.Board is { Late: { From: [.., var from] } late }
        ? T($"{Board(change.Board)}; board of {Numbers.When(from.Happened, axis)}, {Numbers.Age((int)AxisPoint.DaysBetween(change.To.Closed, from.Happened.Last!.Value))} after it: {Board(late)}") : Board(change.Board);

    public static string Board(BoardView board) => TissueWords.Joined(
        board.Matters switch { true => T("it matters for treatment"), false => T("it does not matter for treatment"), null => null },
        board.TherapyChanged switch { true => T("therapy was changed because of it"), false => T("therapy was not changed"), null => null },
        board.BecauseOf.Count > 0 ? T($"because of {string.Join(", ", board.BecauseOf.Select(FactWords.Word))}") : null) ?? T("no board has said whether it matters");

    public static string Optimised(OptimisationKind kind) => kind switch
    {
        OptimisationKind.FirstReceptorPet => T("first receptor PET: nothing to have changed from"),
        OptimisationKind.FirstFdgPet => T("first FDG PET: nothing to have changed from"),
        OptimisationKind.FirstHormonePanel => T("first hormone panel: nothing to have changed from"),
        OptimisationKind.TissueReadAgain => T("the same tissue, read again"),
        OptimisationKind.PetReadAgain => T("the same scan, read again"),
    };

    /// <summary>Lesions of one tracer: "gained L2, L3; lost L1"; of whole studies the result.</summary>
    public static string Tracer(TracerChange change)
    {
        string? Those(string word, params LesionChangeKind[] kinds) =>
            change.Lesions.Where(l => kinds.Contains(l.Kind)).Select(l => l.Lesion).ToList() is { Count: > 0 } lesions ? $"{word} {string.Join(", ", lesions)}" : null;
        var moved = string.Join("; ", new[] { Those(T("gained"), LesionChangeKind.Gained, LesionChangeKind.New), Those(T("lost"), LesionChangeKind.Lost), Those(T("removed"), LesionChangeKind.Removed), Those(T("in remission"), LesionChangeKind.InRemission) }.OfType<string>());
        return TissueWords.Joined(moved.Length > 0 ? moved : change.Changed.Answer switch { Answer.Yes => T("the result changed"), Answer.No => T("the same lesions"), Answer.Unknown => Basis(change) }, change.OtherTracer ? T("another radiopharmaceutical") : null)!;
    }

    private static string Basis(TracerChange change) => change.Basis switch
    {
        TracerChangeBasis.NotDone => T("not examined at either"),
        TracerChangeBasis.NotDoneBefore => T("not examined before"),
        TracerChangeBasis.NotDoneNow => T("not examined now"),
        TracerChangeBasis.Lesions => T($"not told of {string.Join(", ", change.Lesions.Where(l => l.Kind >= LesionChangeKind.NotReadBefore).Select(l => l.Lesion))}"),
        TracerChangeBasis.StudyResults => LesionsNotRecorded,
    };

    private static string Limbs(IReadOnlyList<Limb> met) => met.Select(LimbShort).ToList() switch
    {
        [var one] => T($"limb {one}"),
        [.. var before, var last] => T($"limbs {string.Join(", ", before)} and {last}"),
        [] => "",
    };

    private static string Because(Lack lack) => (lack.Because, lack.Component) switch
    {
        (LackReason.NoValue, Clinic.Component.FdgPet or Clinic.Component.SstrPet) when lack.Lesions.Count > 0 => T($"not told of {string.Join(", ", lack.Lesions)}"),
        (LackReason.NoValue, Clinic.Component.FdgPet or Clinic.Component.SstrPet) => LesionsNotRecorded,
        (LackReason.NoValue, Clinic.Component.HormonePanel) => T("not every hormone compared"),
        (LackReason.NoValue, Clinic.Component.Tissue) => T("no Ki-67 index reported"),
        (var reason, _) => Because(reason),
    };

    private static string Because(LackReason reason) => reason switch
    {
        LackReason.NotRecorded => T("not recorded"),
        LackReason.NotDone => T("not done"),
        LackReason.Pending => T("the report is still to come"),
        LackReason.Inadequate => T("examined without an answer"),
        LackReason.NoValue => T("the value that the comparison needs is missing"),
        LackReason.OrderUnknown => T("partial dates leave open which came first"),
        LackReason.Unresolved => T("tissues of that time differ in class, and nobody has said which one speaks"),
        LackReason.Unclear => T("the relation of a raised hormone to the tumour was not said"),
    };
}
