using System.Text;
using Islet.Exchange;

namespace Islet.Tests.Exchange;

/// <summary>What is no system file, or a broken one: a coded problem each, no sheet, no exception.</summary>
public class SpssBadInputTests
{
    private const int DataHeader = 8; // 999 and its filler

    public static TheoryData<string> Everything =>
        ["visits-plain.sav", "visits-bytecode.sav", "visits-zlib.zsav", "haven.sav", "haven.zsav", "western-1252.sav", "written.sav"];

    [Theory]
    [InlineData("E_SPSS_MAGIC", ""), InlineData("E_SPSS_MAGIC", "patient;grade\n1;2\n"), InlineData("E_SPSS_MAGIC", "PK\u0003\u0004 a workbook")]
    [InlineData("E_SPSS_PORTABLE", "ASCII SPSS PORT FILE                    ASCII SPSS PORT FILE")]
    [InlineData("E_SPSS_ENCRYPTED", "\u001c\0\0\0\0\0\0\0ENCRYPTEDSAV\u0015\0\0\0")]
    [InlineData("E_SPSS_CUT", "$FL2@(#) SPSS DATA FILE")]
    public void Another_file(string code, string content) => Refused(code, Encoding.Latin1.GetBytes(content));

    [Fact]
    public void No_file() => Assert.Equal("E_UNREADABLE", Assert.Single(SpssFixture.Open("nothing.sav").Problems).Code);

    [Fact]
    public void A_file_in_EBCDIC() => Refused("E_SPSS_MAGIC", [0x5B, 0xC6, 0xD3, 0xF2, 0x7C, 0x4D, .. new byte[300]]);

    [Fact]
    public void A_file_cut_in_half_names_the_case_and_the_variable()
    {
        var whole = SpssFixture.Bytes("visits-plain.sav");
        var width = (whole.Length - Data(whole)) / 5;
        var problem = Refused("E_SPSS_CUT", whole[..(whole.Length - (2 * width) + 16)]);
        Assert.EndsWith("case 4, variable Grade", problem.Where, StringComparison.Ordinal);
        Assert.EndsWith("case 4, variable PatientNumber", Refused("E_SPSS_CUT", whole[..^(2 * width)]).Where, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("visits-bytecode.sav"), InlineData("visits-zlib.zsav"), InlineData("haven.sav")]
    public void A_compressed_file_cut_in_half(string name)
    {
        var whole = SpssFixture.Bytes(name);
        Refused("E_SPSS_CUT", whole[..(Data(whole) + ((whole.Length - Data(whole)) / 2))]);
    }

    [Fact]
    public void A_header_that_counts_more_cases_than_there_are()
    {
        var problem = Refused("E_SPSS_CUT", Changed("western-1252.sav", 80, 1000));
        Assert.EndsWith("case 5, variable Number", problem.Where, StringComparison.Ordinal);
        Assert.Equal("1000 cases, as its header says", problem.Expected);
    }

    [Fact]
    public void A_header_that_counts_fewer_cases_than_there_are_is_believed_and_told()
    {
        var (file, rows) = SpssFixture.Open(Changed("western-1252.sav", 80, 3));
        Assert.Equal(("W_SPSS_CASES", 3), (Assert.Single(file.Problems).Code, rows.Count));
    }

    [Fact]
    public void A_header_that_does_not_count_the_cases() => Assert.Equal(4, SpssFixture.Open(Changed("western-1252.sav", 80, -1)).Rows.Count);

    [Theory]
    [InlineData("E_SPSS_LAYOUT", 64, 7), InlineData("E_SPSS_LAYOUT", 72, 3), InlineData("E_SPSS_LAYOUT", 72, 2), InlineData("E_SPSS_COUNT", 80, -5)]
    [InlineData("E_SPSS_RECORD", 176, 5), InlineData("E_SPSS_VARIABLE", 180, 256), InlineData("E_SPSS_VARIABLE", 180, -1), InlineData("E_SPSS_COUNT", 188, 4)]
    [InlineData("E_SPSS_VARIABLE", 180, 16)]
    public void A_header_or_variable_that_says_what_cannot_be(string code, int at, int value) => Refused(code, Changed("visits-plain.sav", at, value));

    [Theory]
    [InlineData(9999), InlineData(0), InlineData(-1), InlineData(27)]
    public void Value_labels_of_no_variable(int element)
    {
        var bytes = SpssFixture.Bytes("visits-plain.sav");
        var at = Find(bytes, [4, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0]);
        Refused("E_SPSS_LABEL", Changed(bytes, at + 8, element));
    }

    [Theory]
    [InlineData(int.MaxValue), InlineData(-1)]
    public void An_extension_longer_than_any_file(int length)
    {
        var bytes = SpssFixture.Bytes("visits-plain.sav");
        Refused("E_SPSS_COUNT", Changed(bytes, Find(bytes, [7, 0, 0, 0, 13, 0, 0, 0, 1, 0, 0, 0]) + 12, length));
    }

    [Theory]
    [InlineData(0, 254, "case 1, variable PatientNumber", "the code 254 of blanks"), InlineData(1, 120, "case 1, variable Kön", "the code 120 of a number")]
    [InlineData(1, 255, "case 1, variable Kön", "the code 255 of a number")]
    public void A_code_of_compression_that_cannot_stand_there(int place, byte code, string where, string found)
    {
        var bytes = SpssFixture.Bytes("visits-bytecode.sav");
        bytes[Data(bytes) + place] = code;
        var problem = Refused("E_SPSS_OPCODE", bytes);
        Assert.EndsWith(where, problem.Where, StringComparison.Ordinal);
        Assert.Equal(found, problem.Found);
    }

    [Theory]
    [InlineData(0, 77, "E_SPSS_ZLIB"), InlineData(12, 1, "E_SPSS_CUT"), InlineData(16, 25, "E_SPSS_ZLIB"), InlineData(26, 255, "E_SPSS_ZLIB")]
    public void Zlib_blocks_that_are_broken(int place, byte value, string code)
    {
        var bytes = SpssFixture.Bytes("visits-zlib.zsav");
        bytes[Data(bytes) + place] = value;
        Refused(code, bytes);
    }

    [Fact]
    public void An_encoding_that_nobody_knows()
    {
        var bytes = SpssFixture.Bytes("visits-plain.sav");
        Encoding.ASCII.GetBytes("ABC-9").CopyTo(bytes, Find(bytes, "UTF-8"u8));
        Assert.Equal("ABC-9", Refused("E_SPSS_ENCODING", bytes).Found);
        Assert.Equal("Kön", SpssFixture.Open(bytes, new() { Encoding = "utf-8" }).File.Sheets.Single().Columns[1].Name);
        Assert.Equal("E_SPSS_ENCODING", SpssFixture.Open("visits-plain.sav", new() { Encoding = "utf-16" }).Problems.Single().Code);
    }

    [Fact]
    public void Without_a_word_about_the_encoding_letters_wait_for_a_declaration()
    {
        var silent = SpssFixture.Bytes("western-1252.sav");
        Assert.Equal("windows-1252", SpssFixture.Open(Without(silent, 20)).File.Convention.Encoding); // by the code page of record 3
        silent = Changed(silent, Find(silent, [7, 0, 0, 0, 3, 0, 0, 0]) + 16 + 28, 2);
        Refused("E_SPSS_ENCODING", Without(silent, 20));
        Assert.Equal("Umeå", SpssFixture.Open(Without(silent, 20), new() { Encoding = "windows-1252" }).Rows[0].Cells[1].Text);
    }

    [Theory, MemberData(nameof(Everything))]
    public void Cut_anywhere_it_is_refused_in_words(string name)
    {
        var whole = SpssFixture.Bytes(name);
        for (var length = 0; length < whole.Length - 8; length += whole.Length < 4000 ? 1 : 23) // the last eight codes may all be filling
            Assert.StartsWith("E_SPSS_", Assert.Single(SpssFixture.Open(whole[..length]).File.Problems, p => p.Refuses()).Code, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Everything))]
    public void Changed_anywhere_it_is_read_or_refused_and_takes_little_memory(string name)
    {
        var (whole, random) = (SpssFixture.Bytes(name), new Random(17));
        for (var i = 0; i < 150; i++)
        {
            byte[] changed = [.. whole];
            for (var flips = random.Next(1, 4); flips > 0; flips--)
                changed[random.Next(whole.Length)] = (byte)random.Next(256);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var (file, _) = SpssFixture.Open(changed);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64_000_000);
            Assert.Equal(file.Problems.Any(p => p.Refuses()), file.Sheets.Count == 0);
        }
    }

    private static Islet.Course.Problem Refused(string code, byte[] bytes)
    {
        var (file, _) = SpssFixture.Open(bytes);
        Assert.Empty(file.Sheets);
        var problem = Assert.Single(file.Problems, p => p.Refuses());
        Assert.Equal(code, problem.Code);
        return problem;
    }

    private static byte[] Changed(string name, int at, int value) => Changed(SpssFixture.Bytes(name), at, value);

    private static byte[] Changed(byte[] bytes, int at, int value)
    {
        BitConverter.GetBytes(value).CopyTo(bytes, at);
        return bytes;
    }

    /// <summary>The same file without its extension of this kind.</summary>
    private static byte[] Without(byte[] bytes, byte subtype)
    {
        var at = Find(bytes, [7, 0, 0, 0, subtype, 0, 0, 0]);
        var length = 16 + (BitConverter.ToInt32(bytes, at + 8) * BitConverter.ToInt32(bytes, at + 12));
        return [.. bytes[..at], .. bytes[(at + length)..]];
    }

    private static int Data(byte[] bytes) => Find(bytes, [0xE7, 3, 0, 0, 0, 0, 0, 0]) + DataHeader;

    private static int Find(byte[] bytes, ReadOnlySpan<byte> pattern) => bytes.AsSpan().IndexOf(pattern) is >= 0 and var at ? at
        : throw new InvalidOperationException("The fixture has no such bytes.");
}
