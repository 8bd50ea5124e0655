using Islet.Guidelines;

namespace Islet.Cli.Boards;

/// <summary>A board summary in a terminal: its report, line by line.</summary>
internal static class BoardText
{
    public static void Write(BoardSummary board, TextWriter output)
    {
        output.WriteLine($"P{board.Course.Patient}  {board.Course.Key}{(board.Course.Synthetic ? "  (synthetic)" : "")}  {board.Day}");
        output.WriteWrapped(IntendedPurpose.Text);
        foreach (var section in BoardReport.Of(board))
        {
            output.WriteLine();
            output.WriteLine(section.Title);
            foreach (var line in section.InLines)
                output.WriteWrapped("  " + line);
        }
    }
}
