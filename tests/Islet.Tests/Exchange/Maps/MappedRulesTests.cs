using Islet.Course;
using Islet.Exchange;
using static Islet.Tests.Exchange.Maps.Sheets;

namespace Islet.Tests.Exchange.Maps;

/// <summary>The rules by which rows become findings (docs/maps.md), one by one.</summary>
public class MappedRulesTests
{
    [Fact]
    public void A_day_of_diagnosis_is_a_diagnosis_and_a_day_of_biopsy_without_a_result_is_no_specimen()
    {
        var import = Import("""
            ID | dx         | functioning | ki67
            1  | 2019-05-17 |             |
            2  |            | Ja          | 8
            """, """
              - kind: Diagnosis
                when: {column: dx}
                reported: unknown
                set: {functioning: {column: functioning}}
              - kind: Procedure
                name: first_visit
                when: {column: dx}
                reported: happened
                set: {procedure: {value: visit}}
              - kind: Specimen
                when: {column: dx}
                reported: unknown
                set: {ki67_percent: {column: ki67}}
            """);
        Assert.Equal(["test/1/diagnosis", "test/1/first_visit", "test/2/diagnosis", "test/2/specimen"], import.Courses.SelectMany(c => c.Findings).Select(f => f.Origin));
    }

    [Fact]
    public void What_is_still_running_has_not_stopped_and_a_death_without_a_readable_day_is_a_death()
    {
        var import = Import("""
            ID | stop       | death
            1  | pågår      | ja, 2016
            2  | 2019-05-17 |
            """, """
              - kind: TreatmentStop
                when: {column: stop}
                reported: happened
                set: {course: {value: R1}}
              - kind: VitalStatus
                name: death
                when: {column: death}
                reported: unknown
                set: {alive: {value: false}}
            """);
        Assert.Equal(["test/1/death", "test/2/treatment_stop"], import.Courses.SelectMany(c => c.Findings).Select(f => f.Origin));
        Assert.Equal("ja, 2016", import.Courses[0].Findings[0].Content.AsWritten!["happened"]);
    }

    [Fact]
    public void Members_may_be_left_out_where_the_day_says_it_all()
    {
        var map = CourseMap.Parse("""
            islet_map: 1
            source: test
            file: {kind: csv}
            axis: {offset: diagnosis}
            patient: {column: ID}
            findings:
              - kind: Diagnosis
                when: origin
                reported: unknown
            """);
        Assert.Empty(map.Problems);
        Assert.Equal(map.Value!.Write(), CourseMap.Parse(map.Value.Write()).Value!.Write());
    }

    [Theory]
    [InlineData("SEQ-12; SEQ-20; SEQ-21", "the patient's wish, and age; ; not available", "the patient's wish, and age|| not available")] // a place without a reason stays a place
    [InlineData("SEQ-12; SEQ-20", "wish; not available;", "wish|not available")]
    [InlineData("SEQ-12; SEQ-20", "wish; -", "wish|")]
    [InlineData("SEQ-12", "the patient's wish, and age", "the patient's wish, and age")]
    [InlineData("SEQ-12; SEQ-20", "wish", null)] // of which?
    [InlineData("SEQ-12; SEQ-20", "wish; age; distance", null)]
    [InlineData("SEQ-12; ; SEQ-20", "wish; age; distance", null)]
    [InlineData("", "wish", null)]
    public void Reasons_stand_in_the_places_of_their_statements_or_are_not_taken(string statements, string reasons, string? taken)
    {
        var import = Import(File(Sheet(["ID", "day", "from", "why"], [["1", "2024-05-02", statements, reasons]])), Map("""
              - kind: BoardDecision
                when: {column: day}
                reported: happened
                set: {question: {value: q}, departed_from: {column: from}, departure_reasons: {column: why}}
            """));
        var decision = Assert.Single(import.All<BoardDecision>());
        Assert.Equal(taken?.Split('|').Select(reason => reason.Trim()), decision.DepartureReasons);
        Assert.Equal(taken is null ? ["W_PLACES"] : [], import.Codes);
        Assert.Equal(taken is null ? string.Join("; ", reasons.Split(';', StringSplitOptions.TrimEntries)) : null, decision.AsWritten?.GetValueOrDefault("departure_reasons"));
    }

    [Fact]
    public void Rows_of_one_patient_are_told_apart_by_their_columns()
    {
        var import = Import("""
            ID | no  | date       | ki67 | size
            A  | 1/x | 2019-05-17 | 3    | 1.5
            A  | 2   | 2020-05-17 | 12   |
            """, Biopsies);
        Assert.Equal(["test/A/specimen/1%2Fx", "test/A/specimen/2"], import.Courses[0].Findings.Select(f => f.Origin));
        Assert.Equal([15m, null], import.All<Specimen>().Select(s => s.LargestDiameterMm));
        Assert.Equal("1.5 cm", import.All<Specimen>().First().AsWritten!["largest_diameter_mm"]);
    }

    [Fact]
    public void A_finding_of_which_no_column_says_anything_does_not_exist()
    {
        var import = Import("""
            ID | date       | CgA | done
            A  | 2019-05-17 |     | 1
            B  |            |     |
            C  | 2019       | 7   |
            """, """
              - kind: Laboratory
                when: {column: date}
                reported: happened
                set: {analyte: {value: chromogranin_a}, value: {column: CgA}, unit: {value: nmol/L}}
              - kind: Procedure
                name: visit
                when: {column: date}
                reported: happened
                set: {procedure: {value: visit}}
              - kind: Molecular
                name: tested
                when: unknown
                reported: unknown
                only_where: {column: done, is: ["1"]}
                set: {men1_germline: {value: negative}}
            """);
        Assert.Equal(["test/A/visit", "test/A/tested", "test/C/laboratory", "test/C/visit"], import.Courses.SelectMany(c => c.Findings).Select(f => f.Origin));
    }

    [Fact]
    public void A_bound_of_a_laboratory_stands_beside_its_value_and_elsewhere_is_text()
    {
        var import = Import("""
            ID | date | CgA  | mit
            A  | 2019 | <0.5 | <2
            """, """
              - kind: Laboratory
                when: {column: date}
                reported: happened
                set: {analyte: {value: chromogranin_a}, value: {column: CgA}}
              - kind: Specimen
                when: {column: date}
                reported: unknown
                set: {mitoses_per_2mm2: {column: mit}}
            """);
        var laboratory = Assert.Single(import.All<Laboratory>());
        Assert.Equal((0.5m, Comparator.Below), (laboratory.Value, laboratory.Comparator));
        Assert.Equal(("W_VALUE", "<2"), (Assert.Single(import.Problems).Code, Assert.Single(import.All<Specimen>()).AsWritten!["mitoses_per_2mm2"]));
    }

    [Fact]
    public void Months_and_days_from_the_origin_are_kept_as_written_and_what_has_none_is_placed_there()
    {
        var import = Import("""
            ID | os  | alive | grade
            A  | 9.4 | no    | G2
            """, """
              - kind: VitalStatus
                when: {column: os, unit: months}
                reported: unknown
                set: {alive: {column: alive}}
              - kind: Specimen
                when: origin
                reported: unknown
                set: {reported_grade: {column: grade}}
            """, "axis: {offset: diagnosis}");
        Assert.Equal(["A +9.4 mo ? test/A/vital_status", "A +0 mo ? test/A/specimen"], import.Lines.Select(l => l[..l.IndexOf(" {", StringComparison.Ordinal)]));
        Assert.True(Assert.Single(import.All<Specimen>()).PlacedAtOrigin);
        Assert.Equal(Axis.OffsetFrom("diagnosis"), import.Courses[0].Patient.Axis);
    }

    [Fact]
    public void With_a_zero_day_dates_become_days_and_no_date_is_kept()
    {
        var import = Import("""
            ID | dx         | death
            A  | 2019-05-17 | 2020-05-16
            B  | 2019-05    | 2020-05-16
            C  | 2019-05-17 | 2020
            D  |            | 2020-05-16
            E  | 2019-05-17 | 16 May, I think
            """, """
              - kind: VitalStatus
                when: {column: death}
                reported: {days: 3}
                set: {alive: {value: "false"}}
            """, "axis: {offset: diagnosis, zero: {column: dx}}");
        Assert.Equal(["+365 d", "", "", "", ""], import.Courses.SelectMany(c => c.Findings).Select(f => f.Happened.ToString()));
        Assert.Equal("+368 d", import.Courses[0].Findings[0].Reported.ToStored());
        Assert.DoesNotContain(import.Lines, l => l.Contains("2020", StringComparison.Ordinal) || l.Contains("May", StringComparison.Ordinal));
        Assert.Equal(["W_OFFSET", "W_OFFSET", "W_OFFSET", "W_OFFSET", "W_VALUE"], import.Codes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_assumed_report_is_marked_as_assumed()
    {
        var import = Import("""
            ID | date       | ki67
            A  | 2019-05    | 3
            """, """
              - kind: Specimen
                when: {column: date}
                reported: {days: 7}
                set: {ki67_percent: {column: ki67}}
            """);
        var finding = Assert.Single(import.Courses[0].Findings);
        Assert.Equal("2019-06-07", finding.Reported.ToStored());
        Assert.Equal("assumed: happened + 7 d", finding.Content.AsWritten!["reported"]);
    }

    [Fact]
    public void Boxes_make_a_list_and_only_a_set_that_was_answered_whole_was_asked()
    {
        var import = Import("""
            ID | visit | flush | low
            A  | 2019  | yes   | no
            B  | 2019  | no    | no
            C  | 2019  | yes   |
            D  | 2019  | no    |
            """, """
              - kind: ClinicalStatus
                when: {column: visit}
                reported: happened
                set: {syndromic_symptoms: {checked: {diarrhea_flushing: flush, hypoglycemia: low}}, asked: {value: [syndromic_symptoms]}}
            """);
        Assert.Equal(["A diarrhea_flushing asked", "B  asked", "C diarrhea_flushing "], import.Courses.SelectMany(c => c.Findings.Select(f => (ClinicalStatus)f.Content)
            .Select(s => $"{c.Patient.Key} {string.Join(",", s.SyndromicSymptoms!)} {(s.Asked is [_] ? "asked" : "")}")));
    }

    [Fact]
    public void Sheets_of_a_workbook_speak_of_the_same_patients()
    {
        var patients = Sheet("ID | sex | site\nB | female | Uppsala\nA | male | Uppsala", "Patients", "book.xlsx");
        var pet = Sheet("ID | date | suv\nA | 2019-01-01 | 4\nB | 2020-01-01 | 5\nC | 2021 | 6", "PET", "book.xlsx");
        var import = Import(File(patients, pet), Map("""
              - kind: Person
                sheet: Patients
                set: {sex: {column: sex}}
              - kind: ImagingStudy
                when: {column: date}
                reported: unknown
                set: {suv_max: {column: suv}}
            """, "center: {column: site}"));
        Assert.Equal(["B Uppsala 2", "A Uppsala 2", "C  1"], import.Courses.Select(c => $"{c.Patient.Key} {c.Patient.Center} {c.Findings.Count}"));
        Assert.Empty(import.Problems);
    }
}
