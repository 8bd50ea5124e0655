using System.Globalization;
using System.Text;

namespace Islet.Exchange;

internal enum SpssKind
{
    Number,
    Day,

    /// <summary>0 and 1 with labels.</summary>
    YesNo,
    Text,
}

/// <summary>One column on its way into a system file: what its cells are, and what of them the format cannot hold.</summary>
internal sealed class SpssDraft(SheetColumn column)
{
    public const int LongestText = 32_767; // bytes, of a string variable
    private const int MostCodes = 3;
    private const int LongestCode = 8; // bytes, of a text that means "missing"

    private readonly HashSet<CellKind> kinds = [];
    private readonly HashSet<string> missingTexts = [];
    private readonly SortedDictionary<string, int> notes = new(StringComparer.Ordinal);
    private int longest = 1;
    private int whole = 1;

    public SheetColumn Column => column;

    public SpssKind Kind { get; private set; }

    /// <summary>In bytes; 0: a number.</summary>
    public int Width { get; private set; }

    public int Decimals { get; private set; }

    /// <summary>Of the digits, sign and point of the widest number.</summary>
    public int Digits => Math.Clamp(whole + Decimals + (Decimals > 0 ? 2 : 1), 8, 40);

    public SpssMissing Missing { get; private set; } = SpssMissing.None;

    public bool HasMissing => Missing.Numbers.Count > 0 || Missing.Texts.Count > 0 || !double.IsNaN(Missing.Low);

    public IEnumerable<string> Notes => notes.Select(n => n.Value == 0 ? $"Column {column.Name} {n.Key}."
        : string.Create(CultureInfo.InvariantCulture, $"Column {column.Name}, {n.Value} {(n.Value == 1 ? "cell" : "cells")}: {n.Key}."));

    /// <summary>First reading: which kinds of cell there are, and how wide.</summary>
    public void See(Cell cell)
    {
        if (cell.Kind is CellKind.Missing)
            missingTexts.Add(cell.Text);
        else if (cell.Kind is not (CellKind.Empty or CellKind.Error))
            kinds.Add(cell.Kind);
        longest = Math.Max(longest, Encoding.UTF8.GetByteCount(cell.Text));
        if (cell.Number is not { } number)
            return;
        Decimals = Math.Max(Decimals, Math.Min(16, (int)number.Scale));
        whole = Math.Max(whole, decimal.Truncate(Math.Abs(number)).ToString(CultureInfo.InvariantCulture).Length + (number < 0 ? 1 : 0));
    }

    /// <summary>After the first reading.</summary>
    public void Decide()
    {
        Kind = kinds.Count switch { 0 => Of(column.Declared), 1 => Of(kinds.Single()), _ => SpssKind.Text };
        if (kinds.Count > 1)
            Note($"holds {string.Join(" and ", kinds.Order().Select(Words))}: all of it became text", 0);
        Decimals = Kind is SpssKind.Number ? Decimals : 0;
        Width = Kind is not SpssKind.Text ? 0
            : Math.Min(LongestText, column.ValueLabels.Keys.Select(k => Encoding.UTF8.GetByteCount(k)).Append(longest).Max());
        Missing = Kind is SpssKind.Text ? TextCodes() : NumberCodes();
    }

    /// <summary>Second reading, only where there are missing codes: one that is also a value of its column cannot be declared.</summary>
    public void Compare(Cell cell)
    {
        if (cell.Kind is CellKind.Missing or CellKind.Empty or CellKind.Error
            || !(Kind is SpssKind.Text ? Missing.Texts.Contains(cell.Text) : Number(cell) is { } value && Missing.Has(value)))
            return;
        Missing = SpssMissing.None;
        Note("has a missing code that is also a value of it, so that it is not declared as missing", 0);
    }

    /// <summary>The number that stands for a cell; null: none, the cell is empty in the file.</summary>
    public double? Number(Cell cell) => cell.Kind switch
    {
        CellKind.Number => Double(cell.Number!.Value),
        CellKind.Day => SpssValues.Seconds(cell.Day!.Value),
        CellKind.YesNo => cell.YesNo!.Value ? 1 : 0,
        CellKind.Missing => Value(cell.Text) is { } code && Missing.Has(code) ? code : null,
        CellKind.Empty or CellKind.Text or CellKind.Error => null,
    };

    /// <summary>The bytes that stand for a cell in a text column.</summary>
    public byte[] Bytes(Cell cell) => cell.Kind is CellKind.Error ? [] : Encoding.UTF8.GetBytes(SpssNames.Cut(cell.Text, Width));

    /// <summary>Third reading, as the cells are written.</summary>
    public void Judge(Cell cell)
    {
        if (cell.Kind is CellKind.Error)
            Note("a failed formula or broken value is empty in the file", 1);
        else if (cell.Kind is CellKind.Missing && (Kind is SpssKind.Text ? !Missing.Texts.Contains(cell.Text) : Number(cell) is null))
            Note(Kind is SpssKind.Text ? "a missing code is plain text in the file" : "a missing code is empty in the file", 1);
        else if (Kind is SpssKind.Text)
            JudgeText(cell.Text, Bytes(cell));
        else if (cell.Number is { } number)
            JudgeNumber(number, cell.Text);
        else if (cell.Day is { } day && SpssValues.Seconds(day) is null)
            Note("a day before 15 October 1582 is empty in the file", 1);
    }

    /// <summary>A code as its number; null where its column would not show it so again.</summary>
    public double? Value(string code)
    {
        var isDay = DateOnly.TryParseExact(code, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var found);
        var day = Kind is SpssKind.Day && isDay ? SpssValues.Seconds(found) : null;
        var value = day ?? (double.TryParse(code, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null);
        return value is { } shown && SpssValues.Code(shown, Kind is SpssKind.Day ? SpssShape.Day : SpssShape.Number) == code ? value : null;
    }

    public void Note(string sentence, int cells) => notes[sentence] = notes.GetValueOrDefault(sentence) + cells;

    private void JudgeText(string text, byte[] bytes)
    {
        if (bytes.Length < Encoding.UTF8.GetByteCount(text))
            Note($"a text longer than {LongestText} bytes is cut", 1);
        else if (text.EndsWith('\0') || text.Contains(SpssEncoding.Broken, StringComparison.Ordinal) || Encoding.UTF8.GetString(bytes) != text)
            Note("a text with characters that are none is changed", 1);
    }

    private void JudgeNumber(decimal number, string shown)
    {
        if (SpssValues.Decimal(Number(Cell.Of(number))!.Value) != number)
            Note("a number has more digits than the format holds (15 to 17)", 1);
        if (!decimal.TryParse(shown, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) || read != number)
            Note("a number was shown otherwise than by its digits; the file holds the number", 1);
    }

    /// <summary>The nearest double: a cast from decimal may be one off in its last digit, except from a whole number of at most 53 bits.</summary>
    private static double Double(decimal number) => number.Scale == 0 && Math.Abs(number) < 1L << 53 ? (double)number
        : double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Up to three codes, or a range that holds them all.</summary>
    private SpssMissing NumberCodes()
    {
        double[] codes = [.. missingTexts.Select(Value).OfType<double>().Distinct().Order()];
        return codes.Length <= MostCodes ? new(codes, []) : new([], [], codes[0], codes[^1]);
    }

    private SpssMissing TextCodes() =>
        missingTexts.Count <= MostCodes && missingTexts.All(t => t == t.TrimEnd() && Encoding.UTF8.GetByteCount(t) is > 0 and <= LongestCode)
            ? new([], [.. missingTexts.Order(StringComparer.Ordinal)]) : SpssMissing.None;

    private static SpssKind Of(CellKind? kind) => kind switch
    {
        CellKind.Number => SpssKind.Number,
        CellKind.Day => SpssKind.Day,
        CellKind.YesNo => SpssKind.YesNo,
        CellKind.Text or CellKind.Empty or CellKind.Error or CellKind.Missing or null => SpssKind.Text,
    };

    private static string Words(CellKind kind) => kind switch
    {
        CellKind.Number => "numbers",
        CellKind.Day => "days",
        CellKind.YesNo => "yes and no",
        CellKind.Text or CellKind.Empty or CellKind.Error or CellKind.Missing => "text",
    };
}
