using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

/// <summary>Discordant volume, positivity, and what stands beside "receptor-positive".</summary>
public class PetReportTests
{
    [Fact] // FDG segmentations of 12 and 8 mL, the second without receptors: 8 mL, 40 %
    public void Discordant_volume_is_that_of_the_FDG_positive_lesions_without_receptors()
    {
        var volume = DiscordantVolume.Of(Pair(("L1", 3, true, 12), ("L2", 1, true, 8), ("L3", 0, false, 30)));
        Assert.Equal((8m, 8m, 0.4m), (volume.VolumeMl, volume.AtLeastMl, volume.FractionOfFdgVolume));
        Assert.Equal(["L2"], volume.Lesions);
    }

    [Theory] // Krenning 1 and 2 by either rule
    [InlineData(1, DiscordanceRule.Krenning, "8"), InlineData(2, DiscordanceRule.Krenning, "0"), InlineData(2, DiscordanceRule.NotAboveLiver, "8"), InlineData(3, DiscordanceRule.NotAboveLiver, "0")]
    public void Which_uptake_counts_as_none(int krenning, DiscordanceRule rule, string ml) =>
        Assert.Equal(decimal.Parse(ml, System.Globalization.CultureInfo.InvariantCulture), DiscordantVolume.Of(Pair(("L1", krenning, true, 8)), rule).VolumeMl);

    [Fact]
    public void What_is_not_read_leaves_the_volume_open_and_says_which_lesion()
    {
        var unmeasured = DiscordantVolume.Of(Pair(("L1", 1, true, null), ("L2", 0, true, 5)));
        Assert.Equal((null, 5m, null), (unmeasured.VolumeMl, unmeasured.AtLeastMl, unmeasured.FractionOfFdgVolume));
        Assert.Equal(["L1"], unmeasured.Open);
        Assert.Equal(["L1"], DiscordantVolume.Of(Pair(("L1", null, true, 5))).Open); // no score, and nobody says whether it takes up
        Assert.Equal(["L1"], DiscordantVolume.Of(Pair(("L1", 1, null, 5))).Open);
        Assert.Null(DiscordantVolume.Of(Pair()).VolumeMl);
    }

    [Theory] // C1 all receptor-positive; C2 some FDG-positive too; C3 one without receptors (Karfis et al. 2020)
    [InlineData("s", KarfisClass.C1), InlineData("sb", KarfisClass.C2), InlineData("sbf", KarfisClass.C3), InlineData("s0", null), InlineData("", null), InlineData("s?", null), InlineData("f?", KarfisClass.C3)]
    public void Karfis_classes(string lesions, KarfisClass? expected) => Assert.Equal(expected, Karfis.Of([.. lesions.Select((c, i) =>
        new PetLesion($"{i}", c == '?' ? null : c is 's' or 'b', c is 'b' or 'f', null, null, null))]));

    [Theory] // Mollazadegan et al. 2025, table 2: 15 dual, 6 FDG only
    [InlineData(true, true, DualPetAvailability.Dual), InlineData(false, true, DualPetAvailability.FdgOnly), InlineData(true, false, DualPetAvailability.ReceptorOnly), InlineData(false, false, DualPetAvailability.None)]
    public void Which_PETs_a_characterization_has(bool receptor, bool fdg, DualPetAvailability expected) => Assert.Equal(expected,
        PetPositivity.Available(Pattern([.. receptor ? [Whole("SSTR-PET", "positive")] : Array.Empty<Finding>(), .. fdg ? [Whole("FDG-PET", "negative")] : Array.Empty<Finding>()])));

    [Theory]
    [InlineData("positive", null, "yes"), InlineData("negative", null, "no"), InlineData("negative", false, "?"), InlineData("indeterminate", null, "?"), InlineData(null, null, "?")]
    public void A_row_of_the_table_of_positivity(string? result, bool? tumourPresent, string expected) => Assert.Equal(expected,
        SomeCourse.Say(PetPositivity.Of(Pattern(SomeCourse.On("2020-01-10", new ImagingStudy { Study = "S", Modality = "SSTR-PET", SstrPetResult = result, TumourPresent = tumourPresent })), PetTracer.Receptor).Positive));

    [Fact] // the greatest of the avid lesions, not of a physiological or negative one
    public void SUVmax_is_that_of_the_avid_disease()
    {
        var pair = Pattern(Lesions(("L1", 3, true, 12), ("L2", 1, false, 8)));
        Assert.Equal(21, PetPositivity.Of(pair, PetTracer.Fdg).AvidSuvMax);
        Assert.Equal(("yes", "?"), (SomeCourse.Say(PetPositivity.Of(pair, PetTracer.Receptor).AtLeastLiver), SomeCourse.Say(PetPositivity.Of(pair, PetTracer.Fdg).AtLeastLiver)));
        Assert.Null(PetPositivity.Of(Pattern(Lesions(("L2", 1, false, 8))), PetTracer.Fdg).AvidSuvMax);
    }

    [Theory] // facts.md section 5, C-PRRT
    [InlineData("sstr_pet_result=positive sstr_negative_disease=some", DiscordantDisease.Some, ""), InlineData("sstr_pet_result=positive fdg_pet_result=not_done", DiscordantDisease.FdgNotDone, "")]
    [InlineData("sstr_pet_result=positive sstr_negative_disease=none fdg_pet_result=not_done", DiscordantDisease.FdgNotDone, "")]
    [InlineData("sstr_pet_result=positive", DiscordantDisease.FdgNotRecorded, "fdg_pet_result"), InlineData("sstr_pet_result=positive fdg_pet_result=positive", DiscordantDisease.NotAsked, "sstr_negative_disease")]
    [InlineData("sstr_pet_result=positive fdg_pet_result=negative", DiscordantDisease.None, ""), InlineData("sstr_negative_disease=all fdg_pet_result=positive", DiscordantDisease.All, "sstr_pet_result")]
    [InlineData("sstr_pet_result=positive fdg_pet_result=indeterminate", DiscordantDisease.NotAsked, "sstr_negative_disease")]
    public void Receptor_positive_never_stands_alone(string facts, DiscordantDisease expected, string missing)
    {
        var statement = ReceptorStatement.Of(SomeCourse.Facts(facts));
        Assert.Equal((expected, missing), (statement.Discordant, string.Join(' ', statement.Missing)));
    }

    [Fact]
    public void Lesions_lead_and_a_persons_word_stays_beside_them()
    {
        var facts = SomeCourse.Facts("sstr_pet_result=positive sstr_negative_disease=none");
        var some = ReceptorStatement.Of(Pattern(Lesions(("L1", 3, true, 12), ("L2", 1, true, 8))), facts);
        Assert.Equal((DiscordantDisease.Some, DiscordantDisease.None), (some.Discordant, some.Stated));
        Assert.Equal(["L2"], some.Lesions);
        Assert.Equal(DiscordantDisease.All, ReceptorStatement.Of(Pattern(Lesions(("L2", 1, true, 8))), facts).Discordant);
        Assert.Equal(DiscordantDisease.None, ReceptorStatement.Of(Pattern(Lesions(("L1", 3, true, 12))), SomeCourse.Facts("")).Discordant);
        Assert.Equal(DiscordantDisease.NotAsked, ReceptorStatement.Of(Pattern(Lesions(("L1", null, true, 12))), SomeCourse.Facts("")).Discordant);
        Assert.Equal(DiscordantDisease.FdgNotRecorded, ReceptorStatement.Of(Pattern(Whole("SSTR-PET", "positive")), SomeCourse.Facts("sstr_pet_result=positive")).Discordant);
    }

    private static TracerPattern Pattern(params Finding[] findings) =>
        TracerPattern.Around(SomeCourse.Seen("2020-02-01", findings), SomeCourse.Day("2020-01-01"), SomeCourse.Day("2020-02-01"));

    private static PetPair Pair(params (string Lesion, int? Krenning, bool? Fdg, decimal? Ml)[] lesions) => PetPairs.Of(SomeCourse.Seen("2020-02-01", Lesions(lesions))).Single();

    /// <summary>Bone lesions on both PETs of one day; the SUVmax on FDG is the volume and 9.</summary>
    private static Finding[] Lesions(params (string Lesion, int? Krenning, bool? Fdg, decimal? Ml)[] lesions) =>
    [
        SomeCourse.On("2020-01-10", new ImagingStudy { Study = "S", Modality = "SSTR-PET" }), SomeCourse.On("2020-01-10", new ImagingStudy { Study = "F", Modality = "FDG-PET" }),
        .. lesions.Select(l => SomeCourse.On("2020-01-10", new LesionRead { Lesion = l.Lesion, Study = "S", Organ = "bone", Status = LesionStatus.Present, KrenningScore = l.Krenning })),
        .. lesions.Select(l => SomeCourse.On("2020-01-10",
            new LesionRead { Lesion = l.Lesion, Study = "F", Organ = "bone", Status = LesionStatus.Present, TracerPositive = l.Fdg, VolumeMl = l.Ml, SuvMax = l.Ml + 9 })),
    ];

    private static Finding Whole(string modality, string result) => SomeCourse.On("2020-01-10", new ImagingStudy
    {
        Study = modality,
        Modality = modality,
        SstrPetResult = modality == "SSTR-PET" ? result : null,
        FdgPetResult = modality == "FDG-PET" ? result : null,
    });

    [Fact]
    public void An_FDG_PET_that_a_new_line_has_outdated_is_not_called_not_recorded()
    {
        var statement = ReceptorStatement.Of(SomeCourse.Seen("2024-06-01", SomeCourse.On("2023-01-01", new ImagingStudy { Modality = "FDG-PET", FdgPetResult = "negative", TumourPresent = true }),
            SomeCourse.On("2023-06-01", new Treatment { Course = "everolimus", Drugs = ["everolimus"], Purpose = "tumour" })));
        Assert.Equal((DiscordantDisease.NotAsked, UnknownReason.Invalidated), (statement.Discordant, statement.FdgUnknown));
        Assert.Equal((DiscordantDisease.FdgNotRecorded, UnknownReason.NotRecorded), ReceptorStatement.Of(SomeCourse.Seen("2024-06-01")) is var none ? (none.Discordant, none.FdgUnknown) : default);
    }

    [Fact] // answered, and a line was begun since: it is told as what it was, and "nobody has said" would be untrue
    public void An_outdated_answer_is_kept_with_the_event_that_outdated_it()
    {
        var statement = ReceptorStatement.Of(SomeCourse.Seen("2024-06-01", SomeCourse.On("2023-01-01", new ImagingStudy { Modality = "FDG-PET", FdgPetResult = "positive", TumourPresent = true, SstrNegativeDisease = "none" }),
            SomeCourse.On("2023-06-01", new Treatment { Course = "everolimus", Drugs = ["everolimus"], Purpose = "tumour" })));
        Assert.Equal(("positive", "2023-01-01", "2023-06-01"), (statement.FormerFdg!.Value.ToString(), statement.FormerFdg.From.Happened.ToString(), statement.FormerFdg.By.Happened.ToString()));
        Assert.Equal(("none", "2023-06-01"), (statement.FormerAnswer!.Value.ToString(), statement.FormerAnswer.By.Happened.ToString()));
    }

    [Theory] // the treatment before the reading outdates nothing
    [InlineData("2019-12-01", null), InlineData("2020-01-11", "2020-01-11")]
    public void Discordant_lesions_are_outdated_by_what_came_after_they_were_seen_only(string begun, string? outdated)
    {
        var statement = ReceptorStatement.Of(SomeCourse.Seen("2020-02-01", [.. Lesions(("L1", 3, true, 12), ("L2", 1, true, 8)), SomeCourse.On(begun, new Treatment { Course = "B", Drugs = ["everolimus"], Purpose = "tumour" })]));
        Assert.Equal(["L2"], statement.Seen.Select(l => l.Lesion));
        Assert.Equal(outdated, statement.SeenOutdatedBy?.Happened.ToString());
    }
}
