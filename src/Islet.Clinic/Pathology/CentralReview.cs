using Islet.Course;

namespace Islet.Clinic;

/// <summary>One reader's class of a piece of tissue.</summary>
/// <param name="Class">Null: the read leaves it open.</param>
/// <param name="CellType">small_cell, large_cell, not_specified, as the read says; null: it says nothing.</param>
public sealed record ReaderClass(Finding Read, string? Reader, ReadRole Role, NenKind? Class, string? CellType);

/// <summary>All reads of one piece of tissue, and what came of them.</summary>
/// <remarks>
/// NORDIC NEC 2 (2025), Methods: several pathologists read each case without knowing of each other, by WHO 2019; what was ambiguous was settled in a
/// consensus meeting. Which read leads is facts.md 1.5.
/// </remarks>
/// <param name="Originals">Reads of the hospital's own pathologist.</param>
/// <param name="Reviewers">Second and central reads.</param>
/// <param name="Consensus">Null: none is on record.</param>
public sealed record CentralReview(Tissue Tissue, IReadOnlyList<ReaderClass> Originals, IReadOnlyList<ReaderClass> Reviewers, ReaderClass? Consensus)
{
    public static CentralReview Of(Tissue tissue)
    {
        List<ReaderClass> reads = [.. tissue.Earlier.Concat(tissue.Reads).Select(ClassOf)];
        return new(tissue, reads.FindAll(r => r.Role is ReadRole.Original), reads.FindAll(r => r.Role is ReadRole.Second or ReadRole.Central), reads.FindLast(r => r.Role is ReadRole.Consensus));
    }

    /// <summary>The reviewers are of one class. Null: fewer than two of them say a class, or one that says none could still differ.</summary>
    public bool? Agree
    {
        get
        {
            List<NenKind> said = [.. Reviewers.Select(r => r.Class).OfType<NenKind>()];
            return said.Distinct().Count() > 1 ? false : said.Count >= 2 && said.Count == Reviewers.Count ? true : null;
        }
    }

    /// <summary>Reviewers differ, or one of them calls the case ambiguous.</summary>
    public bool? NeedsConsensus => Reviewers.Any(r => r.Class is NenKind.Ambiguous) ? true : !Agree;

    /// <summary>The class that stands: consensus, else that of agreeing reviewers or of the only one, else, where nobody reviewed, the original's. Null: open.</summary>
    public NenKind? Final => (Consensus, Reviewers, Originals) switch
    {
        ({ Class: var settled }, _, _) => settled,
        (_, [var only], _) => only.Class,
        (_, [var first, ..], _) => Agree is true ? first.Class : null,
        (_, [], [.., var last]) => last.Class,
        (_, [], []) => null,
    };

    /// <summary>The review gave another class than the original report. Null: one of them is not known.</summary>
    public bool? ChangesClass => Reviewers.Count + (Consensus is null ? 0 : 1) > 0 && Final is { } final && Originals is [.., { Class: { } before }] ? final != before : null;

    private static ReaderClass ClassOf(Finding read)
    {
        var said = (Specimen)read.Content;
        return new(read, said.Reader, said.Read, NenKinds.Of(said), said.NecCellType);
    }
}
