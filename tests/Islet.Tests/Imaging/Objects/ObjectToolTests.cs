using System.ComponentModel;
using System.Diagnostics;
using Islet.Imaging.Objects;

namespace Islet.Tests.Imaging.Objects;

/// <summary>What other people's programs say of the objects.</summary>
public class ObjectToolTests
{
    [SkippableTheory, InlineData(false), InlineData(true)]
    public void Dcmtk_reads_every_object_and_prints_the_report(bool withoutIdentity) => WithFiles(withoutIdentity, files =>
    {
        foreach (var file in files)
        {
            var (exit, output) = Run("Skipped: dcmtk is not here (Debian: dcmtk); the objects are read by Islet alone.", "dcmdump", "-q", file);
            Assert.True(exit == 0 && !output.Contains("(fffe,fffe)", StringComparison.Ordinal), output);
        }
        var (printed, text) = Run("Skipped: dcmtk is not here (Debian: dcmtk); the report is read by Islet alone.", "dsrdump", "+Pc", files.Single(f => f.EndsWith("report.dcm", StringComparison.Ordinal)));
        // dcmtk 3.6.7 says of every file in UTF-8 that it does not check its letters.
        Assert.True(printed == 0 && !text.Split('\n').Any(l => l.StartsWith("E: ", StringComparison.Ordinal) || (l.StartsWith("W: ", StringComparison.Ordinal) && !l.Contains("ISO_IR 192", StringComparison.Ordinal))), text);
        Assert.Contains("(TLA,99ISLET,\"Total Lesion Activity\")", text, StringComparison.Ordinal);
        Assert.Contains("(126410,DCM,\"SUV body weight calculation method\")", text, StringComparison.Ordinal);
    });

    [SkippableTheory, InlineData(false), InlineData(true)]
    public void The_validator_of_dicom3tools_finds_no_error(bool withoutIdentity) => WithFiles(withoutIdentity, files =>
    {
        foreach (var file in files)
        {
            var (_, output) = Run("Skipped: dciodvfy is not here (Debian: dicom3tools); the objects are not held against their definitions.", "dciodvfy", file);
            Assert.True(!output.Split('\n').Any(line => line.StartsWith("Error", StringComparison.Ordinal)), $"{Path.GetFileName(file)}\n{output}");
        }
    });

    private static void WithFiles(bool withoutIdentity, Action<string[]> test)
    {
        var folder = Directory.CreateTempSubdirectory("islet-objects-");
        try
        {
            var image = ObjectData.Image();
            test([.. ObjectData.Objects(image, ObjectData.Options with { Reader = withoutIdentity ? null : "Reader^Rita", WithoutIdentity = withoutIdentity ? ObjectData.Removed : null }).All.Select(o =>
            {
                var path = Path.Combine(folder.FullName, o.File);
                File.WriteAllBytes(path, o.Object.File.ToArray());
                return path;
            })]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (int Exit, string Output) Run(string otherwise, string program, params string[] words)
    {
        try
        {
            using var running = Process.Start(new ProcessStartInfo(program, words) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
            var errors = running.StandardError.ReadToEndAsync();
            var output = running.StandardOutput.ReadToEnd();
            running.WaitForExit();
            return (running.ExitCode, output + errors.GetAwaiter().GetResult());
        }
        catch (Win32Exception)
        {
            Skip.If(true, otherwise);
            throw;
        }
    }
}
