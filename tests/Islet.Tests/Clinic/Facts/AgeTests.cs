using Islet.Clinic;
using Islet.Course;
using static Islet.Tests.Clinic.Lines.Courses;

namespace Islet.Tests.Clinic;

public class AgeTests
{
    [Theory]
    [InlineData("2010-12-02", 77), InlineData("2010-12-03", 78)] // the day before the birthday, and on it
    public void Who_died_grows_no_older(string died, int age) =>
        Assert.Equal(FactValue.Of(age), AgeOf(new(2026, 11, 22), Born("1932-12-03"), Seen("v", died, alive: false)).Value);

    [Fact]
    public void Who_lives_or_was_lost_has_the_age_of_the_day_of_the_view()
    {
        Assert.Equal(FactValue.Of(93), AgeOf(new(2026, 11, 22), Born("1932-12-03"), Seen("v", "2010-12-02", alive: true)).Value);
        Assert.Equal(FactValue.Of(93), AgeOf(new(2026, 11, 22), Born("1932-12-03"), Found("v", "2010-12-02", new VitalStatus())).Value);
    }

    [Fact]
    public void Before_the_death_nobody_knows_of_it() =>
        Assert.Equal(FactValue.Of(72), AgeOf(new(2005, 1, 1), Born("1932-12-03"), Seen("v", "2010-12-02", alive: false)).Value);

    [Fact]
    public void A_death_dated_to_the_year_leaves_two_ages()
    {
        var age = AgeOf(new(2026, 11, 22), Born("1932-12-03"), Seen("v", "2010", alive: false));
        Assert.Equal((FactValue.Of(78), 77m), (age.Value, age.AtLeast));
    }

    private static FactState AgeOf(DateOnly day, params Finding[] findings) => At(day, findings)[Fact.AgeYears];

    private static Finding Born(string day) => Found("person", "2000-01-01", new Person { Birth = Day.Parse(day) });
}
