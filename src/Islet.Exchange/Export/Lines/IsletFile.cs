using System.IO.Compression;
using System.Security.Cryptography;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Our own export, read back. Opening goes through the whole file: what was cut off or altered is refused before anything is taken from it.</summary>
public sealed class IsletFile
{
    private readonly string path;

    private IsletFile(string path, IsletHeader header) => (this.path, Header) = (path, header);

    public IsletHeader Header { get; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<IsletBatch> Batches { get; private set; } = [];

    public IReadOnlyList<IsletErased> Erased { get; private set; } = [];

    public int Patients { get; private set; }

    public long Findings { get; private set; }

    /// <exception cref="RefusedException">E_ISLET_FILE, E_ISLET_NEWER, E_ISLET_LINE, E_ISLET_TRUNCATED, E_ISLET_ALTERED, E_CONTENT.</exception>
    public static IsletFile Open(string path)
    {
        try
        {
            using var stream = Stream(path);
            return Survey(path, new(stream, IsletLines.LongestLine));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(IsletProblems.NotRead(Path.GetFileName(path)), e);
        }
        catch (InvalidDataException e) // the packed bytes are damaged or cut off
        {
            throw new RefusedException(IsletProblems.CutOff(Path.GetFileName(path), 0), e);
        }
    }

    /// <summary>One after the other, in the order of the file; may be asked for again.</summary>
    public IEnumerable<IsletCourse> Courses()
    {
        using var stream = Stream(path);
        var lines = new LineReader(stream, IsletLines.LongestLine);
        var name = Path.GetFileName(path);
        IsletCourse? course = null;
        var findings = new List<IsletFinding>();
        for (var row = IsletRow.Read(lines, name); row is not null; row = IsletRow.Read(lines, name))
        {
            if (row.What is IsletLines.Finding)
            {
                findings.Add(row.ToFinding());
                continue;
            }
            if (course is not null)
                yield return course with { Findings = [.. findings] };
            findings.Clear();
            course = row.What is IsletLines.Patient ? row.ToCourse() : null;
        }
    }

    private static IsletFile Survey(string path, LineReader lines)
    {
        var name = Path.GetFileName(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var file = new IsletFile(path, IsletRow.ReadHeader(lines, name, hash));
        var survey = new IsletSurvey(name);
        while (true)
        {
            if (IsletRow.Read(lines, name, hash) is not { } row)
                throw new RefusedException(IsletProblems.CutOff(name, lines.Number));
            if (row.What is IsletLines.End)
            {
                survey.End(row, Convert.ToHexStringLower(hash.GetHashAndReset()));
                break;
            }
            survey.Add(row);
        }
        if (!lines.Next().IsEmpty)
            throw new RefusedException(IsletProblems.Altered(name, "lines after the last one"));
        (file.Batches, file.Erased, file.Patients, file.Findings) = (survey.Batches, survey.Erased, survey.Patients, survey.Findings);
        return file;
    }

    /// <summary>Packed or not, as its first bytes say.</summary>
    private static Stream Stream(string path)
    {
        var file = File.OpenRead(path);
        var packed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return packed ? new GZipStream(file, CompressionMode.Decompress) : file;
    }
}
