namespace Islet.Web;

/// <summary>How much of a long list the board's two printed sheets hold; the rest is counted there and stands on the page.</summary>
internal static class OnPaper
{
    public const int Statements = 4, OptionCautions = 2, Changed = 12, Reasons = 4, Looks = 3, Confirmations = 16, Questions = 3, Cautions = 5, Due = 5, Decisions = 2;

    /// <summary>How many are printed: one beyond the limit rather than a line that counts it.</summary>
    public static int Of(int count, int most) => count <= most + 1 ? count : most;

    /// <summary>The class of an item: what is not printed has one of its own.</summary>
    /// <param name="index">From 0.</param>
    public static string? Class(int index, int count, int most) => index < Of(count, most) ? null : "beyond";
}
