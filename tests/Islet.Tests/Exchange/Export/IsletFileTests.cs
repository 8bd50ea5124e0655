using System.IO.Compression;
using System.Text;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Tests.Exchange.Export;

public sealed class IsletFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("islet-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, InlineData(false), InlineData(true)]
    public void Every_row_comes_back_word_for_word(bool packed)
    {
        List<IsletCourse> courses = [.. Exported.Virtual(30).Select(IsletCourse.Of), new(99, "käy \"x\"\n", null, Axis.Parse("offset:sequencing"), false,
        [
            Row(1, "Dream", """{ "of":  [1.50, "å\u00e5"] , "n":1e5}"""), Row(2, "Dream", "{\n}"), Row(3, "Dream", "not json"),
            Row(4, nameof(VitalStatus), """{"alive":true}""") with { Happened = null, Reported = null, Origin = null, Supersedes = new FindingId(1), Why = "Review" },
        ])];
        var file = IsletFile.Open(Write(courses, packed));
        Assert.Equal((courses.Count, courses.Sum(c => c.Findings.Count)), (file.Patients, file.Findings));
        Assert.Equal(("Islet 0", "ab12", false), (file.Header.Program, file.Header.Salt, file.Header.Deidentified));
        Assert.Equal([new IsletBatch(1, Batch.At, "by", "source", "because"), new(7, Batch.At, "by", "source", null)], file.Batches);
        Assert.Equal([new IsletErased(12, 7, "ff", true)], file.Erased);
        for (var twice = 0; twice < 2; twice++)
        {
            Assert.All(courses.Zip(file.Courses()), pair =>
            {
                Assert.Equal(Patient(pair.First), Patient(pair.Second));
                Assert.Equal(pair.First.Findings, pair.Second.Findings);
            });
        }
    }

    [Fact]
    public void The_same_rows_give_the_same_bytes() =>
        Assert.Equal(File.ReadAllBytes(Write([.. Exported.Virtual(5).Select(IsletCourse.Of)])), File.ReadAllBytes(Write([.. Exported.Virtual(5).Select(IsletCourse.Of)])));

    [Fact]
    public void Cut_off_anywhere_it_is_refused()
    {
        var bytes = File.ReadAllBytes(Write([.. Exported.Virtual(2).Select(IsletCourse.Of)]));
        for (var length = 0; length < bytes.Length; length += 97)
            Assert.Contains(Refused(bytes[..length]).Code, new[] { "E_ISLET_FILE", "E_ISLET_TRUNCATED" });
        Assert.Equal("E_ISLET_TRUNCATED", Refused(bytes[..^1]).Code);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes);
        Assert.Equal("E_ISLET_TRUNCATED", Refused(packed.ToArray()[..(int)(packed.Length / 2)]).Code);
    }

    [Theory]
    [InlineData("\"kind\":\"Person\",\"version\":1,\"origin\":\"v", "\"kind\":\"Person\",\"version\":1,\"origin\":\"w", "E_ISLET_ALTERED")]
    [InlineData("\"synthetic\":true", "\"synthetic\":false", "E_ISLET_ALTERED")]
    [InlineData("{\"islet\":1", "{\"islet\":2", "E_ISLET_NEWER")]
    [InlineData("{\"islet\":1", "{\"insel\":1", "E_ISLET_FILE")]
    [InlineData("{\"finding\":", "{\"discovery\":", "E_ISLET_LINE")]
    [InlineData("\"batch\":1,\"happened\"", "\"batch\":2,\"happened\"", "E_ISLET_LINE")]
    [InlineData("\"kind\":\"Person\"", "\"kind\":\"Diagnosis\"", "E_ISLET_LINE")]
    [InlineData("\"axis\":\"calendar\"", "\"axis\":\"square\"", "E_ISLET_LINE")]
    [InlineData("\"happened\":\"2", "\"happened\":\"x", "E_ISLET_LINE")]
    [InlineData("\"findings\":", "\"findings\":1", "E_ISLET_ALTERED")]
    public void Altered_it_is_refused(string text, string by, string code)
    {
        var whole = File.ReadAllText(Write([.. Exported.Virtual(3).Select(IsletCourse.Of)]));
        Assert.Contains(text, whole, StringComparison.Ordinal);
        var at = whole.IndexOf(text, StringComparison.Ordinal);
        var altered = whole[..at] + by + whole[(at + text.Length)..];
        var problem = Refused(Encoding.UTF8.GetBytes(altered));
        Assert.Equal(code, problem.Code);
        Assert.DoesNotContain("PNET", problem.ToString(), StringComparison.OrdinalIgnoreCase); // no pseudonym in what is told
    }

    [Fact]
    public void Another_file_is_none_of_ours()
    {
        Assert.Equal("E_ISLET_FILE", Refused("PATIENT_ID\tAGE\n"u8.ToArray()).Code);
        Assert.Equal("E_ISLET_FILE", Refused([0x89, 0x50, 0x4E, 0x47]).Code);
        Assert.Equal("E_ISLET_FILE", Assert.Throws<RefusedException>(() => IsletFile.Open(Path.Combine(folder, "no such file"))).Problem.Code);
    }

    [Fact]
    public void A_line_without_end_takes_no_memory_without_end()
    {
        var path = Path.Combine(folder, "long.islet");
        using (var file = File.Create(path))
        {
            file.Write("{\"islet\":1,\"program\":\"x\",\"deidentified\":false}\n{\"batch\":\""u8);
            for (var i = 0; i < 20; i++)
                file.Write(new byte[1 << 20]);
        }
        Assert.Equal("E_ISLET_LINE", Assert.Throws<RefusedException>(() => IsletFile.Open(path)).Problem.Code);
    }

    private static IsletBatch Batch { get; } = new(1, new(2024, 1, 2, 3, 4, 5, 678, default), "by", "source", "because");

    private static (long, string, string?, Axis, bool) Patient(IsletCourse course) => (course.Patient, course.Key, course.Center, course.Axis, course.Synthetic);

    private static IsletFinding Row(int id, string kind, string content) => new(new((UInt128)id), 7, "+9.4 mo", "=happened", kind, 1, "o", null, null, content);

    private Problem Refused(byte[] bytes)
    {
        var path = Path.Combine(folder, "altered.islet");
        File.WriteAllBytes(path, bytes);
        return Assert.Throws<RefusedException>(() => IsletFile.Open(path)).Problem;
    }

    private string Write(IReadOnlyList<IsletCourse> courses, bool packed = false)
    {
        var path = Path.Combine(folder, $"{Guid.NewGuid():N}.islet");
        using var file = File.Create(path);
        using Stream to = packed ? new GZipStream(file, CompressionLevel.Fastest) : file;
        using var writer = new IsletWriter(to, new("Islet 0", "ab12", Deidentified: false));
        writer.Write(Batch);
        writer.Write(Batch with { Number = 7, Reason = null });
        writer.Write(new IsletErased(12, 7, "ff", Purged: true));
        foreach (var course in courses)
            writer.Write(course);
        writer.End();
        return path;
    }
}
