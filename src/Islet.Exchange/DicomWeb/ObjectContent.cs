using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Islet.Exchange.DicomWeb;

/// <summary>One object as multipart/related, sent from its stream.</summary>
internal sealed class ObjectContent : HttpContent
{
    private readonly Stream file;
    private readonly byte[] head, tail;

    public ObjectContent(Stream file, string boundary)
    {
        this.file = file;
        head = Encoding.ASCII.GetBytes($"--{boundary}\r\nContent-Type: application/dicom\r\n\r\n");
        tail = Encoding.ASCII.GetBytes($"\r\n--{boundary}--\r\n");
        Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/related; type=\"application/dicom\"; boundary={boundary}");
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(head);
        await file.CopyToAsync(stream);
        await stream.WriteAsync(tail);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = head.Length + file.Length + tail.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();
        base.Dispose(disposing);
    }
}
