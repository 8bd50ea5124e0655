using System.Text;

namespace Islet.Exchange;

/// <summary>A variable as it is written.</summary>
/// <param name="Segments">One, or as many as a very long text needs, each with a short name.</param>
internal sealed record SpssOutput(SpssDraft Draft, string Name, string Label, IReadOnlyList<(string ShortName, int Width)> Segments,
    IReadOnlyList<(byte[] Code, string Meaning)> Labels)
{
    private const int Effective = 252;
    private const int LongestLabel = 255; // bytes
    private const int LongestMeaning = 120; // bytes, of a value label

    public int Width => Draft.Width;

    /// <summary>Texts wider than 8 bytes have their labels and missing values in records of their own.</summary>
    public bool IsLong => Width > 8;

    /// <summary>F, SDATE10 or A.</summary>
    public SpssFormat Format => Draft.Kind switch
    {
        SpssKind.Number => new(5, Draft.Digits, Draft.Decimals),
        SpssKind.YesNo => new(5, 1, 0),
        SpssKind.Day => new(39, 10, 0),
        SpssKind.Text => new(1, Segments[0].Width, 0),
    };

    /// <summary>1 nominal, 3 scale.</summary>
    public int Measure => Draft.Kind is SpssKind.Text or SpssKind.YesNo || Labels.Count > 0 ? 1 : 3;

    public static SpssOutput Of(SpssDraft draft, string name, Func<string> shortName)
    {
        var count = draft.Width > SpssVariable.LongestSegment ? (draft.Width + Effective - 1) / Effective : 1;
        var segments = Enumerable.Range(0, count)
            .Select(i => (shortName(), i < count - 1 ? SpssVariable.LongestSegment : draft.Width - (i * Effective))).ToList();
        return new(draft, name, VariableLabel(draft, name), segments, [.. ValueLabels(draft)]);
    }

    /// <summary>The column's label, its name where that could not stay, its unit where it has one.</summary>
    private static string VariableLabel(SpssDraft draft, string name)
    {
        var column = draft.Column;
        var text = (name == column.Name, column.Label) switch
        {
            (true, _) => column.Label,
            (false, "") => column.Name,
            (false, _) => $"{column.Name}: {column.Label}",
        };
        if (column.Unit is { Length: > 0 } unit)
            text = $"{(text.Length == 0 ? column.Name : text)} [{unit}]";
        return Cut(draft, text, LongestLabel, "has a label that is cut");
    }

    private static IEnumerable<(byte[], string)> ValueLabels(SpssDraft draft)
    {
        if (draft.Kind is SpssKind.YesNo && draft.Column.ValueLabels.Count == 0)
        {
            yield return (Little(0), "no");
            yield return (Little(1), "yes");
            yield break;
        }
        foreach (var (code, meaning) in draft.Column.ValueLabels)
        {
            if (Code(draft, code) is { } bytes)
                yield return (bytes, Cut(draft, meaning, LongestMeaning, "has value labels that are cut"));
            else
                draft.Note("has value labels of codes that are no values of its kind; they are left out", 0);
        }
    }

    private static byte[]? Code(SpssDraft draft, string code)
    {
        if (draft.Kind is SpssKind.YesNo && bool.TryParse(code, out var yes))
            return Little(yes ? 1 : 0);
        if (draft.Kind is not SpssKind.Text)
            return draft.Value(code) is { } number ? Little(number) : null;
        var bytes = Encoding.UTF8.GetBytes(code);
        return bytes.Length <= draft.Width ? bytes : null;
    }

    public static byte[] Little(double value)
    {
        var bytes = new byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        return bytes;
    }

    private static string Cut(SpssDraft draft, string text, int bytes, string note)
    {
        var cut = SpssNames.Cut(text, bytes);
        if (cut != text)
            draft.Note(note, 0);
        return cut;
    }
}
