using System.Text.Json;
using Islet.Cli;

namespace Islet.Tests.Cli;

/// <summary>Runs the command line in this process, in a folder of its own that goes with it.</summary>
internal sealed class Terminal : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("islet-cli-").FullName;

    public string Registry => Path("registry.db");

    public string Path(string name) => System.IO.Path.Combine(Folder, name);

    public async Task<Run> IsletAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exit = await IsletCommand.RunAsync(args, output, errors);
        return new(exit, output.ToString(), errors.ToString());
    }

    /// <summary>A study of three patients, one of them contradicting herself, in cBioPortal's form. Synthetic.</summary>
    public string Study(string? months = null)
    {
        var folder = Directory.CreateDirectory(Path("study")).FullName;
        File.WriteAllText(System.IO.Path.Combine(folder, "meta_study.txt"), "cancer_study_identifier: synthetic_three\n");
        File.WriteAllText(System.IO.Path.Combine(folder, "data_clinical_patient.txt"), string.Join('\n',
            "#Patient Identifier\tSex\tDiagnosis Age\tOverall survival in months since diagnosis\tOverall survival status\tN stage\tM stage",
            "#Identifier\tSex\tAge at diagnosis\tOverall survival in months since diagnosis\tOverall survival status\tN stage\tM stage",
            "#STRING\tSTRING\tNUMBER\tNUMBER\tSTRING\tSTRING\tSTRING",
            "#1\t1\t1\t1\t1\t1\t1",
            "PATIENT_ID\tSEX\tAGE\tOS_MONTHS\tOS_STATUS\tN_STAGE\tM_STAGE",
            $"SECRET-1\tFemale\t61\t{months ?? "9.4"}\tDECEASED\t1\t0",
            "SECRET-2\tMale\t48\t36\tLIVING\t0\t0",
            "SECRET-3\tMale\t70\t60.5\tLIVING\t0\t0", ""));
        File.WriteAllText(System.IO.Path.Combine(folder, "data_clinical_sample.txt"), string.Join('\n',
            "#Sample\tPatient\tSpread\tGrade\tType",
            "#Sample\tPatient\tSpread\tGrade\tType",
            "#STRING\tSTRING\tSTRING\tSTRING\tSTRING",
            "#1\t1\t1\t1\t1",
            "SAMPLE_ID\tPATIENT_ID\tEXTRA_PANC_SPREAD\tWHO_GRADE\tONCOTREE_CODE",
            "S-1\tSECRET-1\tAbsent\t3\tPANET",
            "S-2\tSECRET-2\tAbsent\t1\tPANET",
            "S-3\tSECRET-3\tAbsent\t2\tPANET", ""));
        return folder;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    internal sealed record Run(int Exit, string Output, string Errors)
    {
        public JsonElement Json => JsonDocument.Parse(Output).RootElement;
    }
}
