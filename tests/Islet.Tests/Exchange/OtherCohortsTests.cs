using Islet.Course;
using Islet.Exchange;

namespace Islet.Tests.Exchange;

/// <summary>Published studies whose files look otherwise: no patient file, other names of columns, no times.</summary>
public class OtherCohortsTests
{
    private static ReadStudy Read(string origin, params string[] path) =>
        ReadStudy.Of(Repository.SharedOrSkip(["data", "cohorts", .. path]), new CbioportalOptions { Origin = origin });

    [SkippableTheory]
    [InlineData("origimed_2020_net", 74), InlineData("panet_jhu_2011", 10), InlineData("panet_shanghai_2013", 10)]
    public void Without_times_the_axis_is_asked_for_and_with_it_the_study_comes_in(string study, int patients)
    {
        var folder = Repository.SharedOrSkip("data", "cohorts", study);
        var asked = ReadStudy.Of(folder);
        Assert.Contains("--origin", asked.The("E_ORIGIN").Remedy, StringComparison.Ordinal);
        Assert.Empty(asked.Courses);
        var read = Read("diagnosis", study);
        Assert.Equal((patients, true), (read.Courses.Count, read.Study.MayCommit));
        Assert.All(read.All<TumourEntity>(), t => Assert.Equal(TumourFamily.Nen, t.Family));
        Laws.EveryCellIsAccountedFor(read);
    }

    [SkippableFact]
    public void A_stage_without_its_system_stays_without_one()
    {
        var stages = Read("diagnosis", "panet_jhu_2011").All<Staging>().ToList();
        Assert.All(stages, s => Assert.Equal("not stated", s.System));
        Assert.Equal((9, 1), (stages.Count(s => s.Stage == "IV"), stages.Count(s => s.Stage == "IIIb")));
    }

    [SkippableFact]
    public void A_stage_between_two_groups_is_kept_as_written_and_reported()
    {
        var read = Read("diagnosis", "origimed_2020_net");
        Assert.Single(read.All<Staging>(), s => s.Stage == "III-IV");
        Assert.Single(read.Problems, p => p.Code == "W_VALUE" && p.Where.EndsWith("column AJCC_PATHOLOGIC_TUMOR_STAGE (5)", StringComparison.Ordinal));
    }

    [SkippableFact] // README of the cohort: 163 with time and status, 54 deaths; 43 living and 7 dead without a time
    public void The_download_of_the_portal_is_read_by_the_names_it_gives_to_columns()
    {
        var read = Read("sequencing", "msk_impact_2017_net", "msk_impact_2017_clinical_data_NE_rows.tsv");
        var outcomes = read.Courses.SelectMany(c => c.Findings).Where(f => f.Content is VitalStatus).ToList();
        Assert.Equal((214, 163, 54), (read.Courses.Count, outcomes.Count(f => f.Happened.IsKnown),
            outcomes.Count(f => f.Happened.IsKnown && f.Content is VitalStatus { Alive: false })));
        Assert.Equal(50, read.Codes.Count(c => c == "W_STATUS_WITHOUT_TIME"));
        Assert.Equal(233, read.All<Specimen>().Count());
        Assert.All(read.All<TumourEntity>().Select(t => t.Organ).OfType<string>(), organ => Assert.Contains(organ, Fact.DigestivePrimary.Values));
        Laws.EveryCellIsAccountedFor(read);
    }
}
