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
            UptakeMinutes = pet.Number("uptakeMinutes", NumberRange.Minutes) ?? pet.Number("uptakeMin", NumberRange.Minutes),
            ActivityMbq = pet.Number("activityMBq", NumberRange.Megabecquerel),
            OnSsa = pet.Flag("onSsa"),
            DaysSinceSsa = pet.Number("daysSinceSsa", NumberRange.Days),
            Liver = pet["liver"] is { } liver ? Region(liver) : null,
            LiverIsNormal = pet["liver"]?.Flag("normal") ?? true,
            BloodPool = pet["bloodPool"] is { } pool ? Region(pool) : null,
            LiverSuv = pet.Number("liverSuv", NumberRange.Uptake),
            CyclesGiven = pet.Whole("cyclesGiven"),
            // The file gives the whole scan: a lesion that it leaves out takes up nothing; one without a number was not measured.
            ListsEveryLesion = true,
            Lesions = pet.Members("lesions").ToDictionary(m => m.Name, m => Lesion(m.Place), StringComparer.Ordinal),
        };
    }

    private static ReferenceRegion? Region(JsonPlace region)
    {
        region.Only("mean", "sd", "normal");
        return region.Number("mean", NumberRange.Uptake) is { } mean ? new(mean, region.Number("sd", NumberRange.Uptake)) : null;
    }

    private static PetReading Lesion(JsonPlace lesion)
    {
        lesion.Only("sulPeak", "suvMax", "suvMean", "volumeMl", "tlg", "hu");
        return new(lesion.Number("sulPeak", NumberRange.Uptake), lesion.Number("suvMax", NumberRange.Uptake), lesion.Number("suvMean", NumberRange.Uptake),
            lesion.Number("volumeMl", NumberRange.Millilitres), lesion.Number("tlg", NumberRange.Glycolysis), lesion.Number("hu", NumberRange.Hounsfield));
    }
}
