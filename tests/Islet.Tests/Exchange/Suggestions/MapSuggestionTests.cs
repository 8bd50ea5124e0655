using Islet.Exchange;

namespace Islet.Tests.Exchange.Suggestions;

public class MapSuggestionTests
{
    [Fact]
    public void A_wide_Swedish_sheet_becomes_a_map_with_what_repeats()
    {
        var suggestion = MapSuggestion.Of(File(new() { DecimalComma = true },
            ["Löpnr", "Personnummer", "Kön", "Född", "Diagnosdatum", "biopsi1_datum", "ki67_1", "grad_1", "biopsi2_datum", "ki67_2", "grad_2", "pet1_datum", "pet1_suvmax", "Kommentar", "xyz"],
            ["1", "640823-3234", "K", "1964", "17.5.2017", "17.5.2017", "8,5", "G2", "1.2.2019", "<1", "G1", "20.5.2017", "23", "ringer", "a"],
            ["2", "19121212-1212", "M", "1950", "18.6.2018", "18.6.2018", "10-15", "G2", "", "", "", "1.7.2018", "12,5", "", "b"]));
        var map = Reread(suggestion);
        Assert.Equal(new PatientColumn("Löpnr"), map.Patient);
        Assert.Contains("Personnummer", map.LeaveOut);
        Assert.Contains("Kommentar", map.LeaveOut);
        var specimen = Assert.Single(map.Findings, f => f.Kind == "Specimen");
        Assert.Equal(("1-2", "biopsi{n}_datum"), (specimen.Repeat!.ToString(), specimen.When!.Column));
        Assert.Equal(["ki67_{n}", "grad_{n}"], specimen.Set.Select(m => Assert.Single(m.From.Columns)));
        Assert.All(map.Findings.Where(f => f.Kind != "Person"), f => Assert.Equal(MapReported.Unknown, f.Reported));
        Assert.Equal(["xyz"], suggestion.NotUnderstood.Select(c => c.Column));
        Assert.Equal(DateOrder.DayMonthYear, map.Convention.Dates);
        Assert.DoesNotContain("640823", suggestion.Write(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_days_a_time_and_a_status_become_the_vital_status_of_an_offset_axis()
    {
        var map = Reread(MapSuggestion.Of(File(new() { DecimalComma = false }, ["PATIENT_ID", "OS_MONTHS", "OS_STATUS", "SEX"], ["P1", "12.5", "0:LIVING", "Female"], ["P2", "3", "1:DECEASED", "Male"])));
        var vital = Assert.Single(map.Findings, f => f.Kind == "VitalStatus");
        Assert.Equal(("OS_MONTHS", Islet.Course.OffsetUnit.Months), (vital.When!.Column, vital.When.Unit));
        Assert.Equal(["false"], map.List("alive")!["1:DECEASED"]!.Values);
        Assert.True(map.Axis.TakesOffsets);
    }

    [Fact]
    public void Several_rows_a_patient_with_a_line_become_reported_outcomes_by_line()
    {
        var map = Reread(MapSuggestion.Of(File(new(), ["ID paziente", "Linea", "Schema", "Data inizio", "Risposta"],
            ["1", "1", "Sandostatina LAR", "17/05/2017", "RP"], ["1", "2", "CAPTEM", "18/06/2018", "malattia stabile"], ["2", "1", "Afinitor", "19/06/2018", "PD"])));
        var outcome = Assert.Single(map.Findings, f => f.Kind == "ReportedOutcome");
        Assert.Equal(["Linea"], outcome.By);
        Assert.Contains(outcome.Set, m => m is { Member: "drugs", From: FromColumn { Drugs: true } });
        Assert.Equal(["PR"], map.List("best_response")!["RP"]!.Values);
    }

    [Fact]
    public void A_sheet_without_a_pseudonym_is_known_by_its_national_numbers()
    {
        var map = Reread(MapSuggestion.Of(File(new(), ["Nr i register", "Namn", "Kön"], ["640823-3234", "Test", "M"], ["701063-2391", "Test", "M"])));
        var identity = Assert.IsType<PatientIdentity>(map.Patient);
        Assert.Equal(("Nr i register", "SE"), (identity.NumberColumn, identity.Country));
        Assert.Equal(["Namn"], identity.NameColumns);
    }

    [Fact]
    public void Dates_in_two_orders_are_a_question_and_no_order() => Assert.Contains(
        MapSuggestion.Of(File(new(), ["ID", "Diagnosdatum"], ["1", "17/5/2017"], ["2", "5/17/2017"])).Questions, q => q.Contains("two orders", StringComparison.Ordinal));

    [Fact]
    public void Without_a_patient_there_is_no_map() => Assert.Null(MapSuggestion.Of(File(new(), ["Kön"], ["K"])).Map);

    [SkippableTheory]
    [InlineData("panet_arcnet_2017/data_clinical_patient.txt", 4), InlineData("panet_jhu_2011/data_clinical_sample.txt", 4), InlineData("panet_shanghai_2013/data_clinical_sample.txt", 4)]
    [InlineData("origimed_2020_net/data_clinical_patient.txt", 4), InlineData("msk_impact_2017_net/msk_impact_2017_clinical_data_NE_rows.tsv", 0), InlineData("pnet_case_list_sheltzer/updated_pnet_case_list.csv", 0)]
    public void A_real_cohort_gets_a_map_that_can_be_read(string path, int skip)
    {
        var file = Repository.SharedOrSkip(["data", "cohorts", .. path.Split('/')]);
        var opened = SheetFiles.Open(file, "csv", new() { SkipRows = skip });
        Skip.If(opened.Sheets.Count == 0, "not a plain table: its own reader takes it");
        var suggestion = MapSuggestion.Of(opened, FileKind.Csv);
        Assert.InRange(Reread(suggestion).Findings.Count, 1, 40);
    }

    private static CourseMap Reread(MapSuggestion suggestion)
    {
        var read = CourseMap.Parse(suggestion.Write()!);
        Assert.Empty(read.Problems);
        return read.Value!;
    }

    private static SheetFile File(FileConvention convention, string[] header, params string[][] rows)
    {
        var columns = header.Select((name, i) => new SheetColumn(i + 1, name)).ToList();
        var sheet = new Sheet("sheet.csv", "sheet.csv", columns, () => rows.Select((row, i) => new SheetRow(i + 2, [.. row.Select(Cell.OfText)])));
        return new("sheet.csv", [sheet], convention, [], []);
    }
}
