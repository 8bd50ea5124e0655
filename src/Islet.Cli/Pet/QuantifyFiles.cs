using System.Globalization;
using CsvHelper;
using Islet.Course;
using Islet.Imaging.Objects;
using Islet.Imaging.Quantify;
using Islet.Imaging.Suv;
using Islet.Web;

namespace Islet.Cli.Pet;

/// <summary>What <c>islet pet quantify</c> leaves in its folder.</summary>
internal static class QuantifyFiles
{
    private const string Result = "quantification.json";

    /// <summary>A folder that holds another series' result stays as it is.</summary>
    /// <exception cref="RefusedException">E_OUT_FOLDER.</exception>
    public static void Refuse(string folder, string series)
    {
        var path = Path.Combine(folder, Result);
        if (File.Exists(path) && ResultFile.Read(path, "--out") is { } there && there.How.SeriesUid != series)
            throw new RefusedException("E_OUT_FOLDER", "--out", "a folder with the result of another series", "a folder that is new or empty, or of the same series", "Name another folder.");
    }

    /// <summary>Found out before the images are read; no folder is made yet.</summary>
    /// <exception cref="RefusedException">E_OUT_FOLDER.</exception>
    public static void RefuseUnwritable(string folder)
    {
        try
        {
            var there = Path.GetFullPath(folder);
            while (!Directory.Exists(there))
                there = File.Exists(there) || Path.GetDirectoryName(there) is not { } above ? throw Unwritable : above;
            using var probe = new FileStream(Path.Combine(there, $".islet-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Unwritable;
        }
    }

    private static RefusedException Unwritable => new("E_OUT_FOLDER", "--out", "a place where nothing can be written", "a folder that can be written", "Name another folder, or look at its rights and the space that is left.");

    /// <param name="pictures">Null: numbers only, and no objects of DICOM.</param>
    /// <returns>Names of the files, in the order in which they were written.</returns>
    public static IReadOnlyList<string> Write(string folder, SuvImage image, Quantification result, KrenningReading krenning, IEnumerable<(string File, byte[] Png)>? pictures, Progress progress, CancellationToken cancel)
    {
        var names = new List<string>();
        try
        {
            Directory.CreateDirectory(folder);
            Save("lesions.csv", Csv(QuantificationTable.Lesions(result, krenning)));
            Save("patient.csv", Csv(QuantificationTable.Patient(result, krenning)));
            if (pictures is not null)
            {
                foreach (var (file, png) in pictures)
                {
                    cancel.ThrowIfCancellationRequested();
                    Save(file, png);
                }
                var options = new ObjectOptions(TimeProvider.System.GetLocalNow().DateTime, Release.Version) { Reader = result.How.AcceptedBy };
                foreach (var (file, written) in PetObjects.Write(image, result.Lesions, result.References, result.How, options).All)
                    Save(file, written.File.Span);
            }
            Save(Result, QuantificationJson.Write(result)); // last: where it stands, the rest is there
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable;
        }
        return names;

        void Save(string name, ReadOnlySpan<byte> bytes)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
            names.Add(name);
            progress.Tell(names.Count, "files written");
        }
    }

    private static byte[] Csv(IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        using var bytes = new MemoryStream();
        using (var csv = new CsvWriter(new StreamWriter(bytes), new CsvHelper.Configuration.CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }))
            foreach (var row in rows)
            {
                foreach (var cell in row)
                    csv.WriteField(Text(cell));
                csv.NextRecord();
            }
        return bytes.ToArray();
    }

    /// <summary>A text that a spreadsheet would take for a formula gets an apostrophe; a negative number is none.</summary>
    private static string? Text(object? cell) => cell switch
    {
        string text when text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) => "'" + text,
        bool said => said ? "true" : "false",
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture),
    };
}
