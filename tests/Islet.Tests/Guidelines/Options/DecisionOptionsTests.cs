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

    [Theory] // {day} is the day of the finding; unknown has words of its own, and without them is not listed
    [InlineData("true", "Blood pressure of 2024-05-01 rises."), InlineData(null, "Nobody measured blood pressure."), InlineData("false", null)]
    public void A_warning_says_the_day_or_that_the_fact_is_missing(string? hypertension, string? says) =>
        Assert.Equal(says, Options(hypertension is null ? [] : [Pressure(hypertension == "true")])["sunitinib"]!.Cautions.SingleOrDefault()?.Says);

    [Fact]
    public void A_warning_without_words_for_the_unknown_waits_unseen()
    {
        var silent = SmallBase.Read(SmallBase.Options.Replace("    says_unknown: Nobody measured blood pressure.\n", "", StringComparison.Ordinal));
        Assert.Empty(Options(silent, Patient.At())["sunitinib"]!.Cautions);
        Assert.Single(Options(silent, Patient.At(Pressure(true)))["sunitinib"]!.Cautions);
    }

    [Theory] // SYS-01 names PRRT whatever the receptors are
    [InlineData("positive", null), InlineData("negative", "Receptors negative on 2024-05-02"), InlineData("indeterminate", "Receptors indeterminate on 2024-05-02"), InlineData(null, "Receptor status not known")]
    public void Radionuclides_stand_with_what_is_known_of_receptors(string? pet, string? says)
    {
        var prrt = Options(StatementBase.Nanets2020, Patient.At([Patient.Tissue(), .. pet is null ? (Finding[])[] : [Patient.Pet("2024-05-02", pet)]]))["prrt"]!;
        Assert.Contains("SYS-01", prrt.For.Select(s => s.Statement.Number));
        var told = prrt.Cautions.Where(c => c.Says.StartsWith("Receptor", StringComparison.Ordinal)).ToList();
        Assert.Equal(says is null ? 0 : 1, told.Count);
        Assert.All(told, c => Assert.StartsWith(says!, c.Says, StringComparison.Ordinal));
        Assert.All(told, c => Assert.EndsWith("(SYS-11, PRRT-01, MOL-03) speak of receptor-positive tumours.", c.Says, StringComparison.Ordinal));
    }

    [Fact] // F07: everolimus until progression
    public void What_became_of_it_before_is_among_its_cautions()
    {
        var options = Options(StatementBase.Nanets2020, Worked.At("F07", 1));
        Assert.Contains("Progressed on it on 2022-03-04 (line 1).", options["everolimus"]!.Cautions.Select(c => c.Says));
        Assert.DoesNotContain(options["prrt"]!.Cautions, c => c.Says.StartsWith("Progressed", StringComparison.Ordinal));
        Assert.Contains("PRRT was given before; of repeating it the guideline says nothing.", Options(StatementBase.Nanets2020, Patient.At(Patient.Tissue(), Said.Judged("2024-05-01", Fact.PriorPrrt, "true")))["prrt"]!.Cautions.Select(c => c.Says));
        Assert.DoesNotContain(options["prrt"]!.Cautions, c => c.Says.Contains("repeating", StringComparison.Ordinal)); // its first course runs
        Assert.DoesNotContain(Options(StatementBase.Nanets2020, Patient.At(Patient.Tissue()))["prrt"]!.Cautions, c => c.Says.Contains("repeating", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("toxicity", "Stopped for toxicity on 2024-03-01 (line 1)."), InlineData("progression", "Stopped for progression on 2024-03-01 (line 1)."), InlineData("completed", null)]
    public void The_reason_of_its_end_is_told(string reason, string? says) => Assert.Equal(says, Options(
        Said.Drug("2023-12-01", "temozolomide"), Said.On("2024-03-01", new TreatmentStop { Course = "temozolomide", Reason = reason }, "stop"))["captem"]!.Cautions.SingleOrDefault()?.Says);

    [Theory] // 42 days of pause (facts.md 3.8): progression long after a completed course is not progression on it
    [InlineData("2024-04-12", true), InlineData("2024-04-13", false)]
    public void A_progression_long_after_its_end_was_not_on_it(string day, bool told) => Assert.Equal(told, Options(
        Said.Drug("2023-12-01", "temozolomide"), Said.On("2024-03-01", new TreatmentStop { Course = "temozolomide", Reason = "completed" }, "stop"), Said.Progression(day))["captem"]!
        .Cautions.Any(c => c.Says == $"Progressed on it on {day} (line 1)."));

    [Fact] // five days of octreotide around an operation
    public void A_perioperative_drug_is_listed_as_such_and_was_not_given_before()
    {
        Finding[] around = [Said.Drug("2024-02-01", "octreotide", "perioperative"), Said.On("2024-02-05", new TreatmentStop { Course = "octreotide", Reason = "completed" }, "stop")];
        var ssa = Options(StatementBase.Nanets2020, Patient.At([.. around, Patient.LogClosed()]))["ssa"]!;
        var earlier = Assert.Single(ssa.Earlier);
        Assert.Equal((null, ApartReason.Perioperative, "perioperative, no line of therapy", Answer.No), (earlier.Line, earlier.Apart, earlier.NoLine, ssa.Given.Answer));
        Assert.Equal(Answer.Unknown, Options(StatementBase.Nanets2020, Patient.At(around))["ssa"]!.Given.Answer);
    }

    [Fact] // SM-14 says how a running drug is followed: nothing to choose by
    public void Monitoring_stands_under_an_option_only_while_it_runs()
    {
        var options = Options(StatementBase.Nanets2020, Patient.At(Patient.Tissue(), Said.Drug("2024-02-01", "sunitinib"), Patient.LogClosed()));
        Assert.Contains("SM-14", options["sunitinib"]!.How.Select(s => s.Statement.Number));
        Assert.All(options.Options.Where(o => o.Option.Key is not "sunitinib"), o => Assert.DoesNotContain("SM-14", o.Applying.Concat(o.Undecided).Select(s => s.Statement.Number)));
    }

    [Fact]
    public void An_option_of_which_only_the_manner_is_said_has_no_statement_for_or_against_it()
    {
        var pressure = Options(Pressure(true), Said.Judged("2024-05-01", Fact.PriorPrrt, "true"));
        Assert.Equal(("A-04", "A-04"), (Ids(pressure["sunitinib"]!.Applying), Ids(pressure["sunitinib"]!.How)));
        Assert.Empty(pressure["observe"]!.How);
        Assert.Empty(pressure["liver_directed"]!.How);
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
