using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Islet.Imaging;
using Islet.Imaging.Pictures;
using Islet.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Islet.Web;

/// <summary>
/// Cuts through the images, as numbers for the page's script, which shades them itself, or as PNG for a page without one. Scrolling asks for hundreds: the log of access gets one entry per person, series and
/// ten minutes, not one a cut.
/// </summary>
internal sealed class PetPictures(ImageShelf shelf, PetBench bench, TimeProvider clock)
{
    private static readonly TimeSpan OnceIn = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(string Who, long Patient, string Series), DateTimeOffset> entered = new();

    public static void Map(IEndpointRouteBuilder routes)
    {
        const string At = "/patients/{number:long}/pet/{series}/";
        routes.MapGet(At + "cut/{plane}/{at:int}", (long number, string series, string plane, int at, HttpContext http, PetPictures pictures, FindingLog log) =>
            pictures.AnswerAsync(http, log, number, series, image => PlaneOf(plane) is { } p && at >= 0 && at < image.Count(p) ? Numbers(image.PetCut(p, at).Pixels) : null)).RequireAuthorization();
        routes.MapGet(At + "ct/{plane}/{at:int}", (long number, string series, string plane, int at, HttpContext http, PetPictures pictures, FindingLog log) =>
            pictures.AnswerAsync(http, log, number, series, image => PlaneOf(plane) is { } p && at >= 0 && at < image.Count(p) && image.CtCut(p, at) is { } cut ? Numbers(cut.Pixels) : null)).RequireAuthorization();
        routes.MapGet(At + "depth/{angle:int}", (long number, string series, int angle, HttpContext http, PetPictures pictures, FindingLog log) =>
            pictures.AnswerAsync(http, log, number, series, image => angle is >= 0 and < PetImage.Angles ? Numbers(image.Depth(angle)) : null)).RequireAuthorization();
        routes.MapGet(At + "picture/{plane}/{at:int}.png", (long number, string series, string plane, int at, HttpContext http, PetPictures pictures, FindingLog log) =>
            pictures.AnswerAsync(http, log, number, series, image => PlaneOf(plane) is { } p && at >= 0 && at < image.Count(p) ? Results.Bytes(Png(image.PetCut(p, at), Top(http, image)), "image/png") : null)).RequireAuthorization();
    }

    public static Plane? PlaneOf(string word) => Enum.GetValues<Plane>().Where(p => WordOf(p) == word).Cast<Plane?>().FirstOrDefault();

    public static string WordOf(Plane plane) => plane.ToString().ToLowerInvariant();

    private async Task<IResult> AnswerAsync(HttpContext http, FindingLog log, long number, string series, Func<PetImage, IResult?> answer)
    {
        var who = SignedIn.Of(http);
        if (!who.May(Right.SeeSources))
        {
            Denied.LeaveBare(http);
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }
        if (await PetCourse.OfAsync(number, log, shelf, http.RequestAborted) is not { } pets || pets.Find(series) is not { } found || bench.Of(found).Image is not { } image || answer(image) is not { } result)
            return Results.NotFound();
        var now = clock.GetUtcNow();
        if (!entered.TryGetValue((who.Name, number, series), out var last) || now - last > OnceIn)
        {
            await AccessTrail.EnterAsync(http, log.Desk, patient: number);
            foreach (var (old, _) in entered.Where(e => now - e.Value > OnceIn))
                entered.TryRemove(old, out _);
            entered[(who.Name, number, series)] = now;
        }
        http.Response.Headers.CacheControl = "private, max-age=600"; // in the browser of who asked, and nowhere else
        return result;
    }

    private static double Top(HttpContext http, PetImage image) => double.TryParse(http.Request.Query["top"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var top) && top is >= 0.5 and <= PetImage.LargestWindow ? top : PetWords.Window(PetWords.KindOf(image.Shelved.Tracer));

    private static byte[] Png(Cut cut, double top) => PngWriter.Grey(cut.Columns, cut.Rows, cut.InverseGrey(new(0, top)), cut.ColumnMm, fast: true);

    /// <summary>Two bytes a pixel, the lower first.</summary>
    private static IResult Numbers(ushort[] pixels) => Results.Bytes(MemoryMarshal.AsBytes(pixels.AsSpan()).ToArray(), "application/octet-stream");
}

/// <summary>What the page's script knows of the image and of the places in it.</summary>
internal static class PetJson
{
    public static string Of(PetSheet sheet)
    {
        var box = sheet.Image.Box;
        var ct = sheet.Image.CtCut(Plane.Axial, 0);
        return JsonSerializer.Serialize(new
        {
            size = new[] { box.Nx, box.Ny, box.Nz }, mm = new[] { box.Dx, box.Dy, box.Dz }, first = new[] { box.First.X, box.First.Y, box.First.Z }, perSuv = PetImage.PerSuv, angles = PetImage.Angles, ray = sheet.Image.RaySteps, top = PetWords.Window(sheet.Kind),
            ct = ct is null ? null : new { nx = ct.Columns, ny = ct.Rows, below = PetImage.HuBelow },
            spots = sheet.Reading.Spots.Select(s => new
            {
                id = s.Id, number = PetOutline.LabelOf(s), state = PetOutline.StateOf(s), lesion = s.Lesion, at = Place(box, sheet.Basis.Suv.Grid.Centre(s.Numbers.MaxVoxel)), runs = Runs(box, sheet.Basis.Suv.Grid, s.Region),
            }),
            references = (sheet.Reading.References.Count > 0 ? sheet.Reading.References : sheet.Basis.References).Select(r => new { name = PetWords.Said(r.Organ), at = Place(box, r.Centre), runs = Runs(box, sheet.Basis.Suv.Grid, r.Region) }),
        });
    }

    public static int[] Place(DisplayBox box, Point point) => box.Nearest(point) is var v ? [v.X, v.Y, v.Z] : [];

    /// <summary>Of the display box: z, y, first and last x, one after the other.</summary>
    public static IReadOnlyList<int> Runs(DisplayBox box, ImageGrid grid, Region region)
    {
        List<int> runs = [];
        foreach (var run in box.Shown(region, grid).Runs)
            runs.AddRange([run.Z, run.Y, run.First, run.Last]);
        return runs;
    }
}
