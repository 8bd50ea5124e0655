namespace Islet.Exchange;

/// <summary>How a value is shown, as the file stores it: a type, its width in characters, its decimals.</summary>
internal readonly record struct SpssFormat(int Type, int Width, int Decimals)
{
    public static SpssFormat Of(int packed) => new((packed >> 16) & 255, (packed >> 8) & 255, packed & 255);

    public int Packed => (Type << 16) | (Width << 8) | Decimals;

    /// <summary>Numbers of the types: PSPP Developers Guide, System File Format, Variable Record.</summary>
    public SpssShape Shape => Type switch
    {
        20 or 22 or 23 or 24 or 38 or 39 or 41 => SpssShape.Day, // DATE, DATETIME, ADATE, JDATE, EDATE, SDATE, YMDHMS
        28 => SpssShape.Month, // MOYR
        29 => SpssShape.Quarter, // QYR
        30 => SpssShape.Week, // WKYR
        21 => SpssShape.Time, // TIME
        25 => SpssShape.DaysAndTime, // DTIME
        40 => SpssShape.MinutesAndSeconds, // MTIME
        _ => SpssShape.Number,
    };
}

/// <summary>A variable record as it stands in the file, undecoded: the encoding is told only after the variables.</summary>
/// <param name="Element">Where its value begins in a case, in units of 8 bytes.</param>
/// <param name="Width">In bytes; 0: a number.</param>
/// <param name="Missing">Values, or with <paramref name="MissingRange"/> first the ends of a range.</param>
internal sealed record SpssVariable(int Element, int Width, byte[] ShortName, byte[] Label, SpssFormat Print, bool MissingRange, IReadOnlyList<byte[]> Missing)
{
    /// <summary>Longest string of one variable record; longer ones are spread over several.</summary>
    public const int LongestSegment = 255;

    public int Elements => ElementsOf(Width);

    public static int ElementsOf(int width) => Math.Max(1, (width + 7) / 8);
}

/// <summary>Labels of one or several variables; a value is 8 bytes, a number or text filled with blanks.</summary>
internal sealed class SpssLabels(IReadOnlyList<(byte[] Value, byte[] Label)> labels, IReadOnlyList<SpssVariable> variables)
{
    public IReadOnlyList<(byte[] Value, byte[] Label)> Labels => labels;

    public IReadOnlyList<SpssVariable> Variables => variables;
}

/// <summary>Everything that stands before the first case, undecoded.</summary>
internal sealed record SpssDictionary(SpssHeader Header)
{
    public List<SpssVariable> Variables { get; } = [];

    /// <summary>By the element at which they begin.</summary>
    public Dictionary<int, SpssVariable> ByElement { get; } = [];

    public int Elements { get; set; }

    public List<SpssLabels> Labels { get; } = [];

    public int DocumentLines { get; set; }

    /// <summary>Subtype 3: a code page, or 2 and 3 for "ASCII", which says nothing of other letters.</summary>
    public int? CharacterCode { get; set; }

    /// <summary>Subtype 4.</summary>
    public double SystemMissing { get; set; } = double.MinValue;

    /// <summary>Subtype 16: a count of cases beyond 32 bits.</summary>
    public long? Cases { get; set; }

    /// <summary>Subtype 20.</summary>
    public string? EncodingName { get; set; }

    /// <summary>Subtypes 13, 14, 21, 22, undecoded.</summary>
    public byte[] LongNames { get; set; } = [];

    public byte[] VeryLongStrings { get; set; } = [];

    public byte[] LongStringLabels { get; set; } = [];

    public byte[] LongStringMissing { get; set; } = [];

    /// <summary>Position of the first case, or of the header of the zlib blocks.</summary>
    public long DataStart { get; set; }

    public long? CasesDeclared => Cases ?? Header.Cases;
}
