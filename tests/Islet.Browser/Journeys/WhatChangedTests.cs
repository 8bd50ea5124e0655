using Microsoft.Playwright;

namespace Islet.Browser.Journeys;

/// <summary>Journey 3: what changed since the last characterization, why it matters, and on which finding that rests.</summary>
[Collection(nameof(Demo))]
public class WhatChangedTests(Demo demo)
{
    [SkippableTheory, MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task A_change_leads_to_the_finding_behind_it_and_that_to_its_source(string way)
    {
        await using var walk = await demo.WalkAsync(Way.Called(way), "changed");
        var t = walk.Traveller;
        await t.OpenAsync("/worklist");
        await t.GoAsync(t.Page.Locator("ol.worklist > li", new() { HasText = "SYN-0091" }).GetByRole(AriaRole.Link).Filter(new() { HasText = "was not characterized since" }));
        await t.SeesAsync(t.Page.Locator("section[aria-labelledby=since]"), "3 progressions");
        await t.GoAsync("Board");
        var changed = t.Page.Locator("section.changed");
        await t.SeesAsync(changed, "Meets the Uppsala definition of a significant change: limb ii");
        await t.SeesAsync(changed, "gained L5");
        await t.SeesAsync(t.Page.Locator("section.compared"), "Begin to apply");
        await t.GoAsync("FUNC-01"); // why it matters: the statement that begins to apply, with the parts of its condition
        await t.SeesAsync(t.Page.Locator("main"), "FUNC-01");
        await t.GoAsync("Course");
        var limb = t.Page.Locator("#change-4 table.limbs tbody tr").Nth(1);
        await t.SeesAsync(limb, "gained");
        await t.PressAsync(limb.GetByRole(AriaRole.Link, new() { Name = "FDG-PET L5" }));
        await Assertions.Expect(t.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("#finding-\\d+$"));
        var finding = t.Page.Locator("ol.findings > li:target");
        await Assertions.Expect(finding).ToBeInViewportAsync();
        await t.SeesAsync(finding, "L5");
        await t.SeesAsync(finding, "nuclear medicine");
        await t.GoAsync(finding.GetByRole(AriaRole.Link, new() { Name = "history" }));
        await t.SeesAsync(t.Page.Locator("ol.versions"), "First entry");
        await t.SeesAsync(t.Page.Locator("ol.versions"), "virtual:pancreatic-net:1");
    }
}
