using Islet.Course;

namespace Islet.Clinic;

/// <summary>What is there of one component of a characterization.</summary>
public enum PartState
{
    Done,

    /// <summary>Tissue was taken, or tried, and answers nothing.</summary>
    Inadequate,

    /// <summary>It happened; the report is not known yet.</summary>
    Pending,

    /// <summary>Somebody says that it was not done, or listed what was without it.</summary>
    NotDone,

    /// <summary>Nobody said anything. Unknown, and not the same as not done.</summary>
    NotRecorded,
}

/// <summary>One component of a characterization, or why it is missing.</summary>
/// <param name="Examination">The one that speaks; of a panel the result nearest to the anchor. Null where nothing was examined.</param>
/// <param name="InadequateBecause">Null: not inadequate, or nobody said why.</param>
/// <param name="From">The findings that it rests on: reads, results of the panel, or who said that it was not done.</param>
public sealed record Part(Component Component, PartState State, Examination? Examination, InadequateBecause? InadequateBecause, IReadOnlyList<Finding> From)
{
    public bool IsDone => State is PartState.Done;
}

/// <summary>Biopsy, dual PET and hormone panel around one day: what the tumour was then, as far as it was examined.</summary>
/// <remarks>Mollazadegan et al., J Neuroendocrinol 2025;37:e70040, figure 1 and section 2.1.</remarks>
/// <param name="Number">0 at the diagnosis, 1 for the first re-characterization, as the paper counts.</param>
/// <param name="Happened">The day as written of what anchors it: the declaration, the diagnosis, the tissue, or the later scan of a dual PET.</param>
/// <param name="Anchor">The finding that anchors it.</param>
/// <param name="Occasion">Why it was done; <see cref="Islet.Course.Occasion.Other"/> where nothing is recorded that says so.</param>
/// <param name="Progression">The judgement of progression that occasioned it, if one is in view.</param>
/// <param name="AlsoExamined">Other tissue and PETs of the same state: near enough to be no characterization of their own.</param>
/// <param name="Closed">The last day of its components: a snapshot of this day knows what it found.</param>
public sealed record TumourCharacterization(
    int Number, When Happened, AxisPoint At, AxisPoint Closed, Finding Anchor, Occasion Occasion, Finding? Progression,
    Part Tissue, Part FdgPet, Part SstrPet, Part Panel, IReadOnlyList<Examination> AlsoExamined)
{
    /// <summary>A person declared it; else it is derived from the examinations.</summary>
    public bool IsDeclared => Anchor.Content is Characterization;

    /// <summary>The first point of what it looked at: the progression that occasioned it, or the first of its scans and tissue. What was seen before was known to an earlier one.</summary>
    public AxisPoint OpenedOn(Axis axis) => new[] { Tissue, FdgPet, SstrPet }.Select(part => part.Examination?.At).Append(Progression?.HappenedBy(axis)).OfType<AxisPoint>()
        .Aggregate(At, (first, at) => at < first ? at : first);

    public IReadOnlyList<Part> Parts => [Tissue, FdgPet, SstrPet, Panel];

    public Part this[Component component] => component switch
    {
        Component.Tissue => Tissue,
        Component.FdgPet => FdgPet,
        Component.SstrPet => SstrPet,
        Component.HormonePanel => Panel,
    };
}
