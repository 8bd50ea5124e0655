using Islet.Course;

namespace Islet.Clinic;

/// <summary>Limb (i): a new hormonal syndrome, or new secretion of a hormone by the tumour. Mollazadegan et al., J Neuroendocrinol 2025;37:e70040, section 2.2.</summary>
internal static class HormoneLimb
{
    /// <summary>The hormone results of a characterization, with the patient's drugs, symptoms and syndrome of its last day.</summary>
    public static HormonePanel PanelOf(TumourCharacterization one, Snapshot atClose)
    {
        var axis = atClose.Course.Axis;
        var (from, to) = (one.At, one.At);
        foreach (var result in one.Panel.From)
        {
            if (result.Content is Laboratory && result.Happened.First is { } first && result.HappenedBy(axis) is { } last)
                (from, to) = (first < from ? first : from, last > to ? last : to);
        }
        return HormonePanel.Of([.. one.Panel.From.Where(f => f.Content is Laboratory)], [.. atClose.Visible<Judgement>().Select(s => s.Finding)], axis, atClose.Reader, from, to);
    }

    public static LimbReading Read(SecretionChange change, TumourCharacterization from, TumourCharacterization to)
    {
        var truth = change.NewSecretion | change.NewSyndrome;
        var decisive = change.Hormones.Where(h => truth.Answer is not Answer.Yes || h.New.Answer is Answer.Yes).Select(h => h.Later ?? h.Earlier).OfType<HormoneResult>();
        List<Premise> premises = [.. decisive.Select(PremiseOf)];
        return truth.Answer is not Answer.Unknown ? new(Limb.I, truth, premises, []) : LimbReading.Undecided(Limb.I, LacksOf(change, from, to), premises);
    }

    private static Premise PremiseOf(HormoneResult result) => new(result.From, result.Hormone, result.Secreted.Answer switch
    {
        Answer.Yes => "secreted by the tumour",
        Answer.No => "not secreted by the tumour",
        Answer.Unknown => "unclear",
    });

    private static List<Lack> LacksOf(SecretionChange change, TumourCharacterization from, TumourCharacterization to)
    {
        List<Lack> lacks = [];
        if (change.NewSecretion.Answer is Answer.Unknown)
        {
            foreach (var hormone in change.Hormones.Where(h => h.New.Answer is Answer.Unknown))
            {
                lacks.Add(hormone switch
                {
                    { Later: null } => Lack.Of(to, Component.HormonePanel) ?? new(Component.HormonePanel, to.Number, LackReason.NoValue, Fact.HormonesMeasured),
                    { Later.Secreted.Answer: Answer.Unknown } => new(Component.HormonePanel, to.Number, LackReason.Unclear, Fact.SecretedHormones),
                    { Earlier: null } => Lack.Of(from, Component.HormonePanel) ?? new(Component.HormonePanel, from.Number, LackReason.NoValue, Fact.HormonesMeasured),
                    _ => new(Component.HormonePanel, from.Number, LackReason.Unclear, Fact.SecretedHormones),
                });
            }
        }
        if (change.NewSyndrome.Answer is Answer.Unknown)
            lacks.Add(new(Component.HormonePanel, to.Number, LackReason.NotRecorded, Fact.FunctionalSyndrome));
        return [.. lacks.Distinct()];
    }
}
