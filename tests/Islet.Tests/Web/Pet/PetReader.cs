using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Islet.Web;

namespace Islet.Tests.Web;

/// <summary>Reads the PETs of a patient by their pages, as a person without script does.</summary>
internal sealed class PetReader(TestWorkbench workbench, long patient)
{
    public string Pets => $"/patients/{patient}/pet";

    public string Address(int series) => $"{Pets}/{ShelvedSeries.KeyOf(PetPatient.Series(series))}";

    /// <summary>Has the folder looked through for what came since.</summary>
    public async Task LookAsync()
    {
        for (var i = 0; i < 200; i++)
        {
            var page = await workbench.PageAsync(Pets);
            if (page.QuerySelector(".computing") is null)
            {
                if (i > 0)
                    return;
                await workbench.SendAsync(page.QuerySelector<IHtmlFormElement>("form[action$='/pet/look']")!, file: null);
            }
            await Task.Delay(20);
        }
    }

    public async Task<IDocument> ReadyAsync(int series)
    {
        for (var i = 0; ; i++)
        {
            var page = await workbench.PageAsync(Address(series));
            if (page.QuerySelector("#spots") is not null || page.QuerySelector("dl.problem") is not null || i == 300)
                return page;
            await Task.Delay(20);
        }
    }

    public Task<IDocument> DecideAsync(IDocument page, int spot, string what, params (string, string)[] filled) =>
        workbench.PostAsync(page.QuerySelectorAll(".spot")[spot].QuerySelector<IHtmlFormElement>("form")!, [("do", what), .. filled]);

    public Task<IDocument> SignAsync(IDocument page, params (string, string)[] filled) => workbench.PostAsync(page.QuerySelector<IHtmlFormElement>("form.signing")!, filled);

    public Task<IDocument> PlaceLiverAsync(IDocument page, double x, double y, double z) => workbench.PostAsync(page.QuerySelector<IHtmlFormElement>("form.refer")!,
        ("reference", "liver"), ("place", "here"), ("x", Written(x)), ("y", Written(y)), ("z", Written(z)));

    public Task<IDocument> SayUnseenAsync(IDocument page, string lesion) =>
        workbench.PostAsync(page.QuerySelectorAll<IHtmlFormElement>(".chips form").First(f => f.TextContent.Contains(lesion, StringComparison.Ordinal)), ("do", "unseen"));

    /// <summary>Accepts what is open under these names, the hottest first, and signs.</summary>
    public async Task ReadAsync(int series, params (string Lesion, string Organ)[] lesions)
    {
        var page = await PlaceLiverAsync(await ReadyAsync(series), -46, 42, 200);
        foreach (var (lesion, organ) in lesions)
            page = await DecideAsync(page, page.QuerySelectorAll(".spot").Index().First(s => !s.Item.ClassList.Contains("accepted")).Index, "accept", ("lesion", lesion), ("organ", organ));
        page = await SignAsync(page, ("ssa", "20"));
        Assert.Contains("Signed", page.QuerySelector(".said[role=status]")!.TextContent, StringComparison.Ordinal);
    }

    private static string Written(double mm) => mm.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
