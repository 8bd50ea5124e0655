using Islet.Course;

namespace Islet.Exchange;

/// <summary>A finding that a patient's rows fill, one for the patient or one for each sample.</summary>
/// <param name="Name">In the origin of the finding; never changed, or a second import would not recognise the first.</param>
/// <param name="Begin">The finding before any column has spoken; takes the sample's name.</param>
/// <param name="Place">It stands at the axis' origin where the source gives no day (facts.md 1.8).</param>
internal sealed record Slot(int Order, string Name, Func<string?, Content> Begin, bool Place = true, bool OfSample = false)
{
    private const string IndexTumour = "T1";

    public static Slot Person { get; } = new(1, "person", _ => new Person(), Place: false);

    public static Slot Tumour { get; } = new(2, "tumour", _ => new TumourEntity { Tumour = IndexTumour });

    public static Slot Diagnosis { get; } = new(3, "diagnosis", _ => new Diagnosis { Tumour = IndexTumour });

    public static Slot Specimen { get; } = new(4, "specimen", name => new Specimen { Tumour = IndexTumour, SpecimenName = name }, OfSample: true);

    public static Slot Ajcc { get; } = Staging(5, "staging-ajcc", "AJCC");

    public static Slot Enets { get; } = Staging(6, "staging-enets", "ENETS");

    /// <summary>A stage, or a word on spread, without the system that it belongs to.</summary>
    public static Slot Stage { get; } = Staging(7, "staging", "not stated");

    public static Slot Resection { get; } = new(8, "resection", _ => new Procedure { Tumour = IndexTumour, Name = "resection" });

    /// <summary>Assembled by <see cref="Outcome"/>, for time and status come from several columns that may contradict each other.</summary>
    public static Slot Outcome { get; } = new(9, "vital-status", _ => new VitalStatus(), Place: false);

    private static Slot Staging(int order, string name, string system) => new(order, name, _ => new Staging { Tumour = IndexTumour, System = system });
}

/// <summary>One line of the map: which column fills which member of which finding, and how its cells are read.</summary>
/// <param name="Fallback">Speaks only where no other column did.</param>
/// <param name="Applies">What the column's header must say; null: nothing.</param>
internal sealed record ColumnRule(
    IReadOnlyList<string> Names, Slot Slot, string Member, Reader Read, Func<Content, object, Content> Put,
    bool Fallback = false, Func<SourceColumn, bool>? Applies = null)
{
    public string MapsTo => $"{Slot.Name}.{Member}";

    /// <param name="names">Spellings of the column's name, parted by blanks.</param>
    public static ColumnRule To<TContent, TValue>(string names, Slot slot, string member, Reader read, Func<TContent, TValue, TContent> put)
        where TContent : Content => new(names.Split(' '), slot, member, read, (content, value) => put((TContent)content, (TValue)value));

    public bool Takes(SourceColumn column) => Names.Contains(column.Key, StringComparer.Ordinal) && Applies?.Invoke(column) is not false;
}
