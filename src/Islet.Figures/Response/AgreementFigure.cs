namespace Islet.Figures;

/// <summary>How far criteria agree, each pair once: per cent and number of patients below the diagonal, kappa above it.</summary>
/// <remarks>Kappa: Cohen, Educ Psychol Meas 1960;20:37–46. Agreement counts patients of whom both criteria speak; the number is in every cell.</remarks>
/// <param name="Names">Of the criteria, in the order of rows and columns.</param>
public sealed record AgreementFigure(string Title, IReadOnlyList<string> Names, IReadOnlyList<AgreementPair> Pairs)
{
    /// <summary>Begins the description for screen readers.</summary>
    public string Description { get; init; } = "";

    public IReadOnlyList<string> Footnotes { get; init; } = [];

    public string ToSvg(FigureFrame frame) => new AgreementDrawing(this, frame).Draw();

    /// <summary>A row a pair.</summary>
    public FigureTable Table() => AgreementWords.Table(this);

    public string InWords() => AgreementWords.Describe(this);
}

/// <summary>Two criteria in the same patients.</summary>
/// <param name="Patients">Of whom both speak.</param>
/// <param name="Agree">Of them, those put into the same group.</param>
/// <param name="Kappa">Null: not defined, as where all are of one group.</param>
public sealed record AgreementPair(string One, string Other, int Patients, int Agree, double? Kappa)
{
    internal double? Percent => Patients == 0 ? null : 100.0 * Agree / Patients;
}
