using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>What a person should look at on the fact sheet before the board: values older than they hold, and what sources contradict or nobody has declared.</summary>
internal static class BoardConfirmations
{
    private const string Declarations = "D"; // the block of the fact sheet that holds them (facts.md section 4)

    public static IReadOnlyList<BoardConfirmation> Of(PatientSheet sheet, GuidelineSheet? guideline, IReadOnlyList<BoardFact> facts)
    {
        var snapshot = sheet.Snapshot;
        if (sheet.Changes.IsIndexOpen)
            return [Tumour()];
        IEnumerable<Fact> rested = guideline is null ? [] : NextQuestions.ToRenew(guideline.Readings, snapshot).Select(r => r.Fact);
        var stale = rested.Concat(facts.SelectMany(f => f.Parts.Append(f)).SelectMany(f => f.Reads).Where(f => !f.IsDerived && snapshot[f].IsStale));
        var tissueOpen = snapshot.OpenTissue.Count > 0;
        var contradicted = Fact.All.Where(f => Snapshot.Decides(f) && snapshot[f].Reason is UnknownReason.Unresolved && !(tissueOpen && f.Group == Fact.Ki67Percent.Group));
        return [.. tissueOpen ? [Tissue(snapshot)] : Array.Empty<BoardConfirmation>(), .. contradicted.Concat(stale).Distinct().Select(f => Of(f, snapshot))];
    }

    /// <summary>One declaration settles all that is asked of the tumour; until then every fact of it is open.</summary>
    private static BoardConfirmation Tumour() => new(Fact.PrimarySite, T("Which tumour is meant"), null, null, null, T("several neuroendocrine neoplasms are on record"), Declarations);

    /// <summary>One declaration settles all that tissues of different class say.</summary>
    private static BoardConfirmation Tissue(Snapshot snapshot) => new(Fact.Ki67Percent, T("Which specimen speaks"), null, null, null,
        T($"specimens of different class: {string.Join(", ", snapshot.OpenTissue.Select(f => Numbers.When(f.Happened, snapshot.Course.Axis)))}"), Declarations);

    private static BoardConfirmation Of(Fact fact, Snapshot snapshot)
    {
        var state = snapshot[fact];
        return new(fact, FactWords.Label(fact), state.Value is { } value ? FactWords.WithUnit(fact, value, state) : null,
            state.AgeDays is > 0 and var days ? Numbers.Age(days) : null, state.From is [.., var from] ? FindingWords.By(from.Content.StatedBy) : null,
            state.IsStale ? T($"holds {Numbers.Shelf(fact.ShelfLife!.Days)}") : state.IsKnown ? T("the treatment history was closed long ago") : FactWords.Reason(fact, state, snapshot.Course.Axis),
            FactSource.Of(fact)?.Block?.Key);
    }
}
