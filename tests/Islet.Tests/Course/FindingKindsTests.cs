using Islet.Course;

namespace Islet.Tests.Course;

public class FindingKindsTests
{
    [Fact]
    public void A_finding_reads_back_as_it_was_written() // every kind and member: FindingFormTests
    {
        Content[] contents =
        [
            new Person { Sex = Sex.Female, Birth = Day.Parse("1958-04"), Country = "Italy" },
            new TumourEntity { Tumour = "T1", Organ = "pancreas", Family = TumourFamily.MiNen, Relation = "independent", StatedBy = StatedBy.Pathologist },
            new Diagnosis { Histology = "“NET”, G2", AgeYears = 61.5m, Functioning = false, FamilialSyndrome = true, PlacedAtOrigin = true },
            new Specimen { SpecimenName = "S1", Ki67Percent = Ki67Index.FromReport("<3"), MitosesPer2Mm2 = 1.5m, ReportedGrade = Grade.G1, Differentiation = Differentiation.Well },
            new Staging { System = "ENETS", T = "T3", N = "N0", M = "M0", Stage = "IIb", ExtrapancreaticSpread = Presence.Absent },
            new ImagingStudy { Study = "I1", Modality = "SSTR-PET", TumourPresent = true, SstrPetResult = "positive" },
            new Treatment { Course = "R1", Drugs = ["capecitabine", "temozolomide"], Purpose = "tumour" },
            new TreatmentStop { Course = "R1", Reason = "progression" },
            new Procedure { Name = "resection", Margin = ResectionMargin.R0 },
            new VitalStatus { Alive = false, Cause = CauseOfDeath.Tumour },
        ];
        foreach (var content in contents)
        {
            var json = FindingKinds.Write(content);
            Assert.Equal(json, FindingKinds.Write(FindingKinds.Read(content.Kind, FindingKinds.VersionOf(content.Kind), json)));
        }
    }

    [Fact]
    public void An_absent_word_does_not_become_somebodys_statement()
    {
        Assert.Equal(StatedBy.Import, FindingKinds.Read("VitalStatus", 1, "{}").StatedBy);
        Assert.Equal((ReadRole.Original, null), (((Specimen)FindingKinds.Read("Specimen", 1, "{}")).Read, ((Specimen)FindingKinds.Read("Specimen", 1, "{}")).Adequate));
        Assert.Empty(((Treatment)FindingKinds.Read("Treatment", 1, "{}")).Drugs);
    }

    [Fact]
    public void What_is_not_recorded_is_not_written() => Assert.Equal("""{"alive":false,"stated_by":"import"}""", FindingKinds.Write(new VitalStatus { Alive = false }));

    [Theory]
    [InlineData("Proteome", 1), InlineData("Specimen", 99)]
    public void A_kind_or_version_from_the_future_is_kept_word_for_word(string kind, int version)
    {
        const string json = """{"tmb_per_mb": 4.20, "later": [ 1 ]}""";
        var content = Assert.IsType<UnrecognizedContent>(FindingKinds.Read(kind, version, json));
        Assert.Equal((kind, json), (content.Kind, FindingKinds.Write(content)));
    }

    [Theory]
    [InlineData("""{"alive":"perhaps"}"""), InlineData("""{"alive":true,"alive":false}"""), InlineData("""{"dead":true}"""), InlineData("""{"cause":1}"""), InlineData("[]"), InlineData("{")]
    public void A_known_kind_in_another_form_is_refused(string json) =>
        Assert.Equal("E_CONTENT", Assert.Throws<RefusedException>(() => FindingKinds.Read("VitalStatus", 1, json)).Problem.Code);

    [Theory]
    [InlineData("Specimen", """{"ki67_percent":150}"""), InlineData("Specimen", """{"ki67_percent":1e40}"""), InlineData("VitalStatus", "null")]
    public void A_value_that_no_writer_wrote_is_refused(string kind, string json) =>
        Assert.Equal("E_CONTENT", Assert.Throws<RefusedException>(() => FindingKinds.Read(kind, 1, json)).Problem.Code);

    [Theory]
    [InlineData("8", 8d, "8"), InlineData("8.0", 8d, "8.0"), InlineData("<3", 2.9, "\"\\u003C3\""), InlineData("25%-30 %", 30d, "\"25%-30 %\""), InlineData("150", null, "\"150\""),
        InlineData("30-25", null, "\"30-25\""), InlineData("about 15", null, "\"about 15\""), InlineData("3,5", null, "\"3,5\"")]
    public void An_index_stays_as_the_report_has_it_and_reads_back(string written, double? percent, string json)
    {
        var index = Ki67Index.FromReport(written);
        var stored = FindingKinds.Write(new Specimen { Ki67Percent = index });
        Assert.Contains($"\"ki67_percent\":{json}", stored, StringComparison.Ordinal);
        Assert.Equal(index, ((Specimen)FindingKinds.Read("Specimen", 1, stored)).Ki67Percent);
        Assert.Equal((decimal?)percent, index.Percent);
    }
}
