using System.Diagnostics;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Tests.Exchange.Cells;

public class CellReaderTests
{
    private static readonly CellConvention Swedish = new() { DecimalComma = true, Dates = DateOrder.DayMonthYear };

    [Theory]
    [InlineData("8", "8", null, null), InlineData("8,5", "8.5", null, null), InlineData("45 %", "45", null, null), InlineData("<1", "\"<1\"", null, null)]
    [InlineData("< 1 %", "\"<1\"", null, null), InlineData("10-15", "\"10-15\"", null, null), InlineData("10–15 %", "\"10-15\"", null, null)]
    [InlineData("3 a 5", "\"3-5\"", null, null), InlineData("5%-10%", "\"5-10\"", null, null), InlineData("mindre än 3", "\"<3\"", null, null)]
    [InlineData("Ki-67: 12%", "12", null, null), InlineData("ca 15", "15", "ca 15", "W_VALUE"), InlineData("~15", "15", "~15", "W_VALUE")]
    [InlineData("cirka 20 %", "20", "cirka 20 %", "W_VALUE"), InlineData("150", null, "150", "W_VALUE"), InlineData("see letter", null, "see letter", "W_VALUE")]
    [InlineData("8.5", null, "8.5", "W_DECIMAL")]
    public void A_Ki_67_index_keeps_its_range_and_its_bound(string text, string? value, string? asWritten, string? code) =>
        Says(Read(text, "Specimen", "ki67_percent", Swedish), value, asWritten, code);

    [Theory]
    [InlineData("12 mm", "12", null, null), InlineData("12", "12", null, null), InlineData("1,2 cm", "12", "1,2 cm", null), InlineData("1.2", null, "1.2", "W_DECIMAL")]
    [InlineData("12 kg", null, "12 kg", "W_UNIT"), InlineData("10-15", null, "10-15", "W_VALUE"), InlineData("<5", null, "<5", "W_VALUE")]
    [InlineData("ca 25 mm", "25", "ca 25 mm", "W_VALUE"), InlineData("9000", null, "9000", "W_VALUE")]
    public void A_diameter_is_converted_from_the_unit_in_its_cell_and_from_no_other(string text, string? value, string? asWritten, string? code) =>
        Says(Read(text, "Specimen", "largest_diameter_mm", Swedish), value, asWritten, code);

    [Fact]
    public void A_unit_declared_for_the_column_is_converted_and_contradicted_by_none()
    {
        Says(Read("2,3", "Specimen", "largest_diameter_mm", Swedish with { Unit = "cm" }), "23", null, null);
        Says(Read("23 mm", "Specimen", "largest_diameter_mm", Swedish with { Unit = "cm" }), null, "23 mm", "W_UNIT");
        Says(Read("0,08", "Specimen", "ki67_percent", Swedish with { Unit = "fraction" }), "8", null, null);
        Says(CellReader.Read(Cell.Of(0.08m, "8 %"), FindingForm.Of("Specimen")!["ki67_percent"]!, Swedish), "8", null, null);
    }

    [Theory]
    [InlineData("<1", "1", "below"), InlineData("≤ 3", "3", "at_most"), InlineData(">100", "100", "above"), InlineData("ca 12,5", "12.5", "about"), InlineData("1 234", "1234", null)]
    public void A_laboratory_value_gives_its_bound_to_the_comparator(string text, string value, string? comparator)
    {
        var reading = Read(text, "Laboratory", "value", Swedish);
        Assert.Equal(value, reading.Value!.ToJsonString());
        Assert.Null(reading.Complaint);
        Assert.Equal(comparator, reading.Extra?["comparator"].GetValue<string>());
    }

    [Fact]
    public void A_laboratory_value_keeps_the_unit_in_its_cell_and_is_never_converted()
    {
        Assert.Equal("nmol/L", Read("6,2 nmol/L", "Laboratory", "value", Swedish).Extra!["unit"].GetValue<string>());
        Says(Read("4,1 g/dL", "Laboratory", "value", Swedish with { Unit = "g/L" }), null, "4,1 g/dL", "W_UNIT");
    }

    [Theory]
    [InlineData("8,5", "8.5"), InlineData("0,123", "0.123"), InlineData("1.234,5", "1234.5"), InlineData("12.75", "12.75"), InlineData("1,234", null), InlineData("12", "12")]
    public void Without_a_declared_decimal_sign_only_what_has_one_reading_is_taken(string text, string? value)
    {
        var reading = Read(text, "Laboratory", "value", CellConvention.Undeclared);
        Says(reading, value, value is null ? text : reading.AsWritten, value is null ? "W_DECIMAL" : null);
    }

    [Theory]
    [InlineData("2017", "2017", null), InlineData("2017-05", "2017-05", null), InlineData("05/2017", "2017-05", null), InlineData("maj 2017", "2017-05", null)]
    [InlineData("17 maj 2017", "2017-05-17", null), InlineData("17MAY2017", "2017-05-17", null), InlineData("17.5.2017", "2017-05-17", null)]
    [InlineData("17. Mai 2017", "2017-05-17", null), InlineData("17 de mayo de 2017", "2017-05-17", null), InlineData("17 mag 2017", "2017-05-17", null)]
    [InlineData("May 17, 2017", "2017-05-17", null), InlineData("20170517", "2017-05-17", null), InlineData("2017-05-17 00:00:00", "2017-05-17", null)]
    [InlineData("17/5-17", null, "W_DATE_TWO_DIGIT"), InlineData("190517", null, "W_DATE_TWO_DIGIT"), InlineData("42872", null, "W_DATE_SERIAL")]
    [InlineData("<2017", "2017", "W_DATE_ABOUT"), InlineData("ca 2017", "2017", "W_DATE_ABOUT"), InlineData("våren 2017", "2017", "W_DATE_ABOUT")]
    [InlineData("31.2.2019", null, "W_DATE_IMPOSSIBLE"), InlineData("5/17/2017", null, "W_DATE_SWAPPED"), InlineData("2017-13-01", null, "W_DATE_IMPOSSIBLE")]
    [InlineData("17 juni", null, "W_DATE_TWO_DIGIT"), InlineData("hello", null, "W_VALUE"), InlineData("00.05.2017", "2017-05", null), InlineData("UN-MAY-2017", "2017-05", "W_DATE_ABOUT")]
    public void A_day_is_read_as_people_write_it(string text, string? day, string? code)
    {
        var reading = Read(text, "Person", "birth", Swedish);
        Says(reading, day is null ? null : $"\"{day}\"", code is null ? null : text, code);
    }

    [Fact]
    public void Two_digits_are_a_year_once_the_last_one_is_declared()
    {
        var to2030 = Swedish with { TwoDigitYearsTo = 2030 };
        Says(Read("17/5-17", "Person", "birth", to2030), "\"2017-05-17\"", null, null);
        Says(Read("17.5.31", "Person", "birth", to2030), "\"1931-05-17\"", null, null);
        Says(Read("190517", "Person", "birth", to2030), "\"2019-05-17\"", null, null);
    }

    [Fact]
    public void A_day_that_can_be_read_in_two_ways_waits_for_the_declared_order()
    {
        Says(Read("5/6/2017", "Person", "birth", CellConvention.Undeclared), null, "5/6/2017", "W_DATE_ORDER");
        Says(Read("5/6/2017", "Person", "birth", new() { Dates = DateOrder.MonthDayYear }), "\"2017-05-06\"", null, null);
        Says(Read("25/6/2017", "Person", "birth", CellConvention.Undeclared), "\"2017-06-25\"", null, null);
    }

    [Fact]
    public void A_range_that_a_spreadsheet_turned_into_a_date_is_told() =>
        Says(CellReader.Read(Cell.Of(new DateOnly(2026, 10, 15)), FindingForm.Of("Specimen")!["ki67_percent"]!, Swedish), null, "2026-10-15", "W_CELL_DATE");

    [Theory]
    [InlineData("Person", "sex", "Kvinna", "female"), InlineData("Person", "sex", "K", "female"), InlineData("Person", "sex", "maschio", "male"), InlineData("Person", "sex", "w", "female")]
    [InlineData("Specimen", "reported_grade", "NET G2", "G2"), InlineData("Specimen", "reported_grade", "grad 2", "G2"), InlineData("Specimen", "reported_grade", "WHO grade II", "G2")]
    [InlineData("Specimen", "reported_grade", "2", "G2"), InlineData("Specimen", "differentiation", "högt differentierad", "well"), InlineData("Specimen", "differentiation", "scarsamente differenziato", "poor")]
    [InlineData("Procedure", "margin", "R0-resektion", "R0"), InlineData("ReportedOutcome", "best_response", "RC", "CR"), InlineData("ReportedOutcome", "best_response", "komplett respons", "CR")]
    [InlineData("ReportedOutcome", "best_response", "progrediert", "PD"), InlineData("ReportedOutcome", "best_response", "ej utvärderad", "NE"), InlineData("ImagingStudy", "sstr_pet_result", "Positiv", "positive")]
    [InlineData("ImagingStudy", "sstr_pet_result", "ej utfört", "not_done"), InlineData("Molecular", "men1_germline", "non testato", "not_tested"), InlineData("VitalStatus", "cause", "okänd", "unknown")]
    [InlineData("Staging", "t", "2", "T2"), InlineData("Staging", "t", "ypT2", "ypT2"), InlineData("Staging", "m", "1c", "M1c"), InlineData("Staging", "stage", "Stadium IIa", "IIA")]
    [InlineData("Tumour", "organ", "tunntarm", "small_bowel_not_specified"), InlineData("Tumour", "organ", "pankreas", "pancreas"), InlineData("Specimen", "who_edition", "WHO 2010", "2010")]
    [InlineData("ImagingStudy", "modality", "68Ga-DOTATOC PET/CT", "SSTR-PET"), InlineData("ImagingStudy", "modality", "Octreoscan", "SRS"), InlineData("ClinicalStatus", "symptom_burden", "ingen", "none")]
    [InlineData("Specimen", "specimen_site", "levermetastas", "distant_metastasis"), InlineData("Specimen", "necrosis", "finns ej", "absent")]
    public void A_word_in_one_language_is_the_word_of_the_vocabulary(string kind, string member, string text, string word)
    {
        var reading = Read(text, kind, member, Swedish);
        Assert.Null(reading.Complaint);
        Assert.Equal(word, reading.Value!.GetValue<string>());
    }

    [Theory]
    [InlineData("ja", true), InlineData("Nei", false), InlineData("sì", true), InlineData("0", false), InlineData("x", true), InlineData("keine", false)]
    public void Yes_and_no_have_many_words(string text, bool flag) => Assert.Equal(flag, Read(text, "ImagingStudy", "liver_metastases", Swedish).Value!.GetValue<bool>());

    [Fact]
    public void A_scan_names_its_tracer() => Assert.Equal("68Ga-DOTATOC", Read("68Ga-DOTATOC PET/CT", "ImagingStudy", "modality", Swedish).Extra!["tracer"].GetValue<string>());

    [Fact]
    public void Dead_of_disease_says_two_things()
    {
        var reading = Read("DOD", "VitalStatus", "alive", Swedish);
        Assert.False(reading.Value!.GetValue<bool>());
        Assert.Equal("tumour", reading.Extra!["cause"].GetValue<string>());
        Says(Read("1", "VitalStatus", "alive", Swedish), null, "1", "W_VALUE"); // a status of 1 is dead in one file and alive in the next
    }

    [Fact]
    public void Nodes_are_written_as_a_share()
    {
        var reading = Read("3/12", "Specimen", "nodes_positive", Swedish);
        Assert.Equal(("3", "12"), (reading.Value!.ToJsonString(), reading.Extra!["nodes_examined"].ToJsonString()));
    }

    [Fact]
    public void A_list_of_codes_decides_alone_about_numbers()
    {
        var coded = Swedish with { List = new Dictionary<string, string?> { ["1"] = "G1", ["2"] = "G2", ["9"] = null, ["NEC"] = null } };
        Says(Read("2", "Specimen", "reported_grade", coded), "\"G2\"", null, null);
        Assert.True(Read("9", "Specimen", "reported_grade", coded).IsMissing);
        Assert.True(Read("nec", "Specimen", "reported_grade", coded).IsMissing);
        Says(Read("3", "Specimen", "reported_grade", coded), null, "3", "W_VALUE");
        Says(Read("grad 2", "Specimen", "reported_grade", coded), "\"G2\"", null, null);
        Says(CellReader.Read(Cell.Of(2.00m), FindingForm.Of("Specimen")!["reported_grade"]!, coded), "\"G2\"", null, null);
    }

    [Fact]
    public void A_code_means_missing_only_where_it_is_declared()
    {
        Says(Read("99", "Specimen", "ki67_percent", Swedish), "99", null, null);
        Assert.True(Read("99", "Specimen", "ki67_percent", Swedish with { Missing = ["99"] }).IsMissing);
        Assert.True(CellReader.Read(Cell.Of(99m), FindingForm.Of("Specimen")!["ki67_percent"]!, Swedish with { Missing = ["99"] }).IsMissing);
    }

    [Fact]
    public void A_code_that_the_file_itself_calls_missing_needs_no_place_in_the_list()
    {
        var coded = Swedish with { List = new Dictionary<string, string?> { ["1"] = "G1", ["98"] = "G2" } };
        Assert.True(CellReader.Read(Cell.OfMissing("99"), FindingForm.Of("Specimen")!["reported_grade"]!, coded).IsMissing);
        Says(CellReader.Read(Cell.OfMissing("98"), FindingForm.Of("Specimen")!["reported_grade"]!, coded), "\"G2\"", null, null); // the map's own word comes first
    }

    [Fact]
    public void Drugs_become_generic_names_where_the_column_is_declared_to_name_drugs()
    {
        Says(Read("Sandostatina LAR + Afinitor", "Treatment", "drugs", Swedish with { Drugs = true }), "[\"octreotide\",\"everolimus\"]", "Sandostatina LAR + Afinitor", null);
        Says(Read("Afinitorr", "Treatment", "drugs", Swedish with { Drugs = true }), "[\"Afinitorr\"]", null, "W_DRUG");
        Says(Read("everolimus", "Injection", "drug", Swedish with { Drugs = true }), "\"everolimus\"", null, null);
        Says(Read("177Lu-DOTATATE", "Treatment", "drugs", Swedish), "[\"177Lu-DOTATATE\"]", null, null);
    }

    [Fact]
    public void A_dash_for_a_result_is_not_taken_for_negative() => Says(Read("-", "ImagingStudy", "sstr_pet_result", Swedish), null, "-", "W_VALUE");

    [Fact]
    public void Symptoms_asked_completely_and_absent_are_an_empty_list()
    {
        var reading = Read("inga", "ClinicalStatus", "syndromic_symptoms", Swedish);
        Assert.Equal(("[]", "[\"syndromic_symptoms\"]"), (reading.Value!.ToJsonString(), reading.Extra!["asked"].ToJsonString()));
    }

    [Fact]
    public void Whatever_is_taken_can_stand_in_the_finding()
    {
        string[] cells = ["1", "2,5", "<3", "10-15", "ja", "positiv", "n.d.", "ej utfört", "G2", "maj 2017", "CR", "pankreas", "ca 5", "R1", "T2", "12 mm", "none", "x", "-", "?", "okänd", "DOD", "3/4"];
        foreach (var form in FindingForm.All)
        {
            foreach (var member in form.Members)
            {
                foreach (var reading in cells.Select(c => Read(c, form.Kind, member.Name, Swedish)).Where(r => r.Value is not null))
                {
                    System.Text.Json.Nodes.JsonObject content = [];
                    foreach (var required in form.Members.Where(m => m.Required))
                        content[required.Name] = required.Form switch { MemberForm.YesNo => true, MemberForm.Word => required.Words[0], _ => "x" };
                    content[member.Name] = reading.Value!.DeepClone();
                    Assert.IsNotType<UnrecognizedContent>(FindingKinds.Read(form.Kind, FindingKinds.VersionOf(form.Kind), content.ToJsonString()));
                }
            }
        }
    }

    [Fact]
    public void A_million_cells_take_a_few_seconds()
    {
        string[] cells = ["8,5", "<1", "10-15", "ja", "n.d.", "17.5.2017", "G2", "pankreas", "", "12 mm"];
        FindingMember[] members = [.. new[] { "ki67_percent", "ki67_percent", "ki67_percent", "adequate", "ki67_percent", "", "reported_grade", "organ", "organ", "largest_diameter_mm" }
            .Select(name => name.Length == 0 ? FindingForm.Of("Person")!["birth"]! : FindingForm.Of("Specimen")![name]!)];
        Cell[] typed = [.. cells.Select(Cell.OfText)];
        var (watch, taken) = (Stopwatch.StartNew(), 0);
        for (var i = 0; i < 1_000_000; i++)
            taken += CellReader.Read(typed[i % 10], members[i % 10], Swedish).Value is null ? 0 : 1;
        Assert.Equal(800_000, taken);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20); // about one second on an idle core; the bound is that of a busy one
    }

    private static CellReading Read(string text, string kind, string member, CellConvention convention) =>
        CellReader.Read(Cell.OfText(text), FindingForm.Of(kind)![member]!, convention);

    private static void Says(CellReading reading, string? value, string? asWritten, string? code)
    {
        var options = new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        Assert.Equal((value, asWritten, code), (reading.Value?.ToJsonString(options), reading.AsWritten, reading.Complaint?.Code));
    }
}
