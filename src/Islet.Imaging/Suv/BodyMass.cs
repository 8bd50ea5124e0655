namespace Islet.Imaging.Suv;

/// <summary>M, F or another word of PatientSex.</summary>
public enum BodySex
{
    Male,
    Female,

    /// <summary>Masses are the mean of both sexes' formulas (pet-quantification 3.9).</summary>
    Other,
}

/// <summary>Masses and surface to which SUVs are normalised, from weight, height and sex (pet-quantification 3.9).</summary>
public static class BodyMass
{
    /// <summary>Lean body mass in kg; the default. Janmahasatian S, Clin Pharmacokinet 2005;44:1051.</summary>
    public static double Janmahasatian(double weightKg, double heightCm, BodySex sex)
    {
        var bmi = weightKg / (heightCm / 100) / (heightCm / 100);
        return Of(sex, 9270 * weightKg / (6680 + (216 * bmi)), 9270 * weightKg / (8780 + (244 * bmi)));
    }

    /// <summary>Lean body mass in kg; falls again for very heavy patients. James WPT 1976, with 128 for men (DICOM LBMJAMES128).</summary>
    public static double James128(double weightKg, double heightCm, BodySex sex) => James(weightKg, heightCm, sex, 128);

    /// <summary>Lean body mass in kg as Morgan and Bright 1994 print it, with 120 for men (DICOM LBM).</summary>
    public static double Morgan(double weightKg, double heightCm, BodySex sex) => James(weightKg, heightCm, sex, 120);

    /// <summary>Ideal body mass in kg (DICOM IBW; PS3.3 C.8.9.1.1.3).</summary>
    public static double Ideal(double heightCm, BodySex sex) => Of(sex, 48.0 + (1.06 * (heightCm - 152)), 45.5 + (0.91 * (heightCm - 152)));

    /// <summary>Surface in m². Du Bois D, Du Bois EF, Arch Intern Med 1916;17:863.</summary>
    public static double SurfaceM2(double weightKg, double heightCm) => 0.007184 * Math.Pow(weightKg, 0.425) * Math.Pow(heightCm, 0.725);

    private static double James(double weightKg, double heightCm, BodySex sex, double men)
    {
        var ratio = weightKg / heightCm * (weightKg / heightCm);
        return Of(sex, (1.10 * weightKg) - (men * ratio), (1.07 * weightKg) - (148 * ratio));
    }

    private static double Of(BodySex sex, double male, double female) => sex switch { BodySex.Male => male, BodySex.Female => female, BodySex.Other => (male + female) / 2 };
}
