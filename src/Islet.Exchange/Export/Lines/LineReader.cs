namespace Islet.Exchange;

/// <summary>Lines as bytes, none longer than a bound, whatever the file claims to be.</summary>
internal sealed class LineReader(Stream file, int longest)
{
    private byte[] buffer = new byte[64 << 10];
    private int start, end;

    /// <summary>Of the line read last, counted from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The line read last was not ended: the file stops within it.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>The line read last is longer than any line may be; what follows is not read.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>The next line with its line feed, valid until the next call; empty at the end of the file.</summary>
    public ReadOnlySpan<byte> Next()
    {
        for (var searched = start; ;)
        {
            if (buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n') is >= 0 and var at)
            {
                var from = start;
                start = searched + at + 1;
                Number++;
                return buffer.AsSpan(from, start - from);
            }
            searched = end;
            if (end - start > longest)
            {
                IsTooLong = true;
                return Rest();
            }
            if (!Fill(ref searched))
                return Rest();
        }
    }

    private ReadOnlySpan<byte> Rest()
    {
        var rest = buffer.AsSpan(start, end - start);
        start = end;
        if (rest.Length > 0)
        {
            Number++;
            IsCutOff = true;
        }
        return rest;
    }

    private bool Fill(ref int searched)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (searched, end, start) = (searched - start, end - start, 0);
        }
        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var read = file.Read(buffer, end, buffer.Length - end);
        end += read;
        return read > 0;
    }
}
