using Islet.Course;
using Islet.Imaging.Dicom;

namespace Islet.Imaging.Suv;

/// <summary>When the tracer was injected, and how long before the image (pet-quantification 3.5).</summary>
internal static class Administration
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1), LongestUptakeOverMidnight = TimeSpan.FromHours(8);

    /// <exception cref="RefusedException">E_TIME, E_TIME_NEGATIVE.</exception>
    public static TimeSpan Elapsed(DicomSet header, DicomSet injected, DateTime reference, HalfLife halfLife, SuvChoices choices, List<Problem> warnings)
    {
        var moment = choices.Injected ?? DicomTime.Moment(injected.Text(Tags.RadiopharmaceuticalStartDateTime));
        var clock = DicomTime.Clock(injected.Text(Tags.RadiopharmaceuticalStartTime));
        if (moment is null && clock is null && Vendor.GeInjected(header) is { } ge)
            moment = ge;
        if (moment is { } whole)
        {
            var elapsed = reference - whole;
            var longest = TimeSpan.FromSeconds(Math.Max(2 * Day.TotalSeconds, 6 * halfLife.Seconds));
            if (elapsed >= TimeSpan.Zero && elapsed <= longest)
                return elapsed;
            if (elapsed < TimeSpan.Zero && elapsed >= -Day)
                throw Negative(Tags.RadiopharmaceuticalStartDateTime, elapsed);
            if (choices.Injected is not null)
                throw new RefusedException("E_TIME", "the injection that was typed", FormattableString.Invariant($"{elapsed.TotalDays:0.#} days before the image"), "the day of the examination", "Type date and time of the injection again.");
            warnings.Add(new("W_DATE_INFERRED", $"{Tags.RadiopharmaceuticalStartDateTime}", FormattableString.Invariant($"{elapsed.TotalDays:0.#} days before the image"), "at most 2 days or 6 half-lives",
                "De-identification shifted the date; its time on the day of the image was taken. Confirm the time."));
            clock = whole.TimeOfDay;
        }
        else if (clock is not null && halfLife.Nuclide?.Name == "Cu-64")
            throw new RefusedException("E_TIME", $"{Tags.RadiopharmaceuticalStartDateTime}", "a time without its date, of Cu-64", "date and time, for its images may be taken on the next day", "Type date and time of the injection (--injected).");
        if (clock is not { } time)
            throw new RefusedException("E_TIME", $"{Tags.RadiopharmaceuticalStartDateTime}, {Tags.RadiopharmaceuticalStartTime}", UidText.Time(injected.Text(Tags.RadiopharmaceuticalStartTime)), "when the tracer was injected",
                "Type date and time of the injection (--injected).");
        var sameDay = reference - (reference.Date + time);
        if (sameDay >= TimeSpan.Zero)
            return sameDay;
        if (sameDay + Day > LongestUptakeOverMidnight)
            throw Negative(Tags.RadiopharmaceuticalStartTime, sameDay);
        warnings.Add(new("W_MIDNIGHT", $"{Tags.RadiopharmaceuticalStartTime}", FormattableString.Invariant($"{-sameDay.TotalHours:0.#} h after the image, by the clock"), "a time before the image", "The injection was taken to be on the day before."));
        return sameDay + Day;
    }

    private static RefusedException Negative(DicomTag tag, TimeSpan elapsed) => new("E_TIME_NEGATIVE", $"{tag}", FormattableString.Invariant($"{-elapsed.TotalMinutes:0} min after the image"), "a time before the image",
        "Type date and time of the injection (--injected): de-identification often shifts only one of the two, and clocks differ.");

    /// <summary>30 to 120 min for F-18 and Ga-68, 45 to 180 min for Cu-64.</summary>
    public static Problem? Unusual(TimeSpan elapsed, Nuclide? nuclide)
    {
        (double Least, double Most)? customary = nuclide?.Name switch { "F-18" or "Ga-68" => (30, 120), "Cu-64" => (45, 180), _ => null };
        return customary is not var (least, most) || (elapsed.TotalMinutes >= least && elapsed.TotalMinutes <= most) ? null
            : new("W_UPTAKE_TIME", $"{Tags.RadiopharmaceuticalStartTime}", FormattableString.Invariant($"{elapsed.TotalMinutes:0} min from injection to image"), FormattableString.Invariant($"{least} to {most} min for {nuclide!.Name}"),
                "Do not compare it with images of another uptake time.");
    }
}
