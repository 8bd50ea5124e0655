using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

public class NetpetReadsTests
{
    [Fact] // Mollazadegan et al. 2025, section 2.5: two independent readers, a joint score where they differ; all three are kept
    public void Two_readers_and_their_consensus_are_kept()
    {
        var reads = Reads(Sst("2020-01-10"), Fdg("2020-01-12", "R1", "P2b"), Fdg("2020-01-12", "R2", "P3b"), Fdg("2020-01-12", null, "P2b", ReadRole.Consensus));
        Assert.Equal((NetpetScore.P2b, NetpetBasis.Consensus, "no"), (reads.Score, reads.Basis, SomeCourse.Say(reads.Agree)));
        Assert.Equal([NetpetScore.P2b, NetpetScore.P3b], reads.Independent.Select(r => r.Score));
        Assert.Equal(NetpetScore.P2b, reads.Consensus!.Score);
    }

    [Theory]
    [InlineData("P2b", "P2b", NetpetScore.P2b, NetpetBasis.ReadersAgree, null, "yes"), InlineData("P2b", "P3b", null, null, NoNetpet.ReadersDiffer, "no")]
    [InlineData("P2b", null, NetpetScore.P2b, NetpetBasis.OneReader, null, "?"), InlineData(null, null, null, null, NoNetpet.NothingRead, "?")]
    public void Readers_who_differ_leave_the_score_open(string? one, string? two, NetpetScore? score, NetpetBasis? basis, NoNetpet? why, string agree)
    {
        var reads = Reads(Sst("2020-01-10"), Fdg("2020-01-12", "R1", one), Fdg("2020-01-12", "R2", two));
        Assert.Equal((score, basis, why, agree), (reads.Score, reads.Basis, reads.Why, SomeCourse.Say(reads.Agree)));
    }

    [Fact] // facts.md 1.5: a review replaces a read in the view; both stay in the history
    public void A_read_that_the_consensus_replaced_is_still_one_of_the_reads()
    {
        var first = Fdg("2020-01-12", "R1", "P3b");
        var consensus = Fdg("2020-01-12", null, "P2b", ReadRole.Consensus) with { Supersedes = first.Id, Why = Why.Review };
        var reads = Reads(Sst("2020-01-10"), first, consensus);
        Assert.Equal((NetpetScore.P2b, NetpetBasis.Consensus), (reads.Score, reads.Basis));
        Assert.Equal([NetpetScore.P3b], reads.Independent.Select(r => r.Score));
    }

    [Fact]
    public void A_stated_score_that_its_readers_own_lesions_deny_stays_beside_theirs()
    {
        var reads = Reads(Sst("2020-01-10"), Fdg("2020-01-12", null, "P1"), Lesion("SSTR-PET", "2020-01-10", "L1", false), Lesion("FDG-PET", "2020-01-12", "L1", true));
        Assert.Equal((NetpetScore.P1, NetpetScore.P5, true), (reads.Score, reads.Reads[0].Computed!.Score, reads.Reads[0].Differs));
    }

    [Fact] // lesions, then whole studies; both positive leaves P2 to P4 open
    public void Without_a_stated_score_it_is_computed_and_says_of_what()
    {
        var lesions = Reads(Sst("2020-01-10"), Fdg("2020-01-12", null, null), Lesion("SSTR-PET", "2020-01-10", "L1", true), Lesion("FDG-PET", "2020-01-12", "L1", false));
        Assert.Equal((NetpetScore.P1, NetpetBasis.Lesions), (lesions.Score, lesions.Basis));
        Assert.Equal(NetpetScore.P5, Whole("negative", "positive").Score);
        Assert.Equal((NetpetScore.P0, NetpetBasis.StudyResults), (Whole("negative", "negative").Score, Whole("negative", "negative").Basis));
        Assert.Equal(NetpetScore.P1, Whole("positive", "negative").Score);
        Assert.Equal(NoNetpet.NothingRead, Whole("positive", "positive").Why);
        Assert.Equal(NoNetpet.NothingRead, Whole(null, "positive").Why);
    }

    [Fact] // a lesion that a receptor-negative PET does not list is negative there
    public void A_negative_study_need_not_list_its_lesions() => Assert.Equal(NetpetScore.P5,
        Reads(Sst("2020-01-10", "negative"), Fdg("2020-01-12", null, null), Lesion("FDG-PET", "2020-01-12", "L1", true)).Score);

    [Fact]
    public void A_lesion_listed_on_one_tracer_only_leaves_it_open() => Assert.Equal(NoNetpet.LesionNotRead,
        Reads(Sst("2020-01-10"), Fdg("2020-01-12", null, null), Lesion("FDG-PET", "2020-01-12", "L1", true)).Why);

    [Theory] // Chan et al. 2017: 31 days; facts.md: 60
    [InlineData("2020-01-10", PairGap.Close), InlineData("2020-02-10", PairGap.Close), InlineData("2020-02-11", PairGap.Wide), InlineData("2020-03-10", PairGap.Wide)]
    [InlineData("2020-03-11", null), InlineData("2019-11-11", PairGap.Wide), InlineData("2019-11-10", null), InlineData("2020-02", PairGap.Wide), InlineData("2020-03", null)]
    public void Studies_pair_within_60_days_and_are_marked_after_31(string fdg, PairGap? gap) =>
        Assert.Equal(gap, PetPairs.Of(SomeCourse.Seen("2024-01-01", Sst("2020-01-10"), Fdg(fdg, null, null))).SingleOrDefault()?.Gap);

    [Fact]
    public void A_person_may_pair_what_lies_further_apart_and_it_is_shown_and_not_scored()
    {
        var named = SomeCourse.On("2020-06-01", new ImagingStudy { Study = "F", Modality = "FDG-PET", PairedWith = "SSTR-PET 2020-01-10", NetpetScore = "P5" });
        var reads = Reads(Sst("2020-01-10"), named);
        Assert.Equal((PairGap.TooFar, null, NoNetpet.TooFarApart), (reads.Pair.Gap, reads.Score, reads.Why));
        Assert.Empty(reads.Pair.Lesions);
    }

    [Fact]
    public void A_named_pair_leads_over_a_nearer_one_and_a_study_belongs_to_one_pair()
    {
        var named = SomeCourse.On("2020-02-05", new ImagingStudy { Study = "F", Modality = "FDG-PET", PairedWith = "SSTR-PET 2020-01-10" });
        var pairs = PetPairs.Of(SomeCourse.Seen("2024-01-01", Sst("2020-01-10"), Fdg("2020-01-11", null, null), named));
        Assert.Equal("F", pairs.Single().Fdg.Name);
    }

    [Fact]
    public void A_tumour_treatment_begun_between_the_two_is_told()
    {
        Finding Begun(string day, string? purpose) => SomeCourse.On(day, new Treatment { Course = day, Drugs = ["everolimus"], Purpose = purpose });
        var pair = PetPairs.Of(SomeCourse.Seen("2024-01-01", Sst("2020-01-10"), Fdg("2020-02-01", null, null), Begun("2020-01-15", "tumour"), Begun("2020-01-16", "symptom"), Begun("2020-01-10", "tumour"))).Single();
        Assert.Equal(["2020-01-15"], pair.BegunBetween.Select(f => ((Treatment)f.Content).Course));
    }

    [Theory] // by modality, else by tracer, else by the result; scintigraphy is no PET
    [InlineData("SSTR-PET", null, null, PetTracer.Receptor), InlineData("FDG-PET", null, null, PetTracer.Fdg), InlineData(null, "18F-FDG", null, PetTracer.Fdg)]
    [InlineData("PET/CT", "[68Ga]Ga-DOTA-TATE", null, PetTracer.Receptor), InlineData(null, "Ga-68 DOTATOC", null, PetTracer.Receptor), InlineData(null, null, "positive", PetTracer.Receptor)]
    [InlineData("SRS", "111In-pentetreotide", null, null), InlineData("CT", null, null, null), InlineData("PET/CT", "68Ga-PSMA-11", null, null), InlineData(null, null, null, null)]
    public void The_tracer_of_a_study(string? modality, string? tracer, string? sstr, PetTracer? expected) =>
        Assert.Equal(expected, PetStudies.TracerOf(new ImagingStudy { Modality = modality, Tracer = tracer, SstrPetResult = sstr }));

    private static NetpetReads Whole(string? sst, string? fdg) => Reads(Sst("2020-01-10", sst), SomeCourse.On("2020-01-12", new ImagingStudy { Study = "F", Modality = "FDG-PET", FdgPetResult = fdg }));

    private static NetpetReads Reads(params Finding[] findings) => NetpetReads.Of(PetPairs.Of(SomeCourse.Seen("2024-01-01", findings)).Single());

    private static Finding Sst(string day, string? result = null) => SomeCourse.On(day, new ImagingStudy { Study = "SSTR-PET " + day, Modality = "SSTR-PET", SstrPetResult = result });

    private static Finding Fdg(string day, string? reader, string? score, ReadRole role = ReadRole.Original) =>
        SomeCourse.On(day, new ImagingStudy { Study = "FDG-PET " + day, Modality = "FDG-PET", Reader = reader, NetpetScore = score, Read = role });

    private static Finding Lesion(string modality, string day, string lesion, bool positive) =>
        SomeCourse.On(day, new LesionRead { Lesion = lesion, Study = $"{modality} {day}", TracerPositive = positive, Status = LesionStatus.Present });
}
