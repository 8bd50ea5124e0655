using System.CommandLine;
using System.Globalization;
using Islet.Course;
using Islet.Imaging.Virtual;

namespace Islet.Cli.Pet;

/// <summary><c>islet pet virtual --out DIR</c>: a patient who never lived, as DICOM files.</summary>
internal static class PetVirtualCommand
{
    private const ulong UsualSeed = 1;

    private const string Small = "small", Whole = "whole";

    public static Command Create()
    {
        var to = new Option<string>("--out") { Description = "Folder for the files: new, or empty.", Required = true, HelpName = "DIR" };
        var seed = new Option<ulong>("--seed") { Description = "The same number gives the same patient, 0 the one as designed.", HelpName = "N", DefaultValueFactory = _ => UsualSeed };
        var size = new Option<string>("--size") { Description = "Voxels of 4 × 4 × 5 mm (small), or of 3 mm with a finer CT (whole).", DefaultValueFactory = _ => Small };
        size.AcceptOnlyFromAmong(Small, Whole);
        var command = new Command("virtual", "A synthetic patient with SST PET, FDG PET and low-dose CT at two times, as DICOM files, and truth.json with what was put in.") { to, seed, size };
        command.SetAction((call, cancel) => RunAsync(call.GetRequiredValue(to), new(call.GetValue(seed), call.GetValue(size) == Whole), call.InvocationConfiguration.Output, cancel));
        return command;
    }

    private static async Task<int> RunAsync(string folder, VirtualPatient patient, TextWriter output, CancellationToken cancel)
    {
        int files;
        try
        {
            if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
                throw new RefusedException("E_OUT_FOLDER", "--out", "a file, or a folder that is not empty", "a folder that is new or empty", "Name another folder: images of two patients in one are refused later.");
            files = VirtualFiles.Write(patient, folder, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException("E_OUT_FOLDER", "--out", "a place where nothing can be written", "a folder that is new or empty", "Name another folder, or look at its rights and the space that is left.");
        }
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{files} files of {VirtualPatient.Studies.Count} studies, {patient.Lesions.Count} lesions, seed {patient.Seed}. Nobody was imaged: what was put in stands in truth.json."));
        return ExitCode.Done;
    }
}
