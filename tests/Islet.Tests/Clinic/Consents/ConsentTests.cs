using FsCheck;
using FsCheck.Fluent;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

public class ConsentTests
{
    private const ConsentPurpose Research = ConsentPurpose.Research;

    [Fact]
    public void Who_said_nothing_neither_agreed_nor_refused()
    {
        var consents = PatientConsents.Of(Course("a", ("2020", new Person())));
        Assert.Same(PatientConsents.Nothing, consents);
        Assert.Equal(ConsentStanding.NotRecorded, consents[Research].Standing);
    }

    [Theory]
    [InlineData("+2020-01-01", ConsentStanding.Given)]
    [InlineData("-2020-01-01", ConsentStanding.Withdrawn)]
    [InlineData("+2020-01-01 -2021-01-01", ConsentStanding.Withdrawn)]
    [InlineData("-2020-01-01 +2021-01-01", ConsentStanding.Given)]
    [InlineData("+2020-01-01 -2020-01-01", ConsentStanding.Withdrawn)] // on one day the withdrawal counts
    [InlineData("-2020 +2020-06-30", ConsentStanding.Withdrawn)] // perhaps withdrawn in December
    [InlineData("-2020 +2021-01-01", ConsentStanding.Given)]
    [InlineData("- +2020-01-01", ConsentStanding.Withdrawn)] // withdrawn, nobody knows when
    [InlineData("+ -2020-01-01", ConsentStanding.Withdrawn)]
    [InlineData("+", ConsentStanding.Given)]
    [InlineData("+2022-01-01 -2021-01-01 +2020-01-01", ConsentStanding.Given)]
    public void The_latest_word_counts_and_the_doubt_is_the_patient_s(string said, ConsentStanding expected) =>
        Assert.Equal(expected, PatientConsents.Of(Course("a", [.. said.Split(' ').Select(word => Said(word[0] == '+', word[1..]))]))[Research].Standing);

    [Fact]
    public void A_withdrawal_for_the_registry_is_one_for_every_purpose_and_says_which_finding_it_is()
    {
        var consents = PatientConsents.Of(Course("a", Said(true, "2020-01-01"), ("2021-03-04", new ConsentWithdrawal { Purpose = ConsentPurpose.Registry })));
        Assert.All(Enum.GetValues<ConsentPurpose>(), purpose => Assert.True(consents[purpose].IsWithdrawn));
        Assert.Equal(When.Parse("2021-03-04"), consents[Research].From!.Happened);
    }

    [Fact]
    public void A_consent_entered_by_mistake_and_withdrawn_as_a_finding_never_was()
    {
        var course = Course("a", Said(false, "2020-01-01"), ("", new PersonMatch { Other = "b", Same = true }));
        var undone = course with { Findings = [.. course.Findings, .. course.Findings.Select((f, i) => f with { Id = new((UInt128)(100 + i)), Supersedes = f.Id, Why = Why.Withdrawal })] };
        Assert.Equal("b", PatientConsents.Of(course).YieldsTo);
        var consents = PatientConsents.Of(undone);
        Assert.Null(consents.YieldsTo);
        Assert.Equal(ConsentStanding.NotRecorded, consents[Research].Standing);
    }

    [Fact]
    public void Two_people_who_were_compared_stay_two() =>
        Assert.Null(PatientConsents.Of(Course("a", ("", new PersonMatch { Other = "b", Same = false }))).YieldsTo);

    [Fact] // who withdraws at one centre is not counted under the record of the other
    public void What_a_person_says_on_a_record_that_yields_holds_for_the_one_that_stays()
    {
        var persons = Persons(Course("a", Said(false, "2021-01-01"), ("", new PersonMatch { Other = "b", Same = true })),
            Course("b", Said(true, "2022-01-01"), ("", new PersonMatch { Other = "c", Same = true })), Course("c"), Course("d"));
        Assert.Equal([true, true, false, false], new[] { "a", "b", "c", "d" }.Select(persons.Yields));
        Assert.Equal(ConsentStanding.Withdrawn, persons["c", Research]);
        Assert.Equal(ConsentStanding.NotRecorded, persons["d", Research]);
    }

    [Fact] // whatever people decided: each circle and each chain keeps exactly one record
    public void Nobody_is_left_out_of_all_records()
    {
        var yields = from to in Gen.Choose(0, 6).ListOf(6) select to;
        Prop.ForAll(yields.ToArbitrary(), to =>
        {
            var persons = Persons([.. to.Select((other, i) => other == 6 ? Course($"{i}") : Course($"{i}", ("", new PersonMatch { Other = $"{other}", Same = true })))]);
            var groups = Enumerable.Range(0, 6).ToList(); // union of what was called one person
            for (var i = 0; i < 6; i++)
                if (to[i] < 6)
                {
                    var (from, into) = (groups[i], groups[to[i]]);
                    groups = [.. groups.Select(g => g == from ? into : g)];
                }
            return groups.Index().GroupBy(g => g.Item).All(person => person.Count(record => !persons.Yields($"{record.Index}")) == 1);
        }).QuickCheckThrowOnFailure();
    }

    private static Persons Persons(params DiseaseCourse[] courses) => new(courses.Select(c => (c.Key, PatientConsents.Of(c))));

    private static (string, Content) Said(bool given, string day) =>
        (day, given ? new Consent { Purpose = Research } : new ConsentWithdrawal { Purpose = Research });

    private static DiseaseCourse Course(string key, params (string Day, Content Content)[] findings) => new(1, key, Axis.Calendar, null, false,
        [.. findings.Select((f, i) => new Finding(new((UInt128)(i + 1)), When.Parse(f.Day), Reported.WhenItHappened, new(i + 1, new(2024, 1, 1, 0, 0, 0, default), "test", "test"), f.Content))]);
}
