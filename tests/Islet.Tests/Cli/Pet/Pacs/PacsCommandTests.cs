using System.Text;
using System.Text.Json;
using Islet.Cli;
using Islet.Imaging.Dicom;
using Islet.Tests.Exchange.DicomWeb;
using Islet.Tests.Imaging;

namespace Islet.Tests.Cli.Pet;

/// <summary>Into a real archive and back.</summary>
public sealed class PacsCommandTests : IDisposable
{
    private readonly Terminal terminal = new();
    private readonly string credentials;

    public PacsCommandTests()
    {
        credentials = terminal.Path("credentials");
        File.WriteAllText(credentials, $"{TestOrthanc.User}:{TestOrthanc.Password}\n");
    }

    private static string Url => TestOrthanc.Here.Url;

    public void Dispose() => terminal.Dispose();

    [SkippableTheory]
    [InlineData("c01_siemens_start"), InlineData("c03_philips_cnts_both")] // two makers, private elements included
    public async Task Up_and_down_a_series_is_the_same_to_the_byte_and_so_is_its_SUV(string name)
    {
        var folder = PetData.SuvCase(name);
        var (study, series) = Uids(folder);
        var sent = await IsletAsync(["pet", "send", .. Files(folder), "--to", Url, "--json"]);
        Assert.Equal((ExitCode.Done, Files(folder).Length), (sent.Exit, sent.Json.GetProperty("stored").GetInt32()));

        var found = await IsletAsync("pet", "find", "--from", Url, "--study", study, "--json");
        Assert.Equal((study, 1), (found.Json.GetProperty("studies")[0].GetProperty("uid").GetString(), found.Json.GetProperty("studies").GetArrayLength()));
        Assert.Equal((series, "PT", Files(folder).Length), found.Json.GetProperty("series")[0] is var s ? (s.GetProperty("uid").GetString(), s.GetProperty("modality").GetString(), s.GetProperty("objects").GetInt32()) : default);

        var here = terminal.Path("images");
        var fetched = await IsletAsync("pet", "fetch", "--from", Url, "--study", study, "--out", here, "--json");
        Assert.Equal((ExitCode.Done, Files(folder).Length, 0), (fetched.Exit, Count(fetched, "added"), Count(fetched, "different")));
        Assert.Equal(Pixels(folder), Pixels(here));
        Assert.Equal(await SuvAsync(folder), await SuvAsync(here));
        Assert.Equal([series], Directory.GetDirectories(here).Select(Path.GetFileName));
        Assert.Equal(["credentials", "images"], Directory.GetFileSystemEntries(terminal.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)); // nothing half is left
    }

    [SkippableFact]
    public async Task A_second_download_changes_nothing_and_what_is_missing_comes()
    {
        var folder = PetData.SuvCase("c02_fdg_start_timeonly");
        var (study, series) = Uids(folder);
        await IsletAsync(["pet", "send", .. Files(folder), "--to", Url]);
        var here = terminal.Path("images");
        string[] fetch = ["pet", "fetch", "--from", Url, "--study", study, "--series", series, "--out", here, "--json"];
        await IsletAsync(fetch);
        var before = Written(here);
        Assert.Equal(Files(folder).Length, Count(await IsletAsync(fetch), "unchanged"));
        Assert.Equal(Files(folder).Length, Count(await IsletAsync([.. fetch, "--again"]), "unchanged"));
        Assert.Equal(before, Written(here));

        var file = Directory.GetFiles(here, "*.dcm", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        File.Delete(file[0]);
        var bytes = File.ReadAllBytes(file[1]);
        bytes[^1] ^= 1;
        File.WriteAllBytes(file[1], bytes);
        var mended = await IsletAsync(fetch);
        Assert.Equal((ExitCode.ProblemsFound, 1, 1), (mended.Exit, Count(mended, "added"), Count(mended, "different")));
        Assert.Contains("W_PACS_DIFFERS", mended.Errors, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(file[1])); // what is here was left
    }

    [SkippableFact]
    public async Task What_the_archive_lacks_is_told_and_a_wrong_password_is_not_shown()
    {
        var missing = await IsletAsync("pet", "fetch", "--from", Url, "--study", "1.2.3", "--out", terminal.Path("images"));
        Assert.Equal(ExitCode.Refused, missing.Exit);
        Assert.Contains("E_PACS_MISSING", missing.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(terminal.Path("images")));
        File.WriteAllText(credentials, "islet:SECRET");
        var refused = await IsletAsync("pet", "find", "--from", Url);
        Assert.Contains("E_PACS_ACCESS", refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", refused.Errors, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_patient_is_found_by_a_number_that_is_sent_nowhere_and_shown_only_when_asked_for()
    {
        var folder = PetData.SuvCase("c05_philips_cnts_1000_zero");
        await IsletAsync(["pet", "send", .. Files(folder), "--to", Url]);
        var number = DicomFile.Open(Files(folder)[0], "file")!.Data.Text(Tags.PatientId)!;
        File.WriteAllText(terminal.Path("who"), number + "\n");
        var found = await IsletAsync("pet", "find", "--from", Url, "--patient-file", terminal.Path("who"), "--json");
        Assert.Equal([Uids(folder).Study], found.Json.GetProperty("studies").EnumerateArray().Select(s => s.GetProperty("uid").GetString()));
        Assert.DoesNotContain(number, found.Output + found.Errors, StringComparison.Ordinal);
        Assert.Contains(number, (await IsletAsync("pet", "find", "--from", Url, "--patient-file", terminal.Path("who"), "--show-identity")).Output, StringComparison.Ordinal);
        File.WriteAllText(terminal.Path("who"), "nobody");
        Assert.Empty((await IsletAsync("pet", "find", "--from", Url, "--patient-file", terminal.Path("who"), "--json")).Json.GetProperty("studies").EnumerateArray());
    }

    [Fact]
    public async Task A_series_that_comes_short_twice_over_or_from_elsewhere_leaves_nothing_behind()
    {
        byte[][] slices = [.. Enumerable.Range(0, 3).Select(z => PetDraft.Slice(z).ToFile())];
        var other = PetDraft.Slice(3).Text(Tags.SeriesInstanceUid, "2.25.77").ToFile();
        await RefusedAsync("E_PACS_INCOMPLETE", FakeArchive.Parts(slices[0], slices[1]));
        await RefusedAsync("E_PACS_OTHER", FakeArchive.Parts([.. slices, slices[0]]));
        await RefusedAsync("E_PACS_OTHER", FakeArchive.Parts([.. slices, other]));
        await RefusedAsync("E_PACS_MULTIPART", FakeArchive.Parts(slices[0], "no DICOM"u8.ToArray()));
        await RefusedAsync("E_PACS_TRUNCATED", FakeArchive.Parts(slices)[..^20]);
        await RefusedAsync("E_DICOM_TRUNCATED", FakeArchive.Parts(slices[0], slices[1][..400]));

        async Task RefusedAsync(string code, byte[] retrieved)
        {
            using var archive = Fake(retrieved);
            var run = await terminal.IsletAsync("pet", "fetch", "--from", archive.Url, "--study", "2.25.2", "--out", terminal.Path("images"), "--json");
            Assert.Equal((ExitCode.Refused, code), (run.Exit, run.Json.GetProperty("error").GetProperty("code").GetString()));
            Assert.Equal(["credentials"], Directory.GetFileSystemEntries(terminal.Folder).Select(Path.GetFileName).Where(n => n != "images" || Directory.GetFileSystemEntries(terminal.Path("images")).Length > 0));
        }
    }

    [Fact]
    public async Task A_good_answer_of_the_same_server_is_taken()
    {
        using var archive = Fake(FakeArchive.Parts(Enumerable.Range(0, 3).Select(z => PetDraft.Slice(z).ToFile())));
        var run = await terminal.IsletAsync("pet", "fetch", "--from", archive.Url, "--study", "2.25.2", "--out", terminal.Path("images"));
        Assert.Equal((ExitCode.Done, ""), (run.Exit, run.Errors));
        Assert.Equal(3, Assert.Single(Islet.Imaging.Series.ImageFolder.Read(terminal.Path("images")).Series).Files.Count);
    }

    [Fact]
    public async Task Words_that_are_off_are_told_before_anybody_is_asked()
    {
        Assert.Equal(ExitCode.Usage, (await terminal.IsletAsync("pet", "fetch", "--from", "http://127.0.0.1:1/", "--study", "../etc", "--out", terminal.Path("x"))).Exit);
        Assert.Equal(ExitCode.Usage, (await terminal.IsletAsync("pet", "find", "--from", "http://127.0.0.1:1/", "--modality", "p t")).Exit);
        File.WriteAllText(terminal.Path("a.txt"), "no DICOM");
        Assert.Contains("E_PACS_OBJECT", (await terminal.IsletAsync("pet", "send", terminal.Path("a.txt"), "--to", "http://127.0.0.1:1/")).Errors, StringComparison.Ordinal);
        Assert.Contains("E_PACS_OBJECT", (await terminal.IsletAsync("pet", "send", terminal.Path("gone"), "--to", "http://127.0.0.1:1/")).Errors, StringComparison.Ordinal);
        Assert.Contains("E_PACS_CREDENTIALS", (await terminal.IsletAsync("pet", "find", "--from", "http://127.0.0.1:1/", "--credentials", terminal.Path("gone"))).Errors, StringComparison.Ordinal);
        Assert.Contains("E_PACS_CA", (await terminal.IsletAsync("pet", "find", "--from", "http://127.0.0.1:1/", "--ca", terminal.Path("a.txt"))).Errors, StringComparison.Ordinal);
    }

    private Task<Terminal.Run> IsletAsync(params string[] args) => terminal.IsletAsync([.. args, "--credentials", credentials]);

    private static FakeArchive Fake(byte[] retrieved) => new(request => request switch
    {
        _ when request.Contains("/instances", StringComparison.Ordinal) => FakeArchive.Json($"[{string.Join(',', Enumerable.Range(1, 3).Select(i => $$"""{"00080018":{"vr":"UI","Value":["{{PetDraft.Uid}}.{{i}}"]}}"""))}]"),
        _ when request.Contains("/series?", StringComparison.Ordinal) => FakeArchive.Json($$"""[{"0020000E":{"vr":"UI","Value":["{{PetDraft.Uid}}"]},"00080060":{"vr":"CS","Value":["PT"]}}]"""),
        _ => retrieved,
    });

    private static string[] Files(string folder) => [.. Directory.GetFiles(folder, "*.dcm").Order(StringComparer.Ordinal)];

    private static (string Study, string Series) Uids(string folder) => DicomFile.Open(Files(folder)[0], "file")!.Data is var data ? (data.Text(Tags.StudyInstanceUid)!, data.Text(Tags.SeriesInstanceUid)!) : default;

    /// <summary>By object: its pixels, and the rest of its elements.</summary>
    private static SortedDictionary<string, string> Pixels(string folder) => new(Directory.GetFiles(folder, "*.dcm", SearchOption.AllDirectories).ToDictionary(
        f => DicomFile.Open(f, "file")!.Data.Text(Tags.SopInstanceUid)!, f => File.ReadAllBytes(f) is var bytes ? Convert.ToHexString(bytes[bytes.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xE0, 0x7F, 0x10, 0x00])..]) : ""), StringComparer.Ordinal);

    private static async Task<string> SuvAsync(string folder)
    {
        var (exit, output, _) = await StatsRun.RunAsync("pet", "suv", folder, "--json");
        Assert.Equal(ExitCode.Done, exit);
        using var json = JsonDocument.Parse(output);
        return Assert.Single(json.RootElement.GetProperty("series").EnumerateArray()).GetRawText();
    }

    private static int Count(Terminal.Run run, string key) => run.Json.GetProperty("series").EnumerateArray().Sum(s => s.GetProperty(key).GetInt32());

    private static string Written(string folder) => string.Join('\n', Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(f => $"{f} {File.GetLastWriteTimeUtc(f).Ticks} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))}"));
}
