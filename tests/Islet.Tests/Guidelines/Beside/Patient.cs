using Islet.Clinic;
using Islet.Course;
using Islet.Tests.Clinic.Facts;

namespace Islet.Tests.Guidelines.Beside;

/// <summary>A patient with a metastatic pancreatic NET G2, as of 1 June 2024; tests add what they are about.</summary>
internal static class Patient
{
    public const string Day = "2024-06-01";

    public static Finding Tumour { get; } = Said.On("2023-12-01", new TumourEntity { Tumour = "T1", Organ = "pancreas", Family = TumourFamily.Nen, StatedBy = StatedBy.Clinician }, "tumour");

    public static Finding Metastatic { get; } = Said.Judged("2024-01-01", Fact.DiseaseStatus, "metastatic");

    public static Finding LogClosed(string day = "2024-05-01") => Said.On(day, new Judgement { About = Judgement.TreatmentLogClosed, Value = "true", StatedBy = StatedBy.Clinician }, "log" + day);

    public static Finding Tissue(decimal? ki67 = 8, decimal? mitoses = 3, string day = "2024-01-10", string name = "S1", Differentiation? morphology = Differentiation.Well, string? edition = "2022", Grade? written = null, StatedBy by = StatedBy.Pathologist) =>
        Said.On(day, new Specimen
        {
            SpecimenName = name, Adequate = true, SpecimenType = "core_biopsy", SpecimenSite = "distant_metastasis", Differentiation = morphology, MitosesPer2Mm2 = mitoses, WhoEdition = edition,
            Ki67Percent = ki67 is { } percent ? Ki67Index.FromPercent(percent) : null, ReportedGrade = written, StatedBy = by,
        }, name);

    public static Finding Pet(string day, string result, string study = "P1", bool? tumour = true) =>
        Said.On(day, new ImagingStudy { Study = study, Modality = "SSTR-PET", SstrPetResult = result, TumourPresent = tumour, StatedBy = StatedBy.NuclearMedicine }, study);

    public static Snapshot At(params Finding[] findings) => Said.At(Day, [Tumour, Metastatic, .. findings]);
}
