using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Islet.Course;

namespace Islet.Imaging.Dicom;

/// <summary>JPEG-LS and JPEG 2000, decoded by a program of the system. Files go through a folder of their own, which is removed.</summary>
internal static class PixelTool
{
    /// <summary>Files of many frames are unpacked once, and kept as long as the file is.</summary>
    private static readonly ConditionalWeakTable<DicomFile, Lazy<DicomFile>> Unpacked = new();

    public static void Decode(DicomFile file, PixelFormat format, int frame, Span<short> target) =>
        PixelReader.ReadStored(format.Frames > 1 ? Unpacked.GetValue(file.Whole, whole => new(() => Plain(whole, format))).Value : Plain(file, format), format, frame, target);

    private static DicomFile Plain(DicomFile file, PixelFormat format)
    {
        var folder = Directory.CreateTempSubdirectory("islet-");
        try
        {
            var (from, to) = (Path.Combine(folder.FullName, "a.dcm"), Path.Combine(folder.FullName, "b.dcm"));
            File.WriteAllBytes(from, file.ToBytes());
            (string Program, string[] Words)[] tools = [("gdcmconv", ["--raw", from, to]), .. file.Syntax is TransferSyntax.JpegLs or TransferSyntax.JpegLsLossless ? [("dcmdjpls", new[] { from, to })] : Array.Empty<(string, string[])>()];
            foreach (var (program, words) in tools)
                if (Run(program, words) && File.Exists(to) && DicomFile.Read(File.ReadAllBytes(to), file.Where) is { } plain && !TransferSyntax.IsEncapsulated(plain.Syntax) && plain.HasPixels)
                    return PixelFormat.Of(plain) == format ? plain : throw DicomProblems.Pixels(file.Where, "another form after decompression", "the form that the file states");
            throw new RefusedException("E_TRANSFER_SYNTAX", $"{file.Where}, {Tags.TransferSyntaxUid}", $"{file.Syntax}, which no program here decodes", "pixels that Islet reads itself, or a program that decodes them",
                "Install gdcmconv (Debian: libgdcm-tools), or dcmdjpls (dcmtk) for JPEG-LS, or export the series without compression.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool Run(string program, string[] words)
    {
        try
        {
            using var running = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false });
            if (running is null)
                return false;
            running.OutputDataReceived += (_, _) => { }; // read so that it cannot block, and forgotten: it may hold names
            running.ErrorDataReceived += (_, _) => { };
            running.BeginOutputReadLine();
            running.BeginErrorReadLine();
            if (running.WaitForExit(DicomLimits.Tool))
                return running.ExitCode == 0;
            running.Kill(entireProcessTree: true);
            return false;
        }
        catch (Win32Exception) // not installed
        {
            return false;
        }
    }
}
