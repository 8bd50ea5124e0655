using Islet.Course;
using Islet.Exchange;

namespace Islet.Tests.Exchange.Maps;

public class CourseMapTests
{
    private const string Whole = """
        islet_map: 1
        title: "Uppsala registry, one row a patient"
        version: 4
        source: uppsala-nen
        file:
          kind: csv
          encoding: windows-1252
          delimiter: ";"
          decimal: comma
          dates: day-month-year
          header_rows: 1
          skip_rows: 0
          sheets: [Patients, PET]
        two_digit_years_to: 2030
        missing: ["999", ej känt]
        axis: {offset: diagnosis, zero: {column: dx_date}}
        center: {column: Centre}
        synthetic: true
        patient: {identity: {number: {column: Personnr, country: SE}, name: [Förnamn, Efternamn], record: MRN}}
        leave_out: [Kommentar]
        accept:
          - {code: W_VALUE, column: Ki67, found: ca 15}
          - {code: W_CONFLICT, column: Född}
        lists:
          sex: {K: female, M: male}
          grade: {"1": G1, "2": G2, "9": null}
          symptoms: {"3": [diarrhea_flushing, hypoglycemia]}
        findings:
          - kind: Person
            sheet: Patients
            set:
              sex: {column: Kön, list: sex}
          - kind: Specimen
            name: biopsy
            repeat: 1-8
            by: [biopsy_no]
            when: {column: "biopsy{n}_date"}
            reported: unknown
            only_where: {column: "biopsy{n}_done", is: [J, yes]}
            stated_by: pathologist
            tumour: T1
            set:
              specimen: {value: "B{n}"}
              specimen_type: {value: core_biopsy}
              ki67_percent: {column: "ki67_{n}", missing: ["-9"]}
              reported_grade: {column: "grade_{n}", list: grade}
              largest_diameter_mm: {column: "size_{n}", unit: cm}
          - kind: ClinicalStatus
            when: {column: visit}
            reported: {days: 7}
            set:
              syndromic_symptoms: {checked: {diarrhea_flushing: flush, hypoglycemia: lowsugar}}
              asked: {value: syndromic_symptoms}
          - kind: ReportedOutcome
            by: [line]
            when: unknown
            reported: {column: told}
            only_where: {column: regimen, filled: true}
            set:
              line: {column: line}
              drugs: {column: regimen, drugs: true}
          - kind: Diagnosis
            when: origin
            reported: happened
            set:
              age_years: {column: age}

        """;

    [Fact]
    public void A_map_is_written_as_it_was_read()
    {
        var map = Sheets.Read(Whole);
        Assert.Equal(Whole, map.Write());
        Assert.Equal(Whole, Sheets.Read(map.Write()).Write());
    }

    [Fact]
    public void A_map_says_how_its_file_is_written_and_what_begins_every_origin()
    {
        var map = Sheets.Read(Whole);
        Assert.Equal(("uppsala-nen", 4, FileKind.Csv, true, DateOrder.DayMonthYear, ";"),
            (map.Source, map.Version, map.FileKind, map.Convention.DecimalComma, map.Convention.Dates, map.Convention.Delimiter));
        Assert.Equal("uppsala-nen, map version 4", map.Imprint);
        Assert.Equal(["Personnr", "MRN", "Förnamn", "Efternamn"], map.Patient.Columns);
        Assert.Equal(new(1, 8), map.Findings[1].Repeat);
        Assert.Equal("person", map.Findings[0].Name);
    }

    [Theory]
    [InlineData("islet_map: 1", "islet_map: 2", "E_MAP_VERSION")]
    [InlineData("version: 4", "versoin: 4", "E_MAP_KEY")]
    [InlineData("version: 4", "source: again", "E_MAP_KEY_TWICE")]
    [InlineData("source: uppsala-nen", "", "E_MAP_KEY_MISSING")]
    [InlineData("source: uppsala-nen", "source: Uppsala NEN", "E_MAP_ID")]
    [InlineData("decimal: comma", "decimal: dot", "E_MAP_VALUE")]
    [InlineData("two_digit_years_to: 2030", "two_digit_years_to: 30", "E_MAP_VALUE")]
    [InlineData("synthetic: true", "synthetic: perhaps", "E_MAP_VALUE")]
    [InlineData("leave_out: [Kommentar]", "leave_out: Kommentar", "E_MAP_FORM")]
    [InlineData("kind: Specimen", "kind: Specimens", "E_MAP_KIND")]
    [InlineData("kind: Diagnosis", "kind: PersonMatch", "E_MAP_KIND")]
    [InlineData("ki67_percent:", "ki67:", "E_MAP_MEMBER")]
    [InlineData("value: core_biopsy", "value: core biopsy", "E_MAP_WORD")]
    [InlineData("stated_by: pathologist", "stated_by: nurse", "E_MAP_WORD")]
    [InlineData("list: grade", "list: grades", "E_MAP_LIST")]
    [InlineData("\"1\": G1", "\"1\": G4", "E_MAP_LIST_VALUE")]
    [InlineData("kind: Diagnosis", "kind: Laboratory", "E_MAP_REQUIRED")]
    [InlineData("    reported: unknown\n", "", "E_MAP_REPORTED")]
    [InlineData("reported: unknown", "reported: silently", "E_MAP_REPORTED")]
    [InlineData("{column: visit}", "{column: visit, unit: months}", "E_MAP_WHEN")]
    [InlineData("when: unknown", "when: {column: months, unit: months}", "E_MAP_WHEN")]
    [InlineData("    repeat: 1-8\n", "", "E_MAP_REPEAT")]
    [InlineData("by: [line]", "repeat: 1-3", "E_MAP_REPEAT")]
    [InlineData("unit: cm", "unit: furlong", "E_MAP_UNIT")]
    [InlineData("name: biopsy", "name: person", "E_MAP_NAME_TWICE")]
    [InlineData("code: W_VALUE", "code: E_IDENTIFIER", "E_MAP_ACCEPT")]
    [InlineData("column: age}", "column: MRN}", "E_MAP_IDENTITY")]
    [InlineData("sex: {column: Kön, list: sex}", "birth: {column: Född}", "E_MAP_WHEN")]
    [InlineData("version: 4", "version: [", "E_MAP_YAML")]
    public void What_is_wrong_with_a_map_has_its_code(string right, string wrong, string code)
    {
        Assert.Contains(right, Whole, StringComparison.Ordinal);
        var (map, problems) = CourseMap.Parse(Whole.Replace(right, wrong, StringComparison.Ordinal), "uppsala.yaml");
        Assert.Null(map);
        Assert.Contains(code, problems.Select(p => p.Code));
        Assert.All(problems, p => Assert.StartsWith("uppsala.yaml, line ", p.Where, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("kind: Specimen", "kind: Specimn", "Specimen")]
    [InlineData("ki67_percent:", "ki67_procent:", "ki67_percent")]
    [InlineData("list: grade", "list: grad", "grade")]
    [InlineData("leave_out", "leaveout", "leave_out")]
    [InlineData("value: core_biopsy", "value: core_biopsi", "core_biopsy")]
    public void A_wrong_word_is_told_with_the_nearest_right_one(string right, string wrong, string meant) =>
        Assert.Contains(CourseMap.Parse(Whole.Replace(right, wrong, StringComparison.Ordinal)).Problems, p => p.Remedy.Contains($"Did you mean {meant}", StringComparison.Ordinal));

    [Fact]
    public void All_problems_of_a_map_are_told_at_once_in_the_order_of_the_file() => Assert.Equal(["E_MAP_KEY", "E_MAP_MEMBER", "E_MAP_LIST_VALUE", "E_MAP_UNIT"],
        CourseMap.Parse(Whole.Replace("version: 4", "vresion: 4", StringComparison.Ordinal).Replace("\"2\": G2", "\"2\": two", StringComparison.Ordinal)
            .Replace("ki67_percent:", "ki67:", StringComparison.Ordinal).Replace("unit: cm", "unit: ell", StringComparison.Ordinal)).Problems.Select(p => p.Code));

    [Fact]
    public void A_file_that_is_no_text_is_refused() => Assert.Equal("E_MAP_TEXT", Assert.Single(CourseMap.Read([0xFF, 0xFE, 0x00], "map.yaml").Problems).Code);

    [Theory]
    [InlineData("a: b"), InlineData("yes"), InlineData("- dash"), InlineData("#hash"), InlineData("quo\"te\\"), InlineData(" blank "), InlineData("null"), InlineData("1,5"), InlineData("å ä"), InlineData("{x}")]
    public void A_column_of_any_name_survives_writing(string column)
    {
        var map = Sheets.Read(Whole) with { LeaveOut = [column] };
        Assert.Equal([column.Trim()], Sheets.Read(map.Write()).LeaveOut);
    }
}
