using System.Text.Json;

namespace Islet.Studies;

public enum ComparedAs
{
    /// <summary>The number found is the one printed, to its last digit.</summary>
    Equal,

    /// <summary>The estimate lies within the printed limits; of P: on the same side of 0.05.</summary>
    Inside,

    /// <summary>The estimate lies outside the printed limits; of P: on the other side of 0.05.</summary>
    Outside,

    /// <summary>Another number, and no limits are printed.</summary>
    Different,

    /// <summary>results.json has nothing at the address.</summary>
    Absent,

    /// <summary>The published file says why there is nothing to compare with.</summary>
    NotCompared,
}

/// <summary>A cell of the paper beside what the study found.</summary>
/// <param name="Found">As a person reads it; null: nothing was found.</param>
/// <param name="Value">In the paper's unit.</param>
/// <param name="Why">What explains that it is not the same: misprints, contradictions, notes.</param>
public sealed record ComparedCell(PublishedCell Cell, string Printed, string? Found, double? Value, double? Lower, double? Upper, ComparedAs As, IReadOnlyList<string> Why)
{
    public bool Fits => As is ComparedAs.Equal or ComparedAs.Inside;

    public bool IsExplained => Why.Count > 0;
}

/// <summary>How many cells came out as printed.</summary>
/// <param name="Fit">Equal, or inside the printed limits.</param>
/// <param name="Explained">Others that have a reason.</param>
public readonly record struct ComparedTally(int Of, int Fit, int Equal, int Explained)
{
    public static ComparedTally Over(IEnumerable<ComparedCell> cells) => cells.ToArray() is var all
        ? new(all.Length, all.Count(c => c.Fits), all.Count(c => c.As is ComparedAs.Equal), all.Count(c => !c.Fits && c.IsExplained)) : default;
}

/// <summary>The results of a study beside the paper whose tables it gives, cell by cell.</summary>
/// <param name="Synthetic">How many patients of the registry are synthetic: then nothing is reproduced, it is simulated to match.</param>
public sealed record PaperComparison(PublishedPaper Paper, string StudySha256, string Program, int Synthetic, int Patients, IReadOnlyList<ComparedCell> Cells, IReadOnlyList<AuditedMisprint> Audit)
{
    /// <summary>The share of medians, rates and ratios that should lie inside the printed limits.</summary>
    public const double Aim = 0.95;

    /// <summary>P of one side and the other.</summary>
    public const decimal Significant = 0.05m;

    public ComparedTally Counts => ComparedTally.Over(Compared.Where(c => c.Cell.Kind is PublishedKind.Count));

    public ComparedTally Estimates => ComparedTally.Over(Compared.Where(c => c.Cell.Kind is not (PublishedKind.Count or PublishedKind.P)));

    public ComparedTally Ps => ComparedTally.Over(Compared.Where(c => c.Cell.Kind is PublishedKind.P));

    public int NotCompared => Cells.Count(c => c.As is ComparedAs.NotCompared);

    /// <summary>What came out otherwise, and nothing says why.</summary>
    public IEnumerable<ComparedCell> Unexplained => Compared.Where(c => !c.Fits && !c.IsExplained);

    private IEnumerable<ComparedCell> Compared => Cells.Where(c => c.As is not ComparedAs.NotCompared);

    /// <summary>Each cell of the paper beside the results.</summary>
    /// <param name="results">The root of a results.json.</param>
    /// <exception cref="Course.RefusedException">E_RESULTS_FILE, E_COMPARE_STUDY, E_PUBLISHED_ADDRESS.</exception>
    public static PaperComparison Of(JsonElement results, PublishedPaper paper)
    {
        var of = ResultsFile.Of(results);
        if (of.Study != paper.Study)
        {
            throw new Course.RefusedException("E_COMPARE_STUDY", paper.Source.Name, $"results of the study {of.Study}", $"results of the study {paper.Study}",
                "Give the results.json of the study that the published file names.");
        }
        var audit = PublishedAudit.Of(paper);
        return new(paper, of.Sha256, of.Program, of.Synthetic, of.Patients, [.. paper.Cells.Select(cell => CellComparison.Of(cell, results, audit))], audit);
    }
}
