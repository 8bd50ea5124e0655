using Islet.Course;

namespace Islet.Exchange;

/// <summary>Why a text is no value of a number's field.</summary>
public enum NumberFaultKind
{
    NoNumber,

    /// <summary>1.234 is 1234 or 1.234.</summary>
    TwoReadings,

    /// <summary>10–5.</summary>
    Backwards,

    /// <summary>A unit that does not measure the same.</summary>
    Unit,
    NotWhole,

    /// <summary>A range or a bound where one number is asked.</summary>
    NotOne,
    Below,
    Above,
}

/// <summary>What is wrong with a number that was typed, so that a person can be told the remedy.</summary>
/// <param name="Scale">The ends of the member's own scale; null: it has none.</param>
/// <param name="Readings">The two numbers that the text can be.</param>
public sealed record NumberFault(NumberFaultKind Kind, (decimal Least, decimal Most)? Scale = null, (decimal Whole, decimal Part)? Readings = null, string Unit = "")
{
    /// <summary>Of a text that was not taken for the member.</summary>
    public static NumberFault Of(string text, FindingMember member) => WrittenNumber.Read(text, null, out var number) switch
    {
        NumberDoubt.None => OfNumber(number, member),
        NumberDoubt.Undeclared when WrittenNumber.Read(text, true, out var comma) is NumberDoubt.None && WrittenNumber.Read(text, false, out var point) is NumberDoubt.None
            => new(NumberFaultKind.TwoReadings, Readings: (Math.Max(comma.Low, point.Low), Math.Min(comma.Low, point.Low))),
        _ => new(IsBackwards(text) ? NumberFaultKind.Backwards : NumberFaultKind.NoNumber),
    };

    private static NumberFault OfNumber(WrittenNumber number, FindingMember member)
    {
        var factor = number.Unit.Length == 0 || member.Unit is not { } unit ? 1 : CellUnits.Factor(number.Unit, unit);
        if (factor is not { } times)
            return new(NumberFaultKind.Unit, Unit: number.Unit);
        var scale = NumberCells.ScaleOf(member);
        var (low, high) = (Times(number.Low, times), Times(number.High ?? number.Low, times));
        return low < (scale?.Least ?? 0) ? new(NumberFaultKind.Below, scale)
            : high > (scale?.Most ?? decimal.MaxValue) ? new(NumberFaultKind.Above, scale)
            : !number.IsPlain && member.Form is not MemberForm.Ki67Index ? new(NumberFaultKind.NotOne)
            : member.Form is MemberForm.Whole && low != decimal.Truncate(low) ? new(NumberFaultKind.NotWhole)
            : new(number.Unit.Length > 0 ? NumberFaultKind.Unit : NumberFaultKind.NoNumber, Unit: number.Unit);
    }

    private static decimal Times(decimal number, decimal factor) => Math.Abs(number) > 1e15m ? number : number * factor;

    private static bool IsBackwards(string text) => text.IndexOfAny(['-', '–', '—']) is > 0 and var dash
        && WrittenNumber.Read(text.AsSpan(0, dash), null, out var first) is NumberDoubt.None && WrittenNumber.Read(text.AsSpan(dash + 1), null, out var second) is NumberDoubt.None && second.Low < first.Low;
}
