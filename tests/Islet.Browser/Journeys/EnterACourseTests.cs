using Microsoft.Playwright;

namespace Islet.Browser.Journeys;

/// <summary>Journey 1: a patient comes, and what happened is entered finding by finding.</summary>
[Collection(nameof(Demo))]
public class EnterACourseTests(Demo demo)
{
    [SkippableTheory, MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task A_new_patients_course_is_entered_and_read(string way)
    {
        await using var walk = await demo.WalkAsync(Way.Called(way), "enter");
        var t = walk.Traveller;
        await t.OpenAsync("/patients");
        await RegisterAsync(t);
        await EnterAsync(t, "tissue", Tissue);
        await EnterAsync(t, "scan", Scan);
        await EnterAsync(t, "treatment started", Treatment);
        await EnterAsync(t, "laboratory", Laboratory);
        await EnterAsync(t, "progression", Progression);
        await t.GoAsync("To the patient");
        await t.SeesAsync(t.Page.Locator("section[aria-labelledby=now]"), "NET G2");
        await t.SeesAsync(t.Page.Locator("section[aria-labelledby=lines]"), "lanreotide");
        await Assertions.Expect(t.Page.Locator("section[aria-labelledby=problems]")).ToHaveCountAsync(0);
        await t.GoAsync("Fact sheet");
        var known = t.Page.Locator("section[aria-labelledby=known]");
        await t.SeesAsync(known.GetByRole(AriaRole.Row, new() { Name = "Ki-67 index" }).First, "12");
        await t.SeesAsync(known.GetByRole(AriaRole.Row, new() { Name = "Liver metastases" }).First, "yes");
    }

    private static async Task RegisterAsync(Traveller t)
    {
        await t.GoAsync("New patient");
        await t.TypeAsync("#key", "NEW-0001");
        await t.TypeAsync("#center", "Centre A");
        await t.ChooseAsync("#f-sex", "female");
        await t.TypeAsync("#f-birth", "1961");
        await t.ChooseAsync("#f-organ", "pancreas");
        await t.ChooseAsync("#f-family", "NEN");
        await t.TypeAsync("#diagnosed", "2.3.2026");
        await t.SendAsync("Register");
        await t.SeesAsync(t.Page.Locator("h1"), "NEW-0001");
    }

    private static async Task EnterAsync(Traveller t, string kind, Func<Traveller, Task> fill)
    {
        await t.TypeAsync("#what", kind);
        await t.SendAsync("Open the form");
        await fill(t);
        await t.SendAsync("Save");
        await t.SeesAsync(t.Page.Locator("section.saved"), "Saved: 1 finding");
    }

    private static async Task Tissue(Traveller t)
    {
        await t.TypeAsync("#day", "2.3.2026");
        await t.ChooseAsync("#reported", "on the day beside");
        await t.TypeAsync("#reported-day", "10.3.2026");
        await t.ChooseAsync("#f-specimen_type", "core biopsy");
        await t.ChooseAsync("#f-specimen_site", "distant metastasis");
        await t.ChooseAsync("#f-differentiation", "well");
        await t.TypeAsync("#f-ki67_percent", "12");
        await t.TypeAsync("#f-mitoses_per_2mm2", "3");
        await t.ChooseAsync("#f-who_edition", "2022");
    }

    private static async Task Scan(Traveller t)
    {
        await t.TypeAsync("#day", "5.3.2026");
        await t.ChooseAsync("#reported", "on the same day");
        await t.TypeAsync("#f-modality", "CT");
        await t.ChooseAsync("#f-tumour_present", "yes");
        await t.ChooseAsync("#f-liver_metastases", "yes");
    }

    private static async Task Treatment(Traveller t)
    {
        await t.TypeAsync("#day", "1.4.2026");
        await t.TypeAsync("#f-drugs", "lanreotide");
        await t.TypeAsync("#f-dose_mg", "120");
        await t.TypeAsync("#f-interval_days", "28");
    }

    private static async Task Laboratory(Traveller t)
    {
        await t.TypeAsync("#day", "1.6.2026");
        await t.TypeAsync("#r0-value", "<3");
        await t.TypeAsync("#r0-unit", "nmol/L");
        await t.TypeAsync("#r0-upper", "5");
    }

    private static async Task Progression(Traveller t)
    {
        await t.TypeAsync("#day", "1.9.2026");
        await t.ChooseAsync("#f-progressive", "yes");
        await t.TypeAsync("#f-grounds", "radiological");
        await t.TypeAsync("#f-sites", "liver");
    }
}
