using System.Globalization;

namespace Islet.Course;

public enum OffsetUnit
{
    Months,
    Days,
}

/// <summary>A point on an axis without calendar: so much time after (negative: before) the axis' origin, kept as its source wrote it.</summary>
/// <remarks>The text form carries UCUM units: "+9.4 mo", "-30 d".</remarks>
public readonly record struct Offset(decimal Amount, OffsetUnit Unit)
{
    /// <summary>Days in a month where months are counted: 365.25 / 12 (facts.md 1.8).</summary>
    public const decimal DaysPerMonth = 30.4375m;

    public static Offset Zero { get; } = new(0, OffsetUnit.Months);

    public decimal Days => Unit is OffsetUnit.Months ? Amount * DaysPerMonth : Amount;

    public static Offset FromMonths(decimal amount) => new(amount, OffsetUnit.Months);

    public static Offset FromDays(decimal amount) => new(amount, OffsetUnit.Days);

    public static bool TryParse(ReadOnlySpan<char> text, out Offset offset)
    {
        offset = default;
        OffsetUnit? unit = text.EndsWith(" mo") ? OffsetUnit.Months : text.EndsWith(" d") ? OffsetUnit.Days : null;
        if (unit is not { } u || text[0] is not ('+' or '-'))
            return false;
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(text[..text.LastIndexOf(' ')], style, CultureInfo.InvariantCulture, out var amount))
            return false;
        offset = new(amount, u);
        return true;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Amount < 0 ? "" : "+")}{Amount}{(Unit is OffsetUnit.Months ? " mo" : " d")}");
}
