using Islet.Course;
using static Islet.Course.Wording;

namespace Islet.Clinic;

/// <summary>A declared syndrome against the hormones that were measured.</summary>
internal static class SyndromeHormoneRule
{
    public const string Code = "W_SYNDROME_HORMONE";
    public static Wording Says { get; } = N("A functioning syndrome is declared whose hormones were measured and never raised.");
    public const string Source =
        "NANETS 2020 (Halfdanarson et al., Pancreas 2020;49:863–881), The Definition of Functional Tumors: the tumour secretes a hormone and the patient has the "
        + "matching syndrome; table 3 for the hormones.";

    public static IEnumerable<Inconsistency> Check(IReadOnlyList<Stated> statements)
    {
        foreach (var (number, _, judged) in statements.Of<Judgement>())
        {
            // Insulin may lie inside its range in an insulinoma, and "other" names no hormone: no value contradicts them.
            if (judged is not { About: "functional_syndrome", Value: { } syndrome and not ("none" or "insulinoma") }
                || Syndromes.HormonesOf(syndrome) is not { Count: > 0 } hormones)
                continue;
            var measured = statements.Of<Laboratory>()
                .Where(l => hormones.Contains(l.Content.Analyte, StringComparer.Ordinal) && ConsistencyRules.MayBeOneTumour(judged, l.Content)).ToList();
            if (measured.Count > 0 && measured.TrueForAll(l => OwnRange.Read(l.Content).Raised.Answer is Answer.No && HormoneRelation.OwnWord(l.Content) is not true))
            {
                yield return new(Code,
                    [new(number, "value", N($"syndrome {new Term(syndrome)}")), .. measured.Select(l => new Mention(l.Number, "value", N($"{new Term(l.Content.Analyte)} not raised")))],
                    N($"a raised {new Terms([.. hormones.Select(h => new Term(h))])}, or another syndrome, or none"),
                    N("Look for the result on which the syndrome was declared, and add it; or correct the syndrome."));
            }
        }
    }
}
