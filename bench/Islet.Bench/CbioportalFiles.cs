using System.Globalization;
using System.Text;
using Islet.Studies;

namespace Islet.Bench;

/// <summary>
/// Writes the folder of a cBioPortal study of any size: for an even number of patients ten findings a patient, as Islet reads it (person,
/// tumour, diagnosis, two stages, specimen and outcome from the clinical files; one scan, one visit, and every other patient a treatment with its end).
/// </summary>
/// <remarks>
/// Columns of the clinical files as in panet_arcnet_2017, those of the timeline as in cBioPortal's File Formats, "Timeline Data": days from diagnosis,
/// no commented header. The values agree with each other, so that an import measures reading and not complaining.
/// </remarks>
public static class CbioportalFiles
{
    public const int FindingsPerPatient = 10;

    private static readonly string[] Patient =
    [
        "PATIENT_ID", "SEX", "COUNTRY", "AGE", "OS_MONTHS", "OS_STATUS", "VITAL_STATUS", "CLINICAL_STAGE", "N_STAGE", "M_STAGE", "OVERALL_PATIENT_HISTOLOGY",
        "FAMILIAL_SYNDROME",
    ];

    private static readonly string[] PatientSays =
    [
        "Identifier to uniquely specify a patient.", "Sex", "Country of procurement.", "Age at which the disease was first diagnosed.",
        "Overall survival in months since initial diagnosis.", "Overall patient survival status.", "The survival state of the person.",
        "American Joint Committee on Cancer stage group.", "N Stage", "M Stage", "Overall Patient Histology", "Familial Syndrome",
    ];

    private static readonly string[] Sample =
    [
        "SAMPLE_ID", "PATIENT_ID", "FUNCTIONAL", "WHO_GRADE", "PERINEURAL_INVASION", "TUMOR_SIZE", "VASCULAR_INVASION", "ENETS_STAGING", "T_STAGE",
        "ENETS_T_STAGING", "ONCOTREE_CODE",
    ];

    private static readonly string[] SampleSays =
    [
        "A unique sample identifier.", "Identifier to uniquely specify a patient.", "Functional", "WHO Grade", "Perineural invasion.", "Tumor size in mm.",
        "Vascular invasion.", "ENETS Staging", "T Stage", "ENETS T-Staging", "Oncotree Code",
    ];

    private const string Histology = "Neuroendocrine Tumour- Unspecified";

    private static readonly string[] Treatment = ["PATIENT_ID", "START_DATE", "STOP_DATE", "EVENT_TYPE", "TREATMENT_TYPE", "AGENT"];
    private static readonly string[] Imaging = ["PATIENT_ID", "START_DATE", "STOP_DATE", "EVENT_TYPE", "DIAGNOSTIC_TYPE"];
    private static readonly string[] Specimen = ["PATIENT_ID", "START_DATE", "STOP_DATE", "EVENT_TYPE", "SAMPLE_ID"];
    private static readonly string[] Status = ["PATIENT_ID", "START_DATE", "STOP_DATE", "EVENT_TYPE", "STATUS"];
    private static readonly string[] Countries = ["Italy", "Australia", "United States of America"];
    private static readonly string[] Drugs = ["Lanreotide", "Octreotide", "Everolimus", "Sunitinib", "177Lu-DOTATATE"];

    public static async Task WriteAsync(DirectoryInfo folder, int patients, ulong seed, CancellationToken cancel = default)
    {
        folder.Create();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "meta_study.txt"),
            "type_of_cancer: panet\ncancer_study_identifier: islet_bench\nname: Made-up pancreatic NETs\ndescription: Nobody in it ever lived.\n", cancel);
        await using var patient = Table(folder, "data_clinical_patient.txt", Patient, PatientSays);
        await using var sample = Table(folder, "data_clinical_sample.txt", Sample, SampleSays);
        await using var treatment = Table(folder, "data_timeline_treatment.txt", Treatment);
        await using var imaging = Table(folder, "data_timeline_imaging.txt", Imaging);
        await using var specimen = Table(folder, "data_timeline_specimen.txt", Specimen);
        await using var status = Table(folder, "data_timeline_status.txt", Status);
        for (var number = 1; number <= patients; number++)
        {
            cancel.ThrowIfCancellationRequested();
            var p = Row.Of(seed, number);
            Write(patient, $"{p.Id}\t{p.Sex}\t{p.Country}\t{p.Age}\t{p.Months:0.0}\t{p.Status}\t{p.Vital}\t{p.Ajcc}\t{p.N}\t{p.M}\t{Histology}\t{p.Familial}");
            Write(sample, $"{p.Id}-T\t{p.Id}\tNo\t{p.Grade}\t{p.Perineural}\t{p.SizeMm}\t{p.Vascular}\t{p.Enets}\t{p.T}\t{p.T}\tPANET");
            Write(specimen, $"{p.Id}\t0\t\tSPECIMEN\t{p.Id}-T");
            Write(imaging, $"{p.Id}\t{p.Days / 2}\t\tIMAGING\t{p.Modality}");
            Write(status, $"{p.Id}\t{p.Days / 3}\t\tSTATUS\tAlive");
            if (number % 2 == 0)
                Write(treatment, $"{p.Id}\t{p.Days / 4}\t{p.Days / 2}\tTREATMENT\tMedical Therapy\t{p.Drug}");
        }
    }

    private static StreamWriter Table(DirectoryInfo folder, string name, string[] columns, string[]? says = null)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var writer = new StreamWriter(Path.Combine(folder.FullName, name), append: false, utf8, bufferSize: 1 << 16) { NewLine = "\n" };
        if (says is not null)
        {
            writer.WriteLine("#" + string.Join('\t', says));
            writer.WriteLine("#" + string.Join('\t', says));
            writer.WriteLine("#" + string.Join('\t', columns.Select(c => c is "AGE" or "OS_MONTHS" or "TUMOR_SIZE" ? "NUMBER" : "STRING")));
            writer.WriteLine("#" + string.Join('\t', columns.Select(_ => "1")));
        }
        writer.WriteLine(string.Join('\t', columns));
        return writer;
    }

    private static void Write(StreamWriter table, FormattableString row) => table.WriteLine(row.ToString(CultureInfo.InvariantCulture));

    private sealed record Row(
        string Id, string Sex, string Country, int Age, decimal Months, string Status, string Vital, string Familial, int Grade, int SizeMm,
        int T, int N, int M, string Perineural, string Vascular, string Modality, string Drug)
    {
        public int Days => (int)(Months * 30.4375m);

        /// <summary>By the 7th edition, as in the cohort.</summary>
        public string Ajcc => (T, N, M) switch { (_, _, 1) => "IV", (_, 1, _) => "IIB", (3, _, _) => "IIA", (2, _, _) => "IB", _ => "IA" };

        public string Enets => (T, N, M) switch { (_, _, 1) => "IV", (_, 1, _) => "IIIb", (3, _, _) => "IIb", (2, _, _) => "IIa", _ => "I" };

        public static Row Of(ulong seed, int number)
        {
            var dice = Dice.For(seed, number, "cbioportal");
            var grade = dice.Uniform() switch { < 0.37 => 1, < 0.9 => 2, _ => 3 };
            var size = dice.Between(5, 109);
            size += size == 20 ? 1 : 0; // at 20 mm the two systems differ
            var dead = dice.Chance(0.1 + (0.2 * (grade - 1)));
            var months = Math.Round((decimal)Math.Min(0.3 + (dice.Exponential() * 120 / (grade * grade)), 240), 1);
            return new(
                string.Create(CultureInfo.InvariantCulture, $"BENCH_{number:D7}"), dice.Chance(0.4) ? "Female" : "Male",
                Countries[dice.Between(0, Countries.Length - 1)], dice.Between(20, 88), months, dead ? "DECEASED" : "LIVING",
                dead ? "Deceased - Of Disease" : "Alive - With Disease", dice.Chance(0.03) ? "Yes" : "No", grade, size,
                size switch { <= 20 => 1, <= 40 => 2, _ => 3 }, dice.Between(0, 1), dice.Chance(0.15 * grade) ? 1 : 0,
                dice.Chance(0.4) ? "Present" : "Absent", dice.Chance(0.6) ? "Present" : "Absent", dice.Chance(0.7) ? "CT" : "MRI",
                Drugs[dice.Between(0, Drugs.Length - 1)]);
        }
    }
}
