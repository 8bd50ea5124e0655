using System.Diagnostics;
using System.Globalization;
using Islet.Cli;
using Islet.Imaging.Virtual;

namespace Islet.Tests.Cli.Pet;

/// <summary>A whole body quantified by processes that see 1, 2, 3 and 8 processors: the results are the same bytes.</summary>
public sealed class ThreadTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("islet-threads-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory, InlineData("--second", "GRAD"), InlineData("--accept-all", "--by", "a reader", "--method", "REL_BG")]
    public async Task The_result_is_the_same_on_any_number_of_threads(params string[] how)
    {
        var images = Path.Combine(folder.FullName, "pet");
        Directory.CreateDirectory(images);
        var (patient, study) = (new VirtualPatient(7, whole: false), VirtualPatient.Studies[0]);
        foreach (var (number, file) in VirtualSeries.Pet(patient, study, patient.Pet(study)))
            await File.WriteAllBytesAsync(Path.Combine(images, FormattableString.Invariant($"{number}.dcm")), file());
        int[] processors = [1, 2, 3, 8];
        var results = await Task.WhenAll(processors.Select(n => QuantifiedAsync(images, n, how)));
        Assert.All(results, r => Assert.Equal((results[0].Json, results[0].Lesions, results[0].Patient), r));
        Assert.Contains("\"candidates\":[{\"number\":1,", results[0].Json, StringComparison.Ordinal); // something was found that could differ
    }

    private async Task<(string Json, string Lesions, string Patient)> QuantifiedAsync(string images, int processors, string[] how)
    {
        var to = Path.Combine(folder.FullName, processors.ToString(CultureInfo.InvariantCulture));
        var start = new ProcessStartInfo("dotnet", [typeof(ExitCode).Assembly.Location, "pet", "quantify", images, "--out", to, "--no-pictures", .. how]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_PROCESSOR_COUNT"] = processors.ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        await output;
        Assert.True(process.ExitCode == 0, await errors);
        return (await File.ReadAllTextAsync(Path.Combine(to, "quantification.json")), await File.ReadAllTextAsync(Path.Combine(to, "lesions.csv")), await File.ReadAllTextAsync(Path.Combine(to, "patient.csv")));
    }
}
