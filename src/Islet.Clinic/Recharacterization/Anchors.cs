using Islet.Course;

namespace Islet.Clinic;

/// <summary>A day around which examinations gather.</summary>
internal sealed class Anchor(Finding finding, AxisPoint at)
{
    public Finding Finding => finding;

    public AxisPoint At => at;

    public Characterization? Declared => finding.Content as Characterization;

    /// <summary>A diagnosis reaches back without limit: the tissue on which it rests was taken before it was made.</summary>
    public bool IsDiagnosis => finding.Content is Diagnosis || Declared is { Occasion: Occasion.Diagnosis };

    /// <summary>Those that are nearer to it than to any other anchor.</summary>
    public List<Examination> Near { get; } = [];

    public decimal Distance(Examination e) => Math.Abs(AxisPoint.DaysBetween(at, e.At));

    public bool Reaches(Examination e) =>
        Distance(e) <= CharacterizationWindows.Of(e.Component) || (IsDiagnosis && e.Component is Component.Tissue && e.At <= at);

    /// <summary>Whether a declaration lets this examination speak: it may name the specimen, list the studies and date the panel.</summary>
    public bool Admits(Examination e, Axis axis) => (Declared, e.Component) switch
    {
        ({ SpecimenName: { } name }, Component.Tissue) => e.Name == name,
        ({ Studies: { } studies }, Component.FdgPet or Component.SstrPet) => studies.Contains(e.Name, StringComparer.Ordinal),
        ({ Panel: { } panel }, Component.HormonePanel) when axis.Kind is AxisKind.Calendar =>
            AxisPoint.DaysBetween(AxisPoint.Of(panel.First), e.At) is >= 0 and <= CharacterizationWindows.PanelSpanDays,
        _ => true,
    };

    /// <summary>Named by the declaration, and so part of it however far away.</summary>
    public bool Names(Examination e) => (Declared, e.Component) switch
    {
        ({ SpecimenName: { } name }, Component.Tissue) => e.Name == name,
        ({ Studies: { } studies }, Component.FdgPet or Component.SstrPet) => studies.Contains(e.Name, StringComparer.Ordinal),
        _ => false,
    };
}

/// <summary>Where characterizations are: declared, at the diagnosis, and at each later new tissue or dual PET.</summary>
internal static class Anchors
{
    /// <summary>In the order of their days.</summary>
    public static IReadOnlyList<Anchor> Of(Snapshot snapshot, IReadOnlyList<Examination> examinations)
    {
        List<Anchor> anchors = [.. Dated<Characterization>(snapshot)];
        if (Dated<Diagnosis>(snapshot).MinBy(a => a.At) is { } diagnosis && !anchors.Exists(a => Covers(a, diagnosis)))
            anchors.Add(diagnosis);
        foreach (var tissue in examinations)
        {
            if (tissue.Component is Component.Tissue && !anchors.Exists(a => a.Reaches(tissue) || a.Names(tissue)))
                anchors.Add(new(tissue.Leading, tissue.At));
        }
        foreach (var (earlier, later) in DualPets(examinations))
        {
            if (!anchors.Exists(a => a.Reaches(earlier) || a.Reaches(later) || a.Names(earlier) || a.Names(later)))
                anchors.Add(new(later.Leading, later.At));
        }
        anchors.Sort((a, b) => (a.At, a.Finding.Id).CompareTo((b.At, b.Finding.Id)));
        return anchors;
    }

    private static IEnumerable<Anchor> Dated<T>(Snapshot snapshot)
        where T : Content => snapshot.Visible<T>().Where(s => s.Finding.HappenedBy(snapshot.Course.Axis) is not null)
            .Select(s => new Anchor(s.Finding, s.Finding.HappenedBy(snapshot.Course.Axis)!.Value));

    /// <summary>A declaration for the diagnosis, or one near it that gives no other occasion, is the characterization at diagnosis.</summary>
    private static bool Covers(Anchor declared, Anchor diagnosis) => declared.IsDiagnosis
        || (declared.Declared!.Occasion is null && Math.Abs(AxisPoint.DaysBetween(declared.At, diagnosis.At)) <= CharacterizationWindows.TissueDays);

    /// <summary>Each FDG PET with the nearest receptor PET that it was paired with, or that lies near enough.</summary>
    private static IEnumerable<(Examination Earlier, Examination Later)> DualPets(IReadOnlyList<Examination> examinations)
    {
        foreach (var fdg in examinations.Where(e => e.Component is Component.FdgPet))
        {
            var sstr = examinations.Where(e => e.Component is Component.SstrPet && ArePaired(fdg, e)).MinBy(e => Math.Abs(AxisPoint.DaysBetween(fdg.At, e.At)));
            if (sstr is not null)
                yield return fdg.At <= sstr.At ? (fdg, sstr) : (sstr, fdg);
        }
    }

    private static bool ArePaired(Examination fdg, Examination sstr) =>
        Math.Abs(AxisPoint.DaysBetween(fdg.At, sstr.At)) <= CharacterizationWindows.DualPetDays
        || (!fdg.IsPending && ((ImagingStudy)fdg.Leading.Content).PairedWith == sstr.Name)
        || (!sstr.IsPending && ((ImagingStudy)sstr.Leading.Content).PairedWith == fdg.Name);
}
