using System.Globalization;
using Islet.Imaging.Dicom;

namespace Islet.Imaging.Suv;

/// <summary>What was injected, in the file's own words (pet-quantification 3.3); a person confirms it.</summary>
public static class Tracer
{
    private const int Longest = 64; // a code's meaning, VR LO

    /// <summary>From the code, else the free text, else the nuclide; null: nothing is said.</summary>
    public static string? NameOf(DicomSet header)
    {
        if (header.Item(Tags.RadiopharmaceuticalInformationSequence) is not { } injected)
            return null;
        var name = injected.Item(Tags.RadiopharmaceuticalCodeSequence)?.Text(Tags.CodeMeaning) ?? injected.Text(Tags.Radiopharmaceutical) ?? Nuclide.OfCode(injected.Item(Tags.RadionuclideCodeSequence))?.Name;
        return name is null ? null : string.Concat(name.Take(Longest).Where(c => char.GetUnicodeCategory(c) is not UnicodeCategory.Control));
    }
}
