using Islet.Course;

namespace Islet.Clinic;

/// <summary>Why tissue gives no Ki-67 index (Mollazadegan et al. 2025, note to table 2: "NA equals unsuccessful biopsy").</summary>
public enum Ki67Absence
{
    LesionNotVisible,
    LesionNotReached,
    NoTumourInSpecimen,

    /// <summary>The tissue was inadequate, and nobody said why.</summary>
    Inadequate,

    /// <summary>Taken, and the report is still to come.</summary>
    ReportPending,

    /// <summary>Two reviews differ in class, and no consensus settles it.</summary>
    ReviewsDiffer,

    /// <summary>Adequate tissue, and no Ki-67 index in its leading read.</summary>
    NotStated,

    /// <summary>The report says something that is no number, range or bound.</summary>
    NotUnderstood,
}

/// <summary>One piece of tissue in the history of the Ki-67 index, by one read of it.</summary>
/// <param name="Read">The finding: the leading read, or in a re-read the earlier one.</param>
/// <param name="Percent">Of tumour cells in the hottest area; null: <paramref name="Absence"/> says why.</param>
/// <param name="FirstPercent">What the tissue's first read said; of tissue that was read once, the same.</param>
/// <param name="IsReviewed">The tissue was read again, and this is what the later read says.</param>
public sealed record Ki67Point(Finding Read, decimal? Percent, Ki67Absence? Absence, decimal? FirstPercent, bool IsReviewed)
{
    private const decimal BesideABound = 0.1m; // what the number handed over lies beside its bound (facts.md 3.2)
    private static readonly decimal[] OfEachGrade = [0, 3, 100]; // an index within G1, the lowest of G2, the highest of G3

    public Specimen Specimen => (Specimen)Read.Content;

    public When Day => Read.Happened;

    public bool IsEvaluable => Percent is not null;

    public Ki67Band? Band => Percent is { } percent ? Ki67Classes.Band(percent) : null;

    /// <summary>Exactly 10 or 20 %: low or high, G2 or G3 hangs on the last digit.</summary>
    public bool IsBoundary => Percent is { } percent && Ki67Classes.IsBoundary(percent);

    /// <summary>The report gives a bound ("&lt;3", "&gt;20") and the number beside it is handed over (facts.md 3.2).</summary>
    public bool IsBound => Specimen.Ki67Percent is { IsBound: true };

    /// <summary>One number: neither a bound nor a range.</summary>
    public bool IsExact => !IsBound && Specimen.Ki67Percent?.Range is null;

    /// <summary>
    /// Every index that the report allows, both ends: "&lt;1" 0 to 1, "&gt;20" 20 to 100, "10-15" 10 to 15. The end itself counts, for a report rounds: between "&lt;1" and 1
    /// nothing is known to have risen [H].
    /// </summary>
    internal (decimal Least, decimal Greatest)? Allowed => Percent is not { } percent ? null
        : !IsBound ? Specimen.Ki67Percent?.Range ?? (percent, percent)
        : IsUpperBound ? (0, percent + BesideABound) : (percent - BesideABound, 100);

    /// <summary>The bands that the report allows, the bound itself left out: "&lt;3" is G1, "&gt;20" G3.</summary>
    internal (Ki67Band Least, Ki67Band Greatest)? AllowedBands => Percent is not { } percent ? null
        : !IsBound ? (Ki67Classes.Band(percent), Ki67Classes.Band(percent))
        : IsUpperBound ? (Ki67Band.G1, Ki67Classes.Band(percent)) : (Ki67Classes.Band(percent), Ki67Band.G3);

    /// <summary>The grades of every index that the report allows.</summary>
    internal IReadOnlyList<Grade> AllowedGrades => Percent is not { } percent || !IsBound ? Grades
        : [.. (IsUpperBound ? OfEachGrade.Where(p => p < percent) : OfEachGrade.Where(p => p > percent)).Append(percent).SelectMany(p => GradesAt(p)).Distinct()];

    private bool IsUpperBound => Specimen.Ki67Percent?.AsWritten is ['<', ..];

    /// <summary>The grades that this tissue alone leaves possible; none for a poorly differentiated or an ambiguous one.</summary>
    public IReadOnlyList<Grade> Grades => GradesAt(Percent);

    private IReadOnlyList<Grade> GradesAt(decimal? percent) => Specimen.Differentiation is Differentiation.Poor or Differentiation.Ambiguous
        ? [] : Who2022.Net(percent, Specimen.MitosesPer2Mm2, TissueGrade.Written(Specimen)).Possible;

    internal static Ki67Point Of(Tissue tissue)
    {
        var absence = AbsenceOf(tissue);
        var percent = absence is null ? tissue.Said.Ki67Percent?.Percent : null;
        return new(tissue.Leading, percent, absence, ((Specimen)tissue.First.Content).Ki67Percent?.Percent, tissue.IsReviewed);
    }

    internal static Ki67Point Pending(Finding taken) => new(taken, null, Ki67Absence.ReportPending, null, false);

    private static Ki67Absence? AbsenceOf(Tissue tissue) => tissue.Said switch
    {
        { InadequateBecause: InadequateBecause.LesionNotVisible } => Ki67Absence.LesionNotVisible,
        { InadequateBecause: InadequateBecause.LesionNotReached } => Ki67Absence.LesionNotReached,
        { InadequateBecause: InadequateBecause.NoTumourInSpecimen } => Ki67Absence.NoTumourInSpecimen,
        { Adequate: false } => Ki67Absence.Inadequate,
        _ when tissue.ReviewsDiffer => Ki67Absence.ReviewsDiffer,
        { Ki67Percent: null } => Ki67Absence.NotStated,
        { Ki67Percent.Percent: null } => Ki67Absence.NotUnderstood,
        _ => null,
    };
}
