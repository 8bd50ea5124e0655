using Islet.Course;

namespace Islet.Clinic;

/// <summary>The tumour that questions are about (facts.md section 2): the one neuroendocrine neoplasm of a patient who has one, else the one that a person declared.</summary>
/// <param name="Name">Null: no tumour is told apart by name, or it is open which one is meant.</param>
/// <param name="IsOpen">Several neuroendocrine neoplasms, and nobody has declared about which one the question is.</param>
internal readonly record struct IndexTumour(string? Name, bool IsOpen)
{
    /// <summary>The name of a tumour where it is open which one a finding belongs to.</summary>
    public const string Undetermined = "undetermined";

    /// <summary>Recurrences and metastases of the tumour that have names of their own.</summary>
    private IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Neoplasms of the patient that are not neuroendocrine.</summary>
    private IReadOnlyList<string> Elsewhere { get; init; } = [];

    /// <summary>Several neoplasms, and a person's word decided between them.</summary>
    public bool WasDeclared { get; private init; }

    /// <param name="declared">The name that a person gave, where one did.</param>
    public static IndexTumour Of(IEnumerable<Content> stated, string? declared = null)
    {
        string? name = null;
        List<TumourEntity>? others = null; // most patients have one tumour
        var several = false;
        foreach (var content in stated)
        {
            if (content is not TumourEntity tumour)
                continue;
            var independent = tumour is { Family: TumourFamily.Nen or TumourFamily.MiNen, PartOf: null };
            if (!independent)
                (others ??= []).Add(tumour);
            else if (name is null || tumour.Tumour is null)
                name ??= tumour.Tumour;
            else if (tumour.Tumour != name)
                (several, others) = (true, [.. others ?? [], tumour]);
        }
        if (!several)
            return With(name, others, false);
        return declared is not null && (declared == name || others!.Exists(t => t.Tumour == declared && t.PartOf is null)) ? With(declared, others, true)
            : new(null, true) { Elsewhere = [.. others!.Where(t => t.Family is TumourFamily.Other).Select(t => t.Tumour).OfType<string>()] };
    }

    private static IndexTumour With(string? name, List<TumourEntity>? others, bool declared) => new(name, false)
    {
        Aliases = others is null || name is null ? [] : [.. others.Where(t => t.PartOf == name).Select(t => t.Tumour).OfType<string>()],
        Elsewhere = others is null ? [] : [.. others.Where(t => t.Family is TumourFamily.Other).Select(t => t.Tumour).OfType<string>()],
        WasDeclared = declared,
    };

    /// <summary>About this tumour, or about the patient. What is about an undetermined tumour decides nothing of this one.</summary>
    public bool Concerns(Content content) => content.Tumour switch
    {
        null => true,
        Undetermined => false,
        var tumour when Name is null => !Elsewhere.Contains(tumour),
        var tumour => tumour == Name || Aliases.Contains(tumour),
    };

    /// <summary>An event of an undetermined tumour may be one of this tumour, and so ends what was known (facts.md 1.7).</summary>
    public bool MayConcern(Content content) => content.Tumour is Undetermined || Concerns(content);
}
