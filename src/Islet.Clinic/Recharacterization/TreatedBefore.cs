using Islet.Course;

namespace Islet.Clinic;

/// <summary>Treatment before a characterization, as table 1 of the paper counts it. Null: unknown; no needs a person's word that the history is complete.</summary>
/// <remarks>
/// Mollazadegan et al., J Neuroendocrinol 2025;37:e70040, table 1 and its note: alkylating is temozolomide or streptozotocin; locoregional is radiofrequency
/// ablation, external radiotherapy or resection of liver metastases. "Re-operated" is read as a second tumour operation.
/// </remarks>
internal sealed record TreatedBefore(
    int? Lines, bool? Alkylator, bool? Prrt, bool? MtorInhibitor, bool? Ssa, bool? Locoregional, bool? PrimarySurgery, bool? Reoperated)
{
    private static readonly string[] PapersAlkylators = ["temozolomide", "streptozocin", "streptozotocin"];

    /// <summary>Of the day before it: what began on the day itself is not before.</summary>
    public static TreatedBefore Of(Snapshot snapshot, TumourCharacterization one)
    {
        var eve = new Snapshot(snapshot.Course, snapshot.View with { Effective = new(one.At.Days - 1) });
        var lines = TherapyLines.Of(eve);
        var closed = (lines.LogClosed ?? TherapyLines.Of(snapshot).LogClosed) is not null; // complete on a later day, so complete on this one
        var count = lines.Count ?? (closed && lines is { IsIndexOpen: false, Lines.Count: 0, Doubts.Count: 0 } ? 0 : null);
        List<Treatment> drugs = [.. eve.Visible<Treatment>().Select(s => (Treatment)s.Finding.Content)];
        List<Procedure> procedures = [.. eve.Visible<Procedure>().Select(s => (Procedure)s.Finding.Content)];
        var operations = procedures.Count(p => IsResection(p));
        bool? Given(Func<Treatment, bool> what) => drugs.Exists(t => what(t)) ? true : closed ? false : null;
        bool? Done(bool happened) => happened ? true : closed ? false : null;
        return new(count,
            Given(t => t.Drugs.Any(d => Array.Exists(PapersAlkylators, a => d.Contains(a, StringComparison.OrdinalIgnoreCase)))),
            Given(t => Has(t, DrugClass.Prrt)), Given(t => Has(t, DrugClass.MtorInhibitor)), Given(t => Has(t, DrugClass.SomatostatinAnalogue)),
            Done(procedures.Exists(IsLocoregional)), Done(procedures.Exists(p => IsResection(p) && Targets(p, "primary") is true)), Done(operations > 1));
    }

    private static bool Has(Treatment treatment, DrugClass drug) => treatment.Drugs.Any(name => DrugTable.Of(name) == drug);

    private static bool IsResection(Procedure p) =>
        p.Name.Contains("resection", StringComparison.OrdinalIgnoreCase) || p.Name.EndsWith("ectomy", StringComparison.OrdinalIgnoreCase);

    private static bool IsLocoregional(Procedure p) => p.Name.Contains("ablation", StringComparison.OrdinalIgnoreCase)
        || p.Name.Contains("radiotherapy", StringComparison.OrdinalIgnoreCase) || (IsResection(p) && Targets(p, "liver_metastases") is true);

    private static bool? Targets(Procedure p, string target) => p.Target?.Contains(target, StringComparer.Ordinal);
}
