using Islet.Course;

namespace Islet.Clinic;

/// <summary>The examinations of a snapshot that can characterize the tumour, each once, in the order of their days.</summary>
internal sealed class Examinations
{
    private readonly List<Examination> all = [];

    private Examinations() { }

    public IReadOnlyList<Examination> All => all;

    public static Examinations Of(Snapshot snapshot)
    {
        var (examinations, reads) = (new Examinations(), new Dictionary<(Component, string), List<Seen>>());
        foreach (var seen in snapshot.Findings)
        {
            var f = seen.Finding;
            var pending = seen.Visibility is Visibility.NotYetKnown or Visibility.ReportedDateUnknown;
            if (!(seen.IsVisible || pending) || f.IsWithdrawal || !snapshot.Sight.Concerns(f.Content) || ComponentOf(f.Content) is not { } component)
                continue;
            if (component is Component.HormonePanel)
                examinations.Add(snapshot, component, ((Laboratory)f.Content).Analyte, [seen], pending);
            else
                (reads.TryGetValue((component, NameOf(f)), out var same) ? same : reads[(component, NameOf(f))] = []).Add(seen);
        }
        foreach (var ((component, name), same) in reads)
        {
            var known = same.FindAll(s => s.IsVisible); // a read that is not issued yet does not hide one that is
            examinations.Add(snapshot, component, name, known.Count > 0 ? known : same, known.Count == 0);
        }
        examinations.all.Sort((a, b) => (a.At, a.Component, a.Leading.Id).CompareTo((b.At, b.Component, b.Leading.Id)));
        return examinations;
    }

    private void Add(Snapshot snapshot, Component component, string name, IReadOnlyList<Seen> reads, bool pending)
    {
        var leading = Sight.ByRank(reads).Finding;
        if (leading.HappenedBy(snapshot.Course.Axis) is { } at)
            all.Add(new(component, name, at, leading, [.. reads.Select(r => r.Finding)], pending));
    }

    /// <summary>A person's "no tissue so far" and a PET "not done" are no examinations.</summary>
    private static Component? ComponentOf(Content content) => content switch
    {
        Specimen { SpecimenType: not "none" } => Component.Tissue,
        ImagingStudy { FdgPetResult: not NotDone, SstrPetResult: not NotDone } study => PetStudies.TracerOf(study) switch
        {
            PetTracer.Fdg => Component.FdgPet,
            PetTracer.Receptor => Component.SstrPet,
            null => null,
        },
        Laboratory laboratory when Hormones.Contains(laboratory.Analyte) => Component.HormonePanel,
        _ => null,
    };

    /// <summary>A declaration that an examination was not done, and of which.</summary>
    public static Component? NotDoneOf(Content content) => content switch
    {
        Specimen { SpecimenType: "none" } or Judgement { About: "specimen_type", Value: "none" } => Component.Tissue,
        ImagingStudy { FdgPetResult: NotDone } or Judgement { About: "fdg_pet_result", Value: NotDone } => Component.FdgPet,
        ImagingStudy { SstrPetResult: NotDone } or Judgement { About: "sstr_pet_result", Value: NotDone } => Component.SstrPet,
        _ => null,
    };

    private const string NotDone = "not_done";

    private static readonly HashSet<string> Hormones = [.. Fact.HormonesMeasured.Values];

    private static string NameOf(Finding f) => f.Content switch
    {
        Specimen { SpecimenName: { } name } => name,
        ImagingStudy { Study: { } name } => name,
        _ => f.Id.ToString(),
    };
}
