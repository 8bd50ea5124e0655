using System.Text;
using Islet.Course;

namespace Islet.Tests.Course;

public sealed class StrictJsonTests
{
    [Theory]
    [InlineData("{\"a\":1,\n \"a\":2}", JsonFaultKind.Twice, 2, 2, "a")]
    [InlineData("{\"a\":1,\"\\u0061\":2}", JsonFaultKind.Twice, 1, 8, "a")] // the same name, escaped
    [InlineData("{\"a\":\n\"x\\ud800\"}", JsonFaultKind.Surrogate, 2, 1, null)]
    [InlineData("{\"\\udc00\":1}", JsonFaultKind.Surrogate, 1, 2, null)]
    [InlineData("{\"a\":1,", JsonFaultKind.Syntax, 1, 8, null)]
    [InlineData("", JsonFaultKind.Syntax, 1, 1, null)]
    public void What_is_wrong_is_told_with_its_place(string text, JsonFaultKind kind, long line, long column, string? name) =>
        Assert.Equal(new JsonFault(kind, line, column, name), StrictJson.Read(Encoding.UTF8.GetBytes(text)).Fault);

    [Fact]
    public void Bytes_that_are_no_UTF8_are_found_wherever_they_stand()
    {
        Assert.Equal(new JsonFault(JsonFaultKind.Encoding, 2, 6), StrictJson.Read([.. "{\n\"a\":"u8, 0xE4, .. "}"u8]).Fault);
        Assert.Equal(JsonFaultKind.Encoding, StrictJson.Read([.. "{\"a\":\""u8, 0xE4, .. "\"}"u8]).Fault?.Kind);
        Assert.Equal(JsonFaultKind.Encoding, StrictJson.Read([.. "{\""u8, 0xC3]).Fault?.Kind);
    }

    [Theory]
    [InlineData("{\"a\":\"\\ud83d\\ude00\",\"b\":{\"a\":[{\"a\":1},{\"a\":2}]}}"), InlineData("\uFEFF{}"), InlineData("5")]
    public void What_is_right_is_read(string text)
    {
        var (document, fault) = StrictJson.Read(Encoding.UTF8.GetBytes(text));
        Assert.Null(fault);
        document!.Dispose();
    }

    [Fact]
    public void What_is_nested_too_deep_is_refused() => Assert.Equal(JsonFaultKind.Syntax, StrictJson.Read(Encoding.UTF8.GetBytes(new string('[', 65) + new string(']', 65))).Fault?.Kind);
}
