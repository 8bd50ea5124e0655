using System.Text;
using Islet.Exchange;

namespace Islet.Tests.Exchange.Sheets.Text;

public class TextEncodingTests
{
    private const string Swedish = "ID;Kön\n1;Förhöjt värde\n2;på\n";

    private static readonly FileConvention Nothing = new();

    [Fact]
    public void Utf8_proves_itself_with_and_without_a_mark()
    {
        using var plain = new WrittenFile(Swedish);
        using var marked = new WrittenFile("table.csv", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("ID;Sex\n1;M\n")]);
        Assert.Contains("encoding utf-8 (all 5 letters beyond ASCII are well formed)", DelimitedText.Open(plain.Path, Nothing).Evidence);
        var opened = DelimitedText.Open(marked.Path, Nothing);
        Assert.Contains("encoding utf-8 (its mark stands at the beginning of the file)", opened.Evidence);
        Assert.Equal("ID|Sex", opened.Sheets[0].Names());
    }

    [Theory]
    [InlineData("utf-16"), InlineData("utf-16BE")]
    public void Utf16_is_told_by_its_zero_bytes(string encoding)
    {
        using var file = new WrittenFile("table.csv", [.. Encoding.GetEncoding(encoding).GetPreamble(), .. Encoding.GetEncoding(encoding).GetBytes(Swedish)]);
        var opened = DelimitedText.Open(file.Path, Nothing);
        Assert.Equal((encoding, "ID|Kön"), (opened.Convention.Encoding, opened.Sheets[0].Names()));
        Assert.Equal("ID|Kön", DelimitedText.Open(file.Path, Nothing with { Encoding = "utf-16" }).Sheets[0].Names());
    }

    [Theory]
    [InlineData("windows-1252", "ö (3), ä (1), å (1)"), InlineData("macintosh", "ö (3), ä (1), å (1)")]
    public void A_single_byte_encoding_is_never_guessed_but_its_letters_are_shown(string encoding, string letters)
    {
        using var file = new WrittenFile(Swedish, encoding);
        var refusal = DelimitedText.Open(file.Path, Nothing).Refusal("E_CONVENTION_ENCODING");
        Assert.Contains($"{encoding}: {letters}", refusal.Found, StringComparison.Ordinal);
        Assert.Contains($"likely encoding: {encoding}", refusal.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("rhöjt", refusal.ToString(), StringComparison.Ordinal);
        Assert.Equal(encoding, DelimitedText.Propose(file.Path, Nothing).Encoding);
        Assert.Equal("ID|Kön", DelimitedText.Open(file.Path, Nothing with { Encoding = encoding }).Sheets[0].Names());
    }

    [Fact]
    public void What_the_file_proves_contradicts_what_was_declared()
    {
        using var utf8 = new WrittenFile(Swedish);
        using var western = new WrittenFile(Swedish, "windows-1252");
        using var ascii = new WrittenFile("ID;Sex\n1;M\n");
        Assert.Equal("encoding utf-8 (all 5 letters beyond ASCII are well formed)",
            DelimitedText.Open(utf8.Path, Nothing with { Encoding = "windows-1252" }).Refusal("E_ENCODING_CONTRADICTED").Found);
        Assert.Equal("table.csv, rows 1, 2, 3", DelimitedText.Open(western.Path, Nothing with { Encoding = "utf-8" }).Refusal("E_ENCODING_CONTRADICTED").Where);
        DelimitedText.Open(ascii.Path, Nothing with { Encoding = "utf-16" }).Refusal("E_ENCODING_CONTRADICTED");
        DelimitedText.Open(ascii.Path, Nothing with { Encoding = "latin-swedish" }).Refusal("E_ENCODING_UNKNOWN");
        Assert.Equal("windows-1252", DelimitedText.Open(ascii.Path, Nothing with { Encoding = "windows-1252" }).Convention.Encoding);
    }

    [Fact]
    public void Letters_that_were_read_wrongly_before_are_told_with_row_and_column()
    {
        using var file = new WrittenFile("ID;Svar\n1;FÃ¶rhÃ¶jt\n2;vÃ¤rde\n3;pÃ¥\n4;f\uFFFDrh\uFFFDjt\n5;São Tomé\n");
        var opened = DelimitedText.Open(file.Path, Nothing);
        Assert.Equal(["table.csv, row 2, column Svar (2)", "table.csv, row 3, column Svar (2)", "table.csv, row 4, column Svar (2)"],
            opened.Problems.Where(p => p.Code == "W_MOJIBAKE").Select(p => p.Where));
        Assert.Equal("table.csv, row 5, column Svar (2)", opened.Told("W_LETTER_LOST").Where);
    }
}
