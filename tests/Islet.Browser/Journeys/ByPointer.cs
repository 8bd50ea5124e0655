using Microsoft.Playwright;

namespace Islet.Browser.Journeys;

/// <summary>With a mouse or a finger; also where no script runs.</summary>
public sealed class ByPointer(IPage page, Way way, string journey) : Traveller(page, way, journey)
{
    public override Task PressAsync(ILocator what) => what.ClickAsync();

    protected override Task WriteAsync(ILocator field, string text) => field.FillAsync(text);

    public override Task ChooseAsync(string select, string label) => Page.SelectOptionAsync(select, new SelectOptionValue { Label = label });

    public override Task TickAsync(ILocator box) => box.CheckAsync();
}
