using Islet.Cli;

namespace Islet.Tests.Cli.Pet;

public sealed class PetVirtualTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("islet-virtual").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_virtual_patient_is_written_once_and_read_by_the_other_commands()
    {
        var (exit, output, errors) = await StatsRun.RunAsync("pet", "virtual", "--out", folder, "--seed", "7");
        Assert.Equal((ExitCode.Done, ""), (exit, errors));
        Assert.StartsWith("1412 files of 4 studies, 9 lesions, seed 7.", output, StringComparison.Ordinal);
        Assert.Equal(["1-fdg", "1-sst", "2-fdg", "2-sst"], Directory.GetDirectories(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(ExitCode.Done, (await StatsRun.RunAsync("pet", "suv", Path.Combine(folder, "1-sst"))).Exit);

        // Another patient on top of it would be refused later as two in one folder: so it is refused now.
        (exit, _, errors) = await StatsRun.RunAsync("pet", "virtual", "--out", folder, "--seed", "8");
        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains("E_OUT_FOLDER", errors, StringComparison.Ordinal);
    }
}
