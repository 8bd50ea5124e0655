using Microsoft.Playwright;

namespace Islet.Browser.Journeys;

/// <summary>What happens on the way: the connection drops, somebody else is quicker, something has to wait.</summary>
[Collection(nameof(Demo))]
public class TogetherTests(Demo demo)
{
    private const string Form = "/patients/91/enter/Specimen";
    private const long Pause = 5000; // ms; a little over that of entry.js

    [SkippableFact]
    public async Task What_is_typed_while_the_connection_is_gone_is_kept_once_it_is_back()
    {
        await using var walk = await demo.WalkAsync(Way.Called("laptop"), "dropped");
        var (page, said) = (walk.Traveller.Page, walk.Traveller.Page.Locator("#draft-said"));
        await page.Clock.InstallAsync();
        await page.GotoAsync(Form);
        await page.FillAsync("#f-organ", "liver");
        await page.Clock.RunForAsync(Pause);
        await Assertions.Expect(said).ToContainTextAsync("Draft kept at");
        Assert.Contains("draft=", page.Url, StringComparison.Ordinal);
        await walk.Context.SetOfflineAsync(true);
        await page.FillAsync("#f-ki67_percent", "ca 15");
        await page.Clock.RunForAsync(Pause);
        await Assertions.Expect(said).ToHaveTextAsync("Draft not kept: no connection, or signed out. What is typed stands here.");
        await walk.Context.SetOfflineAsync(false);
        await page.Clock.RunForAsync(Pause);
        await Assertions.Expect(said).ToContainTextAsync("Draft kept at");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#f-organ")).ToHaveValueAsync("liver");
        await Assertions.Expect(page.Locator("#f-ki67_percent")).ToHaveValueAsync("ca 15");
        Assert.All(walk.Traveller.Faults, fault => Assert.Contains("ERR_INTERNET_DISCONNECTED", fault, StringComparison.Ordinal));
        walk.Traveller.Faults.Clear();
    }

    [SkippableFact]
    public async Task Ctrl_and_Enter_save_from_within_any_field()
    {
        await using var walk = await demo.WalkAsync(Way.Called("laptop"), "chord");
        var t = walk.Traveller;
        await t.OpenAsync("/patients/91/enter/ClinicalStatus");
        await t.TypeAsync("#day", "18.11.2026");
        await t.TypeAsync("#f-ecog_ps", "2");
        await t.ArriveAsync(() => t.Page.Keyboard.PressAsync("Control+Enter"));
        await t.SeesAsync(t.Page.Locator("section.saved"), "Saved: 1 finding");
    }

    [SkippableTheory, InlineData("phone"), InlineData("no-script"), InlineData("keys")]
    public async Task Who_corrects_second_is_shown_both_and_chooses(string way)
    {
        await using var walk = await demo.WalkAsync(Way.Called(way), "conflict");
        var (t, other) = (walk.Traveller, Traveller.Of(await walk.Context.NewPageAsync(), Way.Called("laptop"), "conflict-other"));
        await t.OpenAsync("/patients/73/findings/58/correct");
        await CorrectAsync(other, "30", "the report says 30 %");
        await t.Page.BringToFrontAsync();
        await t.TypeAsync("#f-ki67_percent", "3.5");
        await t.ChooseAsync("#f-reported_grade", "G2");
        await t.TypeAsync("#reason", "read again");
        await t.SendAsync("Save");
        var both = t.Page.Locator("form.conflict");
        await t.SeesAsync(t.Page.Locator("#refused"), "somebody else corrected this finding meanwhile");
        await t.SeesAsync(both.GetByRole(AriaRole.Row, new() { Name = "Ki-67" }).First, "30");
        await t.TickAsync(both.GetByRole(AriaRole.Row, new() { Name = "Ki-67" }).First.GetByRole(AriaRole.Radio).First); // theirs
        await t.TypeAsync("#reason", "their count, my grade");
        await t.SendAsync("Save what is chosen");
        var now = t.Page.Locator("ol.versions > li");
        await Assertions.Expect(now).ToHaveCountAsync(3);
        await t.SeesAsync(now.First, "their count, my grade");
        await t.SeesAsync(now.First.GetByRole(AriaRole.Row, new() { Name = "grade" }).First, "G2");
        await t.SeesAsync(now.Nth(1), "the report says 30 %");
    }

    [SkippableTheory, InlineData("phone"), InlineData("no-script"), InlineData("keys")]
    public async Task An_item_of_the_worklist_waits_until_its_day(string way)
    {
        await using var walk = await demo.WalkAsync(Way.Called(way), "later");
        var t = walk.Traveller;
        await t.OpenAsync("/worklist");
        var entry = t.Page.Locator("ol.worklist > li", new() { HasText = "SYN-0091" });
        await t.GoAsync(entry.GetByRole(AriaRole.Link, new() { Name = "put off, or refer to a board" }));
        var item = t.Page.Locator("section[aria-labelledby=todo] ul.workitems > li", new() { HasText = "was not characterized since" });
        await t.PressAsync(item.Locator("summary"));
        await t.TypeAsync("#until-1", "2026-12-03");
        await t.TypeAsync("#until-1-why", "biopsy is booked");
        await t.GoAsync(item.GetByRole(AriaRole.Button, new() { Name = "Put off" }));
        await t.SeesAsync(t.Page.Locator("section[aria-labelledby=later]"), "biopsy is booked");
        await t.TurnToAsync("Worklist");
        await Assertions.Expect(entry).Not.ToContainTextAsync("was not characterized since");
    }

    private static async Task CorrectAsync(Traveller other, string ki67, string reason)
    {
        await other.OpenAsync("/patients/73/findings/58/correct");
        await other.TypeAsync("#f-ki67_percent", ki67);
        await other.TypeAsync("#reason", reason);
        await other.SendAsync("Save");
        await other.SeesAsync("The correction is on record.");
    }
}
