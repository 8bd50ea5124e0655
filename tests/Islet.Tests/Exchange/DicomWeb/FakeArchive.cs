using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Islet.Tests.Exchange.DicomWeb;

/// <summary>A server on the loopback that says, byte by byte, what a test lets it say.</summary>
internal sealed class FakeArchive : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<string, byte[]?> answer;
    private readonly X509Certificate2? certificate;

    /// <param name="answer">From the lines of a request to all bytes of the answer; null: silence.</param>
    public FakeArchive(Func<string, byte[]?> answer, X509Certificate2? certificate = null)
    {
        (this.answer, this.certificate) = (answer, certificate);
        listener.Start();
        _ = ServeAsync();
    }

    public string Url => FormattableString.Invariant($"{(certificate is null ? "http" : "https")}://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/dicom-web");

    public List<string> Requests { get; } = [];

    public static byte[] Answer(string status, string headers, byte[] body) => [.. Encoding.Latin1.GetBytes($"HTTP/1.1 {status}\r\n{headers}{(headers.Length > 0 ? "\r\n" : "")}Connection: close\r\n\r\n"), .. body];

    public static byte[] Json(string json, string status = "200 OK") => Answer(status, $"Content-Type: application/dicom+json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}", Encoding.UTF8.GetBytes(json));

    /// <summary>A good answer of WADO-RS.</summary>
    public static byte[] Parts(params IEnumerable<byte[]> files) => Answer("200 OK", "Content-Type: multipart/related; type=\"application/dicom\"; boundary=\"b\"", Multipart("b", [.. files]));

    public static byte[] Multipart(string boundary, params byte[][] files)
    {
        using var body = new MemoryStream();
        foreach (var file in files)
            body.Write([.. Encoding.ASCII.GetBytes($"--{boundary}\r\nContent-Type: application/dicom\r\n\r\n"), .. file, .. "\r\n"u8]);
        body.Write(Encoding.ASCII.GetBytes($"--{boundary}--\r\n"));
        return body.ToArray();
    }

    /// <summary>For 127.0.0.1, signed by itself.</summary>
    public static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
        certificate?.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (!stop.IsCancellationRequested)
                _ = OneAsync(await listener.AcceptTcpClientAsync(stop.Token), stop.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // the test has ended
        }
    }

    private async Task OneAsync(TcpClient client, CancellationToken cancel)
    {
        using (client)
        {
            try
            {
                Stream stream = client.GetStream();
                if (certificate is not null)
                {
                    var tls = new SslStream(stream);
                    await tls.AuthenticateAsServerAsync(certificate);
                    stream = tls;
                }
                var request = await ReadAsync(stream, cancel);
                if (request.Length == 0)
                    return; // who came went away without a word
                lock (Requests)
                    Requests.Add(request);
                if (answer(request) is not { } bytes)
                {
                    await Task.Delay(Timeout.Infinite, cancel);
                    return;
                }
                await stream.WriteAsync(bytes, cancel);
                await stream.FlushAsync(cancel);
                client.Client.Shutdown(SocketShutdown.Send);
                while (await stream.ReadAsync(new byte[1024], cancel) > 0)
                {
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or System.Security.Authentication.AuthenticationException or ObjectDisposedException)
            {
                // the client went away, as it should
            }
        }
    }

    /// <summary>The head, and a body of known length.</summary>
    private static async Task<string> ReadAsync(Stream stream, CancellationToken cancel)
    {
        var (read, buffer) = (new MemoryStream(), new byte[4096]);
        while (true)
        {
            var n = await stream.ReadAsync(buffer, cancel);
            read.Write(buffer, 0, n);
            var text = Encoding.Latin1.GetString(read.ToArray());
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            var length = text.Split("Content-Length: ") is [_, var after, ..] ? int.Parse(after.Split('\r')[0], System.Globalization.CultureInfo.InvariantCulture) : 0;
            if (n == 0 || (end >= 0 && text.Length >= end + 4 + length))
                return text;
        }
    }
}
