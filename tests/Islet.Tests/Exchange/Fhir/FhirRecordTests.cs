using System.Text.Json.Nodes;
using Islet.Clinic;
using Islet.Course;
using Islet.Exchange;
using Islet.Studies;

namespace Islet.Tests.Exchange;

public class FhirRecordTests
{
    private static readonly FhirOptions Plain = new() { Plans = [new("surveillance", "Surveillance", "It decides nothing.", [new("CT", "NANETS2020-SUR-01", When.Parse("2021-06-01"), When.Parse("2021-09-01"))])] };

    private static readonly IReadOnlyList<JsonObject> Full = Written(FhirCourse.Full);

    [Fact]
    public void Every_resource_keeps_the_demands_of_R4_and_of_the_profile_that_it_claims()
    {
        Assert.All(Full.Concat(Written(FhirCourse.OnOffsets)), resource => Assert.Empty(FhirRules.Faults(resource)));
        Assert.Empty(FhirRules.Profiles.Except(Full.SelectMany(r => r["meta"]?["profile"]?.AsArray() ?? []).Select(p => ((string)p!).Split('/')[^1])));
        Assert.Equal(FhirRules.Profiles.Order(StringComparer.Ordinal), FhirRecord.Types.SelectMany(t => t.Profiles).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void So_does_every_resource_of_two_hundred_synthetic_patients_and_references_lead_somewhere()
    {
        var (profile, _) = ProfileFile.Read(File.ReadAllText(Repository.File("demo", "profiles", "pancreatic-net.yaml")), "profile");
        foreach (var course in VirtualCohort.Generate(profile!, 1, 200).Select((drawn, i) => new DiseaseCourse(i + 1, drawn.Patient.Key, drawn.Patient.Axis, null, true,
            [.. drawn.Findings.Select(f => new Finding(FindingId.OfImport(f), f.Happened, f.Reported, new(1, DateTimeOffset.UnixEpoch, "", ""), f.Content, 1, f.Origin, f.Supersedes, f.Why))])))
        {
            var resources = Written(course);
            var ids = resources.Select(r => $"{r["resourceType"]}/{r["id"]}").ToHashSet(StringComparer.Ordinal);
            Assert.Equal(resources.Count, ids.Count);
            Assert.All(ids, id => Assert.Matches("^[A-Za-z]+/[A-Za-z0-9.-]{1,64}$", id));
            Assert.All(resources, r => Assert.Empty(FhirRules.Faults(r)));
            Assert.All(resources.SelectMany(References), reference => Assert.Contains(reference, ids));
        }
    }

    [Fact]
    public void Every_code_stands_in_the_terminology_or_is_one_of_HL7s_own()
    {
        var known = File.ReadAllLines(Repository.File("tests", "Islet.Tests", "Exchange", "Fhir", "terminology.csv")).Where(line => line.Contains("verified", StringComparison.Ordinal) && !line.Contains(",unverified,", StringComparison.Ordinal)).ToList();
        bool IsKnown(string code) => known.Exists(line => System.Text.RegularExpressions.Regex.IsMatch(line, $@"(?<![\w.\[]){System.Text.RegularExpressions.Regex.Escape(code)}(?![\w\]])", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        string[] inProfiles = ["1217123003", "33728-7", "33729-5", "%"]; // mcode-radiotherapy-course-summary and mcode-tumor-size, 4.0.0; UCUM
        Assert.All(Full.SelectMany(FhirRules.AllCodings).Distinct().Where(c => !c.System.StartsWith("http://terminology.hl7.org/CodeSystem/", StringComparison.Ordinal) || c.System == FhirCodes.IcdO3),
            c => Assert.True(IsKnown(c.Code) || inProfiles.Contains(c.Code, StringComparer.Ordinal), $"{c.System} {c.Code}"));
        Assert.All(FhirTerms.All, t => Assert.True(IsKnown(t.Code) || inProfiles.Contains(t.Code, StringComparer.Ordinal), t.Code));
    }

    [Fact]
    public void What_is_read_as_a_diagnosis_stands_in_the_same_table_of_codes() =>
        Assert.All(new[] { (FhirCodes.IcdO3, "8240/3"), (FhirCodes.IcdO3, "8246/3"), (FhirCodes.SnomedCt, "255046005"), (FhirCodes.Ncit, "C27031") }, c =>
        {
            Assert.NotNull(FhirCodes.Tumour(new(c.Item1, c.Item2)));
            Assert.NotNull(FhirTerms.Find(c.Item1, c.Item2));
        });

    [Theory]
    [InlineData("µg/L", "9811-1", "ug/L")]
    [InlineData("ug/L", "9811-1", "ug/L")]
    [InlineData("nmol/l", "25587-7", "nmol/L")]
    [InlineData("U/L", "30169-7", "U/L")]
    [InlineData("ng/dL", "9811-1", null)]
    [InlineData("arbitrary units", null, null)]
    public void A_laboratory_code_is_written_only_where_the_unit_counts_what_it_does(string unit, string? loinc, string? ucum)
    {
        var result = Written(FhirCourse.Of(Axis.Calendar, ("2019-03-11", null, new Laboratory { Analyte = "chromogranin_a", Value = 5, Unit = unit }))).Single(r => Is(r, "Observation"));
        Assert.Equal(loinc, (string?)result["code"]!["coding"]?[0]!["code"]);
        Assert.Equal(unit, (string?)result["valueQuantity"]!["unit"]);
        Assert.Equal(ucum, (string?)result["valueQuantity"]!["code"]);
    }

    [Fact]
    public void Insulin_in_picomoles_has_no_code_for_its_code_counts_units()
    {
        var insulin = Full.Single(r => (string?)r["code"]?["text"] == "insulin");
        Assert.Null(insulin["code"]!["coding"]);
        Assert.Equal(60, (decimal)insulin["valueQuantity"]!["value"]!);
    }

    [Theory]
    [InlineData("15", "valueQuantity", null)]
    [InlineData("<1", "valueQuantity", "<")]
    [InlineData(">20", "valueQuantity", ">")]
    [InlineData("3-5", "valueRange", null)]
    [InlineData("about 15", "valueString", null)]
    public void A_Ki67_index_keeps_the_form_in_which_it_was_written(string written, string element, string? comparator)
    {
        var ki67 = Written(FhirCourse.Of(Axis.Calendar, ("2019-03-11", null, new Specimen { Ki67Percent = Ki67Index.FromReport(written) }))).Single(r => ((string)r["id"]!).EndsWith("-ki67", StringComparison.Ordinal));
        Assert.NotNull(ki67[element]);
        Assert.Equal(comparator, (string?)ki67[element]!.Member("comparator"));
        Assert.Empty(FhirRules.Faults(ki67));
    }

    [Fact]
    public void Unknown_is_absent_or_says_so_and_never_no()
    {
        var patient = Written(FhirCourse.OnOffsets)[0];
        Assert.Equal("unknown", (string?)patient["gender"]);
        Assert.Equal("masked", (string?)patient["name"]![0]!["extension"]![0]!["valueCode"]);
        Assert.Null(patient["deceasedBoolean"]);
        Assert.Null(Full[0]["deceasedBoolean"]); // nobody said that she died: that is not "no"
        var condition = Written(FhirCourse.OnOffsets).Single(r => Is(r, "Condition"));
        Assert.Equal("unknown", (string?)condition["clinicalStatus"]!["extension"]![0]!["valueCode"]);
        Assert.DoesNotContain(Full, r => Is(r, "Condition") && ((string)r["id"]!).EndsWith("-bone", StringComparison.Ordinal));
        var gastrin = Full.Single(r => (string?)r["code"]?["text"] == "gastrin");
        Assert.NotNull(gastrin["dataAbsentReason"]);
        Assert.Equal("N", (string?)gastrin["interpretation"]![0]!["coding"]![0]!["code"]);
    }

    [Fact]
    public void A_course_without_calendar_writes_offsets_and_makes_no_date_of_them()
    {
        var ecog = Written(FhirCourse.OnOffsets).Single(r => ((string)r["id"]!).EndsWith("-ecog", StringComparison.Ordinal));
        Assert.Null(ecog["effectiveDateTime"]);
        Assert.Equal("+9.4 mo", (string?)ecog["_effectiveDateTime"]!["extension"]![1]!["valueString"]);
    }

    [Fact]
    public void Effective_and_reported_are_two_days()
    {
        var ki67 = Full.Single(r => ((string)r["id"]!).EndsWith("-ki67", StringComparison.Ordinal));
        Assert.Equal("2019-03-10", (string?)ki67["effectiveDateTime"]);
        Assert.Equal("2019-03-20", (string?)ki67["extension"]![0]!["valueDate"]);
        Assert.Equal("2024-02-03T10:20:30.000Z", (string?)ki67["meta"]!["lastUpdated"]);
    }

    [Fact]
    public void A_drug_runs_from_its_start_to_its_stop_with_the_reason_as_it_was_given()
    {
        var given = Full.Where(r => Is(r, "MedicationAdministration")).ToList();
        var lanreotide = given.Single(g => (string?)g["medicationCodeableConcept"]!["text"] == "lanreotide");
        Assert.Equal(("2019-04", "2020-02-01", "stopped"), ((string?)lanreotide["effectivePeriod"]!["start"], (string?)lanreotide["effectivePeriod"]!["end"], (string?)lanreotide["status"]));
        Assert.Null(lanreotide["statusReason"]![0]!["coding"]); // mCODE's list has no progression
        Assert.Equal("407563006", (string?)given.Single(g => (string?)g["medicationCodeableConcept"]!["text"] == "temozolomide")["statusReason"]![0]!["coding"]![0]!["code"]);
        var doses = given.Where(g => (string?)g["dosage"]?["dose"]?["code"] == "GBq").ToList();
        Assert.Equal([7.4m, 7.3m], doses.Select(d => (decimal)d["dosage"]!["dose"]!["value"]!));
        Assert.All(doses, d => Assert.Equal("V10XX04", (string?)d["medicationCodeableConcept"]!["coding"]![0]!["code"]));
        var prrt = Full.Single(r => Is(r, "Procedure") && ((string)r["id"]!).EndsWith("-prrt", StringComparison.Ordinal));
        Assert.Equal("unknown", (string?)prrt["status"]); // no stop is on record
        Assert.Contains(prrt["extension"]!.AsArray(), e => (int?)e!["valueUnsignedInt"] == 2);
    }

    [Fact]
    public void A_view_that_cannot_see_the_stop_says_that_the_drug_is_given()
    {
        var before = FhirRecord.Of(new Snapshot(FhirCourse.Full, View.AsOf(new(2020, 1, 1))), Plain);
        Assert.Equal("in-progress", (string?)before.Single(r => Is(r, "MedicationAdministration"))["status"]);
    }

    [Fact]
    public void Boards_and_computed_plans_are_care_plans_and_the_computed_ones_only_propose()
    {
        var plans = Full.Where(r => Is(r, "CarePlan")).ToList();
        Assert.Equal([("completed", "plan"), ("draft", "proposal")], plans.Select(p => ((string)p["status"]!, (string)p["intent"]!)));
        Assert.Equal("It decides nothing.", (string?)plans[1]["note"]![0]!["text"]);
        Assert.Equal("C93304", (string?)plans[0]["category"]![0]!["coding"]![0]!["code"]);
    }

    [Fact]
    public void The_centres_key_is_written_only_where_it_is_asked_for()
    {
        Assert.DoesNotContain("CENTRE-KEY", string.Concat(Full.Select(r => r.ToJsonString())), StringComparison.Ordinal);
        var asked = FhirRecord.Of("Patient", new(FhirCourse.Full, View.AsOf(new(2022, 1, 1))), new() { KeySystem = "urn:islet:patient" })[0];
        Assert.Equal("CENTRE-KEY", (string?)asked["identifier"]![1]!["value"]);
    }

    [Fact]
    public void Hostile_text_is_encoded_in_the_narrative_and_holds_no_control_character()
    {
        var course = FhirCourse.Of(Axis.Calendar, ("2019-03-11", null, new Laboratory { Analyte = "<script>alert(1)</script>\0\u0007", Value = 1, Unit = "<b>" }), ("2019-03-12", null, new Treatment { Drugs = ["\0</div>"] }));
        foreach (var resource in Written(course))
        {
            Assert.DoesNotContain("<script", (string)resource["text"]!["div"]!, StringComparison.Ordinal);
            Assert.DoesNotContain("\\u0000", resource.ToJsonString(), StringComparison.Ordinal);
            System.Xml.Linq.XElement.Parse((string)resource["text"]!["div"]!);
        }
    }

    [Fact]
    public void A_document_begins_with_what_a_reader_sees_and_every_entry_of_it_is_in_the_bundle()
    {
        var document = FhirDocument.Of(Written(FhirCourse.Full), "Tumour board summary", new(2022, 1, 1), [new("Who & what", ["A woman <60>", "pNET"], ["Patient", "Condition"]), new("Changed", ["nothing"], [])], new(2022, 1, 1, 9, 30, 0, TimeSpan.Zero));
        Assert.Equal(("document", "2022-01-01T09:30:00Z"), ((string?)document["type"], (string?)document["timestamp"]));
        Assert.StartsWith("urn:uuid:", (string)document["identifier"]!["value"]!, StringComparison.Ordinal);
        var composition = document["entry"]![0]!["resource"]!.AsObject();
        Assert.Equal("Composition", (string?)composition["resourceType"]);
        Assert.All(new[] { "status", "type", "date", "author", "title", "subject" }, element => Assert.NotNull(composition[element]));
        var ids = document["entry"]!.AsArray().Select(e => $"{e!["resource"]!["resourceType"]}/{e["resource"]!["id"]}").ToHashSet(StringComparer.Ordinal);
        Assert.All(References(composition), reference => Assert.Contains(reference, ids));
        Assert.Null(composition["section"]![1]!["entry"]);
        Assert.Contains("&lt;60&gt;</p><p>", (string)composition["section"]![0]!["text"]!["div"]!, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void The_examples_of_mCODE_pass_the_same_rules()
    {
        var folder = Repository.SharedOrSkip("data", "fhir-mcode", "mcode-4.0.0", "example");
        var examples = Directory.EnumerateFiles(folder, "*.json").Select(f => JsonNode.Parse(File.ReadAllText(f))!.AsObject())
            .Where(r => (r["meta"]?["profile"]?.AsArray() ?? []).Any(p => FhirRules.Profiles.Contains(((string)p!).Split('/')[^1]))).ToList();
        Assert.True(examples.Count > 30);
        Assert.All(examples, e => Assert.DoesNotContain(FhirRules.Faults(e), f => !f.StartsWith("ext-1", StringComparison.Ordinal)));
    }

    private static IReadOnlyList<JsonObject> Written(DiseaseCourse course) => FhirRecord.Of(new Snapshot(course, View.Latest(course, new(2026, 1, 1))), Plain);

    private static bool Is(JsonObject resource, string type) => (string?)resource["resourceType"] == type;

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(m => m.Key is "reference" ? [(string)m.Value!] : References(m.Value)),
        JsonArray a => a.SelectMany(References),
        _ => [],
    };
}

file static class Nodes
{
    public static JsonNode? Member(this JsonNode node, string member) => node is JsonObject o ? o[member] : null;
}
