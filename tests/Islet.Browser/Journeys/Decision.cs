namespace Islet.Browser.Journeys;

/// <summary>What the board decides on the patient of the demonstration; the tutorial asks for the same.</summary>
internal static class Decision
{
    /// <summary>From the board page to the board page.</summary>
    public static async Task SendDecisionAsync(this Traveller t)
    {
        await t.GoAsync("Record what the board decides");
        await t.FillDecisionAsync();
        await t.SendAsync("Record the decision");
    }

    public static async Task FillDecisionAsync(this Traveller t)
    {
        await t.TypeAsync("#plan", "Liver biopsy and both PETs first, then the board again");
        await t.TickAsync(t.Page.Locator("input[name=considered][value=chemotherapy]"));
        await t.TickAsync(t.Page.Locator("input[name=considered][value=trial]"));
        await t.TickAsync(t.Page.Locator("input[name=matters][value=yes]"));
        await t.UnfoldAsync("s-NANETS2020-SEQ-01");
        await t.TickAsync(t.Page.Locator("input[name='s-NANETS2020-SEQ-01'][value=follows]"));
        await t.UnfoldAsync("s-NANETS2020-SEQ-03");
        await t.TickAsync(t.Page.Locator("input[name='s-NANETS2020-SEQ-03'][value=departs]"));
        await t.TypeAsync("#why-NANETS2020-SEQ-03", "the patient declines further injections");
        await t.TypeAsync("#present", "oncology, surgery, nuclear medicine");
    }

    /// <summary>Statements stand folded by option.</summary>
    private static Task UnfoldAsync(this Traveller t, string statement) => t.PressAsync(t.Page.Locator($"details.standgroup:not([open]):has(#{statement}) > summary"));

    /// <summary>From the board page to the board page, for the decision that stands first.</summary>
    public static async Task SayOutcomeAsync(this Traveller t)
    {
        await t.GoAsync("Say what became of it");
        await t.TickAsync(t.Page.Locator("input[name=outcome]").Nth(1));
        await t.TypeAsync("#instead", "FDG PET alone");
        await t.TypeAsync("#reason", "no lesion could be reached");
        await t.SendAsync("Record it");
    }
}
