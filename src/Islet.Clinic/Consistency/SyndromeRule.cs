using Islet.Course;
using static Islet.Course.Wording;

namespace Islet.Clinic;

internal static class SyndromeRule
{
    public const string Code = "W_SYNDROME_DENIED";
    public static Wording Says { get; } = N("A tumour is named after its hormone syndrome and stated to be non-functioning.");

    /// <remarks>A PPoma has no syndrome by definition, and so contradicts neither answer: it is not in the list.</remarks>
    public const string Source =
        "WHO Classification of Tumours, Endocrine and Neuroendocrine Tumours, 5th ed. 2022: these names are given for the clinical "
        + "syndrome, not for the hormone in the tissue.";

    private static readonly string[] NamedBySyndrome = ["insulinoma", "gastrinoma", "vipoma", "glucagonoma", "somatostatinoma", "acthoma", "acth-oma",
        "carcinoid syndrome"];

    // "non-functioning insulinoma" and "no insulinoma" deny the name themselves.
    private static readonly string[] Denials = ["non-functi", "nonfuncti", "non functi", "not ", "no ", "exclude", "versus", " vs", "?"];

    public static IEnumerable<Inconsistency> Check(IReadOnlyList<Stated> statements)
    {
        foreach (var (number, _, diagnosis) in statements.Of<Diagnosis>())
        {
            if (diagnosis is { Functioning: false, Histology: { } words } && Syndrome(words) is { } name)
            {
                yield return new(Code, [new(number, "functioning", N("non-functioning")), new(number, "histology", N($"named {name}"))],
                    N($"functioning, or another name than {name}"),
                    N("Ask whether the hormone syndrome was present: without one the tumour is a non-functioning NET, whatever it stains for."));
            }
        }
    }

    private static string? Syndrome(string words) =>
        Array.Exists(Denials, d => words.Contains(d, StringComparison.OrdinalIgnoreCase)) ? null
        : Array.Find(NamedBySyndrome, n => words.Contains(n, StringComparison.OrdinalIgnoreCase));
}
