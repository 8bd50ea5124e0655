using Islet.Clinic;

namespace Islet.Cli.Response;

/// <summary>The PET of a time point of a vignette.</summary>
internal static class PetReader
{
    public static PetScan Read(JsonPlace pet)
    {
        pet.Only("tracer", "modality", "segmentation", "scanner", "reconstruction", "recon", "uptakeMinutes", "uptakeMin", "activityMBq", "onSsa", "daysSinceSsa", "liver", "bloodPool", "liverSuv",
            "cyclesGiven", "lesions");
        return new()
        {
            Tracer = pet.Text("tracer"),
            Modality = pet.Text("modality"),
            Segmentation = pet.Text("segmentation"),
            Scanner = pet.Text("scanner"),
            Reconstruction = pet.Text("reconstruction") ?? pet.Text("recon"),
            UptakeMinutes = pet.Number("uptakeMinutes") ?? pet.Number("uptakeMin"),
            ActivityMbq = pet.Number("activityMBq"),
            OnSsa = pet.Flag("onSsa"),
            DaysSinceSsa = pet.Number("daysSinceSsa"),
            Liver = pet["liver"] is { } liver ? Region(liver) : null,
            LiverIsNormal = pet["liver"]?.Flag("normal") ?? true,
            BloodPool = pet["bloodPool"] is { } pool ? Region(pool) : null,
            LiverSuv = pet.Number("liverSuv"),
            CyclesGiven = pet.Whole("cyclesGiven"),
            // The file gives the whole scan: a lesion that it leaves out takes up nothing; one without a number was not measured.
            ListsEveryLesion = true,
            Lesions = pet.Members("lesions").ToDictionary(m => m.Name, m => Lesion(m.Place), StringComparer.Ordinal),
        };
    }

    private static ReferenceRegion? Region(JsonPlace region)
    {
        region.Only("mean", "sd", "normal");
        return region.Number("mean") is { } mean ? new(mean, region.Number("sd")) : null;
    }

    private static PetReading Lesion(JsonPlace lesion)
    {
        lesion.Only("sulPeak", "suvMax", "suvMean", "volumeMl", "tlg", "hu");
        return new(lesion.Number("sulPeak"), lesion.Number("suvMax"), lesion.Number("suvMean"), lesion.Number("volumeMl"), lesion.Number("tlg"), lesion.Number("hu"));
    }
}
