using System.Net;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Tests.Web;

/// <summary>The cards as pages: of a guideline, and for a patient.</summary>
public sealed class CardPagesTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>
{
    public static TheoryData<string> Addresses =>
        ["/guidelines/nanets-2020/cards", .. FactCards.Shipped.Select(c => $"/guidelines/nanets-2020/cards/{c.Key}"), "/patients/1/cards/prrt", "/patients/2/cards/insulinoma"];

    [Theory, MemberData(nameof(Addresses))]
    public async Task A_card_shows_what_it_is_for_and_has_one_heading(string address)
    {
        var page = await workbench.PageAsync(address);
        Assert.Equal(IntendedPurpose.Text, page.QuerySelector(".purpose")!.TextContent.Trim());
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.DoesNotContain("recommended treatment", page.Body!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Every_line_leads_to_its_statement()
    {
        var page = await workbench.PageAsync("/guidelines/nanets-2020/cards/prrt");
        Assert.Contains("7.4 GBq", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll(".source a[href='/guidelines/nanets-2020/PRRT-04']"));
        Assert.NotEmpty(page.QuerySelectorAll(".source a[href='/guidelines/nordic-nec-2/RESP-14']"));
    }

    [Fact] // unknown is said, and is not no
    public async Task For_a_patient_the_questions_are_answered_in_three_values()
    {
        await workbench.ImportAsync([new(new("CARD-1", Axis.Calendar, "Uppsala"),
        [
            new(Day.Parse("2019-03-10"), Reported.WhenItHappened, new TumourEntity { Organ = "pancreas", Family = TumourFamily.Nen }, "tumour"),
            new(Day.Parse("2019-03-12"), Reported.WhenItHappened, new ImagingStudy { Study = "P1", Modality = "SSTR-PET", TumourPresent = true, SstrPetResult = "negative" }, "pet"),
            new(Day.Parse("2019-03-14"), Reported.WhenItHappened, new Laboratory { Analyte = "creatinine", Value = 88, Unit = "umol/L", Lower = 45, Upper = 90 }, "creatinine"),
        ])]);
        var patient = (await workbench.Log.FindAsync("CARD-1"))!.Patient;
        var page = await workbench.PageAsync($"/patients/{patient}/cards/prrt");
        var asked = page.QuerySelectorAll(".cardlines > li").ToList();
        Assert.Matches("^no, [0-9.]+ years ago, to be asked again$", asked.First(li => li.TextContent.StartsWith("Receptor-positive", StringComparison.Ordinal)).QuerySelector(".answer")!.TextContent);
        Assert.Equal("not known", asked.Single(li => li.TextContent.StartsWith("Renal insufficiency", StringComparison.Ordinal)).QuerySelector(".answer")!.TextContent);
        Assert.Contains(asked, li => li.TextContent.Contains("88 µmol/L (45–90)", StringComparison.Ordinal) && li.TextContent.Contains("2019-03-14", StringComparison.Ordinal));
        Assert.Contains(asked, li => li.TextContent.Contains("none on record", StringComparison.Ordinal));
        var regions = page.QuerySelectorAll("section").Single(s => s.QuerySelector("h2")!.TextContent.StartsWith("Where it is permitted", StringComparison.Ordinal)).TextContent;
        Assert.DoesNotContain("meet", regions, StringComparison.Ordinal); // values beside criteria, no verdict
        Assert.Contains("stale", regions, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/guidelines/nanets-2020/cards/nothing"), InlineData("/guidelines/nordic-nec-2/cards"), InlineData("/patients/1/cards/nothing"), InlineData("/patients/99999/cards/prrt")]
    public async Task What_there_is_not_is_not_found(string address)
    {
        using var answer = await workbench.Http.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
