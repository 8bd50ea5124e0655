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
        return HormonePanel.Of([.. one.Panel.From.Where(f => f.Content is Laboratory)], [.. atClose.Visible<Judgement>().Select(s => s.Finding)], axis, atClose.Reader, from, to)
            with { SyndromeFrom = atClose[Fact.FunctionalSyndrome].From };
    }

    public static LimbReading Read(SecretionChange change, TumourCharacterization from, TumourCharacterization to)
    {
        var truth = change.NewSecretion | change.NewSyndrome;
        var isYes = truth.Answer is Answer.Yes;
        var decisive = change.Hormones.Where(h => !isYes || h.New.Answer is Answer.Yes).Select(h => h.Later ?? h.Earlier).OfType<HormoneResult>();
        List<Premise> premises = [.. (isYes && change.NewSyndrome.Answer is not Answer.Yes ? [] : PremisesOfSyndrome(change)), .. decisive.Select(PremiseOf)];
        premises = [.. premises.Distinct()];
        return truth.Answer is not Answer.Unknown ? new(Limb.I, truth, premises, []) : LimbReading.Undecided(Limb.I, LacksOf(change, from, to), premises);
    }

    /// <summary>What was declared at both, and of a syndrome that is new the secretion behind it.</summary>
    private static IEnumerable<Premise> PremisesOfSyndrome(SecretionChange change)
    {
        foreach (var finding in change.Earlier.SyndromeFrom.Concat(change.Later.SyndromeFrom))
            yield return new(finding, Fact.FunctionalSyndrome.Name, finding.Content is Judgement { Value: { } value } ? value : "recorded");
        if (change is not { NewSyndrome.Answer: Answer.Yes, Syndrome: { } syndrome })
            yield break;
        var behind = Syndromes.HormonesOf(syndrome);
        foreach (var result in change.Later.Results.Where(r => r.Secreted.Answer is Answer.Yes && (behind.Count == 0 || behind.Contains(r.Hormone, StringComparer.Ordinal))))
            yield return PremiseOf(result);
    }

    private static Premise PremiseOf(HormoneResult result) => new(result.From, result.Hormone, string.Join(", ", Words(result)));

    /// <summary>A confounder that nobody asked about is named where the hormone is unclear.</summary>
    private static IEnumerable<string> Words(HormoneResult result)
    {
        yield return result.Secreted.Answer switch
        {
            Answer.Yes => "secreted by the tumour",
            Answer.No => "not secreted by the tumour",
            Answer.Unknown => "unclear",
        };
        if (result.Relation.JudgeUnknown)
            yield return "judge unknown";
        foreach (var (confounder, present) in result.Confounders)
        {
            if (present.Answer is Answer.Yes)
                yield return Name(confounder);
            else if (present.Answer is Answer.Unknown && result.Secreted.Answer is Answer.Unknown)
                yield return $"{Name(confounder)} not known";
        }
    }

    private static string Name(Confounder confounder) => confounder switch
    {
        Confounder.ProtonPumpInhibitor => "proton pump inhibitor",
        Confounder.AtrophicGastritis => "atrophic gastritis",
        Confounder.RenalInsufficiency => "renal insufficiency",
        Confounder.NotFasting => "not fasting",
        Confounder.SomatostatinAnalogue => "somatostatin analogue",
    };

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
            lacks.AddRange(LacksOfSyndrome(change, from, to));
        return [.. lacks.Distinct()];
    }

    /// <summary>The syndrome on the side that lacks it; where both are known, whether its hormone is secreted now.</summary>
    private static IEnumerable<Lack> LacksOfSyndrome(SecretionChange change, TumourCharacterization from, TumourCharacterization to)
    {
        var (before, now) = (change.Earlier.Syndrome.Value, change.Later.Syndrome.Value);
        if (before is null)
            yield return new(Component.HormonePanel, from.Number, LackReason.NotRecorded, Fact.FunctionalSyndrome);
        if (now is null)
            yield return new(Component.HormonePanel, to.Number, LackReason.NotRecorded, Fact.FunctionalSyndrome);
        if (before is not null && now is not null)
            yield return new(Component.HormonePanel, to.Number, LackReason.Unclear, Fact.SecretedHormones);
    }
}
