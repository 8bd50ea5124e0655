using Islet.Course;
using Islet.Imaging.Dicom;
using Islet.Registry;
using Islet.Tests.Imaging;

namespace Islet.Tests.Web;

/// <summary>A made-up patient with PETs as files: 32 × 40 × 40 voxels of 4 mm, SUV 0.5, in it balls of the SUVs asked for.</summary>
internal static class PetPatient
{
    public const int Slices = 32, Side = 40;

    /// <summary>SUV of a stored 1: 100 Bq/mL × 70 kg ÷ (150 MBq decayed for an hour).</summary>
    public const double SuvPerStored = 100 * 70_000 / (150e6 * 0.54105);

    /// <param name="more">Beside tumour and diagnosis.</param>
    public static NewCourse Course(string key, params NewFinding[] more) => new(new(key, Axis.Calendar, "Uppsala"),
    [
        new(Day.Parse("2024-01-10"), Reported.WhenItHappened, new TumourEntity { Organ = "pancreas", Family = TumourFamily.Nen }, "tumour"),
        new(Day.Parse("2024-01-10"), Reported.WhenItHappened, new Diagnosis { AgeYears = 50 }, "diagnosis"),
        .. more,
    ]);

    /// <param name="series">A number of its own: of the UIDs.</param>
    /// <param name="balls">Slice, row, column of the centre, radius in voxels, stored value.</param>
    public static void Write(string folder, string patientId, int series, bool fdg, string day, params (int Z, int Y, int X, int Radius, int Stored)[] balls)
    {
        Directory.CreateDirectory(folder);
        var injected = (fdg ? PetDraft.Injected("C-111A1", 6586.2) : PetDraft.Injected()).Text(Tags.Radiopharmaceutical, fdg ? "Fluorodeoxyglucose" : "DOTATATE").Text(Tags.RadiopharmaceuticalStartDateTime, day + "094117");
        for (var z = 0; z < Slices; z++)
        {
            var pixels = new byte[2 * Side * Side];
            for (var y = 0; y < Side; y++)
                for (var x = 0; x < Side; x++)
                {
                    var stored = balls.Where(b => Square(z - b.Z) + Square(y - b.Y) + Square(x - b.X) <= Square(b.Radius)).Select(b => (z, y, x) == (b.Z, b.Y, b.X) ? b.Stored : b.Stored * 9 / 10).DefaultIfEmpty(6).Max();
                    (pixels[2 * ((y * Side) + x)], pixels[(2 * ((y * Side) + x)) + 1]) = ((byte)stored, (byte)(stored >> 8));
                }
            var slice = PetDraft.Slice(z, injected, Side, Side).Text(Tags.SeriesInstanceUid, Series(series)).Text(Tags.StudyInstanceUid, Study(series)).Text(Tags.SopInstanceUid, FormattableString.Invariant($"{Series(series)}.{z + 1}"))
                .Text(Tags.PatientId, patientId).Text(Tags.ManufacturerModelName, "Biograph").Text(Tags.ReconstructionMethod, "OSEM").Text(Tags.StudyDate, day).Text(Tags.SeriesDate, day).Text(Tags.AcquisitionDate, day).Text(Tags.FrameOfReferenceUid, FormattableString.Invariant($"2.25.9.{series}"))
                .Number(Tags.ImagePositionPatient, -78, -78, 100 + (4 * z)).Number(Tags.PixelSpacing, 4, 4).Bytes(Tags.PixelData, "OW", pixels);
            File.WriteAllBytes(Path.Combine(folder, FormattableString.Invariant($"{series}-{z}.dcm")), slice.ToFile());
        }
    }

    public static string Series(int series) => FormattableString.Invariant($"2.25.7.{series}");

    public static string Study(int series) => FormattableString.Invariant($"2.25.8.{series}");

    private static int Square(int x) => x * x;
}
