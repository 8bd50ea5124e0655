using System.Text.Json;
using Islet.Course;
using Islet.Studies;
using static Islet.Tests.Studies.StudyCohorts;

namespace Islet.Tests.Studies;

/// <summary>studies/italy-2024.yaml over the cohort that is simulated to match Panzuto et al., J Clin Med 2024;13:2074, beside the paper's own numbers.</summary>
public class ItalianStudyTests
{
    private const string Alone = "  - { name: alone, method: cox, endpoint: pfs1, ties: breslow, terms: [ resected ] }\n";

    private static readonly Lazy<StudyResults> Results = new(() =>
    {
        var profile = Calibrated.Shipped("italy-2024.yaml");
        var text = File.ReadAllText(Repository.File("studies", "italy-2024.yaml")).Replace("\nmodels:\n", "\nmodels:\n" + Alone, StringComparison.Ordinal);
        return Run(Read(text, "italy-2024.yaml"), CalibratedCohort.Of(profile, 1).Courses.Select((course, i) => Calibrated.Imported(profile, course) with { Patient = i + 1 }));
    });

    private static readonly Lazy<JsonElement> Json = new(() => JsonDocument.Parse(StudyOutput.Json(Results.Value)).RootElement);

    private static readonly Lazy<PublishedPaper> Published = new(() => PublishedFile.Read(File.ReadAllBytes(Repository.File("studies", "published", "italy-2024.json")), "italy-2024.json") is ({ } paper, [])
        ? paper : throw new InvalidOperationException("The published file does not read."));

    [Fact] // section 2.1: all were chosen so
    public void Everybody_of_the_cohort_passes_each_condition_and_has_each_time()
    {
        Assert.Equal(201, Results.Value.Flow.Cohort);
        Assert.All(Results.Value.Flow.Stages, s => Assert.Empty(s.Left));
    }

    [Fact] // SSA-other 93 and not 95, so 163 and 30: the paper's counts exclude each other
    public void Every_number_of_the_paper_is_equal_inside_or_explained()
    {
        var compared = PaperComparison.Of(Json.Value, Published.Value);
        Assert.Equal([], compared.Unexplained.Select(c => $"{c.Cell.Place}: {c.Printed}, found {c.Found}, {c.As}"));
        Assert.DoesNotContain(compared.Cells, c => c.As is ComparedAs.Absent);
        Assert.Equal(["Patients of the three sequences", "SSA–other", "SSA–Other", "Ki67 > 10%, three sequences"], compared.Cells.Where(c => c.Cell.Kind is PublishedKind.Count && !c.Fits).Select(c => c.Cell.Row));
        Assert.True(compared.Estimates.Fit >= PaperComparison.Aim * compared.Estimates.Of, $"{compared.Estimates.Fit} of {compared.Estimates.Of}");
    }

    [SkippableFact] // S003 of the specification's copy of the tables: no ratio of tables 2, 3, 4 and 6 is left out
    public void Every_hazard_ratio_of_the_paper_is_in_the_published_file()
    {
        using var all = JsonDocument.Parse(File.ReadAllText(Repository.SharedOrSkip("spec", "paper-tables.json")));
        foreach (var table in all.RootElement.GetProperty("tables").EnumerateArray().Where(t => t.GetProperty("id").GetString() is "S003-T2" or "S003-T3" or "S003-T4" or "S003-T6"))
        {
            var printed = table.GetProperty("rows").EnumerateArray().SelectMany(r => r.GetProperty("cells").EnumerateObject()).Where(c => c.Value.ValueKind is JsonValueKind.Object && c.Value.TryGetProperty("hr", out _))
                .Select(c => (c.Name, c.Value.GetProperty("hr").GetDecimal(), c.Value.GetProperty("ci95_low").GetDecimal(), c.Value.GetProperty("ci95_high").GetDecimal()));
            var ours = Published.Value.Cells.Where(c => c.Table == $"Table {table.GetProperty("id").GetString()![^1]}" && c.Printed.Value is not null && c.Kind is PublishedKind.Ratio)
                .Select(c => (c.Column!, c.Printed.Value!.Value.Value, c.Printed.Lower!.Value.Value, c.Printed.Upper!.Value.Value));
            Assert.Equal(printed.Order(), ours.Order());
        }
    }

    // A stepwise model is fitted to those of whom all is known; each term alone to those of whom it is known itself.
    [Fact]
    public void A_table_puts_each_term_alone_beside_a_stepwise_model()
    {
        var single = One("models[name=alone].coefficients[level=Resected].hr").GetDouble();
        Assert.Equal(single, One("model_tables[name=table-2].rows[key=resected/resected].unadjusted.table-2.hr").GetDouble(), 12);
        Assert.NotEqual(single, One("model_tables[name=table-2].rows[key=resected/resected].adjusted.table-2.hr").GetDouble(), 3);
        Assert.True(One("models[name=alone].n").GetInt32() > One("models[name=table-2].n").GetInt32());
    }

    [Fact] // the step leaves the syndrome out of table 2; alone it is there all the same
    public void A_term_that_was_not_selected_stands_in_the_table_alone()
    {
        Assert.NotEmpty(ResultsAddress.TryParse("model_tables[name=table-2].rows[key=functioning/non-functioning].unadjusted.table-2.hr")!.In(Json.Value));
        Assert.Empty(ResultsAddress.TryParse("model_tables[name=table-2].rows[key=functioning/non-functioning].adjusted.table-2")!.In(Json.Value));
    }

    [Fact]
    public void A_table_that_does_not_ask_for_terms_alone_has_none() =>
        Assert.Empty(One("model_tables[name=last-models].rows[key=resected/resected].unadjusted").EnumerateObject());

    private static JsonElement One(string address) => Assert.Single(ResultsAddress.TryParse(address)!.In(Json.Value)).Value;
}
