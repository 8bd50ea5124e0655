using Islet.Course;

namespace Islet.Tests.Exchange;

/// <summary>Scarpa et al., Nature 2017, PMID 28199314: 98 pancreatic NET as the portal publishes them. Figures: the cohort's README and R 4.2.2.</summary>
public class ArcnetTests
{
    private static readonly string[] Enets = ["I", "IIa", "IIb", "IIIa", "IIIb", "IV"];

    private static ReadStudy Read() => ReadStudy.Of(Repository.SharedOrSkip("data", "cohorts", "panet_arcnet_2017"));

    [SkippableFact]
    public void Ninety_eight_patients_on_an_axis_from_diagnosis_and_nothing_refuses()
    {
        var read = Read();
        Assert.Equal((98, 98, true), (read.Study.Patients, read.Courses.Count, read.Study.MayCommit));
        Assert.All(read.Courses, c => Assert.Equal(Axis.OffsetFrom("diagnosis"), c.Patient.Axis));
        Assert.Equal(read.Study.Findings, read.Courses.Sum(c => c.Findings.Count));
        Assert.Equal(read.Courses.Sum(c => c.Findings.Count), read.Courses.SelectMany(c => c.Findings).Select(FindingId.OfImport).Distinct().Count());
    }

    [SkippableFact]
    public void Ninety_seven_have_an_outcome_fifteen_of_them_death_and_months_stay_as_written()
    {
        var outcomes = Read().Courses.Select(c => Assert.Single(c.Findings, f => f.Content is VitalStatus)).ToList();
        Assert.Equal((97, 15), (outcomes.Count(f => ((VitalStatus)f.Content).Alive is not null), outcomes.Count(f => ((VitalStatus)f.Content).Alive is false)));
        Assert.Contains(outcomes, f => f.Happened.ToString() == "+9.4 mo");
        Assert.DoesNotContain(outcomes, f => f.Content.PlacedAtOrigin);
        var causes = outcomes.Select(f => ((VitalStatus)f.Content).Cause).Where(c => c is not null).CountBy(c => c!.Value).ToDictionary();
        Assert.Equal((10, 4, 1), (causes[CauseOfDeath.Tumour], causes[CauseOfDeath.Other], causes[CauseOfDeath.Unknown]));
    }

    [SkippableFact]
    public void Who_was_lost_to_follow_up_comes_in_neither_alive_nor_dead()
    {
        var read = Read();
        var lost = Assert.Single(read.Courses.SelectMany(c => c.Findings), f => f.Content is VitalStatus { LostToFollowUp: true });
        Assert.Null(((VitalStatus)lost.Content).Alive);
        Assert.Equal(Offset.FromMonths(65.3m), lost.Happened.Offset);
        Assert.Equal("data_clinical_patient.txt, line 38, column OS_STATUS (9)", read.The("W_TIME_WITHOUT_STATUS").Where);
    }

    [SkippableFact]
    public void Grade_by_ENETS_stage_is_the_published_table()
    {
        var table = Read().Courses
            .Select(c => (Content<Specimen>(c, _ => true).ReportedGrade, Content<Staging>(c, s => s.System == "ENETS").Stage))
            .CountBy(cell => cell).ToDictionary();
        Assert.Equal([10, 8, 6, 2, 7, 3], Row(Grade.G1));
        Assert.Equal([2, 7, 8, 9, 19, 12], Row(Grade.G2));
        Assert.Equal([0, 0, 0, 0, 2, 3], Row(Grade.G3));

        int[] Row(Grade grade) => [.. Enets.Select(stage => table.GetValueOrDefault((grade, stage)))];
    }

    [SkippableFact]
    public void The_fifteen_spread_fields_that_nodes_or_metastases_contradict_are_found_by_line() => Assert.Equal(
        [9, 32, 34, 43, 44, 48, 61, 67, 68, 72, 81, 82, 86, 88, 99],
        Lines(Read(), "W_SPREAD_ABSENT", "data_clinical_sample.txt, line {0}, column EXTRA_PANC_SPREAD (4)"));

    [SkippableFact]
    public void The_non_functioning_insulinoma_is_found() =>
        Assert.Equal([86], Lines(Read(), "W_SYNDROME_DENIED", "data_clinical_sample.txt, line {0}, column FUNCTIONAL (3)"));

    [SkippableFact]
    public void Nothing_else_is_reported_than_what_was_judged_by_hand()
    {
        var read = Read();
        Assert.Equal([48], Lines(read, "W_STAGE_GROUP",
            "data_clinical_patient.txt, line {0}, column CLINICAL_STAGE (13)")); // IB with N1: IIB in the 6th and 7th edition
        Assert.Equal([90], Lines(read, "W_STAGE_SYSTEMS", "data_clinical_sample.txt, line {0}, column ENETS_STAGING (9)")); // IIIa with N1: IIIb
        Assert.Equal("data_clinical_patient.txt, line 71, column OVERALL_PATIENT_HISTOLOGY (16)", read.The("W_VALUE").Where); // "Well/Poorly Differentiated"
        Assert.Equal(["ETHNICITY (5)", "DRINKER (6)", "SMOKER (7)", "PERSONAL_HISTORY (18)"],
            read.Problems.Where(p => p.Code == "W_COLUMN_NOT_MAPPED").Select(p => p.Where.Split("column ")[1]));
        Assert.Equal("data_clinical_sample.txt, column TUMOR_SIZE (7)", read.The("W_UNIT").Where);
        Assert.Equal("data_clinical_sample.txt", read.The("W_FILE_CHOSEN").Where);
        Assert.Equal(15 + 1 + 1 + 1 + 1 + 4 + 1 + 1 + 1, read.Problems.Count);
    }

    [SkippableFact]
    public void Differentiation_is_taken_only_where_the_words_say_it() =>
        Assert.Equal([Differentiation.Well, Differentiation.Well, Differentiation.Well, Differentiation.Well], Read().All<Specimen>()
            .Select(s => s.Differentiation).OfType<Differentiation>());

    [SkippableFact]
    public void Margins_invasion_and_editions_that_are_not_documented_stay_unknown()
    {
        var read = Read();
        Assert.Equal((84, 13), (read.All<Procedure>().Count(p => p.Margin is ResectionMargin.R0),
            read.All<Procedure>().Count(p => p.Margin is ResectionMargin.Involved)));
        Assert.Equal((12, 6), (read.All<Specimen>().Count(s => s.PerineuralInvasion is null), read.All<Specimen>().Count(s => s.VascularInvasion is null)));
        Assert.All(read.All<Specimen>(), s => Assert.Null(s.WhoEdition));
        Assert.Equal(2, read.All<Staging>().Count(s => s.System == "AJCC" && s.N is null));
    }

    [SkippableFact]
    public void No_problem_names_a_patient_or_a_sample()
    {
        var read = Read();
        var names = read.Courses.Select(c => c.Patient.Key).Concat(read.All<Specimen>().Select(s => s.SpecimenName!)).ToList();
        Assert.All(read.Problems, p => Assert.DoesNotContain(names, n => p.ToString().Contains(n, StringComparison.OrdinalIgnoreCase)));
    }

    [SkippableFact]
    public void Every_cell_is_used_missing_or_reported() => Laws.EveryCellIsAccountedFor(Read());

    private static T Content<T>(NewCourse course, Func<T, bool> which)
        where T : Content => Assert.Single(course.Findings.Select(f => f.Content).OfType<T>(), c => which(c));

    private static List<int> Lines(ReadStudy read, string code, string where)
    {
        var (before, after) = (where[..where.IndexOf("{0}", StringComparison.Ordinal)], where[(where.IndexOf("{0}", StringComparison.Ordinal) + 3)..]);
        var found = read.Problems.Where(p => p.Code == code).ToList();
        Assert.All(found, p => Assert.StartsWith(before, p.Where, StringComparison.Ordinal));
        Assert.All(found, p => Assert.EndsWith(after, p.Where, StringComparison.Ordinal));
        return [.. found.Select(p => int.Parse(p.Where[before.Length..^after.Length], System.Globalization.CultureInfo.InvariantCulture))];
    }
}
