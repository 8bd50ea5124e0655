namespace Islet.Imaging.Quantify;

/// <summary>What of a PET decides whether its numbers may be held against another's (pet-quantification 6 and 10); null: not known.</summary>
/// <param name="Tracer">With its nuclide.</param>
/// <param name="UptakeMin">Minutes from injection to scan.</param>
/// <param name="Ssa">A somatostatin analogue was given within its usual interval before.</param>
/// <param name="Method">Id of the segmentation method.</param>
/// <param name="Search">How candidates were found: touching and least volume.</param>
public sealed record SeriesTerms(TracerKind Kind, string? Tracer, string? Scanner, string? Reconstruction, double? UptakeMin, bool? Ssa, string? SuvType, string? Method, string? Search, DateOnly? Day)
{
    /// <summary>"PET" or "SPECT", whose numbers never stand in one series (pet-quantification 3.10).</summary>
    public string Modality { get; init; } = "PET";

    public static SeriesTerms Of(Quantification q) => new(q.Scan.Kind, q.How.Tracer is { } name ? $"{name} ({q.Scan.Nuclide ?? "nuclide not known"})" : null, q.Scan.Scanner, q.Scan.Reconstruction, q.Scan.UptakeMin, q.Scan.Ssa,
        q.How.SuvType, q.How.Method, FormattableString.Invariant($"{(int)q.How.Connectivity} neighbours, {q.How.MinimumMl:0.####} mL"), q.Scan.Day) { Modality = q.Scan.Modality ?? "PET" };
}
