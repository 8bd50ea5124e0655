using FsCheck;
using FsCheck.Fluent;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic.Duplicates;

public class ProbableMatchesTests
{
    [Fact]
    public void One_person_in_two_centres_is_found_with_the_reasons()
    {
        var match = Assert.Single(Search(Record("UPP-1", "Uppsala"), Record("0815", "Oslo")).Matches);
        Assert.True(match is { IsProbable: true, IsAcrossCentres: true });
        Assert.Equal(["born on the same day", "died on the same day", "diagnosed on the same day", "2 exact days of tissue, scans or treatment in common", "same primary site", "same sex"],
            match.Evidence.Select(e => e.Says.ToString()).OrderBy(Order));

        static int Order(string says) => says switch { ['b', ..] => 0, ['d', 'i', 'e', ..] => 1, ['d', ..] => 2, ['2', ..] => 3, _ when says.EndsWith("site", StringComparison.Ordinal) => 4, _ => 5 };
    }

    [Fact] // Fellegi & Sunter 1969: the weight of a pair is the sum of log2(m/u) over its traits
    public void The_weight_is_the_sum_of_the_evidence_and_each_bit_doubles_the_odds()
    {
        var match = Assert.Single(Search(Record("A", "Uppsala"), Record("B", "Oslo")).Matches);
        Assert.Equal(match.Evidence.Sum(e => e.Bits), match.Bits, 9);
        var odds = Math.Pow(2, match.Bits) * 0.02; // two records: 2 · 0.01 / (2 − 1)
        Assert.Equal(odds / (1 + odds), match.Probability, 12);
    }

    [Fact]
    public void A_contradiction_lowers_the_weight_and_is_told()
    {
        var without = Assert.Single(Search(Record("A"), Record("B")).Matches);
        var otherSex = Assert.Single(Search(Record("A"), Record("B", sex: Sex.Male)).Matches);
        var otherDeath = Assert.Single(Search(Record("A"), Record("B", died: "2022-05-05")).Matches);
        Assert.True(otherSex.Bits < without.Bits && otherDeath.Bits < without.Bits);
        Assert.Contains("different sex", otherSex.Evidence.Select(e => e.Says));
        Assert.Contains("two days of death, or alive after the other's", otherDeath.Evidence.Select(e => e.Says));
    }

    [Theory]
    [InlineData("UPP-007", "upp7"), InlineData("upp 0040", "UPP40"), InlineData("A-10-02", "a102")]
    public void Pseudonyms_that_differ_in_writing_only_are_alike(string one, string other) => Assert.Equal(Traits(Record(one)).PlainKey, Traits(Record(other)).PlainKey);

    [Theory]
    [InlineData("UPP-70", "UPP-7"), InlineData("UPP-12", "UPP-21")]
    public void Pseudonyms_with_other_digits_are_not(string one, string other) => Assert.NotEqual(Traits(Record(one)).PlainKey, Traits(Record(other)).PlainKey);

    [Fact]
    public void Alike_pseudonyms_say_more_inside_a_centre_than_across()
    {
        double Key(string center) => Search(Record("N-07", "Uppsala"), Record("n7", center)).Matches.Single().Evidence.Single(e => e.Trait is MatchTrait.Key).Bits;
        Assert.True(Key("Uppsala") > Key("Oslo"));
    }

    [Fact]
    public void A_rare_shared_day_says_more_than_a_common_one()
    {
        double Shared(string day) => Search([Record("A", day: day), Record("B", day: day), .. Enumerable.Range(0, 300).Select(Stranger)]).Matches
            .Single(m => m.A.Key == "A" && m.B.Key == "B").Evidence.Where(e => e.Trait is MatchTrait.SharedDays).Sum(e => e.Bits);
        Assert.True(Shared("2019-03-11") > Shared("2015-01-01") + 3);
    }

    [Fact]
    public void A_course_of_offsets_is_found_by_its_intervals()
    {
        var search = Search(Record("A"), Offsets("B", 13, 400), Offsets("C", 77, 912));
        var match = Assert.Single(search.Matches);
        Assert.Equal(("A", "B"), (match.A.Key, match.B.Key));
        Assert.Contains("2 events equally long after diagnosis", match.Evidence.Select(e => e.Says));
    }

    [Fact]
    public void A_decision_takes_the_pair_off_the_list_and_its_withdrawal_puts_it_back()
    {
        var (a, b) = (Record("A"), Record("B"));
        foreach (var same in new[] { true, false })
        {
            var decided = With(b, PersonDecisions.Decide(b, a, same, "chart review"));
            Assert.Empty(Search(a, decided).Matches);
            Assert.Equal(same, Traits(decided).Yields);
            Assert.Single(Search(a, With(decided, Assert.Single(PersonDecisions.Undo(decided, "A")))).Matches);
        }
    }

    [Fact]
    public void What_cannot_be_decided_is_refused_with_its_code()
    {
        var (a, b, c) = (Record("A"), Record("B"), Record("C"));
        var yielding = With(b, PersonDecisions.Decide(b, a, same: true, "chart review"));
        string Code(Action decide) => Assert.Throws<RefusedException>(decide).Problem.Code;
        Assert.Equal("E_MATCH_SELF", Code(() => PersonDecisions.Decide(a, a, same: true, "x")));
        Assert.Equal("E_MATCH_DECIDED", Code(() => PersonDecisions.Decide(a, yielding, same: false, "x")));
        Assert.Equal("E_MATCH_YIELDS", Code(() => PersonDecisions.Decide(c, yielding, same: true, "x")));
        Assert.Equal("E_MATCH_BASIS", Code(() => PersonDecisions.Decide(b, a, same: true, " ")));
    }

    [Fact]
    public void A_synthetic_record_is_nobodys_double() => Assert.Empty(Search(Record("A"), Record("B") with { Synthetic = true }).Matches);

    [Fact] // the slow obvious version: every pair compared
    public void Blocking_loses_no_probable_pair_of_a_cohort_with_doubles()
    {
        var cohort = Enumerable.Range(0, 120).SelectMany(i => i % 4 == 0 ? new[] { Stranger(i), Stranger(i) with { Key = $"X{i}", Center = "Oslo", Patient = 100_000 + i } } : [Stranger(i)]).Select(Traits).ToList();
        var found = ProbableMatches.Among(cohort).Matches.Where(m => m.IsProbable).Select(m => (m.A.Key, m.B.Key)).ToHashSet();
        var all = cohort.SelectMany((a, i) => cohort.Skip(i + 1).SelectMany(b => ProbableMatches.Among([a, b]).Matches)).Where(m => m.Bits > 22).Select(m => (m.A.Key, m.B.Key)).ToHashSet();
        Assert.True(found.IsSupersetOf(all.Where(p => p.Item1.TrimStart('S') == p.Item2.TrimStart('X'))));
        Assert.Equal(30, found.Count(p => p.Item1.TrimStart('S') == p.Item2.TrimStart('X')));
    }

    [Fact]
    public void The_order_of_the_records_changes_nothing() => Prop.ForAll(Gen.Choose(2, 40).ToArbitrary(), n =>
    {
        var records = Enumerable.Range(0, n).Select(i => i % 3 == 0 ? Record($"D{i}") with { Patient = i + 1 } : Stranger(i)).Select(Traits).ToList();
        IEnumerable<string> Told(IReadOnlyList<PersonTraits> some) => ProbableMatches.Among(some).Matches
            .Select(m => $"{Math.Min(m.A.Patient, m.B.Patient)} {Math.Max(m.A.Patient, m.B.Patient)} {m.Bits:F6}").Order(StringComparer.Ordinal);
        return Told(records).SequenceEqual(Told([.. records.AsEnumerable().Reverse()]));
    }).QuickCheckThrowOnFailure();

    private static MatchSearch Search(params IReadOnlyList<DiseaseCourse> courses) => ProbableMatches.Among([.. courses.Select(Traits)]);

    private static PersonTraits Traits(DiseaseCourse course) => PersonTraits.Of(course);

    private static DiseaseCourse Record(string key, string? center = null, Sex sex = Sex.Female, string died = "2021-06-30", string day = "2019-03-23") => Course(key, center, Axis.Calendar,
    [
        New(When.Unknown, new Person { Sex = sex, Birth = Day.Parse("1961-05-04") }),
        New(Day.Parse("2019-03-10"), new Diagnosis()),
        New(Day.Parse("2019-03-10"), new TumourEntity { Organ = "pancreas" }),
        New(Day.Parse(day), new ImagingStudy { Modality = "CT" }),
        New(Day.Parse("2020-04-13"), new Treatment { Drugs = ["lanreotide"] }),
        New(Day.Parse(died), new VitalStatus { Alive = false }),
    ]);

    private static DiseaseCourse Offsets(string key, params int[] days) => Course(key, null, Axis.OffsetFrom("diagnosis"),
    [
        New(When.Unknown, new Person { Sex = Sex.Female, Birth = Day.Parse("1961") }),
        New(Offset.Zero, new Diagnosis { AgeYears = 57 }),
        .. days.Select(d => New(Offset.FromDays(d), new ImagingStudy { Modality = "CT" })),
    ]);

    /// <summary>Somebody else: another birth, other days, and the day on which a register begins.</summary>
    private static DiseaseCourse Stranger(int i) => Course($"S{i}", "Uppsala", Axis.Calendar,
    [
        New(When.Unknown, new Person { Sex = i % 2 == 0 ? Sex.Female : Sex.Male, Birth = Day.On(new DateOnly(1930, 1, 1).AddDays(i * 97)) }),
        New(new DateOnly(2005, 2, 1).AddDays(i * 13), new Diagnosis()),
        New(Day.Parse("2015-01-01"), new ImagingStudy()),
        New(new DateOnly(2016, 1, 1).AddDays(i * 11), new Specimen()),
    ]) with { Patient = i + 1000 };

    private static DiseaseCourse Course(string key, string? center, Axis axis, IReadOnlyList<Finding> findings) => new(key[0], key, axis, center, Synthetic: false, findings);

    private static DiseaseCourse With(DiseaseCourse course, NewFinding added) =>
        course with { Findings = [.. course.Findings, new(FindingId.New(DateTimeOffset.UnixEpoch), added.Happened, added.Reported, Typed, added.Content, 1, null, added.Supersedes, added.Why)] };

    private static Finding New(When happened, Content content) => new(FindingId.New(DateTimeOffset.UnixEpoch), happened, Reported.WhenItHappened, Typed, content);

    private static Recording Typed { get; } = new(1, DateTimeOffset.UnixEpoch, "test", "made by hand");
}
