using Islet.Course;

namespace Islet.Clinic;

/// <summary>The tumour that questions are about (facts.md section 2): the one neuroendocrine neoplasm of a patient who has one.</summary>
/// <param name="Name">Null: no tumour is told apart by name, or it is open which one is meant.</param>
/// <param name="IsOpen">Several neuroendocrine neoplasms, and nobody has declared about which one the question is.</param>
internal readonly record struct IndexTumour(string? Name, bool IsOpen)
{
    public static IndexTumour Of(IEnumerable<Content> stated)
    {
        var (name, found, several) = ((string?)null, false, false);
        foreach (var content in stated)
        {
            if (content is TumourEntity { Family: TumourFamily.Nen, Tumour: var tumour })
                (name, several, found) = (tumour, several || (found && tumour != name), true);
        }
        return several ? new(null, true) : new(name, false);
    }

    /// <summary>About this tumour, or about the patient.</summary>
    public bool Concerns(Content content) => Name is null || content.Tumour is null || content.Tumour == Name;
}
