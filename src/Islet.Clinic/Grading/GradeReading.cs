using Islet.Course;

namespace Islet.Clinic;

/// <summary>Half of G2 by the Ki-67 index.</summary>
public enum G2Band
{
    /// <summary>3–10 %.</summary>
    Low,

    /// <summary>Above 10 and up to 20 %.</summary>
    High,
}

/// <summary>Grade and classes of the Ki-67 index that a set of facts gives. The edition stays with the grade.</summary>
/// <remarks>WHO 2017, 2019 and 2022 (the same limits for the pancreas); classes as in <see cref="Ki67Classes"/>.</remarks>
/// <param name="Possible">Every grade that is still possible, lowest first.</param>
/// <param name="ConflictsWithReport">The written grade is not the one of both indices.</param>
/// <param name="Band">Of a tumour known to be G2; of one that owes its G2 to mitoses, with a Ki-67 under 3 %, none.</param>
/// <param name="IsBoundary">Ki-67 is exactly 10 or 20 %.</param>
public sealed record GradeReading(
    IReadOnlyList<Grade> Possible, Derived<bool> ConflictsWithReport, Derived<WhoEdition> Edition, Derived<G2Band> Band, Derived<bool> IsBoundary, Derived<bool> IsAbove10, Derived<bool> IsAtLeast55)
{
    private static readonly FactSet Ki67 = [Fact.Ki67Percent];

    public static GradeReading Of(FactReader facts)
    {
        var (ki67, mitoses) = (Number(facts, Fact.Ki67Percent), Number(facts, Fact.MitosesPer2mm2));
        Grade? reported = Word(facts, Fact.ReportedGrade) is { } written ? Enum.Parse<Grade>(written) : null;
        var (edition, grade) = WhoGrades.Of(WhoGrades.Edition(Word(facts, Fact.WhoEdition)), ki67, mitoses, reported);
        return new(grade.Possible, new(grade.ConflictsWithReport, grade.ConflictsWithReport is null ? Absent(facts, Fact.Ki67Percent, Fact.MitosesPer2mm2, Fact.ReportedGrade) : default),
            new(edition, Absent(facts, Fact.WhoEdition)), BandOf(grade.Possible, ki67), Of(ki67, Ki67Classes.IsBoundary), Of(ki67, Ki67Classes.IsAbove10), Of(ki67, Ki67Classes.IsAtLeast55));
    }

    private static Derived<G2Band> BandOf(IReadOnlyList<Grade> possible, decimal? ki67) => ki67 is not { } percent ? Derived.WaitsFor<G2Band>(Ki67)
        : (possible, Ki67Classes.Band(percent)) switch
        {
            ([Grade.G2], Ki67Band.LowG2) => Derived.Known(G2Band.Low),
            ([Grade.G2], Ki67Band.HighG2) => Derived.Known(G2Band.High),
            _ => default,
        };

    private static Derived<bool> Of(decimal? ki67, Func<decimal, bool> question) => ki67 is { } percent ? Derived.Known(question(percent)) : Derived.WaitsFor<bool>(Ki67);

    private static decimal? Number(FactReader facts, Fact fact) => (facts(fact).Value as FactValue.Number)?.Value;

    private static string? Word(FactReader facts, Fact fact) => (facts(fact).Value as FactValue.Word)?.Value;

    private static FactSet Absent(FactReader facts, params ReadOnlySpan<Fact> asked)
    {
        var absent = default(FactSet);
        foreach (var fact in asked)
            absent |= facts(fact).Value is null ? FactSet.Of(fact) : default;
        return absent;
    }
}
