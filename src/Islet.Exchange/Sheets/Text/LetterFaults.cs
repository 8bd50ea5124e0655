namespace Islet.Exchange;

/// <summary>Letters that another program lost or mistook before the file was written.</summary>
internal static class LetterFaults
{
    public static void Tell(SheetProblems problems, int row, SheetColumn column, string text)
    {
        if (text.AsSpan().IndexOfAny('Ã', 'Â', '\uFFFD') < 0)
            return;
        if (text.Contains('\uFFFD', StringComparison.Ordinal))
            problems.At(row, column, "W_LETTER_LOST", "the sign � that stands for a letter lost before", "letters", "Export the table again from its source: the letter cannot be brought back from this file.");
        if (TextEncodings.Mojibake(text) is { } pair)
            problems.At(row, column, "W_MOJIBAKE", $"{pair}, two signs where one letter is meant", "letters such as å, ä, ö, é",
                "Export the table again as UTF-8: it was once read in the wrong encoding and saved so.");
    }
}
