using System.Globalization;
using System.Text;

namespace Islet.Exchange;

/// <summary>Reads the records before the cases. Layout: PSPP Developers Guide, System File Format.</summary>
internal sealed class SpssDictionaryReader
{
    private const int MostVariables = 100_000; // records: a text of 32,767 bytes takes 131 of them
    private const int MostElements = 1 << 20; // a case of 8 MiB
    private const int LongestLabel = 1 << 16;
    private const int MostLabels = 1 << 20;
    private const int LongestExtension = 1 << 26;

    private readonly SpssBytes bytes;
    private readonly SpssDictionary dictionary;

    private SpssDictionaryReader(SpssBytes bytes, SpssDictionary dictionary) => (this.bytes, this.dictionary) = (bytes, dictionary);

    public static SpssDictionary Read(SpssBytes bytes, string file)
    {
        var reader = new SpssDictionaryReader(bytes, new(SpssHeader.Read(bytes, file)));
        reader.Records();
        return reader.dictionary.Variables.Count > 0 ? reader.dictionary : throw SpssRefusals.Variable(file, "no variable", "at least one variable");
    }

    private void Records()
    {
        while (true)
        {
            var where = bytes.Where;
            switch (bytes.Int32("a record of the dictionary"))
            {
                case 2: Variable(); break;
                case 3: ValueLabels(); break;
                case 6: Documents(); break;
                case 7: Extension(); break;
                case 999:
                    bytes.Int32("the end of the dictionary");
                    dictionary.DataStart = bytes.Position;
                    return;
                case var other: throw SpssRefusals.Record(where, string.Create(CultureInfo.InvariantCulture, $"record type {other}"), "2, 3, 6, 7 or 999");
            }
        }
    }

    private void Variable()
    {
        var where = bytes.Where;
        var width = bytes.Int32("a variable's type");
        if (width is < 0 or > SpssVariable.LongestSegment)
            throw SpssRefusals.Variable(where, string.Create(CultureInfo.InvariantCulture, $"type {width}"), "0 for a number, 1 to 255 for a text's width");
        var (labelled, missing) = (bytes.Int32("a variable's label"), bytes.Int32("a variable's missing values"));
        var print = SpssFormat.Of(bytes.Int32("a variable's print format"));
        bytes.Skip(4, "a variable's write format");
        var name = bytes.Take(8, "a variable's name");
        if (missing is < -3 or > 3 or -1 || (missing < 0 && width > 0))
            throw SpssRefusals.Count(where, missing, "number of missing values: 0 to 3, or -2 and -3 for a range of numbers");
        var label = labelled == 1 ? Padded(bytes.Count("length of a variable's label", LongestLabel), 4, "a variable's label") : [];
        var values = Enumerable.Range(0, Math.Abs(missing)).Select(_ => bytes.Take(8, "a missing value")).ToList();
        Add(new(dictionary.Elements, width, name, label, print, missing < 0, values), where);
    }

    private void Add(SpssVariable variable, string where)
    {
        dictionary.Variables.Add(variable);
        dictionary.ByElement.Add(variable.Element, variable);
        dictionary.Elements += variable.Elements;
        if (dictionary.Elements > MostElements)
            throw SpssRefusals.Count(where, dictionary.Elements, $"width of a case in units of 8 bytes: at most {MostElements}");
        if (dictionary.Variables.Count > MostVariables)
            throw SpssRefusals.Count(where, dictionary.Variables.Count, $"number of variable records: at most {MostVariables}");
        for (var i = 1; i < variable.Elements; i++)
            Continuation();
    }

    /// <summary>A text of more than 8 bytes has an empty record for each further 8.</summary>
    private void Continuation()
    {
        const string what = "the continuation of a text variable";
        var where = bytes.Where;
        if (bytes.Int32(what) != 2 || bytes.Int32(what) != -1)
            throw SpssRefusals.Variable(where, "another record", what);
        bytes.Skip(24, what);
    }

    private void ValueLabels()
    {
        var labels = new List<(byte[], byte[])>();
        for (var count = bytes.Count("number of value labels", MostLabels); count > 0; count--)
        {
            var value = bytes.Take(8, "a labelled value");
            var length = bytes.Take(1, "length of a value label")[0];
            labels.Add((value, bytes.Take(length, "a value label")));
            bytes.Skip((8 - ((length + 1) % 8)) % 8, "the padding of a value label");
        }
        var where = bytes.Where;
        if (bytes.Int32("the variables of value labels") != 4)
            throw SpssRefusals.Record(where, "another record after value labels", "a record of type 4: which variables they belong to");
        var variables = new List<SpssVariable>();
        for (var count = bytes.Count("number of variables with these labels", dictionary.Elements); count > 0; count--)
            variables.Add(Labelled());
        dictionary.Labels.Add(new(labels, variables));
    }

    private SpssVariable Labelled()
    {
        var where = bytes.Where;
        var element = bytes.Int32("the number of a labelled variable");
        return element > 0 && dictionary.ByElement.TryGetValue(element - 1, out var variable) ? variable
            : throw SpssRefusals.Label(where, string.Create(CultureInfo.InvariantCulture, $"value labels of variable {element}, which is none"));
    }

    private void Documents()
    {
        var lines = bytes.Count("number of document lines", int.MaxValue / 80);
        bytes.Skip(80L * lines, "document lines");
        dictionary.DocumentLines += lines;
    }

    private void Extension()
    {
        var subtype = bytes.Int32("an extension's kind");
        var where = bytes.Where;
        var (size, count) = ((long)bytes.Int32("an extension's size"), (long)bytes.Int32("an extension's count"));
        if (size < 0 || count < 0 || size * count > LongestExtension)
            throw SpssRefusals.Count(where, size < 0 ? size : count < 0 ? count : size * count, $"an extension of at most {LongestExtension} bytes");
        var length = (int)(size * count);
        switch (subtype)
        {
            case 3 when length >= 32: dictionary.CharacterCode = SpssBytes.Int32(Whole(length).AsSpan(28), bytes.BigEndian); break;
            case 4 when length >= 8: dictionary.SystemMissing = SpssBytes.Double(Whole(length), bytes.BigEndian); break;
            case 13: dictionary.LongNames = Whole(length); break;
            case 14: dictionary.VeryLongStrings = Whole(length); break;
            case 16 when length >= 16: dictionary.Cases = Cases(Whole(length), where); break;
            case 20: dictionary.EncodingName = Encoding.Latin1.GetString(Whole(length)).Trim('\0', ' '); break;
            case 21: dictionary.LongStringLabels = Whole(length); break;
            case 22: dictionary.LongStringMissing = Whole(length); break;
            default: bytes.Skip(length, "an extension"); break;
        }
    }

    private long? Cases(byte[] record, string where) => SpssBytes.Int64(record.AsSpan(8), bytes.BigEndian) switch
    {
        -1 => null,
        var cases and >= 0 and <= int.MaxValue => cases,
        var cases => throw SpssRefusals.Count(where, cases, string.Create(CultureInfo.InvariantCulture, $"number of cases: at most {int.MaxValue}")),
    };

    private byte[] Whole(int length) => bytes.Take(length, "an extension");

    private byte[] Padded(int length, int unit, string what)
    {
        var content = bytes.Take(length, what);
        bytes.Skip((unit - (length % unit)) % unit, what);
        return content;
    }
}
