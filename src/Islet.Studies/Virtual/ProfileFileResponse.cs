namespace Islet.Studies;

/// <summary>The section of a profile that is about response.</summary>
internal static class ProfileFileResponse
{
    public static ResponseProfile Response(ProfileSection s) => new(
        s.Probability("measured"), s.Whole("every_days", 28, 366), s.Number("first_years", 0, 50), s.Probability("late_baseline"), s.Probability("missed"),
        s.Probability("not_evaluated"), s.Probability("unsaid"), s.Number("reading_error", 0, 0.2), s.Probability("second_reader"), s.Probability("other_target"), s.Probability("third_of_liver"),
        s.Probability("complete"), s.Probability("equivocal_first"), s.Probability("split"), s.Probability("merged"), s.Probability("nodule"), s.Probability("phase_missed"),
        s.Section("misread", m => new MisreadProfile(m.Probability("overcalled"), m.Probability("undercalled"), m.Shares<Misreading>("by"))),
        s.Section("pseudoprogression", p => new PseudoprogressionProfile(p.Probability("whole"), p.Probability("one_lesion"), p.Quantiles("size", 1, 2))),
        s.Section("pet", p => new PetResponseProfile(p.Probability("after_first_cycle"), p.Probability("interim"), p.Probability("fdg"), p.Quantiles("fall", 0, 0.95),
            p.Probability("dedifferentiation"), p.Probability("other_scanner"), p.Probability("other_tracer"), p.Probability("other_segmentation"))));
}
