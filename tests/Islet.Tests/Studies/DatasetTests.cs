using System.Text;
using System.Text.Json;
using Islet.Cli;
using Islet.Course;
using Islet.Registry;
using Islet.Statistics;
using Islet.Studies;
using static Islet.Tests.Studies.FurtherCohort;

namespace Islet.Tests.Studies;

/// <summary>Several registries in one study: one cohort, told apart where the study asks.</summary>
public sealed class DatasetTests : IDisposable
{
    private const string Two = """
        datasets: { north: { title: The North }, south: { title: The South } }
        survival: [{ endpoint: os, by: dataset, tests: [log-rank] }, { name: stratified, endpoint: os, by: grade, tests: [log-rank], strata: dataset }]
        models: [{ name: stratified, method: cox, endpoint: os, terms: [grade], strata: dataset }, { name: pooled, method: cox, endpoint: os, terms: [grade, dataset] }]
        baseline: { by: dataset, rows: [grade] }
        tables: [flow, baseline, survival, cox]
        """;

    private static readonly IReadOnlyList<Made> North = Draw(80, 5), South = Draw(60, 6);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("islet-datasets-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_cohort_is_that_of_all_datasets_and_each_is_counted()
    {
        var results = Run(Two, Keyed(North, "n"), Keyed(South, "s"));
        Assert.Equal((140, 140), (results.Flow.Patients, results.Flow.Cohort));
        Assert.Equal([("north", 80, 80, North.Count(p => p.Dead), 0), ("south", 60, 60, South.Count(p => p.Dead), 0)], results.Datasets.Select(d => (d.Dataset.Id, d.Registered, d.Patients, d.Events, d.Shared)));
        Assert.Equal(["The North", "The South"], results.Survival[0].ByLevel.Select(g => g.Level));
        Assert.Equal([80, 60], results.Survival[0].ByLevel.Select(g => g.Patients));
        Assert.Equal(["All patients", "The North", "The South"], results.Baseline!.Columns.Select(c => c.Title));
    }

    [Fact] // as the statistics have them of the same rows
    public void Strata_are_those_of_the_datasets()
    {
        var results = Run(Two, Keyed(North, "n"), Keyed(South, "s"));
        Made[] all = [.. North, .. South];
        Observation[] seen = [.. all.Select(p => new Observation(p.Days, p.Dead))];
        int[] stratum = [.. all.Select((_, i) => i < North.Count ? 0 : 1)], grade = [.. all.Select(p => p.Grade is Grade.G1 ? 0 : 1)];
        var ties = TimeTies.AsR(seen.Select(o => o.Time));
        Assert.Equal(LogRank.Test(new(seen, grade, ["G1", "G2"], stratum), LogRankWeights.LogRank, ties).Difference.Statistic!.Value, results.Survival[1].Tests[0].Difference.Statistic!.Value, 1e-9);
        var model = Cox.Fit(new(seen, [new NumericCovariate("grade", [.. grade.Select(g => (double)g)])]) { Stratum = stratum }, CoxTies.Efron, ties).Model!;
        Assert.Equal(model.Terms[0].Coefficient, results.Models[0].Model!.Terms[0].Coefficient, 1e-8);
        Assert.NotEqual(LogRank.Test(new(seen, grade, ["G1", "G2"]), LogRankWeights.LogRank, ties).Difference.Statistic!.Value, results.Survival[1].Tests[0].Difference.Statistic!.Value, 1e-9);
    }

    [Fact] // pseudonyms 1 to 60 of both
    public void The_same_pseudonym_in_two_datasets_is_refused_told_apart_or_one_person()
    {
        var (north, south) = (Keyed(North, "p"), Keyed(South, "p"));
        var problem = Assert.Throws<RefusedException>(() => Run(Two, north, south)).Problem;
        Assert.Equal(("E_STUDY_SAME_PSEUDONYM", "60 pseudonyms that more than one of the datasets has"), (problem.Code, problem.Found));
        var apart = Run("same_pseudonym: apart\n" + Two, north, south);
        Assert.Equal((140, 120), (apart.Patients, apart.Datasets.Sum(d => d.Shared)));
        Assert.Contains(StudyRemarks.Of(apart), r => r.Kind is StudyRemarkKind.SamePseudonym);
        var first = Run("same_pseudonym: first\n" + Two, north, south);
        Assert.Equal((80, 60, 0), (first.Patients, first.Flow.Duplicates, first.Datasets[1].Patients));
        Assert.Contains("of whom the record of the first dataset counts", StudyRemarkWords.Of(StudyRemarks.Of(first).First(r => r.Kind is StudyRemarkKind.SamePseudonym)).InEnglish, StringComparison.Ordinal);
    }

    [Fact] // in either dataset
    public void Who_withdrew_consent_in_one_dataset_is_counted_in_none()
    {
        var south = Keyed(South, "p");
        south[0] = south[0] with { Findings = [.. south[0].Findings, .. Withdrawn.Findings.Where(f => f.Content is ConsentWithdrawal)] };
        var results = Run("same_pseudonym: first\n" + Two, Keyed(North, "p"), south);
        Assert.Equal((79, 1, 60), (results.Patients, results.Flow.ConsentWithdrawn, results.Flow.Duplicates));
    }

    [Fact]
    public void The_fingerprint_covers_each_dataset_and_its_name()
    {
        var (one, other) = (Keyed(North, "n"), Keyed(South, "s"));
        var (found, turned) = (Run(Two, one, other), Run(Two, other, one));
        Assert.NotEqual(found.RegistrySha256, turned.RegistrySha256);
        Assert.Equal(found.Datasets[0].Sha256, turned.Datasets[1].Sha256);
        Assert.Equal(StudyCohorts.Run(Asked("tables: [flow]"), one).RegistrySha256, found.Datasets[0].Sha256);
        Assert.Contains(StudyMethods.Of(found), said => said.Contains(found.Datasets[1].Sha256, StringComparison.Ordinal));
    }

    [Fact] // a condition of the cohort, of a level and of a part: each counts as by hand
    public void A_condition_may_ask_for_the_dataset()
    {
        var results = Run("  origin: { label: Origin, levels: { Northern G2: \"dataset = north and reported_grade = G2\", Others: \"dataset != north or reported_grade = G1\" } }\n" + """
            datasets: { north: { title: The North }, south: { title: The South } }
            cohort:
              - { keep: "dataset = north or ki67_percent > 20", otherwise: of the South and at most 20% }
            survival: [{ name: south, endpoint: os, within: "dataset in {south}" }, { name: all, endpoint: os, by: origin, tests: [log-rank] }]
            tables: [flow, survival]
            """, Keyed(North, "n"), Keyed(South, "s"));
        var (north, south) = (North.Count, South.Count(p => p.Ki67 > 20));
        Assert.Equal((north + south, South.Count - south), (results.Flow.Cohort, results.Flow.Stages.SelectMany(s => s.Left).Sum(l => l.Patients)));
        Assert.Equal(south, results.Survival[0].Overall.Patients);
        Assert.Equal([North.Count(p => p.Grade is Grade.G2), north + south - North.Count(p => p.Grade is Grade.G2)], results.Survival[1].ByLevel.Select(g => g.Patients));
    }

    [Theory] // only where there are datasets, and only by the file's names
    [InlineData("datasets: { north: { title: N }, south: { title: S } }\ncohort: [{ keep: dataset = nort, otherwise: none }]", "E_STUDY_REFERENCE")]
    [InlineData("datasets: { north: { title: N }, south: { title: S } }\ncohort: [{ keep: \"not (dataset in {north, west})\", otherwise: none }]", "E_STUDY_REFERENCE")]
    [InlineData("cohort: [{ keep: dataset = north, otherwise: none }]", "E_STUDY_FACT_USE")]
    [InlineData("survival: [{ endpoint: os, within: dataset = north }]", "E_STUDY_FACT_USE")]
    public void A_dataset_that_is_not_of_the_file_is_told(string further, string code) => Assert.Equal(code, Assert.Single(Study.Parse(Text(further)).Problems).Code);

    [Theory]
    [InlineData("groups2: 1", "E_STUDY_KEY"), InlineData("same_pseudonym: apart", "E_STUDY_VALUE"), InlineData("survival: [{ endpoint: os, by: dataset }]", "E_STUDY_REFERENCE")]
    public void A_mistake_with_datasets_is_told(string further, string code) => Assert.Contains(Study.Parse(Text(further)).Problems, p => p.Code == code);

    [Fact] // levels of several datasets, and of one
    public void A_group_may_put_datasets_together()
    {
        var text = Text(Two).Replace("  ki: {", "  side: { label: Side, datasets: { Both: [north, south], None: [] } }\n  ki: {", StringComparison.Ordinal);
        Assert.NotEmpty(Study.Parse(text).Problems);
        var study = StudyCohorts.Read(Text(Two).Replace("  ki: {", "  side: { label: Side, datasets: [south, north] }\n  ki: {", StringComparison.Ordinal));
        Assert.Equal(["The South", "The North"], study.Groups.Single(g => g.Id == "side").Levels.Select(l => l.Name));
    }

    [Fact]
    public async Task The_command_takes_a_registry_for_each_dataset_or_says_what_is_missing()
    {
        var (north, south, study) = (await RegistryAsync("north", 30), await RegistryAsync("south", 20), Path.Combine(folder.FullName, "two.yaml"));
        await File.WriteAllTextAsync(study, Text(Two.Replace("tables:", "same_pseudonym: apart\ntables:", StringComparison.Ordinal)));
        var written = Path.Combine(folder.FullName, "out");
        var (code, output) = await CallAsync("study", "run", study, "--registry", $"north={north}", "--registry", $"south={south}", "--out", written, "--json", "--data");
        Assert.Equal(ExitCode.Done, code);
        using var json = JsonDocument.Parse(output);
        Assert.Equal([("north", 30), ("south", 20)], json.RootElement.GetProperty("data").GetProperty("datasets").EnumerateArray().Select(d => (d.GetProperty("name").GetString()!, d.GetProperty("registered_patients").GetInt32())));
        Assert.Equal(50, json.RootElement.GetProperty("cohort").GetProperty("registered_patients").GetInt32());
        Assert.Equal(20, (await File.ReadAllLinesAsync(Path.Combine(written, "data", "analysed.csv"))).Count(l => l.Contains(",south,", StringComparison.Ordinal)));
        Assert.Equal(ExitCode.Refused, (await CallAsync("study", "run", study, "--registry", $"north={north}", "--out", written)).Code);
        Assert.Equal(ExitCode.Refused, (await CallAsync("study", "run", study, "--registry", north, "--registry", south, "--out", written)).Code);
        Assert.Equal(ExitCode.Refused, (await CallAsync("study", "run", study, "--registry", $"north={north}", "--registry", $"west={south}", "--out", written)).Code);
        var plain = Repository.File("studies", "overall-survival-by-grade.yaml");
        Assert.Equal(ExitCode.Refused, (await CallAsync("study", "run", plain, "--registry", north, "--registry", south, "--out", written)).Code); // the same made-up pseudonyms
        Assert.Equal(ExitCode.Done, (await CallAsync("study", "run", plain, "--registry", $"north={north}", "--out", written)).Code);
    }

    private static StudyResults Run(string further, IReadOnlyList<DiseaseCourse> north, IReadOnlyList<DiseaseCourse> south)
    {
        var plan = new StudyPlan(Asked(further), [StudyCohorts.Lock, StudyCohorts.Lock]);
        return plan.Run([.. north.Select(plan.For(0).Read), .. south.Select(plan.For(1).Read)]);
    }

    private static List<DiseaseCourse> Keyed(IReadOnlyList<Made> made, string prefix) => [.. Courses(made).Select((course, i) => course with { Key = $"{prefix}{i + 1}" })];

    /// <summary>What a patient who withdrew has more than others.</summary>
    private static DiseaseCourse Withdrawn => StudyCohorts.Dated(1, "2012-01-01", "2012-01-02", alive: true, StudyCohorts.On("2012-01-02", new ConsentWithdrawal { Purpose = ConsentPurpose.Research }));

    private static async Task<(int Code, string Output)> CallAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var code = await IsletCommand.RunAsync(args, output, errors);
        return (code, output.ToString());
    }

    private async Task<string> RegistryAsync(string name, int patients)
    {
        var path = Path.Combine(folder.FullName, name + ".db");
        using var log = FindingLog.OpenOrCreate(path, TimeProvider.System);
        await using var import = await log.BeginImportAsync(new("test", "virtual"));
        foreach (var course in Synthetic.Courses(patients))
            await import.StageAsync(course);
        await import.CommitAsync();
        return path;
    }
}
