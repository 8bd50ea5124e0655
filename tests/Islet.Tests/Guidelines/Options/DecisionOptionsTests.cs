using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;
using Islet.Tests.Clinic.Facts;
using Islet.Tests.Guidelines.Beside;

namespace Islet.Tests.Guidelines.Options;

public class DecisionOptionsTests
{
    private static DecisionOptions Options(params Finding[] findings) => Options(SmallBase.Read(), Patient.At(findings));

    private static DecisionOptions Options(StatementBase guideline, Snapshot snapshot) => DecisionOptions.Of(GuidelineReading.Of(guideline, snapshot.Reader), snapshot);

    private static string Ids(IEnumerable<OptionStatement> statements) => string.Join(' ', statements.Select(s => s.Statement.Number));

    [Fact]
    public void Each_option_gathers_what_applies_for_and_against_it_and_what_is_undecided()
    {
        var options = Options(Said.Progression("2024-05-01"));
        Assert.Equal(["observe", "captem", "sunitinib", "liver_directed"], options.Options.Select(o => o.Option.Key));
        Assert.Equal(("A-01", "A-02"), (Ids(options["observe"]!.For), Ids(options["observe"]!.Against)));
        Assert.Equal(("A-02", "A-03"), (Ids(options["captem"]!.For), Ids(options["captem"]!.Undecided)));
        Assert.Equal([Fact.Differentiation], options["captem"]!.Undecided[0].Missing);
        Assert.Equal((Strength.Majority, "8 of 14", "A later trial."), (options["captem"]!.For[0].Statement.Strength, options["captem"]!.For[0].Statement.Votes, options["captem"]!.For[0].Remarks.Superseded));
        Assert.Equal(("SMALL-2020", 2020), (options["captem"]!.For[0].Guideline.Name, options["captem"]!.For[0].Remarks.Year));
        Assert.Equal([("A-01", "A-02")], options.Tensions.Select(t => (t.One.Statement.Number, t.Other.Statement.Number)));
        Assert.Equal(["EV0026"], options["observe"]!.Figures(EvidenceTable.Shipped).Select(r => r.Id));
    }

    [Fact]
    public void An_option_of_which_nothing_applies_is_listed_with_what_is_undecided()
    {
        var options = Options();
        Assert.True(options["sunitinib"]!.IsSilent && options["liver_directed"]!.IsSilent && options["captem"]!.IsSilent);
        Assert.Equal(("A-02 A-03", ""), (Ids(options["captem"]!.Undecided), Ids(options["liver_directed"]!.Undecided)));
        Assert.Empty(options.Tensions);
    }

    [Fact] // nobody who does not know progression may read "no tension" as "no reason against"
    public void A_statement_whose_fact_is_removed_turns_undecided_and_stays_listed()
    {
        Finding[] all = [Said.Progression("2024-05-01"), Patient.Tissue(morphology: Differentiation.Poor)];
        foreach (var removed in all)
        {
            var left = Options([.. all.Except([removed])]);
            Assert.Equal(3, new[] { left["observe"]!, left["captem"]! }.SelectMany(o => o.Applying.Concat(o.Undecided)).Select(s => s.Statement.Number).Distinct().Count());
        }
    }

    [Theory] // facts.md section 3: an "ever" is known by one event, its no only by a closed history
    [InlineData("", Answer.Unknown), InlineData("closed", Answer.No), InlineData("sunitinib", Answer.Yes), InlineData("temozolomide", Answer.Unknown), InlineData("temozolomide closed", Answer.No)]
    public void Whether_it_was_given_is_no_only_of_a_closed_history(string record, Answer expected)
    {
        Finding[] findings = [.. record.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word is "closed" ? Patient.LogClosed() : Said.Drug("2024-02-01", word))];
        Assert.Equal(expected, Options(findings)["sunitinib"]!.Given.Answer);
    }

    [Fact]
    public void Where_the_vocabulary_has_a_fact_the_fact_tells_too()
    {
        Assert.Equal(Answer.No, Options(Patient.LogClosed())["captem"]!.Given.Answer);
        Assert.Equal([Fact.PriorTemozolomide], Options()["captem"]!.Given.Missing);
        Assert.Equal((Answer.Yes, Answer.Unknown), (Options(Patient.LogClosed())["observe"]!.Running.Answer, Options()["observe"]!.Running.Answer));
        Assert.Equal((Answer.Unknown, 0), (Options()["liver_directed"]!.Running.Answer, Options()["liver_directed"]!.Running.Missing.Count)); // nothing can tell
        Assert.Equal(([Answer.Unknown, Answer.No, Answer.Yes]), [Options()["sunitinib"]!.Running.Answer, Options(Patient.LogClosed())["sunitinib"]!.Running.Answer, Options(Said.Drug("2024-02-01", "sunitinib"))["sunitinib"]!.Running.Answer]);
    }

    [Fact] // F07: everolimus until progression, then a first injection
    public void F07_what_was_given_is_told_with_its_days_and_the_reason_of_its_end()
    {
        var options = Options(StatementBase.Nanets2020, Worked.At("F07", 1));
        var everolimus = Assert.Single(options["everolimus"]!.Earlier);
        Assert.Equal((399m, "progression", 1, false), (everolimus.Days, everolimus.StopReason, everolimus.Line, everolimus.IsElsewhere));
        Assert.Equal(("2021-02-10", "2022-03-16"), (everolimus.Start.ToString(), everolimus.Stop.ToString()));
        Assert.Equal((Answer.Yes, Answer.No), (options["everolimus"]!.Given.Answer, options["everolimus"]!.Running.Answer));
        var prrt = Assert.Single(options["prrt"]!.Earlier);
        Assert.Equal((1, 2, null, null), (prrt.Injections, prrt.Line, prrt.Stop, prrt.Days));
        Assert.Equal((Answer.Yes, Answer.Yes), (options["prrt"]!.Running.Answer, options["ssa"]!.Running.Answer)); // lanreotide goes on beside it
        Assert.Equal((Answer.No, Answer.No), (options["captem"]!.Given.Answer, options["sunitinib"]!.Given.Answer));
        var before = Assert.Single(Options(StatementBase.Nanets2020, Worked.At("F07", 0))["everolimus"]!.Earlier); // the stop was not known yet
        Assert.Equal((null, null, null), (before.Stop, before.StopReason, before.Days));
    }

    [Fact] // F10: dacarbazine for a melanoma counts as an exposure of the patient
    public void F10_a_drug_for_another_tumour_counts_and_is_told_apart()
    {
        var dacarbazine = SmallBase.Read(SmallBase.Options.Replace("[temozolomide]", "[temozolomide, dacarbazine]", StringComparison.Ordinal));
        var earlier = Assert.Single(Options(dacarbazine, Worked.At("F10", 1))["captem"]!.Earlier);
        Assert.Equal((true, "completed", null, 118m), (earlier.IsElsewhere, earlier.StopReason, earlier.Line, earlier.Days));
    }

    [Fact]
    public void An_unwanted_event_and_a_best_response_stand_with_the_treatment_that_they_name()
    {
        var earlier = Assert.Single(Options(
            Said.On("2023-02-01", new Treatment { Course = "c1", Drugs = ["capecitabine", "temozolomide"], Purpose = "tumour" }, "c1"),
            Said.On("2023-06-01", new AdverseEvent { Term = "thrombocytopenia", Grade = 4, Course = "c1" }, "ae1"),
            Said.On("2023-06-02", new AdverseEvent { Term = "nausea", Grade = 2, Cause = "Temozolomide" }, "ae2"),
            Said.On("2023-06-03", new AdverseEvent { Term = "rash", Grade = 2, Course = "c2" }, "ae3"),
            Said.On("2023-05-01", new ReportedOutcome { Line = 1, BestResponse = BestResponse.PR }, "best"),
            Said.On("2023-06-10", new TreatmentStop { Course = "c1", Reason = "toxicity" }, "stop"))["captem"]!.Earlier);
        Assert.Equal(["thrombocytopenia", "nausea"], earlier.Toxicity.Select(f => ((AdverseEvent)f.Content).Term));
        Assert.Equal(("toxicity", BestResponse.PR, null), (earlier.StopReason, Assert.Single(earlier.Stated).Stated, earlier.Best));
    }

    [Fact]
    public void A_procedure_counts_by_the_stem_of_its_name()
    {
        var option = Options(Said.On("2023-02-01", new Procedure { Name = "bland embolisation" }, "tae"))["liver_directed"]!;
        Assert.Equal((true, null, Answer.Yes), (Assert.Single(option.Earlier).IsProcedure, option.Earlier[0].Days, option.Given.Answer));
        Assert.Empty(Options(Said.On("2023-02-01", new Procedure { Name = "resection" }, "op"))["liver_directed"]!.Earlier);
    }

    [Theory]
    [InlineData("true", Answer.Yes), InlineData("false", null), InlineData(null, Answer.Unknown)]
    public void A_warning_fits_or_waits_for_its_fact_or_is_not_there(string? hypertension, Answer? expected)
    {
        var cautions = Options(hypertension is null ? [] : [Pressure(hypertension == "true")])["sunitinib"]!.Cautions;
        Assert.Equal(expected, cautions.SingleOrDefault()?.Truth.Answer);
        Assert.Equal(expected is Answer.Unknown ? [Fact.Hypertension] : [], cautions.SingleOrDefault()?.Truth.Missing ?? default);
        Assert.Equal(expected is Answer.Yes ? 1 : 0, cautions.SingleOrDefault()?.Findings.Count ?? 0);
    }

    [Fact] // nothing is shown twice
    public void A_warning_is_not_repeated_where_the_statement_that_says_it_applies()
    {
        var treated = Said.On("2022-01-01", new Treatment { Course = "p", Drugs = ["lutetium oxodotreotide"], Purpose = "tumour" }, "p");
        var ended = Said.On("2022-06-01", new TreatmentStop { Course = "p" }, "stop");
        var dose = Said.On("2022-01-01", new Injection { Course = "p", ActivityGbq = 7.4m }, "dose");
        var sunitinib = Options(Pressure(true), treated, dose, ended)["sunitinib"]!;
        Assert.Equal(("A-04", 0), (Ids(sunitinib.How), sunitinib.Cautions.Count));
    }

    [Fact] // the second guideline goes through the same code
    public void Options_of_two_guidelines_are_one_and_each_statement_keeps_its_name()
    {
        var second = SmallBase.Read("options: [{ option: captem, title: Temozolomide-based, drugs: [temozolomide, capecitabine] }, { option: trial, title: Trial }]",
            SmallBase.Statements.Replace("SMALL2020", "OTHER2025", StringComparison.Ordinal).Replace("observe", "trial", StringComparison.Ordinal).Replace("sunitinib", "captem", StringComparison.Ordinal), "other-2025");
        var snapshot = Patient.At(Said.Progression("2024-05-01"));
        var options = DecisionOptions.Of([GuidelineReading.Of(SmallBase.Read(), snapshot.Reader), GuidelineReading.Of(second, snapshot.Reader)], snapshot);
        Assert.Equal(["observe", "captem", "sunitinib", "liver_directed", "trial"], options.Options.Select(o => o.Option.Key));
        var captem = options["captem"]!;
        Assert.Equal(("Capecitabine with temozolomide", 2), (captem.Option.Title, captem.Option.Drugs.Count));
        Assert.Equal(["SMALL-2020", "OTHER-2025"], captem.For.Select(s => s.Guideline.Name));
        Assert.Equal(2, options.Tensions.Count);
    }

    [Theory] // coded problems with line and column
    [InlineData("drugs: [temozolomide]", "drugs: [temodal]", "E_GUIDELINE_VALUE"), InlineData("given_before: prior_temozolomide", "given_before: prior_temodal", "E_CONDITION"),
     InlineData("stated_by: SMALL2020-A-04", "stated_by: SMALL2020-A-99", "E_GUIDELINE_TENSION"), InlineData("source: Some paper 2020", "where: Some paper 2020", "E_GUIDELINE_KEY")]
    public void What_is_wrong_with_an_option_is_told_with_its_place(string right, string wrong, string code)
    {
        var read = SmallBase.Parse(SmallBase.Options.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Null(read.Value);
        Assert.Contains(read.Problems, p => p.Code.StartsWith(code, StringComparison.Ordinal) && p.Where.StartsWith("options.yaml, line", StringComparison.Ordinal));
    }

    [Fact]
    public void The_shipped_options_stand_in_the_order_of_the_paper_each_warning_with_its_source()
    {
        Assert.Equal(["observe", "ssa", "ssa_non_conventional", "everolimus", "sunitinib", "cabozantinib", "captem", "streptozocin", "irinotecan", "oxaliplatin", "platinum_etoposide", "prrt", "liver_directed", "radiation", "trial"],
            StatementBase.Nanets2020.Options.Select(o => o.Key));
        Assert.All(StatementBase.Nanets2020.Options.SelectMany(o => o.Beware), w => Assert.Matches("^NANETS 2020, .*; lines [0-9]", w.Source));
    }

    private static Finding Pressure(bool high) => Said.On("2024-05-01", new ClinicalStatus { Hypertension = high, StatedBy = StatedBy.Clinician }, "pressure");
}
