namespace Islet.Clinic;

/// <summary>Counts of classes, for kappa.</summary>
/// <param name="Categories">What the columns, and of two readers the rows, stand for.</param>
/// <param name="LeftOut">Cases that do not count: a read is missing, or says no class.</param>
public sealed record ReaderTable(IReadOnlyList<NenKind> Categories, IReadOnlyList<IReadOnlyList<int>> Counts, int LeftOut);

/// <summary>Reviews of many cases as the tables that agreement is computed from. NORDIC NEC 2 (2025), Methods: three readers, each every case.</summary>
public static class ReaderTables
{
    private static readonly NenKind[] Kinds = Enum.GetValues<NenKind>();

    /// <summary>For several readers (Fleiss): a row a case that exactly so many reviewers classed, a column a class.</summary>
    public static ReaderTable OfReviewers(IReadOnlyList<CentralReview> reviews, int readers)
    {
        List<CentralReview> complete = [.. reviews.Where(r => r.Reviewers.Count == readers && r.Reviewers.All(reader => reader.Class is not null))];
        return new(Kinds, [.. complete.Select(review => (IReadOnlyList<int>)[.. Kinds.Select(kind => review.Reviewers.Count(r => r.Class == kind))])], reviews.Count - complete.Count);
    }

    /// <summary>For two (Cohen): rows the first read's class, columns the second's.</summary>
    public static ReaderTable OfTwo(IReadOnlyList<CentralReview> reviews, Func<CentralReview, NenKind?> first, Func<CentralReview, NenKind?> second)
    {
        var counts = new int[Kinds.Length, Kinds.Length];
        var leftOut = 0;
        foreach (var review in reviews)
        {
            if (first(review) is { } row && second(review) is { } column)
                counts[(int)row, (int)column]++;
            else
                leftOut++;
        }
        return new(Kinds, [.. Kinds.Select(row => (IReadOnlyList<int>)[.. Kinds.Select(column => counts[(int)row, (int)column])])], leftOut);
    }
}
