using Islet.Course;

namespace Islet.Clinic;

/// <summary>The patient at one characterization, as its facts are asked.</summary>
internal sealed class Examinee(Recharacterizations all, int position)
{
    public Recharacterizations All => all;

    public TumourCharacterization One { get; } = all.Characterizations[position];

    public ExaminedState State { get; } = all.States[position];

    /// <summary>Null at the first.</summary>
    public Recharacterization? Change { get; } = position > 0 ? all.Changes[position - 1] : null;

    public TreatedBefore Before => field ??= TreatedBefore.Of(all.Snapshot, One);

    /// <summary>The tissue's leading read; of a failed biopsy too, for it was taken somewhere. Null: none, or its report is to come.</summary>
    public Specimen? Specimen => One.Tissue is { State: PartState.Done or PartState.Inadequate, Examination.Leading.Content: Specimen s } ? s : null;

    /// <summary>Null too where tissues of this time differ in class and nobody has said which one speaks.</summary>
    public Ki67Point? Proliferation => One.Tissue is { IsDone: true, Examination: { } tissue } && Ki67Limb.PointOf(tissue, all.Proliferation) is { } point
        && Ki67Limb.RivalsOf(One, point, all.Proliferation).Count == 0 ? point : null;

    public string? Tracers => (One.FdgPet.State, One.SstrPet.State) switch
    {
        (PartState.Done, PartState.Done) => "dual",
        (PartState.Done, PartState.NotDone) => "fdg_only",
        (PartState.NotDone, PartState.Done) => "sstr_only",
        (PartState.NotDone, PartState.NotDone) => "none",
        _ => null,
    };

    public decimal? FdgSuvMax => (One.FdgPet.Examination?.Leading.Content as ImagingStudy)?.SuvMax
        ?? State.Tracers.Fdg?.Lesions.Where(l => l.Positive is true).Max(l => l.Read.SuvMax);

    /// <summary>As the readers gave it, of whichever scan of the pair carries it.</summary>
    public string? Netpet => (One.FdgPet.Examination?.Leading.Content as ImagingStudy)?.NetpetScore ?? (One.SstrPet.Examination?.Leading.Content as ImagingStudy)?.NetpetScore;

    /// <summary>No needs every hormone of the fixed list.</summary>
    public Truth Secretes => Hormone.Mandatory.Concat(State.Panel.Results.Select(r => r.Hormone)).Aggregate(Truth.No, (any, hormone) => any | State.Panel.Secretes(hormone));

    public bool? SampledLesionTakesUpFdg => Specimen?.Lesion is { } lesion && State.Tracers.Fdg is { } fdg
        ? fdg[lesion] is { } uptake ? uptake.Positive : fdg.Overall is PetResult.Negative ? false : null
        : null;

    /// <summary>No needs two measurements of one modality: a lesion seen once may have grown.</summary>
    public bool? SampledLesionIsNewOrGrows => Specimen?.Lesion is { } lesion && LesionHistory.Of(State.AtClose).FirstOrDefault(h => h.Lesion == lesion) is { } history
        ? history.IsNewSince(One.OpenedOn(All.Snapshot.Course.Axis), All.Snapshot.Course.Axis) || history.IsGrowing ? true : history.WasMeasuredTwice ? false : null
        : null;

    public Possible Read(Fact fact) => CharacterizationFacts.Read(fact, this);

    /// <summary>A scan without tumour in the field is neither: it says nothing of receptors or metabolism.</summary>
    public string? ResultOf(Component component) => One[component].State switch
    {
        PartState.NotDone => "not_done",
        PartState.Done => State.Tracers[component is Component.FdgPet ? PetTracer.Fdg : PetTracer.Receptor]?.Overall switch
        {
            PetResult.Positive => "positive",
            PetResult.Negative => "negative",
            PetResult.Indeterminate or PetResult.ReadersDiffer => "indeterminate",
            PetResult.NoTumour or null => null,
        },
        _ => null,
    };

    /// <summary>A distant metastasis of an organ that nobody names is of no known site; the lesion's reads may name it.</summary>
    public string? SiteOf(Specimen specimen)
    {
        var organ = specimen.Organ ?? (specimen.Lesion is { } lesion ? LesionHistory.Of(State.AtClose).FirstOrDefault(h => h.Lesion == lesion)?.Organ : null);
        return (specimen.SpecimenSite, organ) switch
        {
            ("primary", _) => "primary",
            ("regional", _) => "other",
            ("distant_metastasis", { } where) => where.Contains("liver", StringComparison.OrdinalIgnoreCase) || where.Contains("hepat", StringComparison.OrdinalIgnoreCase) ? "liver_metastasis" : "other",
            _ => null,
        };
    }
}
