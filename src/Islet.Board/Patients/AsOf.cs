using Islet.Course;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>The day for which a patient's page is asked, as it was typed.</summary>
/// <param name="Typed">Shown again in the form, whatever it is.</param>
/// <param name="Problem">What is wrong with it; the page then shows the present.</param>
public sealed record AsOf(string Typed, DateOnly? Day, string? Problem)
{
    public static AsOf Read(string? typed, Axis axis, DateOnly today) => typed?.Trim() switch
    {
        null or "" => new("", null, null),
        var text when axis.Kind is not AxisKind.Calendar => new(text, null, T("This course has no calendar, so there is no view of a day.")),
        var text when !Islet.Course.Day.TryParse(text, out var day) => new(text, null, T("This is not a day. Write it as year, month and day: 2019-05-17.")),
        var text when Islet.Course.Day.Parse(text) is { IsExact: false } => new(text, null, T("The day is not complete. Write it as year, month and day: 2019-05-17.")),
        var text when Islet.Course.Day.Parse(text).First > today => new(text, null, T($"This day is still to come. Choose one up to today, {Numbers.Day(today)}.")),
        var text => new(text, Islet.Course.Day.Parse(text).First, null),
    };

    public View Of(DiseaseCourse course, DateOnly today) => Day is { } day ? View.AsOf(day) : View.Latest(course, today);
}
