using System.Reflection;
using Islet.Web.Parts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Islet.Web;

/// <summary>A board summary as one HTML file that stands alone: the page's own markup and style, without script and leading nowhere.</summary>
public static class BoardHtml
{
    public static async Task<string> OfAsync(BoardSummary summary)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return "<!DOCTYPE html>\n" + await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var written = await renderer.RenderComponentAsync<BoardFile>(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(BoardFile.Summary)] = summary, [nameof(BoardFile.Style)] = Style }));
            return written.ToHtmlString();
        });
    }

    private static string Style
    {
        get
        {
            using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("islet.css")!);
            return reader.ReadToEnd();
        }
    }
}
