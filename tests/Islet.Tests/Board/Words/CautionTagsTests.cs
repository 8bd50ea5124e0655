using Islet.Board;

namespace Islet.Tests.Board;

public class CautionTagsTests
{
    [Theory]
    [InlineData("C-PRRT", "Lesions without receptors?"), InlineData("C-PERIOD", "Period over.")]
    public void A_tag_before_its_sentence_ends_with_one_sign(string code, string heading) => Assert.Equal(heading, CautionTags.Heading(code));
}
