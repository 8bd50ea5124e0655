using Islet.Clinic;
using Islet.Course;
using Islet.Imaging.Quantify;
using Islet.Imaging.Suv;

namespace Islet.Web;

/// <summary>How PETs, organs and uptake are said.</summary>
internal static class PetWords
{
    /// <summary>What was injected, in the file's own words: the free text where it is a name that the course's readers know, else the code's meaning.</summary>
    public static string? TracerOf(Imaging.Dicom.DicomSet header) => header.Item(Imaging.Dicom.Tags.RadiopharmaceuticalInformationSequence)?.Text(Imaging.Dicom.Tags.Radiopharmaceutical) is { Length: <= 64 } text && KindOf(text) is not null
        ? string.Concat(text.Where(c => char.GetUnicodeCategory(c) is not System.Globalization.UnicodeCategory.Control)) : Imaging.Suv.Tracer.NameOf(header);

    /// <summary>Null: the images do not say what was injected, or something else.</summary>
    public static TracerKind? KindOf(string? tracer) => TracerKinds.Of(tracer) ?? (tracer is not null && PetStudies.TracerOf(new() { Tracer = tracer }) is PetTracer.Receptor ? TracerKind.Sst : null);

    /// <summary>SUV at which the picture is darkest.</summary>
    public static double Window(TracerKind? kind) => Imaging.Pictures.DisplayWindow.Of(kind ?? TracerKind.Sst).High;

    /// <summary>With its nuclide, as the course writes it: 68Ga-DOTATATE.</summary>
    public static string? Tracer(PetImage image) => (image.Shelved.Tracer, Nuclide.All.FirstOrDefault(n => n.Name == image.Pet.Suv.Nuclide)) switch
    {
        (null, null) => null,
        ({ } name, { } nuclide) when !name.Any(char.IsDigit) => FormattableString.Invariant($"{nuclide.Mass}{nuclide.Symbol}-{(KindOf(name) is TracerKind.Fdg ? "FDG" : name)}"),
        (null, { } nuclide) => nuclide.Name,
        ({ } name, _) => name,
    };

    /// <summary>An organ as the course's findings write it; of a primary, the organ of the tumour.</summary>
    public static string? Organ(OrganClass? organ, DiseaseCourse course) => organ switch
    {
        OrganClass.Liver => "liver",
        OrganClass.LymphNode => "lymph_node",
        OrganClass.Bone => "bone",
        OrganClass.Peritoneum => "peritoneum",
        OrganClass.Primary => course.Findings.Select(f => (f.Content as TumourEntity)?.Organ).LastOrDefault(o => o is not null),
        OrganClass.Other => "other",
        _ => null,
    };

    public static string Said(OrganClass organ) => organ switch
    {
        OrganClass.Liver => T("liver"),
        OrganClass.LymphNode => T("lymph node"),
        OrganClass.Bone => T("bone"),
        OrganClass.Peritoneum => T("peritoneum"),
        OrganClass.Primary => T("primary tumour"),
        OrganClass.Other => T("other organ"),
    };

    public static string Said(ReferenceOrgan organ) => organ switch
    {
        ReferenceOrgan.Liver => T("liver"),
        ReferenceOrgan.Spleen => T("spleen"),
        ReferenceOrgan.BloodPool => T("blood pool"),
    };

    public static string Said(UptakeHint organ) => organ switch
    {
        UptakeHint.Liver => T("liver"),
        UptakeHint.Spleen => T("spleen"),
        UptakeHint.Kidney => T("kidney"),
        UptakeHint.Bladder => T("urinary bladder"),
        UptakeHint.Ureter => T("ureter"),
        UptakeHint.Pituitary => T("pituitary"),
        UptakeHint.Thyroid => T("thyroid"),
        UptakeHint.SalivaryGland => T("salivary gland"),
        UptakeHint.Adrenal => T("adrenal"),
        UptakeHint.UncinateProcess => T("uncinate process"),
        UptakeHint.Bowel => T("bowel"),
        UptakeHint.Brain => T("brain"),
        UptakeHint.Heart => T("heart"),
    };

    public static string Said(Imaging.Readings.NotCounted why) => why switch
    {
        Imaging.Readings.NotCounted.Leak => T("Not counted: it runs into an organ"),
        Imaging.Readings.NotCounted.Negative => T("Not counted: it does not take up this tracer"),
        Imaging.Readings.NotCounted.UptakeUnsaid => T("Not counted: nobody has said whether it takes up this tracer"),
    };

    /// <summary>What is to be said against a reference region.</summary>
    public static string Said(Problem flag) => flag.Code switch
    {
        "W_PET_LIVER_UNEVEN" => T($"the liver is uneven ({Shown.Cut(flag.Found, 60)}, expected {Shown.Cut(flag.Expected, 40)})"),
        "W_PET_LIVER_MEAN" => T($"the liver's uptake is not that of healthy liver ({Shown.Cut(flag.Found, 60)}, expected {Shown.Cut(flag.Expected, 40)})"),
        _ => Shown.Cut(flag.Found, 80),
    };

    public static string Said(TracerKind kind) => kind switch
    {
        TracerKind.Sst => T("receptor PET"),
        TracerKind.Fdg => T("FDG PET"),
    };

    /// <summary>SUV, mL or g: three digits that count, whole from a hundred on.</summary>
    public static string Number(double x) => Numbers.Write(Math.Abs(x) >= 100 ? Math.Round((decimal)x) : Math.Abs(x) >= 10 ? Math.Round((decimal)x, 1) : Math.Round((decimal)x, 2));
}
