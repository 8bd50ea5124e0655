using System.Net.Http.Headers;
using System.Text;
using Islet.Course;

namespace Islet.Exchange.DicomWeb;

/// <summary>The parts of a multipart answer, one after another, as they arrive: no part is held in memory.</summary>
/// <remarks>RFC 2046 5.1. What a server says of a part's length is not believed: a part ends where its boundary stands.</remarks>
internal sealed class MultipartReader : IDisposable
{
    private const int Chunk = 128 << 10;

    private readonly Stream stream;
    private readonly PacsLimits limits;
    private readonly string name;
    private readonly byte[] delimiter;
    private readonly byte[] buffer;
    private int from, to; // what is read and not yet given
    private long total;
    private int parts;
    private Part? open;
    private bool begun;

    public MultipartReader(Stream stream, string boundary, PacsLimits limits, string name)
    {
        (this.stream, this.limits, this.name) = (stream, limits, name);
        delimiter = Encoding.ASCII.GetBytes("\r\n--" + boundary);
        buffer = new byte[Math.Max(Chunk, limits.Heading * 2)];
        buffer[0] = (byte)'\r';
        buffer[1] = (byte)'\n';
        to = 2; // the first boundary may stand at the very beginning
    }

    /// <exception cref="RefusedException">E_PACS_ANSWER, E_PACS_MULTIPART.</exception>
    public static string BoundaryOf(MediaTypeHeaderValue? type, string name)
    {
        if (type?.MediaType is not { } media || !media.Equals("multipart/related", StringComparison.OrdinalIgnoreCase))
            throw PacsProblems.Answer(name, "an answer that is not multipart", "multipart/related; type=\"application/dicom\"");
        var boundary = type.Parameters.FirstOrDefault(p => p.Name.Equals("boundary", StringComparison.OrdinalIgnoreCase))?.Value?.Trim('"');
        return boundary is { Length: > 0 and <= 70 } && boundary.All(c => c is >= ' ' and < (char)127) && boundary[^1] != ' ' ? boundary : throw PacsProblems.Multipart(name, "no boundary, or one that is none");
    }

    /// <summary>The next part; what was not read of the one before is passed over. Null: the end.</summary>
    /// <exception cref="RefusedException">E_PACS_MULTIPART, E_PACS_TRUNCATED, E_PACS_SIZE, E_PACS_ANSWER.</exception>
    public async Task<Stream?> NextAsync(CancellationToken cancel)
    {
        if (open is not null)
            await open.CopyToAsync(Stream.Null, cancel);
        if (!begun)
            await PassPreambleAsync(cancel);
        await NeedAsync(2, cancel);
        if (buffer.AsSpan(from, 2).SequenceEqual("--"u8))
            return null;
        if (++parts > limits.Parts)
            throw PacsProblems.Size(name, FormattableString.Invariant($"more than {limits.Parts} objects"));
        if ((await LineAsync(cancel)).Trim(' ', '\t').Length > 0)
            throw PacsProblems.Multipart(name, "a boundary within another word");
        await HeadAsync(cancel);
        return open = new(this);
    }

    /// <summary>The stream is the caller's.</summary>
    public void Dispose() => open?.Dispose();

    private async Task PassPreambleAsync(CancellationToken cancel)
    {
        begun = true;
        for (var passed = 0; ;)
        {
            var (length, found) = Body();
            passed += length;
            from += length;
            if (found)
            {
                from += delimiter.Length;
                return;
            }
            if (passed > limits.Heading)
                throw PacsProblems.Multipart(name, "no boundary where the first part begins");
            await FillAsync(cancel);
        }
    }

    private async Task HeadAsync(CancellationToken cancel)
    {
        for (var heading = 0; await LineAsync(cancel) is { Length: > 0 } line;)
        {
            heading += line.Length + 2;
            if (heading > limits.Heading)
                throw PacsProblems.Multipart(name, "headers of a part beyond all measure");
            if (line.Split(':', 2) is [var header, var value] && header.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) && !value.Split(';')[0].Trim().Equals("application/dicom", StringComparison.OrdinalIgnoreCase))
                throw PacsProblems.Answer(name, "a part that is not application/dicom", "whole objects");
        }
    }

    /// <summary>Up to the line break, which is passed.</summary>
    private async Task<string> LineAsync(CancellationToken cancel)
    {
        while (true)
        {
            var end = buffer.AsSpan(from, to - from).IndexOf("\r\n"u8);
            if (end >= 0)
            {
                var line = Encoding.Latin1.GetString(buffer, from, end);
                from += end + 2;
                return line;
            }
            if (to - from > limits.Heading)
                throw PacsProblems.Multipart(name, "a line of a part's headers without an end");
            await FillAsync(cancel);
        }
    }

    private async Task NeedAsync(int bytes, CancellationToken cancel)
    {
        while (to - from < bytes)
            await FillAsync(cancel);
    }

    /// <summary>How many bytes at hand belong to the part, and whether its boundary stands behind them.</summary>
    private (int Length, bool Found) Body()
    {
        var at = buffer.AsSpan(from, to - from);
        var end = at.IndexOf(delimiter);
        return end >= 0 ? (end, true) : (Math.Max(0, at.Length - delimiter.Length + 1), false); // the last bytes may begin a boundary
    }

    private async Task FillAsync(CancellationToken cancel)
    {
        buffer.AsSpan(from, to - from).CopyTo(buffer);
        (from, to) = (0, to - from);
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        silence.CancelAfter(limits.Silence);
        var read = await PacsProblems.GuardedAsync(name, limits.Silence, async () => await stream.ReadAsync(buffer.AsMemory(to), silence.Token), cancel);
        if (read == 0)
            throw PacsProblems.Truncated(name);
        to += read;
        if ((total += read) > limits.Series)
            throw PacsProblems.Size(name, FormattableString.Invariant($"more than {limits.Series} bytes of one series"));
    }

    /// <summary>One part's bytes.</summary>
    private sealed class Part(MultipartReader whole) : ReadOnlyPart
    {
        private long given;
        private bool ended;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (buffer.IsEmpty)
                return 0;
            while (!ended)
            {
                var (length, found) = whole.Body();
                if (length > 0)
                {
                    length = Math.Min(length, buffer.Length);
                    whole.buffer.AsMemory(whole.from, length).CopyTo(buffer);
                    whole.from += length;
                    if ((given += length) > whole.limits.Part)
                        throw PacsProblems.Size(whole.name, FormattableString.Invariant($"an object of more than {whole.limits.Part} bytes"));
                    return length;
                }
                if (!found)
                {
                    await whole.FillAsync(cancellationToken);
                    continue;
                }
                whole.from += whole.delimiter.Length;
                (ended, whole.open) = (true, null);
            }
            return 0;
        }
    }
}
