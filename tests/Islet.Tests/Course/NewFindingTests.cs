using Islet.Course;

namespace Islet.Tests.Course;

public class NewFindingTests
{
    [Fact]
    public void A_finding_with_another_content_is_stored_as_that_content()
    {
        var (man, woman) = (new Person { Sex = Sex.Male }, new Person { Sex = Sex.Female });
        var finding = new NewFinding(When.Parse("2020-01-01"), Reported.Unknown, man) with { Content = woman };
        Assert.Equal(FindingKinds.Write(woman), finding.ContentJson);
        Assert.NotEqual(FindingKinds.Write(man), finding.ContentJson);
    }
}
