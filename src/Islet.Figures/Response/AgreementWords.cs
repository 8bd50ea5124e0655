namespace Islet.Figures;

/// <summary>What a matrix of agreement says by itself.</summary>
internal static class AgreementWords
{
    /// <summary>Patients below whom a share is no ground for a colour [H].</summary>
    public const int Few = 10;

    public const string Reading = "Below the diagonal: agreement in per cent, and the number of patients of whom both criteria speak; darker is more agreement, and fewer than 10 patients have no colour. " +
        "Above it: Cohen's kappa. –: no patient, or not defined.";

    public static string Pair(AgreementPair pair) => pair.Percent is not { } percent ? $"{pair.One} and {pair.Other}: no patient of whom both speak"
        : $"{pair.One} and {pair.Other}: {Words.Invariant($"{percent:0}")} % of {Words.Count(pair.Patients)}, kappa {Kappa(pair, "not defined")}";

    public static string Kappa(AgreementPair pair, string otherwise) => pair is { Patients: > 0, Kappa: { } kappa } ? Words.Invariant($"{kappa:0.00}").Replace('-', '−') : otherwise;

    public static string Describe(AgreementFigure figure) => string.Join(' ', new[] { figure.Description, $"Agreement of {Words.Plural(figure.Names.Count, "criterion").Replace("criterions", "criteria", StringComparison.Ordinal)}." }
        .Concat(figure.Pairs.Select(p => Pair(p) + ".")).Concat(figure.Footnotes).Where(s => s.Length > 0));

    public static FigureTable Table(AgreementFigure figure) => new(figure.Title, ["Criterion", "Criterion", "Patients", "Agree", "Agreement", "Kappa"],
        [.. figure.Pairs.Select(p => (IReadOnlyList<string>)
            [p.One, p.Other, Words.Count(p.Patients), Words.Count(p.Agree), p.Percent is { } percent ? Words.Invariant($"{percent:0.0} %") : "–", Kappa(p, "–")])]);
}
