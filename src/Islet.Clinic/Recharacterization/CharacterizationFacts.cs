using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// The facts of one characterization, as tables 1 and 2 of Mollazadegan et al., J Neuroendocrinol 2025;37:e70040 ask them; every other fact is that of the
/// patient on its last day. What is unknown stays unknown: the paper's NA is a row of its own, never a no (S000-39).
/// </summary>
public static class CharacterizationFacts
{
    private static readonly Dictionary<Fact, Func<Examinee, Possible>> Rules = new()
    {
        [Fact.CharacterizationNumber] = e => Known(e.One.Number),
        [Fact.CharacterizationOccasion] = e => Known(SnakeCase.Of(e.One.Occasion)),
        [Fact.MonthsSinceDiagnosis] = MonthsSinceDiagnosis,
        [Fact.SignificantChange] = e => Of(e.Change?.Verdict.Meets),
        [Fact.ChangeLimbI] = e => Of(e.Change?.Verdict[Limb.I].Truth),
        [Fact.ChangeLimbIi] = e => Of(e.Change?.Verdict[Limb.II].Truth),
        [Fact.ChangeLimbIii] = e => Of(e.Change?.Verdict[Limb.III].Truth),
        [Fact.ChangeMatters] = e => Known(e.Change?.Board.Matters),
        [Fact.TherapyChanged] = e => Known(e.Change?.Board.TherapyChanged),
        [Fact.BiopsySiteHere] = e => Known(e.Specimen is { } s ? e.SiteOf(s) : null),
        [Fact.BiopsyAdequate] = e => Known(e.One.Tissue.State switch { PartState.Done => true, PartState.Inadequate => false, _ => (bool?)null }),
        [Fact.BiopsyInadequateBecause] = e => Known(e.One.Tissue.InadequateBecause is { } because ? SnakeCase.Of(because) : null),
        [Fact.BiopsiedLesionNewOrProgressive] = e => Known(e.SampledLesionIsNewOrGrows),
        [Fact.BiopsiedLesionFdgAvid] = e => Known(e.SampledLesionTakesUpFdg),
        [Fact.BiopsyWorstGrade] = e => Known(BiopsySafety.Of(e.All.Snapshot).FirstOrDefault(b => b.Specimen == e.One.Tissue.Examination?.Name)?.WorstGrade),
        [Fact.ResectionHere] = e => Known(e.Specimen is not { SpecimenType: { } type } s ? null : type is not "resection" ? "none" : e.SiteOf(s)),
        [Fact.Ki67Here] = e => Known(e.Proliferation?.Percent),
        [Fact.GradeHere] = e => e.Proliferation?.Grades is { Count: > 0 } grades
            ? new([.. grades.Select(g => FactValue.Of(g.ToString()))], grades.Count > 1 ? FactSet.Of(Fact.MitosesPer2mm2) : default) : Unknown,
        [Fact.Ki67Increased] = e => Known(e.Change?.Ki67 is { Rivals: [] } k ? k.Last?.Rises : null),
        [Fact.Ki67IncreasedSincePrevious] = e => Known(e.Change?.Ki67.Previous?.Rises),
        [Fact.Ki67Fold] = e => Known(e.Change?.Ki67 is { Rivals: [], Last: { IsOrderKnown: true, IsExact: true } step } ? step.Fold : null),
        [Fact.Ki67SteepRise] = e => Known(e.Change?.Ki67 is { Rivals: [] } k ? k.Last?.IsSteep : null),
        [Fact.Ki67RisePerYear] = e => Known(e.Change?.Ki67 is { Rivals: [], Last.PerYear: var (least, greatest) } ? Math.Max(least, 0) is var rise && rise == Math.Max(greatest, 0) ? rise : null : (decimal?)null),
        [Fact.Ki67StepLabel] = e => Known(e.Change?.Ki67.Last is { } step ? SnakeCase.Of(step.Label) : null),
        [Fact.GradeTransition] = e => Known(e.Change?.Ki67.Transition),
        [Fact.PetTracersHere] = e => Known(e.Tracers),
        [Fact.FdgPetHere] = e => Known(e.ResultOf(Component.FdgPet)),
        [Fact.SstrPetHere] = e => Known(e.ResultOf(Component.SstrPet)),
        [Fact.SuvMaxFdgHere] = e => Known(e.ResultOf(Component.FdgPet) is "positive" ? e.FdgSuvMax : null),
        [Fact.NetpetHere] = e => Known(e.Netpet),
        [Fact.HormoneSecretionHere] = e => Of(e.Secretes),
        [Fact.HormonalSyndromeHere] = e => e.State.Panel.Syndrome is var s ? Of(Truth.Of(s.Values, s.Missing, v => v is FactValue.Word { Value: not "none" })) : Unknown,
        [Fact.NewHormoneSecretion] = e => Of(e.Change?.Hormones.NewSecretion),
        [Fact.NewHormonalSyndrome] = e => Of(e.Change?.Hormones.NewSyndrome),
        [Fact.SystemicLinesBefore] = e => Known(e.Before.Lines),
        [Fact.AlkylatorBefore] = e => Known(e.Before.Alkylator),
        [Fact.HypermutationAfterAlkylator] = e => Of(Hypermutation.Of(e.State.AtClose).Truth),
        [Fact.PrrtBefore] = e => Known(e.Before.Prrt),
        [Fact.MtorInhibitorBefore] = e => Known(e.Before.MtorInhibitor),
        [Fact.SsaBefore] = e => Known(e.Before.Ssa),
        [Fact.LocoregionalBefore] = e => Known(e.Before.Locoregional),
        [Fact.PrimarySurgeryBefore] = e => Known(e.Before.PrimarySurgery),
        [Fact.ReoperatedBefore] = e => Known(e.Before.Reoperated),
    };

    private static readonly FactSet All = [.. Rules.Keys];

    private static Possible Unknown => new(null, default);

    /// <summary>Whether a fact is one of a characterization; others are the patient's of its last day.</summary>
    public static bool IsOne(Fact fact) => All.Contains(fact);

    /// <summary>Answers every fact for one characterization.</summary>
    /// <param name="number">As the paper counts; null where there is none of this number.</param>
    public static FactReader? Over(Recharacterizations all, int number)
    {
        for (var i = 0; i < all.Characterizations.Count; i++)
        {
            if (all.Characterizations[i].Number == number)
                return new Examinee(all, i).Read;
        }
        return null;
    }

    internal static Possible Read(Fact fact, Examinee examinee)
    {
        if (!Rules.TryGetValue(fact, out var rule))
            return examinee.State.AtClose.Reader(fact);
        var read = rule(examinee);
        return read.Values is null && read.Missing == default ? Possible.NotRecorded(fact) : read;
    }

    private static Possible MonthsSinceDiagnosis(Examinee e)
    {
        var axis = e.All.Snapshot.Course.Axis;
        var diagnosed = e.All.Snapshot.Visible<Diagnosis>().Select(s => s.Finding.HappenedBy(axis)).Min();
        return diagnosed is { } from && from <= e.One.At ? Known(AxisPoint.MonthsBetween(from, e.One.At)) : Unknown;
    }

    private static Possible Known(decimal? number) => number is { } known ? Possible.Only(FactValue.Of(known)) : Unknown;

    private static Possible Known(bool? flag) => flag is { } known ? Possible.Only(FactValue.Of(known)) : Unknown;

    private static Possible Known(string? word) => word is { } known ? Possible.Only(FactValue.Of(known)) : Unknown;

    private static Possible Of(Truth? truth) => truth?.Answer switch
    {
        Answer.Yes => Possible.Only(FactValue.True),
        Answer.No => Possible.Only(FactValue.False),
        Answer.Unknown or null => new(null, truth?.Missing ?? default),
    };
}
