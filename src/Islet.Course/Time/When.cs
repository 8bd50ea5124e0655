namespace Islet.Course;

/// <summary>When something was true of the patient: a calendar day as far as it is known, an offset from the axis' origin, or unknown (the default).</summary>
public readonly record struct When
{
    private readonly Day day;
    private readonly Offset offset;
    private readonly Form form;

    private When(Form form, Day day, Offset offset) => (this.form, this.day, this.offset) = (form, day, offset);

    private enum Form : byte
    {
        Unknown,
        Calendar,
        Offset,
    }

    public static When Unknown => default;

    public bool IsKnown => form is not Form.Unknown;

    public Day? Day => form is Form.Calendar ? day : null;

    public Offset? Offset => form is Form.Offset ? offset : null;

    /// <summary>The first point that the writing allows; null where nothing is written.</summary>
    public AxisPoint? First => form switch
    {
        Form.Calendar => AxisPoint.Of(day.First),
        Form.Offset => AxisPoint.Of(offset),
        Form.Unknown => null,
    };

    /// <summary>The last point that the writing allows; null where nothing is written.</summary>
    public AxisPoint? Last => form switch
    {
        Form.Calendar => AxisPoint.Of(day.Last),
        Form.Offset => AxisPoint.Of(offset),
        Form.Unknown => null,
    };

    public static When On(Day day) => new(Form.Calendar, day, default);

    public static When At(Offset offset) => new(Form.Offset, default, offset);

    public static implicit operator When(DateOnly day) => On(day);

    public static implicit operator When(Day day) => On(day);

    public static implicit operator When(Offset offset) => At(offset);

    /// <summary>Reads 2019, 2019-05, 2019-05-17, +9.4 mo, -30 d; an empty text is unknown.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out When when)
    {
        when = default;
        if (text.IsEmpty)
            return true;
        if (Islet.Course.Day.TryParse(text, out var day))
            when = On(day);
        else if (Islet.Course.Offset.TryParse(text, out var offset))
            when = At(offset);
        return when.IsKnown;
    }

    /// <exception cref="FormatException">The text is neither a day nor an offset.</exception>
    public static When Parse(string? text) => TryParse(text, out var when) ? when
        : throw new FormatException($"'{text}' is neither a day (2019-05-17, 2019-05, 2019) nor an offset (+9.4 mo, -30 d).");

    public override string ToString() => form switch
    {
        Form.Calendar => day.ToString(),
        Form.Offset => offset.ToString(),
        Form.Unknown => "",
    };
}
