namespace Islet.Studies;

/// <summary>A figure of how the patients of the cohort responded within one line of therapy, by RECIST 1.1.</summary>
/// <param name="Name">Of its file.</param>
/// <param name="Line">Number of the line of therapy, from 1.</param>
/// <param name="Title">Null: what its kind is called.</param>
public sealed record ResponseFigureWish(string Name, ResponseFigureKind Kind, int Line, string? Title);

public enum ResponseFigureKind
{
    Waterfall,
    Spider,
    Swimmer,

    /// <summary>All criteria at each patient's last assessment.</summary>
    CriteriaAgreement,
}
