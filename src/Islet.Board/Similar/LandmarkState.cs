using Islet.Clinic;
using Islet.Course;

namespace Islet.Board;

/// <summary>By what patients are held to be in a similar state. House choice [H]: what a board asks first, and what most records tell.</summary>
public enum SimilarBy
{
    /// <summary>NET G1, G2 or G3, NEC, MiNEN.</summary>
    Class,

    /// <summary>Systemic lines begun: none, one, two, three or more.</summary>
    Lines,

    /// <summary>Receptor status by imaging.</summary>
    Receptors,

    /// <summary>Primary site.</summary>
    Site,

    /// <summary>Ki-67 within the limits of the WHO grade, G2 in two halves.</summary>
    Ki67,
}

/// <summary>A patient on one day, by what was known on that day: one word for each of <see cref="SimilarBy"/>, or null where it is unknown.</summary>
public readonly record struct LandmarkState(string? Class, string? Lines, string? Receptors, string? Site, string? Ki67)
{
    /// <summary>So many lines, or more, are one class.</summary>
    public const int MostLines = 3;

    public static IReadOnlyList<SimilarBy> All { get; } = Enum.GetValues<SimilarBy>();

    public string? this[SimilarBy by] => by switch
    {
        SimilarBy.Class => Class,
        SimilarBy.Lines => Lines,
        SimilarBy.Receptors => Receptors,
        SimilarBy.Site => Site,
        SimilarBy.Ki67 => Ki67,
    };

    /// <summary>Known of the patient: the criteria that can be asked of others.</summary>
    public IReadOnlyList<SimilarBy> Known
    {
        get
        {
            var state = this;
            return [.. All.Where(by => state[by] is not null)];
        }
    }

    /// <param name="snapshot">Of the landmark: what was true and known on its day.</param>
    public static LandmarkState Of(Snapshot snapshot) => new(
        NenKinds.Of(snapshot.Reader).Value is { } kind and not NenKind.Ambiguous ? Words[(int)kind] : null,
        TherapyLines.Of(snapshot).Count is { } lines ? Counts[Math.Min(lines, MostLines)] : null,
        Word(snapshot, Fact.SstrStatus),
        Word(snapshot, Fact.PrimarySite),
        snapshot[Fact.Ki67Percent].Value is FactValue.Number { Value: var percent } ? Bands[(int)Ki67Classes.Band(percent)] : null);

    public bool IsLike(LandmarkState other, IEnumerable<SimilarBy> criteria)
    {
        foreach (var by in criteria)
            if (this[by] is not { } word || word != other[by])
                return false;
        return true;
    }

    // One object a word, whatever the number of patients.
    private static readonly string[] Words = [.. Enum.GetValues<NenKind>().Select(SnakeCase.Of)], Bands = [.. Enum.GetValues<Ki67Band>().Select(SnakeCase.Of)], Counts = ["0", "1", "2", "3+"];

    private static string? Word(Snapshot snapshot, Fact fact) => snapshot.Reader(fact).Value is FactValue.Word { Value: var word } ? string.Intern(word) : null;
}
