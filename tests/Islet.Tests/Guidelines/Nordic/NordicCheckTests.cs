using Islet.Guidelines;

namespace Islet.Tests.Guidelines;

/// <summary>The check that every guideline has to pass, over the second one and over the cards of the first.</summary>
public class NordicCheckTests
{
    [Fact]
    public void The_second_guideline_is_in_order_and_its_worked_patients_come_out()
    {
        var report = GuidelineCheck.Of(GuidelineFiles.Shipped.Single(f => f.Folder == "nordic-nec-2"));
        Assert.Empty(report.Problems);
        Assert.Equal(5, report.Examples.Count);
        Assert.All(report.Reach, r => Assert.True(r.BothWays, r.Statement.Id));
    }

    [Fact]
    public void The_cards_are_checked_with_the_guideline_in_whose_folder_they_lie()
    {
        var files = GuidelineFiles.Shipped.Single(f => f.Folder == "nanets-2020");
        Assert.Equal(10, files.Cards.Count);
        Assert.Empty(FactCards.Problems(files.Cards, StatementBase.Nanets2020));
        var wrong = files with { Cards = new Dictionary<string, byte[]> { ["prrt.yaml"] = "card: prrt\n"u8.ToArray() } };
        Assert.Contains(FactCards.Problems(wrong.Cards, StatementBase.Nanets2020), p => p.Code == "E_CARD_KEY_MISSING" && p.Where.StartsWith("cards/prrt.yaml, line 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cards_are_read_from_a_folder_on_disk_too()
    {
        var files = await GuidelineFiles.ReadAsync(new(Repository.File("guidelines", "nanets-2020")), default);
        Assert.Equal(10, files.Cards.Count);
        Assert.Empty((await GuidelineFiles.ReadAsync(new(Repository.File("guidelines", "nordic-nec-2")), default)).Cards);
    }
}
