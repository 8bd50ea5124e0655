namespace Islet.Imaging.Objects;

/// <summary>Concepts of a measurement report: TID 1500, 1001 to 1004, 1204, 1411, 1419, 1501, 1600, 4019 of PS3.16.</summary>
internal static class ReportCodes
{
    public static readonly CodedEntry Report = new("126000", "DCM", "Imaging Measurement Report"), Language = new("121049", "DCM", "Language of Content Item and Descendants"), English = new("en", "RFC5646", "English"),
        ObserverType = new("121005", "DCM", "Observer Type"), Person = new("121006", "DCM", "Person"), Device = new("121007", "DCM", "Device"), PersonName = new("121008", "DCM", "Person Observer Name"),
        DeviceUid = new("121012", "DCM", "Device Observer UID"), DeviceName = new("121013", "DCM", "Device Observer Name"), DeviceMaker = new("121014", "DCM", "Device Observer Manufacturer"),
        DeviceModel = new("121015", "DCM", "Device Observer Model Name"), Procedure = new("121058", "DCM", "Procedure reported"), Pet = new("82918005", "SCT", "Positron emission tomography"),
        Library = new("111028", "DCM", "Image Library"), LibraryGroup = new("126200", "DCM", "Image Library Group"), Modality = new("121139", "DCM", "Modality"), ModalityPet = new("PT", "DCM", "Positron emission tomography"),
        Spect = new("105371005", "SCT", "Single photon emission computerized tomography"), ModalityNm = new("NM", "DCM", "Nuclear Medicine"),
        Measurements = new("126010", "DCM", "Imaging Measurements"), Group = new("125007", "DCM", "Measurement Group"), Tracking = new("112039", "DCM", "Tracking Identifier"),
        TrackingUid = new("112040", "DCM", "Tracking Unique Identifier"), Finding = new("121071", "DCM", "Finding"), FindingSite = new("363698007", "SCT", "Finding Site") { Srt = "G-C0E3" },
        Segment = new("121191", "DCM", "Referenced Segment"), SourceSeries = new("121232", "DCM", "Source series for segmentation"), ValueMap = new("126100", "DCM", "Real World Value Map used for measurement"),
        Method = new("370129005", "SCT", "Measurement Method") { Srt = "G-C036" }, Derivation = new("121401", "DCM", "Derivation"), AlgorithmName = new("111001", "DCM", "Algorithm Name"),
        AlgorithmVersion = new("111003", "DCM", "Algorithm Version"), AlgorithmParameters = new("111002", "DCM", "Algorithm Parameters");
}
