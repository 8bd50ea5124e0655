using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;
using Islet.Tests.Clinic.Facts;

namespace Islet.Tests.Guidelines.Beside;

/// <summary>What was known until an event ended it is told as what it was, and never as if nobody had asked.</summary>
public class FormerAnswerTests
{
    private static string? Prrt(params Finding[] findings) => Worked.Remarks(Patient.At([Patient.Tissue(), Patient.Pet("2023-05-02", "positive"), .. findings]), ("SYS-11", "C-PRRT"))["SYS-11"]
        .Cautions.SingleOrDefault(c => c.Code == "C-PRRT")?.Says.Split("receptors? ")[1];

    private static Finding Fdg(string? result = "positive", string? without = null, string? netpet = null) => Said.On("2023-05-09",
        new ImagingStudy { Study = "F1", Modality = "FDG-PET", FdgPetResult = result, SstrNegativeDisease = without, NetpetScore = netpet, TumourPresent = true, StatedBy = StatedBy.NuclearMedicine }, "F1");

    private static Finding Line { get; } = Said.Drug("2023-09-01", "everolimus");

    [Theory] // after a new line, and before it
    [InlineData("some", "Some on 2023-05-09 (which ones is not recorded), not read again since (treatment begun on 2023-09-01).", "Some, 2023-05-09; which ones is not recorded.")]
    [InlineData("all", "All on 2023-05-09 (which ones is not recorded), not read again since (treatment begun on 2023-09-01).", "All, 2023-05-09.")]
    [InlineData("none", "None on 2023-05-09, not read again since (treatment begun on 2023-09-01).", null)]
    [InlineData(null, "Not asked.", "Not asked.")]
    public void An_answer_that_an_event_has_outdated_is_told_with_its_day(string? answer, string after, string? before)
    {
        Assert.Equal(after, Prrt(Fdg(without: answer), Line));
        Assert.Equal(before, Prrt(Fdg(without: answer)));
    }

    [Fact]
    public void The_event_that_outdated_an_answer_is_among_the_findings()
    {
        var progression = Said.Progression("2023-08-01");
        var caution = Worked.Remarks(Patient.At(Patient.Tissue(), Patient.Pet("2023-05-02", "positive"), Fdg(without: "some", netpet: "P5"), progression), ("SYS-11", "C-PRRT"))["SYS-11"].Cautions.Single(c => c.Code == "C-PRRT");
        Assert.Contains("NETPET P5; which ones is not recorded), not read again since (progression on 2023-08-01).", caution.Says, StringComparison.Ordinal);
        Assert.Contains(progression, caution.Findings);
    }

    [Fact] // each way of not knowing has its own words
    public void Nobody_is_said_not_to_have_been_asked_who_was()
    {
        Assert.StartsWith("Asked on 2024-05-20", Prrt(Said.Judged("2024-05-20", Fact.SstrNegativeDisease, "cannot_say")), StringComparison.Ordinal);
        Assert.Equal("None on the FDG PET of 2023-05-09, not read again since (treatment begun on 2023-09-01).", Prrt(Fdg("negative"), Line));
        Assert.Equal("None, 2023-05-09.", Prrt(Fdg("negative")));
        Assert.Equal("No FDG PET on record.", Prrt());
        Assert.Equal("FDG PET not done.", Prrt(Said.Judged("2024-05-20", Fact.FdgPetResult, "not_done")));
    }

    [Fact]
    public void Lesions_that_were_seen_before_a_new_line_are_told_as_seen_then()
    {
        Finding[] pair =
        [
            Patient.Pet("2023-05-02", "positive"), Fdg(), Read("P1", "2023-05-02", false), Read("F1", "2023-05-09", true),
        ];
        Assert.Equal("Seen on 2023-05-09: L2 (liver).", Prrt(pair));
        Assert.Equal("Seen on 2023-05-09: L2 (liver); not read again since (treatment begun on 2023-09-01).", Prrt([.. pair, Line]));
    }

    [Fact] // C-TISSUE-OLD: of several progressions the last, and only such as are after the tissue
    public void The_last_progression_after_the_tissue_is_named()
    {
        Finding[] progressions = [Said.Progression("2023-02-01"), Said.Progression("2024-05-01"), Said.Progression("2024-03-01")];
        var caution = Cautions.Of(Patient.At([Patient.Tissue(), .. progressions])).Single(c => c.Code == "C-TISSUE-OLD");
        Assert.Equal(progressions[1], caution.Findings[^1]);
        Assert.DoesNotContain(Cautions.Of(Patient.At(Patient.Tissue(), progressions[0])), c => c.Code == "C-TISSUE-OLD");
    }

    [Fact] // C-OBS: a new line ends progression, burden and course; they are not forgotten
    public void Observation_after_a_new_line_names_what_was_known_last()
    {
        Finding[] known =
        [
            Patient.Tissue(), Said.Progression("2023-08-01"), Said.Judged("2023-08-02", Fact.ClinicallyAggressive, "true"), Said.Drug("2023-09-01", "everolimus"), Patient.LogClosed(),
            Said.On("2024-05-20", new ClinicalStatus { SymptomBurden = "none", StatedBy = StatedBy.Clinician }, "status"),
        ];
        Assert.Equal("The text ties observation to absent symptoms only. 1 line. Last known, and not judged since: progression on 2023-08-01, course judged aggressive on 2023-08-02.", Obs(known)!.Says);
        Assert.Contains(known[1], Obs(known)!.Findings);
        known[2] = Said.Judged("2023-08-02", Fact.ClinicallyAggressive, "false"); // what did not speak against it does not now
        Assert.EndsWith("progression on 2023-08-01.", Obs(known)!.Says, StringComparison.Ordinal);

        static StatementCaution? Obs(Finding[] findings) => Worked.Remarks(Patient.At(findings), ("SYS-02", "C-OBS"))["SYS-02"].Cautions.SingleOrDefault(c => c.Code == "C-OBS");
    }

    [Theory] // C-NO-DISEASE: not where a later study shows tumour; after a recurrence the status itself is old
    [InlineData("", "The receptor study of 2023-06-01 found no disease: it is not a statement on receptors.")]
    [InlineData("later", null)]
    [InlineData("earlier", "The receptor study of 2023-06-01 found no disease: it is not a statement on receptors. Receptor status is of 2022-05-01, before the recurrence of 2023-12-01; no receptor study since.")]
    [InlineData("recurrence", "The receptor study of 2023-06-01 found no disease: it is not a statement on receptors. Disease came back on 2023-12-01, and no receptor study is on record since.")]
    public void A_study_without_disease_is_told_until_one_shows_tumour(string further, string? says)
    {
        Finding[] findings =
        [
            Patient.Tumour, Patient.Tissue(), Patient.Pet("2023-06-01", null!, "none", false),
            .. further is "later" ? [Patient.Pet("2024-02-01", "positive", "later")] : (Finding[])[],
            .. further is "earlier" ? [Patient.Pet("2022-05-01", "positive", "earlier")] : (Finding[])[],
            .. further is "earlier" or "recurrence" ? [Said.Progression("2023-12-01")] : (Finding[])[],
        ];
        var told = PatientRemarks.Of([.. Worked.Remarks(Said.At(Patient.Day, findings), ("NEG-02", "C-NO-DISEASE")).Values]).Cautions.SingleOrDefault(c => c.Code == "C-NO-DISEASE");
        Assert.Equal(says, told?.Says);
    }

    private static Finding Read(string study, string day, bool positive) => Said.On(day,
        new LesionRead { Study = study, Lesion = "L2", Organ = "liver", TracerPositive = positive, Status = LesionStatus.Present, StatedBy = StatedBy.NuclearMedicine }, study + "L2");
}
