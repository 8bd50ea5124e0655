using Islet.Course;
using Islet.Web.Pages;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Islet.Web;

/// <summary>
/// A sheet on its way from the browser into a draft, without a copy in memory or in a folder that others may read: so the form is read here, part by part, and
/// not by the framework. The token of the form comes first, and nothing is kept before it was found good.
/// </summary>
internal static class UploadPost
{
    /// <summary>Not the page's own: a page answers posts to its address, too.</summary>
    public const string Address = ImportsPage.Address + "/bring-in";

    private const int LargestWord = 4096; // of a part that is not a file: the token
    private const int LargestMap = 1_000_000;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(Address,
        (HttpContext http, ImportDrafts drafts, IAntiforgery antiforgery, Notices notices, WorkbenchOptions options) => AnswerAsync(http, drafts, antiforgery, notices, options))
        .Needs(Right.ImportFiles).LoggedAs(AccessWords.Import);

    private static async Task<IResult> AnswerAsync(HttpContext http, ImportDrafts drafts, IAntiforgery antiforgery, Notices notices, WorkbenchOptions options)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = options.LargestUpload + (2 * LargestMap);
        try
        {
            if (http.Request.ContentLength > options.LargestUpload + (2 * LargestMap))
                throw ImportDraft.TooLarge(options.LargestUpload);
            return await ReadAsync(http, drafts, antiforgery, options.LargestUpload) is { } draft ? new SeeOther(DraftPage.AddressOf(draft)) : new SeeOther(FormExpiredPage.Address);
        }
        catch (RefusedException refused)
        {
            return new SeeOther(notices.AddressOf(ImportsPage.Address, new(null, refused.Problem)));
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException or IOException && !http.RequestAborted.IsCancellationRequested)
        {
            return new SeeOther(notices.AddressOf(ImportsPage.Address, new(null, Broken)));
        }
    }

    /// <summary>Null: the form is not of a page of this server.</summary>
    private static async Task<ImportDraft?> ReadAsync(HttpContext http, ImportDrafts drafts, IAntiforgery antiforgery, long largest)
    {
        var boundary = MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary).ToString() : "";
        if (boundary.Length is 0 or > 200)
            throw new RefusedException(Broken);
        var reader = new MultipartReader(boundary, http.Request.Body);
        var trusted = false;
        ImportDraft? draft = null;
        while (await reader.ReadNextSectionAsync(http.RequestAborted) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part))
                throw new RefusedException(Broken);
            var file = HeaderUtilities.RemoveQuotes(part.FileNameStar.HasValue ? part.FileNameStar : part.FileName).ToString();
            var name = HeaderUtilities.RemoveQuotes(part.Name).ToString();
            if (!trusted)
            {
                if (file.Length > 0 || !await IsTokenAsync(http, antiforgery, section))
                    return null;
                trusted = true;
            }
            else if (name == "sheet" && file.Length > 0 && draft is null)
            {
                draft = await drafts.BringInAsync(file, section.Body, largest, http.RequestAborted);
            }
            else if (name == "map" && file.Length > 0 && draft is not null)
            {
                draft.Begin(await TextAsync(section, LargestMap, http.RequestAborted));
            }
        }
        return draft ?? throw new RefusedException("E_UPLOAD_NONE", "sheet", T("no file"), T("a file with a table"), T("Choose the file first."));
    }

    private static async Task<bool> IsTokenAsync(HttpContext http, IAntiforgery antiforgery, MultipartSection section)
    {
        var header = antiforgery.GetTokens(http).HeaderName;
        if (header is null)
            return false;
        http.Request.Headers[header] = await TextAsync(section, LargestWord, http.RequestAborted);
        return await antiforgery.IsRequestValidAsync(http);
    }

    private static async Task<string> TextAsync(MultipartSection section, int most, CancellationToken cancel)
    {
        using var reader = new StreamReader(section.Body, new System.Text.UTF8Encoding(false, throwOnInvalidBytes: false));
        var text = new char[most + 1];
        var read = await reader.ReadBlockAsync(text.AsMemory(), cancel);
        return read <= most ? new string(text, 0, read) : throw new RefusedException("E_UPLOAD_SIZE", "map", T($"over {most} characters"), T($"a map of at most {most} characters"), T("Choose the map's YAML file."));
    }

    private static Problem Broken => new("E_UPLOAD_FORM", "form", T("a form that ended early or is not one of this page's"), T("the form of the page, whole"), T("Open the page again and choose the file once more."));
}
