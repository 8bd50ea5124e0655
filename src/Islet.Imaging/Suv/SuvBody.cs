using Islet.Course;
using Islet.Imaging.Dicom;

namespace Islet.Imaging.Suv;

/// <summary>The patient's weight, height and sex as far as the header or the reader tells them.</summary>
internal sealed record SuvBody(double? WeightKg, double? HeightCm, BodySex? Sex)
{
    private const double LeastM = 0.3, MostM = 2.6, MostKg = 700, GramsFrom = 1000;

    /// <param name="warnings">W_WEIGHT_GRAMS is added.</param>
    public static SuvBody Of(DicomSet header, SuvChoices choices, List<Problem> warnings)
    {
        var weight = choices.WeightKg ?? header.Number(Tags.PatientWeight);
        if (choices.WeightKg is null && weight > GramsFrom && weight / 1000 < MostKg)
        {
            warnings.Add(new("W_WEIGHT_GRAMS", $"{Tags.PatientWeight}", UidText.Number(header.Text(Tags.PatientWeight)), "kg", "It was taken for grams; make sure that it is."));
            weight /= 1000;
        }
        var height = choices.HeightM ?? header.Number(Tags.PatientSize);
        return new(weight is > 0 and < MostKg ? weight : null, height is >= LeastM and <= MostM ? height * 100 : null, header.Text(Tags.PatientSex) switch { "M" => BodySex.Male, "F" => BodySex.Female, "O" => BodySex.Other, _ => null });
    }

    /// <exception cref="RefusedException">E_WEIGHT.</exception>
    public double Needed(DicomSet header) => WeightKg ?? throw new RefusedException("E_WEIGHT", $"{Tags.PatientWeight}", UidText.Number(header.Text(Tags.PatientWeight)), "above 0 and under 700 kg", "Enter the weight of that day (--weight).");

    /// <summary>Mass in kg; null where height or sex are missing, or the formula leaves its range.</summary>
    public double? Mass(Func<double, double, BodySex, double> formula) => (WeightKg, HeightCm, Sex) is ({ } w, { } h, { } s) && formula(w, h, s) is > 0 and var mass ? mass : null;

    public double? SurfaceM2 => (WeightKg, HeightCm) is ({ } w, { } h) ? BodyMass.SurfaceM2(w, h) : null;
}
