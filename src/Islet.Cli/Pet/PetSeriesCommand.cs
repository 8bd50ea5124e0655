using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Islet.Cli.Stats;
using Islet.Course;
using Islet.Imaging;
using Islet.Imaging.Dicom;
using Islet.Imaging.Series;
using Islet.Imaging.Suv;

namespace Islet.Cli.Pet;

/// <summary><c>islet pet series DIR</c>: what a folder holds, and whether it makes an image.</summary>
internal static class PetSeriesCommand
{
    private sealed record Listed(ImageSeries Series, ImageGrid? Grid, IReadOnlyList<Problem> Problems);

    public static Command Create()
    {
        var (folder, json) = (PetCommand.Folder(), Options.Json());
        var command = new Command("series", "The series of PET, CT and SPECT in a folder: tracer, units, voxels and their place, and what is wrong with them.") { folder, json };
        command.SetAction((call, cancel) => RunAsync(call.GetRequiredValue(folder), call.GetValue(json), call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, cancel));
        return command;
    }

    private static async Task<int> RunAsync(string folder, bool json, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        var read = ImageFolder.Read(folder, cancel);
        List<Listed> series = [.. read.Series.Select(Place)];
        await output.WriteLineAsync(json ? Json(read, series).ToJsonString(StatsJson.Form) : FormattableString.Invariant($"{read.Files} files: {read.Ignored} no DICOM, {read.Projections} projections, {read.Others.Count} other objects."));
        if (!json)
            output.WriteTable(Table(series));
        List<Problem> problems = [.. read.Problems, .. series.SelectMany(s => s.Problems)];
        await ProblemWriter.WriteAsync(problems, errors);
        return problems.Exists(p => p.Refuses()) ? ExitCode.ProblemsFound : ExitCode.Done;
    }

    private static Listed Place(ImageSeries series)
    {
        try
        {
            var order = SliceOrder.Of(series, SeriesChoices.None);
            return new(series, order.Grid, [.. series.Problems, .. order.Warnings]);
        }
        catch (RefusedException refused)
        {
            return new(series, null, [.. series.Problems.Where(p => p != refused.Problem), refused.Problem]);
        }
    }

    private static JsonObject Json(ImageFolder read, List<Listed> series) => new()
    {
        ["series"] = new JsonArray([.. series.Select(s => (JsonNode)new JsonObject
        {
            ["uid"] = s.Series.Uid, ["modality"] = s.Series.Modality, ["tracer"] = Tracer.NameOf(s.Series.Header), ["units"] = s.Series.IsSpect ? SpectUnits(s.Series) : Units(s.Series), ["files"] = s.Series.FileCount,
            ["attenuation_corrected"] = s.Series.IsPet ? s.Series.IsAttenuationCorrected : null,
            ["shape_zyx"] = s.Grid is { } g ? new JsonArray(g.Slices, g.Rows, g.Columns) : null,
            ["voxel_mm_zyx"] = s.Grid is { } v ? StatsJson.Numbers([v.SliceMm, v.RowMm, v.ColumnMm]) : null,
            ["first_slice_position_mm"] = s.Grid is { } o ? StatsJson.Numbers([o.Origin.X, o.Origin.Y, o.Origin.Z]) : null,
            ["problems"] = new JsonArray([.. s.Problems.Select(p => (JsonNode)StatsJson.Problem(p))]),
        })]),
        ["preselected"] = read.Preselected?.Uid, ["files"] = read.Files, ["not_dicom"] = read.Ignored, ["projections"] = read.Projections, ["other_objects"] = read.Others.Count,
        ["problems"] = new JsonArray([.. read.Problems.Select(p => (JsonNode)StatsJson.Problem(p))]),
    };

    /// <summary>A code string; anything else is not repeated.</summary>
    internal static string? Units(ImageSeries series) => series.Header.Text(Tags.Units) is { Length: <= 16 } units && units.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)) ? units : null;

    /// <summary>Of a SPECT in counts: a calibration is needed.</summary>
    private static string SpectUnits(ImageSeries series)
    {
        try
        {
            return SpectCalibration.InFile(series) is null ? "counts" : "BQML";
        }
        catch (RefusedException)
        {
            return "counts";
        }
    }

    private static Spectre.Console.Table Table(List<Listed> series)
    {
        var table = Terminal.Table("series", "modality", "tracer", "units", "slices × rows × columns", "voxel, mm", "problems");
        foreach (var (s, grid, problems) in series)
            table.Add(s.Uid, s.Modality, Tracer.NameOf(s.Header), s.IsPet ? Units(s) : s.IsSpect ? SpectUnits(s) : "–", grid is null ? null : FormattableString.Invariant($"{grid.Slices} × {grid.Rows} × {grid.Columns}"),
                grid is null ? null : string.Create(CultureInfo.InvariantCulture, $"{grid.SliceMm:0.###} × {grid.RowMm:0.###} × {grid.ColumnMm:0.###}"), string.Join(", ", problems.Select(p => p.Code)));
        return table;
    }
}
