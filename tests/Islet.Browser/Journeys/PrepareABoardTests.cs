using Microsoft.Playwright;

namespace Islet.Browser.Journeys;

/// <summary>Journey 2: ten minutes before the board, and what it decides.</summary>
[Collection(nameof(Demo))]
public class PrepareABoardTests(Demo demo)
{
    /// <summary>Keys of the fact sheet: what was said last still holds, and what was asked of nobody is asked now. Each is one press.</summary>
    private const string Confirmed = "wer15678j";

    [SkippableTheory, MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task A_patient_is_prepared_the_decision_recorded_and_later_what_became_of_it(string way)
    {
        await using var walk = await demo.WalkAsync(Way.Called(way), "board");
        var t = walk.Traveller;
        await t.OpenAsync("/worklist");
        await t.SeesAsync(t.Page.Locator("section[aria-labelledby=boards]"), "treatment after progression");
        await t.GoAsync(t.Page.Locator("table.boards a").First);
        await t.SeesAsync("What is undecided");
        await t.GoAsync(t.Page.Locator(".openshort a[href$='/facts']"));
        await ConfirmAsync(t);
        await t.GoAsync("Board");
        await t.SendDecisionAsync();
        await t.SeesAsync(t.Page.Locator("[role=status]").First, "The decision of 2026-11-19 is recorded.");
        await DecidedAsync(t);
        await OutcomeAsync(t);
        await t.TurnToAsync("Worklist");
        await Assertions.Expect(t.Page.Locator("table.boards tbody tr")).ToHaveCountAsync(5);
    }

    /// <summary>At most ten keystrokes, each of which records a block and comes back.</summary>
    private static async Task ConfirmAsync(Traveller t)
    {
        Assert.InRange(Confirmed.Length, 1, 10);
        foreach (var key in Confirmed)
        {
            await t.AccessAsync(key);
            await t.SeesAsync(t.Page.Locator("[role=status]").First, "Recorded for 2026-11-19");
        }
        await t.SeesAsync(t.Page.Locator("#block-7"), "no");
        await Assertions.Expect(t.Page.Locator("#block-J .still")).ToHaveCountAsync(0); // nothing older is left to be confirmed
    }

    private static async Task DecidedAsync(Traveller t)
    {
        var latest = t.Page.Locator("ol.decided > li").First;
        await t.SeesAsync(latest, "Liver biopsy and both PETs first, then the board again");
        await t.SeesAsync(latest, "Follows");
        await t.SeesAsync(latest, "the patient declines further injections");
        await t.TurnToAsync("Decisions");
        await t.SeesAsync(t.Page.Locator("main tbody tr").First, "Liver biopsy and both PETs first");
    }

    private static async Task OutcomeAsync(Traveller t)
    {
        await t.GoAsync(t.Page.Locator("main tbody tr").First.GetByRole(AriaRole.Link, new() { Name = "SYN-0091" }));
        await t.GoAsync("Board");
        await t.SayOutcomeAsync();
        await t.SeesAsync(t.Page.Locator("ol.decided > li").First, "FDG PET alone");
    }
}
