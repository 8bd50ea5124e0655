using Islet.Clinic;
using Islet.Course;
using Islet.Studies;

namespace Islet.Tests.Studies;

public class LanesEndTests
{
    [Theory] // a cycle of PRRT is counted for 56 days: what of them lies behind the last contact, nobody saw
    [InlineData("2020-01-28", 27, true)]
    [InlineData("2020-02-26", 56, false)]
    [InlineData("2020-06-01", 56, false)]
    public void A_bar_does_not_outlast_observation(string seen, int expected, bool ongoing)
    {
        var course = StudyCohorts.Dated(1, "2019-06-01", seen, alive: true, StudyCohorts.On("2020-01-01", new Treatment { Course = "C", Drugs = ["177Lu-DOTATATE"] }),
            StudyCohorts.On("2020-01-01", new Injection { Course = "C", Drug = "177Lu-DOTATATE" }));
        var bar = TherapyLanes.Of(new Snapshot(course, View.Latest(course, new(2024, 1, 1))), "1").Lane!.Lines.Single();
        Assert.Equal((expected, ongoing), ((int)bar.To, bar.Ongoing));
    }

    [Theory, InlineData("Overall survival by WHO grade", "overall-survival-by-who-grade"), InlineData("  2 G2, 60+ ", "g2-60"), InlineData("Å ä", ""), InlineData("", "")]
    public void A_title_makes_a_name(string title, string name) => Assert.Equal(name, CohortStudy.NameOf(title));
}
