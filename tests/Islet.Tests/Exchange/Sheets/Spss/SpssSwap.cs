namespace Islet.Tests.Exchange;

/// <summary>Turns a little-endian system file, plain or by bytecode, into the big-endian one of the same content, as an old Unix machine wrote it.</summary>
internal sealed class SpssSwap
{
    private readonly byte[] bytes;
    private readonly List<bool> isText = [];
    private int at;

    private SpssSwap(byte[] bytes) => this.bytes = bytes;

    public static byte[] Bytes(byte[] little)
    {
        var swap = new SpssSwap([.. little]);
        swap.Dictionary(out var compressed);
        if (compressed)
            swap.Bytecode();
        else
            swap.Plain();
        return swap.bytes;
    }

    private void Dictionary(out bool compressed)
    {
        at = 64;
        Int();
        Int();
        compressed = Int() == 1;
        Int();
        Int();
        Turn(8);
        at = 176;
        for (var record = Int(); record != 999; record = Int())
        {
            switch (record)
            {
                case 2: Variable(); break;
                case 3: Labels(); break;
                case 6: Skip(80 * Int()); break;
                default: Extension(); break;
            }
        }
        Int();
    }

    private void Variable()
    {
        var (width, label, missing) = (Int(), Int(), Int());
        Int();
        Int();
        at += 8;
        isText.Add(width != 0);
        if (label == 1)
            Skip((Int() + 3) / 4 * 4);
        for (var i = Math.Abs(missing); i > 0; i--)
            Value(width != 0);
    }

    private void Labels()
    {
        List<int> values = [];
        for (var count = Int(); count > 0; count--)
        {
            values.Add(at);
            at += 8 + ((bytes[at + 8] + 8) / 8 * 8);
        }
        var (_, variables) = (Int(), Int());
        var text = false;
        for (; variables > 0; variables--)
            text = isText[Int() - 1];
        foreach (var value in values.Where(_ => !text))
            Array.Reverse(bytes, value, 8);
    }

    private void Extension()
    {
        var (kind, size, count) = (Int(), Int(), Int());
        var end = at + (size * count);
        while (kind is 21 && at < end)
        {
            Skip(Int());
            Int();
            for (var labels = Int(); labels > 0; labels--)
            {
                Skip(Int());
                Skip(Int());
            }
        }
        while (kind is 22 && at < end)
        {
            Skip(Int());
            var missing = bytes[at++];
            Skip(Int() * missing);
        }
        while (size > 1 && at < end)
            Turn(size);
        if (kind == 3)
            bytes[end - 5] = 1; // the record says of itself that it is big-endian
        at = end;
    }

    private void Plain()
    {
        for (var element = 0; at < bytes.Length; element++)
            Value(isText[element % isText.Count]);
    }

    private void Bytecode()
    {
        var element = 0;
        while (at < bytes.Length)
        {
            var codes = bytes.AsSpan(at, 8).ToArray();
            at += 8;
            foreach (var code in codes.Where(c => c != 0))
            {
                if (code == 253)
                    Value(isText[element % isText.Count]);
                element++;
            }
        }
    }

    private void Value(bool text)
    {
        if (text)
            at += 8;
        else
            Turn(8);
    }

    private void Skip(int length) => at += length;

    private int Int()
    {
        var value = BitConverter.ToInt32(bytes, at);
        Turn(4);
        return value;
    }

    private void Turn(int length)
    {
        Array.Reverse(bytes, at, length);
        at += length;
    }
}
