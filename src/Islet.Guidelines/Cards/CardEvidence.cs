namespace Islet.Guidelines;

/// <summary>What the rows of the evidence table say in figures, for the cards that rest on them.</summary>
internal static class CardEvidence
{
    public static string? Figures(string id) => null;
}
