using Islet.Course;
using Islet.Exchange;

namespace Islet.Tests.Exchange.Export;

public class FlatTablesTests
{
    [Fact]
    public void Every_finding_in_force_has_its_row_and_every_patient_one()
    {
        var courses = Exported.Virtual(40);
        var tables = Exported.Tables(courses);
        Assert.Equal("patients", tables[0].Name);
        Assert.Equal(40, tables[0].Rows().Count());
        Assert.Equal(courses.Sum(c => c.Findings.Count(Succession.Of(c.Findings).IsInForce)), tables.Skip(1).Sum(t => t.Rows().Count()));
        Assert.All(tables, t => Assert.Equal(t.RowCount, t.Rows().Count()));
    }

    [Fact] // each value of each member of each kind stands in the table, in the type of its column
    public void Nothing_that_a_finding_says_is_missing()
    {
        foreach (var form in FindingForm.All)
        {
            var content = FilledForm.Of(form.Kind);
            var row = Exported.Tables(Exported.Course("a", Exported.Of("2020-02-03", content))).Single(t => t.Name == FlatTables.TableOf(form.Kind)).Row();
            Assert.All(form.Members, m => Assert.Contains(m.Name, row.Keys));
            Assert.Equal(("a", "1", "2020-02-03", "2020-02-03"), (row["patient"], row["row"], row["when"], row["reported"]));
        }
    }

    [Fact]
    public void A_column_has_one_type_and_partial_dates_make_it_text()
    {
        var tables = Exported.Tables(Exported.Course("a", Exported.Of("2020-02-03", new VitalStatus { Alive = true }), Exported.Of("2021-05", new VitalStatus { Alive = true }, 2),
            Exported.Of("2020", new Specimen { Ki67Percent = Ki67Index.FromReport("<3") }, 3), Exported.Of("2021", new Specimen { Ki67Percent = Ki67Index.FromPercent(8) }, 4)));
        var status = tables.Single(t => t.Name == "vital_status");
        Assert.Equal(CellKind.Text, status.Column("when")!.Declared);
        Assert.Equal(CellKind.YesNo, status.Column("alive")!.Declared);
        var specimen = tables.Single(t => t.Name == "specimen");
        Assert.Equal(("Ki67 percent", "%", CellKind.Text), (specimen.Column("ki67_percent")!.Label, specimen.Column("ki67_percent")!.Unit, specimen.Column("ki67_percent")!.Declared));
        Assert.All(tables, t => Assert.All(t.Rows(), row => Assert.All(row.Cells.Zip(t.Columns).Where(c => !c.First.IsEmpty), c => Assert.Equal(c.Second.Declared, c.First.Kind))));
    }

    [Fact]
    public void Facts_at_the_lock_and_survival_stand_in_the_row_of_the_patient()
    {
        var row = Exported.Tables(Exported.Course("a",
            Exported.Of("2020-01-01", new TumourEntity { Tumour = "T1", Family = TumourFamily.Nen, Organ = "pancreas" }),
            Exported.Of("2020-01-01", new Diagnosis { Tumour = "T1" }, 2), Exported.Of("2020-01-01", new Person { Sex = Sex.Female, Birth = Day.Parse("1950") }, 3),
            Exported.Of("2021-01-01", new VitalStatus { Alive = false }, 4), Exported.Of("2026-01-01", new Staging { System = "AJCC", M = "M1" }, 5) with { Recorded = new(2, new(2026, 2, 2, 0, 0, 0, default), "x", "y") }))[0].Row();
        Assert.Equal(("pancreas", "2020-01-01", "366", "true", "female", "1950", "dead", "2021-01-01"),
            (row["primary_site"], row["primary_site_date"], row["os_days"], row["os_event"], row["sex"], row["birth"], row["vital_status"], row["vital_status_date"]));
        Assert.DoesNotContain("m_category", row.Keys); // not yet known at the lock
    }

    [Fact]
    public void Offsets_keep_their_unit()
    {
        var course = Exported.Course("a", Exported.Of("+9.4 mo", new VitalStatus { Alive = true }), Exported.Of("-30 d", new VitalStatus { Alive = true }, 2, "+2 mo")) with { Axis = Axis.OffsetFrom("diagnosis") };
        var table = Exported.Tables(course).Single(t => t.Name == "vital_status");
        Assert.Equal(("-30", "2"), (table.Row(0)["when_days"], table.Row(0)["reported_months"]));
        Assert.Equal("9.4", table.Row(1)["when_months"]);
        Assert.Equal("months", table.Column("when_months")!.Unit);
    }

    [Fact]
    public void History_shows_what_was_replaced_and_withdrawn_and_otherwise_it_is_left_out()
    {
        var first = Exported.Of("2020", new VitalStatus { Alive = true });
        var course = Exported.Course("a", first, Exported.Of("2021", new VitalStatus { Alive = true }, 2) with { Supersedes = first.Id, Why = Why.Correction });
        Assert.Single(Exported.Tables(course).Single(t => t.Name == "vital_status").Rows());
        var history = FlatTables.Of([course], new(Exported.Lock, History: true)).Single(t => t.Name == "vital_status");
        Assert.Equal(["replaced", "in force"], new[] { history.Row(0)["state"], history.Row(1)["state"] });
        Assert.Equal(first.Id.ToString(), history.Row(1)["supersedes"]);
    }

    [Fact]
    public void The_codebook_names_every_column()
    {
        var tables = Exported.Tables(Exported.Virtual(20));
        var codebook = FlatTables.Codebook(tables);
        Assert.Equal(tables.Sum(t => t.Columns.Count), codebook.Rows().Count());
        Assert.Contains(Enumerable.Range(0, codebook.Rows().Count()).Select(i => codebook.Row(i)), row => row["column"] == "specimen_type" && row["values"].Contains("core_biopsy = core biopsy", StringComparison.Ordinal));
        Assert.All(codebook.Rows(), row => Assert.False(row.Cells[2].IsEmpty));
    }

    [Fact] // one month among a thousand days made text of the column, and "10" came before "3"
    public void A_partial_date_and_a_range_leave_columns_to_compute_with()
    {
        var tables = Exported.Tables(
            Exported.Course("a", Exported.Of("2020-02-03", new Diagnosis()), Exported.Of("2020-02-03", new Specimen { Ki67Percent = Ki67Index.FromReport("11-13") }, 2), Exported.Of("2021-05", new VitalStatus { Alive = true }, 3)),
            Exported.Course("b", Exported.Of("2020", new Diagnosis()), Exported.Of("2020-02-04", new Specimen { Ki67Percent = Ki67Index.FromReport("<1") }, 2), Exported.Of("2021-05-17", new VitalStatus { Alive = true }, 3)));
        var (patients, specimen, status) = (tables[0], tables.Single(t => t.Name == "specimen"), tables.Single(t => t.Name == "vital_status"));
        Assert.Equal([CellKind.Day, CellKind.Day], new[] { "diagnosed", "vital_status_date" }.Select(c => patients.Column(c)!.Declared!.Value));
        Assert.Equal(("2020-01-01", "year"), (patients.Row(1)["diagnosed"], patients.Row(1)["diagnosed_precision"]));
        Assert.Equal(("2021-05-01", "month"), (patients.Row(0)["vital_status_date"], patients.Row(0)["vital_status_date_precision"]));
        Assert.DoesNotContain("diagnosed_precision", patients.Row(0).Keys);
        Assert.Equal(("11-13", "11", "13"), (specimen.Row(0)["ki67_percent"], specimen.Row(0)["ki67_low"], specimen.Row(0)["ki67_high"]));
        Assert.Equal(("<1", "0", "1"), (specimen.Row(1)["ki67_percent"], specimen.Row(1)["ki67_low"], specimen.Row(1)["ki67_high"]));
        Assert.Equal([CellKind.Number, CellKind.Number, CellKind.Day], [specimen.Column("ki67_low")!.Declared!.Value, specimen.Column("ki67_high")!.Declared!.Value, status.Column("when_day")!.Declared!.Value]);
        Assert.Equal(("2021-05", "2021-05-01", "month"), (status.Row(0)["when"], status.Row(0)["when_day"], status.Row(0)["when_precision"])); // the text comes in again
        Assert.Null(specimen.Column("when_day")); // all of its days are whole
    }

    [Theory]
    [InlineData("8", 8.0, 8.0), InlineData("25-30 %", 25.0, 30.0), InlineData("<3", 0.0, 3.0), InlineData("< 3%", 0.0, 3.0), InlineData(">20", 20.0, 100.0), InlineData("0", 0.0, 0.0)]
    [InlineData("high", null, null), InlineData("30-25", null, null), InlineData("about 15", null, null), InlineData("150", null, null)]
    public void A_report_of_Ki_67_has_two_ends_where_it_is_understood(string report, double? low, double? high) =>
        Assert.Equal((low, high), Ki67Index.FromReport(report).Ends is { } ends ? ((double?)ends.Low, (double?)ends.High) : (null, null));

    [Fact]
    public void Words_of_the_patients_become_labelled_numbers_for_SPSS_where_every_cell_is_a_word()
    {
        var courses = new[] { Sex.Male, Sex.Female }.Select((sex, i) => Exported.Course($"{i}", Exported.Of("2020-02-03", new Diagnosis()), Exported.Of("", new Person { Sex = sex }, 2))).ToList();
        var coded = CodedSheet.Of(Exported.Tables(courses)[0]);
        Assert.Equal(["2", "1"], new[] { coded.Row(0)["sex"], coded.Row(1)["sex"] });
        Assert.Equal((CellKind.Number, "male"), (coded.Column("sex")!.Declared!.Value, coded.Column("sex")!.ValueLabels["2"]));
        Assert.Equal("calendar", coded.Row(0)["axis"]); // no word of a list
        var sheet = new Sheet("x", "x", [new(1, "sex") { Declared = CellKind.Text, ValueLabels = new Dictionary<string, string> { ["male"] = "male" } }], () => [new(2, [Cell.OfText("male")]), new(3, [Cell.OfText("unheard of")])]);
        Assert.Same(sheet, CodedSheet.Of(sheet));
    }

    [Fact] // 112.78850102669404517453798768 months had more digits than any format holds
    public void Months_are_written_to_hundredths()
    {
        var row = Exported.Tables(Exported.Course("a", Exported.Of("2016-01-04", new Treatment { Course = "C", Drugs = ["177Lu-DOTATATE"] }), Exported.Of("2016-01-05", new Injection { Course = "C", Drug = "177Lu-DOTATATE" }, 2),
            Exported.Of("2016-03-01", new TreatmentStop { Course = "C" }, 3)))[0].Row();
        Assert.Equal("113.81", row["months_since_last_prrt"]); // 3464 days to 2025-06-30
    }

    [Fact] // survival from diagnosis beside what was given later: who lived to be given it seems to live longer by it
    public void The_codebook_says_of_which_day_a_column_is()
    {
        var codebook = FlatTables.Codebook(Exported.Tables(Exported.Virtual(20)));
        var asOf = Enumerable.Range(0, codebook.Rows().Count()).Select(i => codebook.Row(i)).Where(r => r["table"] == "patients").ToDictionary(r => r["column"], r => r.GetValueOrDefault("as_of"));
        Assert.Equal(("data lock", "diagnosis to the end of follow-up", "diagnosis", null), (asOf["vital_status"], asOf["os_days"], asOf["age_at_diagnosis_years"], asOf["patient"]));
        Assert.Equal("data lock", asOf["primary_site_date"]);
    }

    [Fact] // a patient who opted out of research is in no table, nor the second record of a person
    public void Consent_is_honoured_and_those_left_out_are_counted()
    {
        var cohort = ExportCohort.Of([
            Exported.Course("a"), Exported.Course("b", Exported.Of("2020", new ConsentWithdrawal { Purpose = ConsentPurpose.Research })),
            Exported.Course("c", Exported.Of("", new PersonMatch { Other = "a", Same = true })), Exported.Course("d", Exported.Of("2020", new Consent { Purpose = ConsentPurpose.Research })),
        ], ExportCohort.Analysis);
        Assert.Equal(["a", "d"], cohort.Courses.Select(c => c.Key));
        Assert.Equal((4, 1, 1, 1), (cohort.Registered, cohort.Withdrawn, cohort.Duplicates, cohort.NotRecorded));
    }
}
