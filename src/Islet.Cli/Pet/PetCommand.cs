using System.CommandLine;

namespace Islet.Cli.Pet;

/// <summary><c>islet pet</c>: images, and the numbers made of them.</summary>
internal static class PetCommand
{
    public static Command Create() => new("pet", "PET and SPECT: series, SUV and what is measured in them (docs/pet.md). Research use; no result is a diagnosis.")
    {
        PetSeriesCommand.Create(),
        PetSuvCommand.Create(),
        PetQuantifyCommand.Create(),
        PetPairCommand.Create(),
        PetChangeCommand.Create(),
        PetSegmentsCommand.Create(),
        PetMeasureCommand.Create(),
        PetComponentsCommand.Create(),
        PetTextureCommand.Create(),
        PetNetpetCommand.Create(),
        Pacs.PetFindCommand.Create(),
        Pacs.PetFetchCommand.Create(),
        Pacs.PetSendCommand.Create(),
        Queue.PetQueueCommand.Create(),
        PetVirtualCommand.Create(),
    };

    internal static Argument<string> Folder()
    {
        var folder = new Argument<string>("DIR") { Description = "Folder with DICOM files in any arrangement; what is no DICOM is left alone and counted." };
        folder.Validators.Add(given =>
        {
            if (given.Tokens.Any(t => string.IsNullOrWhiteSpace(t.Value)))
                given.AddError("DIR: an empty name; give a path.");
        });
        return folder;
    }

    internal static Option<string?> Series() => new("--series") { Description = "Only the series of this UID.", HelpName = "UID" };
}
