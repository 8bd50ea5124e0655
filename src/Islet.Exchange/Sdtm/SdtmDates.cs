using System.Globalization;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>What a --DTC allows: one day, or all days of a month or year.</summary>
internal readonly record struct SdtmSpan(AxisPoint First, AxisPoint Last)
{
    public bool IsExact => First == Last;

    public bool Contains(AxisPoint day) => day >= First && day <= Last;
}

/// <summary>Days of one subject's rows: as written, from the study day where no date is written, or by the policy for partial dates.</summary>
/// <param name="reference">From which study days count; null: RFSTDTC is not known, and study days count from a zero of their own.</param>
internal sealed class SdtmDates(SdtmOptions options, AxisPoint? reference, ProblemList problems)
{
    private readonly PartialDate policy = options.PartialDates;

    /// <summary>A --DTC may carry a time of day, which decides nothing here.</summary>
    public static SdtmSpan? Parse(string written) =>
        Day.TryParse(written.AsSpan(0, written.IndexOf('T', StringComparison.Ordinal) is >= 0 and var t ? t : written.Length), out var day)
            ? new(AxisPoint.Of(day.First), AxisPoint.Of(day.Last))
            : null;

    /// <summary>The day, month or year as written; null: none, or no date.</summary>
    public static Day? AsWritten(string written) => Day.TryParse(written.Split('T')[0], out var day) ? day : null;

    public SdtmSpan? Of(SdtmRecord record)
    {
        if (record.Date.Length > 0)
        {
            if (Parse(record.Date) is not { } span)
            {
                problems.AddValue(record.At("DTC"), "E_SDTM_DATE", $"'{record.Date}'", "a date in ISO 8601: 2014, 2014-02 or 2014-02-15", "Correct the date; until then the row counts as undated.");
                return null;
            }
            if (!span.IsExact)
                TellPartial(record.At("DTC"), record.Date);
            return span;
        }
        return OfStudyDay(record["DY"]) is { } point ? new(point, point) : null;
    }

    /// <summary>CDISC SDTM: day 1 is the day of RFSTDTC, and there is no day 0. Null: no study day.</summary>
    public AxisPoint? OfStudyDay(string written) => int.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var dy) && dy != 0
        ? new((reference?.Days ?? 0) + (dy > 0 ? dy - 1 : dy)) : null;

    public void TellPartial(Place place, string written)
    {
        if (!options.KeepsPartialDates)
            problems.AddValue(place, "W_SDTM_PARTIAL_DATE", $"'{written}'", "a whole date", Stand());
    }

    private string Stand() => policy switch
    {
        PartialDate.Last => "Taken as the day that its visit has elsewhere, else as the last before the next assessment; --partial-date first or none decides otherwise.",
        PartialDate.First => "Taken as the day that its visit has elsewhere, else as the first after the assessment before (--partial-date first).",
        PartialDate.None => "Left without a day unless its visit has one elsewhere (--partial-date none): categories are worked out, durations are not.",
    };

    /// <summary>The day that stands for a span, by the policy.</summary>
    public AxisPoint? Impute(SdtmSpan span, AxisPoint? before, AxisPoint? after) => span.IsExact ? span.First : policy switch
    {
        PartialDate.None => null,
        PartialDate.Last => ImputedDay.Last(span.First, span.Last, after),
        PartialDate.First => ImputedDay.First(span.First, span.Last, before),
    };
}
