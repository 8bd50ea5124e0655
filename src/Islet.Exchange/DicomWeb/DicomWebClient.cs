using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Islet.Course;

namespace Islet.Exchange.DicomWeb;

/// <summary>An archive, asked by DICOMweb (PS3.18): QIDO-RS finds, WADO-RS fetches whole objects, STOW-RS sends.</summary>
/// <remarks>
/// It carries other people's bytes and knows nothing of what is in them, so it stands here, below the pages and the command line alike, and needs no reader of images: who fetches
/// reads. A certificate is always verified. It follows no address elsewhere, for its password would go along.
/// </remarks>
public sealed class DicomWebClient : IDisposable
{
    private const string Json = "application/dicom+json", StudyUid = "0020000D", SeriesUid = "0020000E", SopInstance = "00080018", Modality = "00080060", ModalitiesInStudy = "00080061", StudyDate = "00080020", PatientId = "00100020",
        SeriesOfStudy = "00201206", InstancesOfStudy = "00201208", InstancesOfSeries = "00201209", FailedSop = "00081198", ReferencedSop = "00081199", ReferencedInstance = "00081155", FailureReason = "00081197";

    private readonly HttpClient http;
    private readonly PacsAddress address;
    private readonly PacsLimits limits;

    /// <param name="authority">Certificates to trust in place of the system's; null: those of the system.</param>
    /// <exception cref="RefusedException">E_PACS_PLAIN: a password would go over the network in the clear.</exception>
    public DicomWebClient(PacsAddress address, PacsCredentials? credentials = null, X509Certificate2Collection? authority = null, PacsLimits? limits = null)
    {
        if (credentials is not null && address is { IsPlain: true, IsLoopback: false })
            throw PacsProblems.Plain(address.Name);
        (this.address, this.limits) = (address, limits ?? new());
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = !address.IsLoopback, ConnectTimeout = TimeSpan.FromSeconds(20), AutomaticDecompression = DecompressionMethods.None };
        if (authority is not null)
        {
            handler.SslOptions.CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            handler.SslOptions.CertificateChainPolicy.CustomTrustStore.AddRange(authority);
        }
        http = new(handler) { BaseAddress = address.Base, Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Authorization = credentials?.Header;
        http.DefaultRequestHeaders.UserAgent.ParseAdd("islet");
    }

    public string Name => address.Name;

    /// <param name="most">More than these are not listed.</param>
    public async Task<IReadOnlyList<PacsStudy>> StudiesAsync(PacsQuery query, int most, CancellationToken cancel)
    {
        var asked = new List<string> { FormattableString.Invariant($"limit={most}"), $"includefield={ModalitiesInStudy}", $"includefield={SeriesOfStudy}", $"includefield={InstancesOfStudy}" };
        if (query.Study is { } study)
            asked.Add($"StudyInstanceUID={Checked(study)}");
        if ((query.From ?? query.To) is not null)
            asked.Add($"StudyDate={Day(query.From)}-{Day(query.To)}");
        if (query.Modality is { } modality)
            asked.Add($"ModalitiesInStudy={Uri.EscapeDataString(modality)}");
        return [.. (await FindAsync($"studies?{string.Join('&', asked)}", "study", cancel)).Found.Select(s => new PacsStudy(s.Uid(StudyUid, Name), Date(s.Text(StudyDate)), s.Texts(ModalitiesInStudy), s.Whole(SeriesOfStudy), s.Whole(InstancesOfStudy), s.Text(PatientId)))];

        static string Day(DateOnly? day) => day?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "";
    }

    public async Task<IReadOnlyList<PacsSeries>> SeriesAsync(string study, CancellationToken cancel) =>
        [.. (await AllAsync($"studies/{Checked(study)}/series?includefield={InstancesOfSeries}", "study", cancel)).Select(s => new PacsSeries(s.Uid(SeriesUid, Name), s.Text(Modality), s.Whole(InstancesOfSeries)))];

    /// <summary>UIDs of the objects that the archive lists in a series.</summary>
    public async Task<IReadOnlyList<string>> InstancesAsync(string study, string series, CancellationToken cancel) =>
        [.. (await AllAsync($"studies/{Checked(study)}/series/{Checked(series)}/instances?includefield={SopInstance}", "series", cancel)).Select(s => s.Uid(SopInstance, Name))];

    /// <summary>Every object of a series, in the transfer syntax in which the archive keeps it, as it arrives.</summary>
    /// <param name="take">Reads one object to its end.</param>
    /// <returns>How many came.</returns>
    /// <exception cref="RefusedException">E_PACS_….</exception>
    public async Task<int> RetrieveAsync(string study, string series, Func<Stream, CancellationToken, Task> take, CancellationToken cancel)
    {
        using var answer = await AskAsync(new(HttpMethod.Get, $"studies/{Checked(study)}/series/{Checked(series)}"), "multipart/related; type=\"application/dicom\"; transfer-syntax=*", cancel);
        if (answer.StatusCode != HttpStatusCode.OK)
            throw PacsProblems.OfStatus(Name, answer.StatusCode, "series");
        var boundary = MultipartReader.BoundaryOf(answer.Content.Headers.ContentType, Name);
        await using var stream = await answer.Content.ReadAsStreamAsync(cancel);
        using var reader = new MultipartReader(stream, boundary, limits, Name);
        var count = 0;
        for (; await reader.NextAsync(cancel) is { } part; count++)
            await take(part, cancel);
        return count;
    }

    /// <summary>Sends one object.</summary>
    /// <param name="uid">Its SOP instance UID: what the archive says of another is no answer.</param>
    /// <param name="file">Of known length; disposed.</param>
    /// <exception cref="RefusedException">E_PACS_….</exception>
    public async Task<PacsStored> StoreAsync(string uid, Stream file, CancellationToken cancel)
    {
        var boundary = "islet-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        using var answer = await AskAsync(new(HttpMethod.Post, "studies") { Content = new ObjectContent(file, boundary) }, Json, cancel);
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Accepted or HttpStatusCode.Conflict))
            throw PacsProblems.OfStatus(Name, answer.StatusCode, "address");
        var said = DicomJson.Object(await WholeAsync(answer, cancel), Name);
        if (said.Items(FailedSop).FirstOrDefault(i => i.Text(ReferencedInstance) is null || i.Text(ReferencedInstance) == uid) is { ValueKind: JsonValueKind.Object } failed)
            return new(uid, failed.Whole(FailureReason) ?? 0x0110); // PS3.4: processing failure
        return said.Items(ReferencedSop).Any(i => i.Text(ReferencedInstance) == uid) ? new(uid, null)
            : throw PacsProblems.Answer(Name, "an answer that does not say whether the object is stored", "its UID among the stored, or among the failed");
    }

    public void Dispose() => http.Dispose();

    /// <summary>An archive may list no more at a time than it likes, and then says by a warning that there are more (PS3.18 8.3.4.4).</summary>
    private async Task<IReadOnlyList<JsonElement>> AllAsync(string query, string what, CancellationToken cancel)
    {
        List<JsonElement> all = [];
        for (var remain = true; remain;)
        {
            var (found, more) = await FindAsync(all.Count == 0 ? query : FormattableString.Invariant($"{query}&offset={all.Count}"), what, cancel);
            if (more && found.Count == 0)
                throw PacsProblems.Answer(Name, FormattableString.Invariant($"{all.Count} listed, a warning that there are more, and none of them"), "a list that goes on");
            all.AddRange(found);
            if (all.Count > limits.Parts)
                throw PacsProblems.Size(Name, FormattableString.Invariant($"a list of more than {limits.Parts}"));
            remain = more;
        }
        return all;
    }

    private async Task<(IReadOnlyList<JsonElement> Found, bool More)> FindAsync(string query, string what, CancellationToken cancel)
    {
        using var answer = await AskAsync(new(HttpMethod.Get, query), Json, cancel);
        if (answer.StatusCode == HttpStatusCode.NoContent)
            return ([], false);
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.PartialContent))
            throw PacsProblems.OfStatus(Name, answer.StatusCode, what);
        return (DicomJson.Objects(await WholeAsync(answer, cancel), Name), answer.StatusCode is HttpStatusCode.PartialContent || answer.Headers.Warning.Any(w => w.Code == 299));
    }

    private async Task<HttpResponseMessage> AskAsync(HttpRequestMessage request, string accept, CancellationToken cancel)
    {
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
        using (request)
        using (var silence = CancellationTokenSource.CreateLinkedTokenSource(cancel))
        {
            silence.CancelAfter(request.Content is null ? limits.Silence : limits.Silence * 10); // an object that is sent takes its time
            return await PacsProblems.GuardedAsync(Name, limits.Silence, () => http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, silence.Token), cancel);
        }
    }

    private async Task<ReadOnlyMemory<byte>> WholeAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(cancel);
        using var whole = new MemoryStream();
        var chunk = new byte[64 << 10];
        while (true)
        {
            using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            silence.CancelAfter(limits.Silence);
            var read = await PacsProblems.GuardedAsync(Name, limits.Silence, async () => await stream.ReadAsync(chunk, silence.Token), cancel);
            if (read == 0)
                return whole.GetBuffer().AsMemory(0, (int)whole.Length);
            whole.Write(chunk, 0, read);
            if (whole.Length > limits.Json)
                throw PacsProblems.Size(Name, FormattableString.Invariant($"an answer of more than {limits.Json} bytes"));
        }
    }

    /// <summary>What stands in an address was checked where it came from; a slip here is ours.</summary>
    private static string Checked(string uid) => DicomUid.Is(uid) ? uid : throw new ArgumentException("No UID.", nameof(uid));

    private static DateOnly? Date(string? text) => DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
