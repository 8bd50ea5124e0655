using Microsoft.Playwright;

namespace Islet.Browser.Journeys;

/// <summary>Journey 4: two findings that cannot both be true; one is corrected, nothing is lost, and it can be taken back.</summary>
[Collection(nameof(Demo))]
public class MendAProblemTests(Demo demo)
{
    [SkippableTheory, MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task A_contradiction_is_corrected_seen_in_the_history_and_undone(string way)
    {
        await using var walk = await demo.WalkAsync(Way.Called(way), "mend");
        var t = walk.Traveller;
        await t.OpenAsync("/problems");
        var grades = t.Page.Locator("section", new() { HasText = "W_GRADE_COUNTS" });
        await t.GoAsync(grades.GetByRole(AriaRole.Link, new() { Name = "Ki-67 3 %" }));
        var finding = t.Page.Locator("ol.findings > li:target");
        await t.GoAsync(finding.GetByRole(AriaRole.Link, new() { Name = "correct" }));
        await t.TypeAsync("#f-ki67_percent", "30");
        await t.TypeAsync("#reason", "copied wrongly: the report says 30 %");
        await t.SendAsync("Save");
        await t.SeesAsync(t.Page.Locator("[role=status]").First, "The correction is on record.");
        await t.SeesAsync(t.Page.Locator("ol.versions > li").First, "Reason: copied wrongly");
        await t.SeesAsync(t.Page.Locator("ol.versions > li").First.GetByRole(AriaRole.Row, new() { Name = "Ki-67" }).First, "30");
        await Assertions.Expect(t.Page.Locator("ol.versions > li")).ToHaveCountAsync(2);
        await Assertions.Expect(t.Page.Locator("ol.versions > li").Last).ToHaveAttributeAsync("value", "1"); // a browser that counts backwards counts what is folded, too
        var history = t.Page.Url;
        await t.TurnToAsync("Problems");
        await t.SeesAsync(grades, "none found");
        await t.OpenAsync(history);
        await t.SendAsync("Bring this version back");
        await t.SeesAsync(t.Page.Locator("[role=status]").First, "The earlier version is on record again.");
        await Assertions.Expect(t.Page.Locator("ol.versions > li")).ToHaveCountAsync(3);
        await t.TurnToAsync("Problems");
        await t.SeesAsync(grades, "Ki-67 3 %");
    }
}
