namespace Islet.Clinic;

/// <summary>The tissues among which a person declares the one that speaks for the tumour (facts.md 3.1, 3). They are shown side by side and none is chosen.</summary>
/// <param name="Latest">Null: by their partial dates several may be.</param>
/// <param name="Highest">By Ki-67; of equal ones the latest.</param>
/// <param name="Primary">The latest of the primary.</param>
/// <param name="Metastasis">The latest of a distant metastasis.</param>
/// <param name="Governing">What speaks now, because a person said so or because all agree in class; null: nobody has decided.</param>
public sealed record TissueChoice(Ki67Point? Latest, Ki67Point? Highest, Ki67Point? Primary, Ki67Point? Metastasis, Ki67Point? Governing)
{
    internal static TissueChoice Of(IReadOnlyList<Ki67Point> evaluable, Snapshot snapshot)
    {
        if (evaluable.Count == 0)
            return new(null, null, null, null, null);
        var axis = snapshot.Course.Axis;
        var latest = evaluable.Count > 1 && !evaluable.SkipLast(1).All(p => new Ki67Step(p, evaluable[^1], axis).IsOrderKnown) ? null : evaluable[^1];
        return new(latest, evaluable.Reverse().MaxBy(p => p.Percent), Last(evaluable, "primary"), Last(evaluable, "distant_metastasis"), Governs(evaluable, snapshot));
    }

    private static Ki67Point? Last(IReadOnlyList<Ki67Point> evaluable, string site) => evaluable.LastOrDefault(p => p.Specimen.SpecimenSite == site);

    private static Ki67Point? Governs(IReadOnlyList<Ki67Point> evaluable, Snapshot snapshot) =>
        snapshot.Sight.Tissue.One is { Finding.Id: var governing } ? evaluable.FirstOrDefault(p => p.Read.Id == governing) : null;
}
