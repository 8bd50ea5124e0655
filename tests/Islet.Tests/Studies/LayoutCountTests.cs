using Islet.Clinic;
using Islet.Course;
using Islet.Studies;
using static Islet.Tests.Studies.StudyCohorts;

namespace Islet.Tests.Studies;

/// <summary>Six courses whose tables are worked out by hand, in the comments.</summary>
public class LayoutCountTests
{
    private const string Text = """
        study: six
        title: Six
        time_zero: recharacterization
        cut_off: 2024-01-01
        endpoints:
          os: { event: death, unit: days }
        layout:
          - name: six
            caption: Six.
            before_counts: "n = "
            columns:
              - { title: First, at: time_zero }
              - { title: Second, at: recharacterization 2 }
            rows:
              - { label: Patients, count: all }
              - { label: Age, median: age_years }
              - { label: male/female/NA, counts: { male: sex = male, female: sex = female, NA: rest } }
              - { label: male/female, counts: { male: sex = male, female: sex = female } }
              - heading: Grade
                at: diagnosis
                fact: net_grade
                levels: [G1, G2]
              - { label: Ki-67, at: diagnosis, median: ki67_percent, as: "{median}% ({least}–{most})" }
              - { label: Receptors, count: sstr_pet_result = positive, of: liver_metastases = true }
              - { label: Receptors of all, count: sstr_pet_result = positive, of: all }
        tables: [flow, layout]
        """;

    //          sex     born  diagnosed          grade Ki-67  again                     liver  receptors
    // 1        male    1950  2015-01-10         G1    2      2016-01-10 and 2018-03-01 true   positive; at the second negative
    // 2        female  1960  2016-06-01         G2    12     2017-06-01                true   not said
    // 3        -       1971  2016-02-02         G3    -      2018-02-02                not said, positive
    // 4        male    1980  2015-05-05         G2    5      never
    // 5        male    1980  2015-05-05         G2    5      after the cut-off
    // 6        female  1955  2014-03 (no day)   G2    18     2019-09-09                false  positive
    private static readonly IReadOnlyList<DiseaseCourse> Six =
    [
        One(1, Sex.Male, "1950-01-01", "2015-01-10", Grade.G1, 2, ["2016-01-10", "2018-03-01"], liver: true, "positive", "negative"),
        One(2, Sex.Female, "1960-01-01", "2016-06-01", Grade.G2, 12, ["2017-06-01"], liver: true),
        One(3, null, "1971-01-01", "2016-02-02", Grade.G3, null, ["2018-02-02"], liver: null, "positive"),
        One(4, Sex.Male, "1980-01-01", "2015-05-05", Grade.G2, 5, [], liver: true),
        One(5, Sex.Male, "1980-01-01", "2015-05-05", Grade.G2, 5, ["2024-03-01"], liver: true),
        One(6, Sex.Female, "1955-01-01", "2014-03", Grade.G2, 18, ["2019-09-09"], liver: false, "positive"),
    ];

    private static readonly StudyResults Results = Run(Read(Text), Six);

    // Ages at the first: 1 is 66, 2 is 57, 3 is 47, 6 is 64: median 60.5. At the second: 1 is 68.
    // The diagnosis of 6 has no day, so that nothing is known of it at diagnosis. G3 is none of the levels.
    // Receptors: of 1 and 2 the liver is known to be involved, of 3 it is open, of 6 it is not; 2 has no receptor PET.
    private static readonly string[][] ByHand =
    [
        ["Patients", "n = 4", "n = 1"],
        ["Age", "60.5 (47–66)", "68 (68–68)"],
        ["male/female/NA", "n = 1/2/1", "n = 1/0/0"],
        ["male/female", "n = 1/2; 1 unknown", "n = 1/0"],
        ["Grade", "1 unknown; 1 other", ""],
        ["G1", "n = 1", "n = 1"],
        ["G2", "n = 1", "n = 0"],
        ["Ki-67", "7% (2–12); 2 unknown", "2% (2–2)"],
        ["Receptors", "n = 1/2; 1 unknown; 1 more undecided", "n = 0/1"],
        ["Receptors of all", "n = 3/4; 1 unknown", "n = 0/1"],
    ];

    [Fact]
    public void The_table_is_the_one_worked_out_by_hand()
    {
        var table = StudyTables.Of(Results)[1];
        Assert.Equal(["", "First (n = 4)", "Second (n = 1)"], table.Columns.Select(c => c.Title));
        Assert.Equal(ByHand.Select(row => string.Join(" | ", row)), table.Rows.Select(r => string.Join(" | ", r.Cells)));
        Assert.Equal([0, 0, 0, 0, 0, 1, 1, 0, 0, 0], table.Rows.Select(r => r.Indent));
    }

    [Fact]
    public void Who_was_never_characterized_again_leaves_the_flow_counted()
    {
        var stage = Results.Flow.Stages[1];
        Assert.Equal(("Re-characterized at least once", 6, 4), (stage.Title, stage.Entered, stage.Kept));
        var exit = Assert.Single(stage.Left);
        Assert.Equal(("no_time_zero:start_not_recorded", "no re-characterization on record", 2), (exit.Code, exit.Reason, exit.Patients));
    }

    [Fact] // 1 was seen alive after the cut-off, 2024-01-01, which is 2,913 days after 2016-01-10
    public void The_clock_starts_at_the_first_re_characterization()
    {
        var endpoint = Assert.Single(Run(Read(Text), [Six[0]]).Endpoints);
        Assert.Equal((1, 0), (endpoint.Patients, endpoint.Events));
        Assert.Equal(2913, endpoint.FollowUp.Steps[0].Time);
    }

    [Fact] // in each cell a patient is in the denominator, open, or known to be none of them
    public void Nobody_is_dropped()
    {
        foreach (var row in Results.Layouts[0].Rows.Where(r => r.Row.Ask is { Of: null }))
            Assert.All(row.Cells.Zip(Results.Layouts[0].Patients), pair =>
            {
                Assert.Equal(pair.Second, pair.First.Of);
                Assert.Equal(0, pair.First.Open);
                Assert.Equal(pair.First.Of, pair.First.Unknown + pair.First.Others + pair.First.Counts.Sum() + (pair.First.Numbers?.Known ?? 0));
            });
    }

    [Fact]
    public void The_note_names_the_events_and_the_house_windows()
    {
        var notes = string.Join('\n', StudyTables.Of(Results)[1].Notes);
        Assert.Contains("Columns are read at: time zero (first re-characterization); second re-characterization. At diagnosis: Grade; Ki-67.", notes, StringComparison.Ordinal);
        Assert.Contains($"other tissue within {CharacterizationWindows.TissueDays} days", notes, StringComparison.Ordinal);
        Assert.Contains("NA: all patients of the row who are in none of the counts before", notes, StringComparison.Ordinal);
    }

    [Fact] // at the lock 3 is read with all that came later; at the first characterization receptors of the second are not yet there
    public void What_happened_later_does_not_leak_back() => Assert.Equal("n = 3/4; 1 unknown", StudyTables.Of(Results)[1].Rows[^1].Cells[1]);

    private static DiseaseCourse One(
        long number, Sex? sex, string born, string diagnosed, Grade grade, decimal? ki67, string[] again, bool? liver, params string[] receptors) => Dated(number, diagnosed, "2024-06-30", alive: true,
    [
        On(diagnosed, new Person { Sex = sex, Birth = Day.Parse(born) }),
        On(diagnosed, new Specimen { SpecimenName = "S", Differentiation = Differentiation.Well, ReportedGrade = grade, Ki67Percent = ki67 is { } percent ? Ki67Index.FromPercent(percent) : null }),
        .. again.Select(day => On(day, new Characterization { Occasion = Occasion.Progression })),
        .. liver is null ? [] : again.Select((day, i) => On(day, new ImagingStudy { Study = "CT" + day, Modality = "CT", LiverMetastases = liver })),
        .. again.Zip(receptors).Select(pair => On(pair.First, new ImagingStudy { Study = "D" + pair.First, Modality = "SSTR-PET", TumourPresent = true, SstrPetResult = pair.Second })),
    ]);
}
