using System.Globalization;
using System.Text;

namespace Islet.Exchange;

/// <summary>Everything of a system file that stands before its cases. Little-endian, UTF-8.</summary>
internal sealed class SpssDictionaryWriter
{
    private const double Highest = double.MaxValue;
    private const double SystemMissing = double.MinValue;

    private readonly BinaryWriter writer;
    private readonly IReadOnlyList<SpssOutput> variables;

    private SpssDictionaryWriter(BinaryWriter writer, IReadOnlyList<SpssOutput> variables) => (this.writer, this.variables) = (writer, variables);

    public static void Write(Stream output, IReadOnlyList<SpssOutput> variables, int cases, DateTime created)
    {
        using var binary = new BinaryWriter(output, Encoding.UTF8, leaveOpen: true);
        var dictionary = new SpssDictionaryWriter(binary, variables);
        dictionary.Header(cases, created);
        foreach (var variable in variables)
            dictionary.Variable(variable);
        dictionary.ValueLabels();
        dictionary.Extensions(cases);
        dictionary.Integers(999, 0);
    }

    private void Header(int cases, DateTime created)
    {
        Field("$FL2@(#) SPSS DATA FILE - written by Islet", 64);
        writer.Write(2);
        writer.Write(variables.Sum(v => v.Segments.Sum(s => SpssVariable.ElementsOf(s.Width))));
        writer.Write((int)SpssCompression.Bytecode);
        writer.Write(0); // no weight
        writer.Write(cases);
        writer.Write(SpssBytecode.Bias);
        Field(created.ToString("dd MMM yy", CultureInfo.InvariantCulture), 9);
        Field(created.ToString("HH:mm:ss", CultureInfo.InvariantCulture), 8);
        Field("", 64);
        writer.Write(new byte[3]);
    }

    private void Variable(SpssOutput variable)
    {
        for (var i = 0; i < variable.Segments.Count; i++)
        {
            var (shortName, width) = variable.Segments[i];
            var (label, missing) = i == 0 ? (Encoding.UTF8.GetBytes(variable.Label), Missing(variable)) : ([], (0, []));
            var format = variable.Width > 0 ? variable.Format with { Width = width } : variable.Format;
            Integers(2, width, label.Length > 0 ? 1 : 0, missing.Count, format.Packed, format.Packed);
            Field(shortName, 8);
            if (label.Length > 0)
            {
                writer.Write(label.Length);
                Padded(label, (label.Length + 3) / 4 * 4);
            }
            foreach (var value in missing.Values)
                writer.Write(value);
            for (var rest = SpssVariable.ElementsOf(width); rest > 1; rest--)
            {
                Integers(2, -1, 0, 0, 0, 0);
                Field("", 8);
            }
        }
    }

    /// <summary>A range is told by a negative count.</summary>
    private static (int Count, List<byte[]> Values) Missing(SpssOutput variable)
    {
        var missing = variable.Draft.Missing;
        if (variable.IsLong)
            return (0, []);
        if (variable.Width > 0)
            return (missing.Texts.Count, [.. missing.Texts.Select(t => Filled(Encoding.UTF8.GetBytes(t), 8))]);
        double[] range = double.IsNaN(missing.Low) ? [] : [missing.Low, missing.High];
        return (range.Length > 0 ? -2 : missing.Numbers.Count, [.. range.Concat(missing.Numbers).Select(SpssOutput.Little)]);
    }

    private void ValueLabels()
    {
        var element = 1;
        foreach (var variable in variables)
        {
            if (variable.Labels.Count > 0 && !variable.IsLong)
            {
                Integers(3, variable.Labels.Count);
                foreach (var (code, meaning) in variable.Labels)
                {
                    var label = Encoding.UTF8.GetBytes(meaning);
                    writer.Write(Filled(code, 8));
                    writer.Write((byte)label.Length);
                    Padded(label, ((label.Length + 8) / 8 * 8) - 1);
                }
                Integers(4, 1, element);
            }
            element += variable.Segments.Sum(s => SpssVariable.ElementsOf(s.Width));
        }
    }

    private void Extensions(int cases)
    {
        Integers(7, 3, 4, 8, 20, 0, 0, -1, 1, 1, 2, 65001); // version, machine, IEEE 754, bytecode, little-endian, UTF-8
        Integers(7, 4, 8, 3);
        writer.Write(SystemMissing);
        writer.Write(Highest);
        writer.Write(Math.BitIncrement(SystemMissing)); // LOWEST: the next above
        SpssOutput[] segments = [.. variables.SelectMany(v => Enumerable.Repeat(v, v.Segments.Count))];
        Integers(7, 11, 4, segments.Length * 3);
        foreach (var variable in segments)
            Integers(variable.Measure, variable.Width > 0 ? Math.Clamp(variable.Width, 4, 40) : Math.Max(8, variable.Format.Width), variable.Width > 0 ? 0 : 1);
        Extension(13, Encoding.UTF8.GetBytes(string.Join('\t', variables.Select(v => $"{v.Segments[0].ShortName}={v.Name}"))));
        Extension(14, Encoding.ASCII.GetBytes(string.Concat(variables.Where(v => v.Segments.Count > 1)
            .Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Segments[0].ShortName}={v.Width:00000}\0\t")))));
        Integers(7, 16, 8, 2);
        writer.Write(1L);
        writer.Write((long)cases);
        Extension(20, "UTF-8"u8);
        Extension(21, LongRecord(variables.Where(v => v.IsLong && v.Labels.Count > 0), LongLabels));
        Extension(22, LongRecord(variables.Where(v => v.IsLong && v.Draft.Missing.Texts.Count > 0), LongMissing));
    }

    private static void LongLabels(BinaryWriter record, SpssOutput variable)
    {
        record.Write(variable.Width);
        record.Write(variable.Labels.Count);
        foreach (var (code, meaning) in variable.Labels)
        {
            record.Write(variable.Width);
            record.Write(Filled(code, variable.Width));
            Counted(record, meaning);
        }
    }

    private static void LongMissing(BinaryWriter record, SpssOutput variable)
    {
        var texts = variable.Draft.Missing.Texts;
        record.Write((byte)texts.Count);
        record.Write(8);
        foreach (var text in texts)
            record.Write(Filled(Encoding.UTF8.GetBytes(text), 8));
    }

    private static byte[] LongRecord(IEnumerable<SpssOutput> which, Action<BinaryWriter, SpssOutput> write)
    {
        using var bytes = new MemoryStream();
        using var record = new BinaryWriter(bytes);
        foreach (var variable in which)
        {
            Counted(record, variable.Name);
            write(record, variable);
        }
        return bytes.ToArray();
    }

    private static void Counted(BinaryWriter record, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        record.Write(bytes.Length);
        record.Write(bytes);
    }

    private void Extension(int subtype, ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty)
            return;
        Integers(7, subtype, 1, content.Length);
        writer.Write(content);
    }

    private void Integers(params ReadOnlySpan<int> values)
    {
        foreach (var value in values)
            writer.Write(value);
    }

    private void Field(string text, int width) => writer.Write(Filled(Encoding.ASCII.GetBytes(text), width));

    private void Padded(byte[] content, int width) => writer.Write(Filled(content, width));

    private static byte[] Filled(byte[] content, int width) => [.. content, .. Enumerable.Repeat((byte)' ', width - content.Length)];
}
