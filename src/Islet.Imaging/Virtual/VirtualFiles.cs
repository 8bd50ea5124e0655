using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Islet.Imaging.Virtual;

/// <summary>The virtual patient as files: a folder a study, in it a folder a series, and truth.json.</summary>
public static class VirtualFiles
{
    /// <summary>What Islet's virtual body and scanner are called in truth.json; another number where they are changed.</summary>
    private const string Generator = "islet virtual patient 1";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>Number of DICOM files.</returns>
    public static int Write(VirtualPatient patient, string folder, CancellationToken cancel = default)
    {
        var written = 0;
        foreach (var study in VirtualPatient.Studies)
        {
            written += Series(Path.Combine(folder, study.Name, "pet"), VirtualSeries.Pet(patient, study, patient.Pet(study)), cancel);
            written += Series(Path.Combine(folder, study.Name, "ct"), VirtualSeries.Ct(patient, study, patient.Ct(study)), cancel);
        }
        File.WriteAllText(Path.Combine(folder, "truth.json"), Truth(patient));
        return written;
    }

    /// <summary>What was put in: organs, lesions with their identity, and the studies.</summary>
    public static string Truth(VirtualPatient patient)
    {
        var grid = patient.PetGrid;
        return new JsonObject
        {
            ["generator"] = Generator, ["seed"] = patient.Seed, ["size"] = patient.Whole ? "whole" : "small", ["synthetic"] = true, ["psf_fwhm_mm"] = VirtualImage.PsfMm,
            ["weight_kg"] = VirtualBody.WeightKg, ["height_m"] = VirtualBody.HeightM, ["sex"] = "F", ["shape_zyx"] = Array(grid.Slices, grid.Rows, grid.Columns), ["voxel_mm_zyx"] = Array(grid.SliceMm, grid.RowMm, grid.ColumnMm),
            ["studies"] = new JsonArray([.. VirtualPatient.Studies.Select(s => new JsonObject
            {
                ["name"] = s.Name, ["time_point"] = s.TimePoint, ["tracer"] = s.Fdg ? "FDG" : "SST", ["study_uid"] = VirtualSeries.Uid(patient, s.Name), ["pet_uid"] = VirtualSeries.Uid(patient, s.Name, "PT"),
                ["ct_uid"] = VirtualSeries.Uid(patient, s.Name, "CT"), ["dose_bq"] = s.DoseBq, ["elapsed_s"] = (s.Scanned - s.Injected).TotalSeconds, ["half_life_s"] = s.Nuclide.HalfLifeS, ["suvbw_factor"] = 1 / s.BqMlPerSuv,
            })]),
            ["organs"] = new JsonArray([.. VirtualBody.Organs.Select(o => new JsonObject { ["name"] = o.Name, ["suv_sst"] = o.Sst, ["suv_fdg"] = o.Fdg, ["hu"] = o.Hu })]),
            ["lesions"] = new JsonArray([.. patient.Lesions.Select(l => new JsonObject
            {
                ["id"] = l.Id, ["site"] = l.Site, ["organ"] = JsonSerializer.SerializeToNode(l.Organ), ["centre_mm"] = Array(l.Centre.X, l.Centre.Y, l.Centre.Z), ["course"] = l.Course, ["first"] = Uptake(l.First), ["second"] = Uptake(l.Second),
            })]),
        }.ToJsonString(Readable) + "\n";
    }

    private static int Series(string folder, IEnumerable<(int Number, Func<byte[]> File)> slices, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var written = 0;
        Parallel.ForEach(slices, new ParallelOptions { CancellationToken = cancel }, slice =>
        {
            File.WriteAllBytes(Path.Combine(folder, FormattableString.Invariant($"{slice.Number:0000}.dcm")), slice.File());
            Interlocked.Increment(ref written);
        });
        return written;
    }

    private static JsonObject? Uptake(VirtualUptake? u) => u is null ? null : new() { ["radius_mm"] = u.RadiusMm, ["volume_ml"] = u.Ml, ["suv_sst"] = u.Sst, ["suv_fdg"] = u.Fdg };

    private static JsonArray Array(params double[] numbers) => new([.. numbers.Select(n => JsonValue.Create(n))]);
}
