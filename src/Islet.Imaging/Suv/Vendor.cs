using Islet.Imaging.Dicom;

namespace Islet.Imaging.Suv;

/// <summary>Private elements of the scanners' makers, found through their creators (pet-quantification 3.4, 3.5, 3.7; QIBA pseudo-code 2018).</summary>
internal static class Vendor
{
    private const string Ge = "GEMS_PETD_01", Siemens = "SIEMENS MED PT", Philips = "Philips PET Private Group";

    public static bool IsGe(DicomSet header) => Made(header, "GE");

    public static DateTime? GeScan(DicomSet header) => DicomTime.Moment(GeText(header, 0x0D));

    public static DateTime? SiemensScan(DicomSet header) =>
        header.Private(0x0071, Siemens, 0x22, Made(header, "SIEMENS")) is { } tag ? DicomTime.Moment(header.Text(tag)) : null;

    /// <summary>SUVbw per value.</summary>
    public static double? PhilipsSuv(DicomSet header) => PhilipsFactor(header, 0x00);

    /// <summary>Bq/mL per value.</summary>
    public static double? PhilipsActivity(DicomSet header) => PhilipsFactor(header, 0x09);

    public static DateTime? GeInjected(DicomSet header) => DicomTime.Moment(GeText(header, 0x3B));

    /// <summary>Activity in Bq that went into the patient: what was drawn up, less what stayed in the syringe, both at the time of injection.</summary>
    public static double? GeDose(DicomSet header, double lambda)
    {
        if (GeInjected(header) is not { } injected || GeNumber(header, 0x38) is not (> 0 and var drawn) || DicomTime.Moment(GeText(header, 0x39)) is not { } measured)
            return null;
        var rest = GeNumber(header, 0x3C) ?? 0;
        var restAt = DicomTime.Moment(GeText(header, 0x3D)) ?? injected;
        return 1e6 * ((drawn * Math.Exp(-lambda * (injected - measured).TotalSeconds)) - (rest * Math.Exp(lambda * (restAt - injected).TotalSeconds)));
    }

    private static string? GeText(DicomSet header, byte element) => GeTag(header, element) is { } tag ? header.Text(tag) : null;

    private static double? GeNumber(DicomSet header, byte element) => GeTag(header, element) is { } tag ? header.Number(tag) : null;

    private static DicomTag? GeTag(DicomSet header, byte element) => header.Private(0x0009, Ge, element, IsGe(header));

    /// <remarks>Zero means absent.</remarks>
    private static double? PhilipsFactor(DicomSet header, byte element) =>
        header.Private(0x7053, Philips, element, Made(header, "PHILIPS")) is { } tag && header.Number(tag) is > 0 and var factor ? factor : null;

    private static bool Made(DicomSet header, string maker) => header.Text(Tags.Manufacturer)?.StartsWith(maker, StringComparison.OrdinalIgnoreCase) == true;
}
