using System.Globalization;
using Islet.Imaging.Dicom;

namespace Islet.Imaging.Suv;

/// <summary>A radionuclide of images and its half-life.</summary>
/// <remarks>
/// Half-lives in seconds: pet-quantification 3.3 (F-18 6586.2, Ga-68 4062.6, Cu-64 45,721, Lu-177 574,300, C-11 1221.8, Zr-89 282,276). Codes: SNOMED-RT and SNOMED CT
/// of context groups 4020 and 18 (PS3.16 2024); of another scheme's code the meaning is read ("^68^Gallium", "18F", "Ga-68").
/// </remarks>
public sealed record Nuclide(string Name, string Symbol, string Element, int Mass, double HalfLifeS, IReadOnlyList<string> Codes)
{
    /// <summary>A half-life of a header is believed within 1 % (pet-quantification 3.1, E_HALFLIFE).</summary>
    public const double Tolerance = 0.01;

    public static IReadOnlyList<Nuclide> All { get; } =
    [
        new("F-18", "F", "fluorine", 18, 6586.2, ["C-111A1", "77004003"]),
        new("Ga-68", "Ga", "gallium", 68, 4062.6, ["C-131A3", "35337001"]),
        new("Cu-64", "Cu", "copper", 64, 45721, ["C-127A2", "3932008"]),
        new("Lu-177", "Lu", "lutetium", 177, 574300, ["C-101ED", "447553000"]),
        new("C-11", "C", "carbon", 11, 1221.8, ["C-105A1", "40565003"]),
        new("Zr-89", "Zr", "zirconium", 89, 282276, ["C-168A4", "63360001"]),
    ];

    /// <summary>SNOMED CT, and SNOMED-RT by the names that it has had (PS3.16 8).</summary>
    private static readonly string[] Snomed = ["SCT", "SRT", "SNM3", "99SDM"];

    public bool Agrees(double seconds) => Math.Abs(seconds - HalfLifeS) <= Tolerance * HalfLifeS;

    /// <summary>The nuclide of a RadionuclideCodeSequence; null: none is named, or one that Islet does not know.</summary>
    public static Nuclide? OfCode(DicomSet? code) => code is null ? null
        : (Snomed.Contains(code.Text(Tags.CodingSchemeDesignator)) ? All.FirstOrDefault(n => n.Codes.Contains(code.Text(Tags.CodeValue))) : null) ?? (code.Text(Tags.CodeMeaning) is { } meaning ? OfText(meaning) : null);

    /// <summary>The nuclide that a text begins with or names: mass number beside symbol or element.</summary>
    public static Nuclide? OfText(string text)
    {
        var plain = string.Concat(text.Where(char.IsAsciiLetterOrDigit));
        return All.FirstOrDefault(n => Names(n).Any(name => Holds(plain, name)));

        static IEnumerable<string> Names(Nuclide n)
        {
            var mass = n.Mass.ToString(CultureInfo.InvariantCulture);
            return [mass + n.Symbol, n.Symbol + mass, mass + n.Element, n.Element + mass];
        }

        static bool Holds(string text, string name)
        {
            var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
            return at >= 0 && (at == 0 || !char.IsAsciiDigit(text[at - 1]) || !char.IsAsciiDigit(name[0])) && (at + name.Length == text.Length || !char.IsAsciiDigit(text[at + name.Length]) || !char.IsAsciiDigit(name[^1]));
        }
    }
}
