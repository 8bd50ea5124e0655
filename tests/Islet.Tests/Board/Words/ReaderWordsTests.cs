using Islet.Board;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Board;

public class ReaderWordsTests
{
    [Theory]
    [InlineData(ReadRole.Original, null, "the investigator"), InlineData(ReadRole.Original, "R1", "reader R1"), InlineData(ReadRole.Second, "R2", "the second reader (R2)")]
    [InlineData(ReadRole.Central, null, "the central reader"), InlineData(ReadRole.Consensus, null, "the consensus")]
    public void A_reader_is_named_by_the_role(ReadRole role, string? name, string said) => Assert.Equal(said, ReaderWords.Of(new(role, name)));
}
