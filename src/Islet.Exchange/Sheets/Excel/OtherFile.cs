using System.IO.Compression;
using System.Text;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Files that are called workbooks and are none that can be read, told apart by how they begin.</summary>
internal static class OtherFile
{
    private const int Block = 1 << 16;

    private static readonly byte[] Encrypted = Encoding.Unicode.GetBytes("EncryptedPackage"); // the stream's name in the directory of the compound file (MS-OFFCRYPTO 2.3)

    /// <summary>Null: a zip file that may be a workbook.</summary>
    public static Problem? Told(string path)
    {
        var file = Path.GetFileName(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var start = new byte[8];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return start.AsSpan(0, read) switch
        {
            [0x50, 0x4B, 3, 4, ..] => OtherPackage(path, file),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => Holds(stream, Encrypted)
                ? new("E_WORKBOOK_ENCRYPTED", file, "a workbook under a password", "a workbook without password", "Open it, take the password away, save a copy, and delete the copy after the import.")
                : Form(file, "a workbook of the form before 2007 (.xls)"),
            [] => WorkbookPackage.Broken(file, "an empty file"),
            _ => Form(file, "a file that is no workbook"),
        };
    }

    private static Problem? OtherPackage(string path, string file)
    {
        using var zip = ZipFile.OpenRead(path);
        return zip.GetEntry("xl/workbook.bin") is not null ? Form(file, "a binary workbook (.xlsb)")
            : zip.GetEntry("content.xml") is not null && zip.GetEntry("mimetype") is not null ? Form(file, "an OpenDocument sheet (.ods)")
            : null;
    }

    private static Problem Form(string file, string found) => new("E_WORKBOOK_FORM", file, found, "an xlsx workbook", "Open it and save it as xlsx, or declare the kind of file it is.");

    private static bool Holds(FileStream stream, ReadOnlySpan<byte> sought)
    {
        var buffer = new byte[Block + sought.Length];
        stream.Position = 0;
        for (var kept = 0; ;)
        {
            var read = stream.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false);
            var bytes = buffer.AsSpan(0, kept + read);
            if (bytes.IndexOf(sought) >= 0)
                return true;
            if (kept + read < buffer.Length)
                return false;
            bytes[^sought.Length..].CopyTo(buffer);
            kept = sought.Length;
        }
    }
}
