using System.Globalization;
using System.IO.Compression;

namespace Islet.Exchange;

/// <summary>The bytes of the cases, piece by piece: as they stand in the file, or out of the zlib blocks of a .zsav.</summary>
internal static class SpssChunks
{
    private const int Chunk = 1 << 16;
    private const int LargestBlock = 1 << 24; // SPSS writes blocks of 0x3FF000 bytes
    private const long MostInflated = 1L << 32; // a small file may claim to hold anything
    private const int BlockEntry = 24;

    private readonly record struct Block(long Start, int Inflated, int Deflated);

    public static IEnumerable<ReadOnlyMemory<byte>> Of(SpssBytes bytes, SpssDictionary dictionary, string file)
    {
        bytes.Seek(dictionary.DataStart);
        return dictionary.Header.Compression is SpssCompression.Zlib ? Inflated(bytes, Blocks(bytes, dictionary.DataStart, file), file) : Plain(bytes);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Plain(SpssBytes bytes)
    {
        var buffer = new byte[Chunk];
        for (var read = bytes.Read(buffer); read > 0; read = bytes.Read(buffer))
            yield return buffer.AsMemory(0, read);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Inflated(SpssBytes bytes, List<Block> blocks, string file)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            bytes.Seek(blocks[i].Start);
            var where = string.Create(CultureInfo.InvariantCulture, $"{file}, zlib block {i + 1}");
            yield return Inflate(bytes.Take(blocks[i].Deflated, "a zlib block"), blocks[i].Inflated, where);
        }
    }

    private static byte[] Inflate(byte[] deflated, int length, string where)
    {
        var block = new byte[length];
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(deflated), CompressionMode.Decompress);
            var read = zlib.ReadAtLeast(block, length, throwOnEndOfStream: false);
            return read == length && zlib.ReadByte() < 0 ? block
                : throw SpssRefusals.Zlib(where, "another length than the file says", string.Create(CultureInfo.InvariantCulture, $"{length} bytes"));
        }
        catch (InvalidDataException)
        {
            throw SpssRefusals.Zlib(where, "bytes that are not zlib's", "a block compressed by zlib");
        }
    }

    /// <summary>The blocks as the trailer lists them, each proved to lie within the file.</summary>
    private static List<Block> Blocks(SpssBytes bytes, long header, string file)
    {
        var where = $"{file}, header of its zlib blocks";
        var (start, trailer, length) = (bytes.Int64("the zlib header"), bytes.Int64("the zlib header"), bytes.Int64("the zlib header"));
        var data = bytes.Position;
        if (start != header || trailer < data || length < BlockEntry || length % BlockEntry != 0)
            throw SpssRefusals.Zlib(where, "offsets that do not fit the file", "the offset of the header, and a trailer behind it");
        if (trailer > data + bytes.Remaining || length > data + bytes.Remaining - trailer)
            throw SpssRefusals.Cut(where, "the list of zlib blocks");
        bytes.Seek(trailer + 16); // the bias once more, and zero
        var (largest, count) = (bytes.Count("size of zlib blocks", LargestBlock), bytes.Int32("number of zlib blocks"));
        if (count != (length / BlockEntry) - 1)
            throw SpssRefusals.Zlib(where, $"{count} blocks", $"{(length / BlockEntry) - 1}, by the length of the list");
        List<Block> blocks = [];
        for (var i = 0; i < count; i++)
        {
            bytes.Int64("a zlib block");
            var block = new Block(bytes.Int64("a zlib block"), bytes.Count("inflated length of a zlib block", largest),
                bytes.Count("length of a zlib block", LargestBlock + (LargestBlock >> 4))); // what cannot be compressed grows a little
            if (block.Start < data || block.Start > trailer - block.Deflated)
                throw SpssRefusals.Zlib(where, $"block {i + 1} outside of the blocks' part of the file", "blocks between header and list");
            blocks.Add(block);
        }
        return blocks.Sum(b => (long)b.Inflated) is var whole && whole <= MostInflated ? blocks
            : throw SpssRefusals.Count(where, whole, $"bytes of all cases: at most {MostInflated}");
    }

}
