using Islet.Course;
using Islet.Imaging.Virtual;
using Islet.Registry;
using Islet.Web;

namespace Islet.Cli.Serve;

/// <summary>The made-up patient with images: receptor and FDG PET at two times, made, quantified and signed by the program itself.</summary>
internal static class DemoPets
{
    private const ulong Seed = 1;

    private const string Reader = "demo";

    private static readonly DateOnly Diagnosed = new(2022, 5, 16), Progressed = new(2024, 3, 12);

    /// <summary>Beside the registry's file; of a registry on a server, where the demonstration's own would lie.</summary>
    public static string FolderOf(string registry, string usual) =>
        Path.ChangeExtension(RegistryAddress.IsServer(registry) ? usual : Path.GetFullPath(registry), null) + "-images";

    /// <summary>Writes the images where they are not yet, half a second's work.</summary>
    /// <exception cref="RefusedException">E_OUT_FOLDER.</exception>
    public static void Write(string folder, CancellationToken cancel)
    {
        var patient = new VirtualPatient(Seed, whole: false);
        var truth = Path.Combine(folder, "truth.json"); // written last: it stands for the whole
        try
        {
            if (!File.Exists(truth) || File.ReadAllText(truth) != VirtualFiles.Truth(patient))
                VirtualFiles.Write(patient, folder, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException("E_OUT_FOLDER", "the images of the demonstration", "a place where nothing can be written", "a folder beside the registry", "Name another registry with --registry, or look at the folder's rights and the space that is left.");
        }
    }

    /// <summary>Registers the patient to whom the images belong, and reads them.</summary>
    public static async Task ReadAsync(FindingLog log, WorkbenchOptions options, CancellationToken cancel)
    {
        var truth = new VirtualPatient(Seed, whole: false);
        if (await log.RegisterAsync(new(Registries.Operator, Reader, null), new(new(truth.PatientId, Axis.Calendar, Synthetic: true), Course()), cancel) is { } registered)
            await SyntheticReader.SignAsync(log, options, registered.Patient, truth, Reader, TimeProvider.System, cancel);
    }

    /// <summary>A tumour of the small bowel with metastases: an analogue until it progressed, and between the two times of the PETs peptide receptor radionuclide therapy.</summary>
    private static IReadOnlyList<NewFinding> Course() =>
    [
        On(Diagnosed, new Person { StatedBy = StatedBy.Clinician, Sex = Sex.Female, Birth = Day.Parse("1961") }),
        On(Diagnosed, new TumourEntity { StatedBy = StatedBy.Clinician, Tumour = "T1", Organ = "ileum", Family = TumourFamily.Nen }),
        On(Diagnosed, new Diagnosis { StatedBy = StatedBy.Clinician, Tumour = "T1", Histology = "neuroendocrine tumour of the ileum" }),
        On(Diagnosed, new Staging { StatedBy = StatedBy.Clinician, Tumour = "T1", System = "AJCC", Edition = "8", M = "M1", LiverMetastases = true, ExtrahepaticMetastases = true }),
        On(Diagnosed, new Specimen
        {
            StatedBy = StatedBy.Pathologist, Tumour = "T1", SpecimenName = "S1", SpecimenType = "core_biopsy", Organ = "liver", SpecimenSite = "distant_metastasis", Adequate = true,
            Differentiation = Differentiation.Well, Ki67Percent = Ki67Index.FromPercent(6),
        }),
        On(Diagnosed.AddDays(24), new Treatment { StatedBy = StatedBy.Clinician, Tumour = "T1", Course = "C1", Drugs = ["lanreotide"], Purpose = "tumour", Indication = "first line", DoseMg = 120, IntervalDays = 28 }),
        On(Progressed, new TreatmentStop { StatedBy = StatedBy.Clinician, Tumour = "T1", Course = "C1", Reason = "progression" }),
        On(Progressed.AddDays(28), new Treatment { StatedBy = StatedBy.Clinician, Tumour = "T1", Course = "C2", Drugs = ["177Lu-DOTATATE"], Purpose = "tumour", Indication = "progression", CyclesPlanned = 4 }),
    ];

    private static NewFinding On(DateOnly day, Content content) => new(When.On(day), Reported.WhenItHappened, content);
}
