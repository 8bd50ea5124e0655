using Islet.Course;

namespace Islet.Clinic;

/// <summary>Classes of treatment that the index tumour had before the day of a view, as Uppsala tabulates them. Mollazadegan et al. 2025, table 1 and its note.</summary>
/// <param name="Given">alkylating_chemotherapy, prrt, mtor_inhibitor, ssa, locoregional; whatever else was given, as other.</param>
/// <param name="IsComplete">The treatment history is closed. False: what is not listed is unknown and not "never".</param>
/// <param name="Lines">Lines before that day, as 0, 1, 2 or >=3; null: not known.</param>
public sealed record PreviousTherapies(IReadOnlyDictionary<string, IReadOnlyList<Finding>> Given, bool IsComplete, string? Lines)
{
    public static PreviousTherapies Of(Snapshot snapshot)
    {
        var lines = TherapyLines.Of(snapshot);
        SortedDictionary<string, List<Finding>> given = new(StringComparer.Ordinal);
        foreach (var e in snapshot.Sight.LineEvidence.Episodes)
            foreach (var word in e.TumourDrugs.Select(drug => LineConventions.UppsalaWord(drug) ?? "other").Distinct(StringComparer.Ordinal))
                Add(word, e.Finding);
        foreach (var f in snapshot.Sight.LineEvidence.Procedures)
            if (IsLocoregional((Procedure)f.Content))
                Add("locoregional", f);
        return new(given.ToDictionary(g => g.Key, g => (IReadOnlyList<Finding>)g.Value), !lines.IsLeast && !lines.IsIndexOpen, LineConventions.UppsalaCount(lines.Count));

        void Add(string word, Finding finding)
        {
            if (!given.TryGetValue(word, out var list))
                given[word] = list = [];
            list.Add(finding);
        }
    }

    /// <summary>Radiofrequency ablation, external radiotherapy, resection of liver metastases (note to table 1). Embolisation is not in its list.</summary>
    private static bool IsLocoregional(Procedure done) =>
        done.Name.Contains("ablation", StringComparison.OrdinalIgnoreCase) || done.Name.Contains("radiotherapy", StringComparison.OrdinalIgnoreCase)
        || (Procedures.IsOperation(done) && Procedures.IsOfLiver(done));
}
