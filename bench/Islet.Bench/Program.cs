using System.Globalization;
using Islet.Bench;

return args switch
{
    ["registry", .. var rest] => await RegistryBench.RunAsync(rest),
    ["files", var folder, var patients] => await WriteFilesAsync(folder, patients),
    ["study", var registry] => await ScaleBench.StudyOfAsync(registry),
    ["ten-and-ten", .. var rest] => await StudyBench.RunAsync(rest),
    ["scale", .. var rest] => await ScaleBench.RunAsync(rest),
    ["sheets", .. var rest] => await SheetsBench.RunAsync(rest),
    ["statistics", var csv] => StatisticsBench.Run(csv),
    ["survival", .. var rest] => SurvivalBench.Run(rest),
    ["recharacterization", .. var rest] => await RecharacterizationBench.RunAsync(rest),
    ["response", .. var rest] => ResponseBench.Run(rest),
    ["guideline", .. var rest] => await GuidelineBench.RunAsync(rest),
    ["worklist", .. var rest] => await WorklistBench.RunAsync(rest),
    ["pages", .. var rest] => await PagesBench.RunAsync(rest),
    ["pet-study", .. var rest] => await PetStudyBench.RunAsync(rest),
    ["pet", .. var rest] => await PetBench.RunAsync(rest),
    _ => Usage(),
};

static async Task<int> WriteFilesAsync(string folder, string patients)
{
    await CbioportalFiles.WriteAsync(Directory.CreateDirectory(folder), int.Parse(patients, CultureInfo.InvariantCulture), ScaleBench.Seed);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("Islet.Bench registry [PATIENTS ...] | files FOLDER PATIENTS | scale [PATIENTS ...] | study REGISTRY | ten-and-ten [REGISTRY [PATIENTS]] | sheets [PATIENTS [PATIENTS_OF_200_MB]] | statistics DATA.csv | survival [SCRIPT.R] [ROWS ...] | recharacterization [PATIENTS [PROFILE.yaml]] | response [SERIES] | guideline [PATIENTS [PROFILE.yaml]] | worklist [PATIENTS] | pages [REGISTRY ...] | pet [PET_BASELINE.py] | pet-study DIR | pet-study --slices N");
    return 2;
}
