using System.Net.Http.Headers;
using System.Text;
using Islet.Course;
using Islet.Exchange.DicomWeb;

namespace Islet.Tests.Exchange.DicomWeb;

public class MultipartReaderTests
{
    private static readonly byte[][] Files = [[1, 2, 3], Encoding.ASCII.GetBytes("\r\n--"), Encoding.ASCII.GetBytes("x\r\n--bound\r\n-\r\n"), [], [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 7 % 251))], "\r\n"u8.ToArray()];

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(7), InlineData(4096), InlineData(1 << 20)]
    public async Task Parts_come_byte_by_byte_however_they_arrive(int atATime) => Assert.Equal(Files, await ReadAsync(FakeArchive.Multipart("boundary", Files), atATime));

    [Fact]
    public async Task What_stands_before_and_behind_is_passed_over() =>
        Assert.Equal([[5, 6]], await ReadAsync([.. "This is a preamble\r\nof two lines\r\n"u8, .. FakeArchive.Multipart("boundary", [5, 6]), .. "an epilogue --boundary"u8]));

    [Fact]
    public async Task Padding_behind_a_boundary_and_strange_headers_are_allowed() =>
        Assert.Equal([[9]], await ReadAsync([.. "--boundary \t\r\nMIME-Version: 1.0\r\ncontent-type: application/dicom; transfer-syntax=1.2.840.10008.1.2.1\r\nContent-Length: 77777\r\n\r\n"u8, 9, .. "\r\n--boundary--"u8]));

    [Fact]
    public async Task A_part_that_nobody_read_is_passed_over()
    {
        using var reader = Reader(FakeArchive.Multipart("boundary", Files), 100);
        for (var part = 0; part < Files.Length; part++)
            Assert.NotNull(await reader.NextAsync(default));
        Assert.Null(await reader.NextAsync(default));
    }

    [Theory]
    [InlineData("--boundary\r\nContent-Type: application/dicom\r\n\r\nabc", "E_PACS_TRUNCATED")] // ends within a part
    [InlineData("--boundary\r\nContent-Type: application/dicom\r\n\r\nabc\r\n--bound", "E_PACS_TRUNCATED")] // within its boundary
    [InlineData("--boundary\r\nContent-Type: application/dicom\r\n\r\nabc\r\n--boundary", "E_PACS_TRUNCATED")] // is there another?
    [InlineData("--boundary\r\nContent-Type: applic", "E_PACS_TRUNCATED")]
    [InlineData("", "E_PACS_TRUNCATED")]
    [InlineData("no boundary at all", "E_PACS_TRUNCATED")]
    [InlineData("--boundaryless\r\n\r\nabc\r\n--boundary--", "E_PACS_MULTIPART")]
    [InlineData("--boundary\r\nContent-Type: application/dicom+json\r\n\r\n{}\r\n--boundary--", "E_PACS_ANSWER")]
    [InlineData("--boundary\r\nContent-Type: text/html\r\n\r\n<p>\r\n--boundary--", "E_PACS_ANSWER")]
    public async Task A_broken_answer_is_refused_with_its_code(string body, string code) => Assert.Equal(code, await CodeAsync(Encoding.ASCII.GetBytes(body)));

    [Fact]
    public async Task What_never_ends_is_refused_before_it_fills_anything()
    {
        var limits = new PacsLimits { Part = 1000, Parts = 3, Series = 3000, Heading = 200 };
        var much = Enumerable.Repeat((byte)'x', 5000).ToArray();
        Assert.Equal("E_PACS_SIZE", await CodeAsync(FakeArchive.Multipart("boundary", much), limits));
        Assert.Equal("E_PACS_SIZE", await CodeAsync(FakeArchive.Multipart("boundary", [1], [2], [3], [4]), limits));
        Assert.Equal("E_PACS_SIZE", await CodeAsync(FakeArchive.Multipart("boundary", much[..900], much[..900], much[..900]) is var b ? [.. b[..^14], .. much] : [], limits));
        Assert.Equal("E_PACS_MULTIPART", await CodeAsync(much, limits)); // no boundary where the first part begins
        Assert.Equal("E_PACS_MULTIPART", await CodeAsync([.. "--boundary\r\n"u8, .. much], limits)); // a line without an end
        Assert.Equal("E_PACS_MULTIPART", await CodeAsync([.. "--boundary\r\n"u8, .. Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("a: b\r\n", 100)))], limits));
        Assert.Equal([much[..1000]], await ReadAsync(FakeArchive.Multipart("boundary", much[..1000]), 64, limits)); // both sides of the limit
    }

    [Theory]
    [InlineData("multipart/related; type=\"application/dicom\"; boundary=abc", "abc")]
    [InlineData("Multipart/Related; boundary=\"a b'()+_,-./:=?\"; type=\"application/dicom\"", "a b'()+_,-./:=?")]
    [InlineData("multipart/related; type=\"application/dicom\"", "E_PACS_MULTIPART")]
    [InlineData("multipart/related; boundary=\"\"", "E_PACS_MULTIPART")]
    [InlineData("multipart/related; boundary=12345678901234567890123456789012345678901234567890123456789012345678901", "E_PACS_MULTIPART")]
    [InlineData("multipart/related; boundary=1234567890123456789012345678901234567890123456789012345678901234567890", "1234567890123456789012345678901234567890123456789012345678901234567890")]
    [InlineData("application/dicom", "E_PACS_ANSWER")]
    [InlineData("text/html", "E_PACS_ANSWER")]
    public void The_boundary_is_what_the_header_says(string type, string expected)
    {
        string found;
        try
        {
            found = MultipartReader.BoundaryOf(MediaTypeHeaderValue.Parse(type), "pacs");
        }
        catch (RefusedException refused)
        {
            found = refused.Problem.Code;
        }
        Assert.Equal(expected, found);
    }

    private static MultipartReader Reader(byte[] body, int atATime, PacsLimits? limits = null) => new(new Trickle(body, atATime), "boundary", limits ?? new(), "pacs");

    private static async Task<byte[][]> ReadAsync(byte[] body, int atATime = 4096, PacsLimits? limits = null)
    {
        using var reader = Reader(body, atATime, limits);
        var parts = new List<byte[]>();
        while (await reader.NextAsync(default) is { } part)
        {
            using var whole = new MemoryStream();
            await part.CopyToAsync(whole);
            parts.Add(whole.ToArray());
        }
        return [.. parts];
    }

    private static async Task<string> CodeAsync(byte[] body, PacsLimits? limits = null) => (await Assert.ThrowsAsync<RefusedException>(() => ReadAsync(body, 33, limits))).Problem.Code;

    /// <summary>Gives its bytes a few at a time.</summary>
    private sealed class Trickle(byte[] bytes, int atATime) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(atATime, buffer.Length)], cancellationToken);
    }
}
