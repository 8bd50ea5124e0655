using Islet.Guidelines;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Islet.Course;

namespace Islet.Tests.Board;

public class BoardWordTests
{
    public static TheoryData<int> Patients => [0, 7, 21, 40];

    [Theory, MemberData(nameof(Patients))]
    public void OpenXml_finds_nothing_wrong_with_it(int patient)
    {
        using var stream = new MemoryStream(BoardWord.Of(BoardCourses.Summary(BoardCourses.Synthetic[patient])));
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var text = document.MainDocumentPart!.Document!.Body!.InnerText;
        Assert.Contains(IntendedPurpose.Text, text, StringComparison.Ordinal);
        Assert.Contains("Earlier decisions", text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Patients))]
    public void The_same_summary_is_the_same_bytes(int patient) =>
        Assert.Equal(BoardWord.Of(BoardCourses.Summary(BoardCourses.Synthetic[patient])), BoardWord.Of(BoardCourses.Summary(BoardCourses.Synthetic[patient])));

    [Theory]
    [InlineData("<w:p/>&\"'"), InlineData("\0\u0007\uffff"), InlineData("\u202eevil"), InlineData("🦓 emoji")]
    public void A_hostile_text_breaks_no_part(string text)
    {
        var course = BoardCourses.Pancreatic((Day.Parse("2020-06-10"), new BoardDecision { Plan = text, NotDoneReason = text, Done = false }));
        using var stream = new MemoryStream(BoardWord.Of(BoardCourses.Summary(course)));
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document));
    }
}
