using Islet.Guidelines;

namespace Islet.Web;

/// <summary>How much of its long lists the board's two printed sheets hold; the rest is counted there and stands on the page.</summary>
/// <param name="Statements">For an option, against it, or left open.</param>
/// <param name="Begun">Statements that begin or cease to apply.</param>
/// <param name="Across">Which options a statement about several of them names.</param>
internal sealed record OnPaper(int Statements, int OptionCautions, int Begun, int Reasons, int Looks, int Confirmations, int Questions, int Cautions, int Due, int Decisions, bool Across)
{
    private const double Lines = 70; // of the second sheet

    public static OnPaper Usual { get; } = new(Statements: 4, OptionCautions: 2, Begun: 4, Reasons: 4, Looks: 3, Confirmations: 16, Questions: 3, Cautions: 5, Due: 5, Decisions: 2, Across: true);

    public static OnPaper Tight { get; } = Usual with { Statements = 3, OptionCautions = 1, Reasons = 3, Looks = 2, Confirmations = 12, Questions = 2, Cautions = 3, Due = 4, Decisions = 1, Across = false };

    public static OnPaper Tightest { get; } = Tight with { Statements = 1, Begun = 4, Reasons = 2, Confirmations = 6, Questions = 1, Cautions = 2, Due = 3 };

    /// <summary>Less of each where the second sheet would be too full.</summary>
    public static OnPaper For(BoardSummary board) => Estimate(board, Usual) <= Lines ? Usual : Estimate(board, Tight) <= Lines ? Tight : Tightest;

    /// <summary>How many of a list are printed: one beyond the limit rather than a line that counts it.</summary>
    public static int Of(int count, int most) => count <= most + 1 ? count : most;

    /// <summary>The class of an item: what is not printed has one of its own.</summary>
    /// <param name="index">From 0.</param>
    public static string? Class(int index, int count, int most) => index < Of(count, most) ? null : "beyond";

    /// <summary>Lines of the second sheet, about: some items take two, and options stand in two columns.</summary>
    public static double Estimate(BoardSummary board, OnPaper limits)
    {
        double response = board.Response is { TimePoint: not null } measured ? 9 + Of(measured.Discordances.Count, limits.Reasons) / 2.0 + Of(measured.Looks.Count, limits.Looks) : 3;
        var options = board.Options is not { } shown ? 0 : 8 + (limits.Across ? 2 : 1.2) * shown.Shared.Count + shown.Options.Sum(option => 1.5 + 1.5 * Of(option.Cautions.Count, limits.OptionCautions)
            + option.Statements.GroupBy(s => s.Bearing is Bearing.Risk ? Bearing.Against : s.Bearing).Sum(same => same.Take(Of(same.Count(), limits.Statements)).Sum(Height))) / 2;
        var open = 6 + 2.5 * Math.Min(board.Open.Questions.Count, limits.Questions) + 0.75 * Of(board.Open.Cautions.Count, limits.Cautions);
        var plan = board.Plan is not { } due ? 3 : 3 + (due.Over is null ? 0 : 2) + (due.Due.Count == 0 ? 2 : 2 * Of(due.Due.Count, limits.Due)) + 2 * due.Waiting.Count; // whole sentences in half the width
        var after = Math.Max(plan, 2 + 3 * Math.Min(board.Decisions.Count, limits.Decisions));
        return response + options + open + after;
    }

    /// <summary>In lines of a column: its marks make a second one likelier.</summary>
    private static double Height(BoardStatement statement) =>
        1.3 + (statement.Superseded is null ? 0 : 0.35) + (statement.Stale.Count == 0 ? 0 : 0.35) + 0.3 * statement.Tension.Count;
}
