using Islet.Clinic;
using Islet.Statistics;

namespace Islet.Studies;

/// <summary>Reads of the same case side by side: first of one patient, then of the cohort.</summary>
internal static class AgreementCount
{
    /// <summary>For each case the category of each reader, in the order of the readers' names; null: not as many readers as asked, or one who names none.</summary>
    public static IReadOnlyList<IReadOnlyList<int>?> Read(AgreementTable table, Snapshot all) => table.Of switch
    {
        ReaderQuestion.Netpet => [.. PetPairs.Of(all).Select(NetpetReads.Of).Where(reads => reads.Independent.Any())
            .Select(reads => Complete(table, reads.Independent.OrderBy(r => r.Reader, StringComparer.Ordinal).Select(r => (int?)r.Score)))],
        ReaderQuestion.PathologyReviewers => [.. Reviewed(all)
            .Select(review => Complete(table, review.Reviewers.OrderBy(r => r.Reader, StringComparer.Ordinal).Select(r => (int?)r.Class)))],
        ReaderQuestion.PathologyReportAndReview => [.. Reviewed(all).Select(review => Complete(table, [review.Originals is [.., var report] ? (int?)report.Class : null, (int?)review.Final]))],
    };

    /// <param name="cases">Of every patient of the cohort.</param>
    public static AgreementResult Of(AgreementTable table, IReadOnlyList<IReadOnlyList<int>?> cases)
    {
        var categories = table.Of is ReaderQuestion.Netpet ? Enum.GetNames<NetpetScore>() : [.. Enum.GetValues<NenKind>().Select(StudyWords.Kind)];
        List<IReadOnlyList<int>> compared = [.. cases.OfType<IReadOnlyList<int>>()];
        var agreed = compared.Count(c => c.Distinct().Count() == 1);
        var indices = Enumerable.Range(0, categories.Length);
        if (table.Readers > 2)
        {
            // Sorted, so that the order in which patients came moves no digit.
            List<IReadOnlyList<int>> chosen = [.. compared.Select(c => (IReadOnlyList<int>)[.. indices.Select(k => c.Count(read => read == k))]).OrderBy(row => string.Join(',', row), StringComparer.Ordinal)];
            return new(table, cases.Count, categories, chosen, agreed, FleissKappa.Of(chosen));
        }
        List<IReadOnlyList<int>> cross = [.. indices.Select(row => (IReadOnlyList<int>)[.. indices.Select(column => compared.Count(c => c[0] == row && c[1] == column))])];
        return new(table, cases.Count, categories, cross, agreed, CohenKappa.Of(cross, table.Weights));
    }

    private static IEnumerable<CentralReview> Reviewed(Snapshot all) =>
        Tissue.Of(all).Select(CentralReview.Of).Where(review => review.Reviewers.Count > 0 || review.Consensus is not null);

    private static int[]? Complete(AgreementTable table, IEnumerable<int?> reads)
    {
        int?[] said = [.. reads];
        return said.Length == table.Readers && said.All(read => read is not null) ? [.. said.OfType<int>()] : null;
    }
}
