using System.Reflection;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>The cards of <c>guidelines/*/cards</c>.</summary>
public static class FactCards
{
    /// <summary>Within the folder of a guideline.</summary>
    internal const string Folder = "cards";

    private static readonly Lazy<IReadOnlyList<FactCard>> FromResources = new(OfResources);

    /// <summary>Every card: treatments first, then syndromes in the vocabulary's order.</summary>
    public static IReadOnlyList<FactCard> Shipped => FromResources.Value;

    public static FactCard? Find(string key) => Shipped.FirstOrDefault(card => string.Equals(card.Key, key, StringComparison.OrdinalIgnoreCase));

    /// <summary>The care sheet of a declared syndrome.</summary>
    /// <param name="syndrome">By the words of the fact functional_syndrome.</param>
    public static FactCard? OfSyndrome(string syndrome) => Shipped.FirstOrDefault(card => card.Syndrome == syndrome);

    /// <summary>Reads a card. All problems are found in one go, each with line and column.</summary>
    /// <param name="file">Its name without folder; the card's key is its first part.</param>
    /// <param name="guidelines">The one in whose folder it lies first; a line may rest on the statements of all of them.</param>
    public static Parsed<FactCard> Read(string file, ReadOnlySpan<byte> bytes, IReadOnlyList<StatementBase> guidelines, EvidenceTable evidence) =>
        new FactCardReader(file, guidelines, evidence).Read(bytes);

    /// <summary>What is wrong with the cards of a guideline that reads, card by card.</summary>
    /// <param name="cards">Name without folder, and bytes.</param>
    public static IReadOnlyList<Problem> Problems(IReadOnlyDictionary<string, byte[]> cards, StatementBase guideline) =>
    [
        .. cards.OrderBy(c => c.Key, StringComparer.Ordinal).SelectMany(c => Read(c.Key, c.Value, [guideline, .. StatementBase.Shipped.Where(s => s.Key != guideline.Key)], EvidenceTable.Shipped).Problems
            .Select(p => p with { Where = $"{Folder}/{p.Where}" })),
    ];

    /// <summary>Where a card stands among the others.</summary>
    private static int Rank(FactCard card) => card.Syndrome is { } syndrome ? 1 + Fact.FunctionalSyndrome.Values.ToList().IndexOf(syndrome) : 0;

    private static IReadOnlyList<FactCard> OfResources()
    {
        var assembly = typeof(FactCards).Assembly;
        List<FactCard> cards = [];
        foreach (var name in assembly.GetManifestResourceNames())
            if (name.Split('/') is [var guideline, Folder, var file])
                cards.Add(OfResource(assembly, name, guideline, file));
        return [.. cards.OrderBy(Rank).ThenBy(card => card.Key, StringComparer.Ordinal)];
    }

    private static FactCard OfResource(Assembly assembly, string name, string guideline, string file)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var read = Read(file, bytes.ToArray(), [.. StatementBase.Shipped.OrderBy(b => b.Key != guideline)], EvidenceTable.Shipped);
        return read.Value ?? throw new InvalidOperationException($"The shipped card {name} does not read:{Environment.NewLine}{string.Join(Environment.NewLine, read.Problems)}");
    }
}
