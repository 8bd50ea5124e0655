using Islet.Course;

namespace Islet.Exchange;

/// <summary>The tumour of a sheet that does not name it.</summary>
internal sealed class SuggestedTumour(IReadOnlyList<TakenColumn> taken, string file, SuggestionNotes notes)
{
    public const string First = "T1";

    private static readonly string[] SaysPancreas = ["pancre", "pankre", "pannet", "panet", "pnet"];
    private static readonly string[] Spread = ["liver", "lymph_node", "bone", "peritoneum", "lung", "other"];

    /// <summary>Facts are of neoplasms of this family, and a sheet of neuroendocrine patients does not repeat it.</summary>
    public static MemberMap Family { get; } = new("family", new FixedValue(["NEN"]));

    /// <summary>With the day of the diagnosis, which alone makes it exist; the organ only where something in the file speaks of it.</summary>
    public IEnumerable<FindingMap> Without()
    {
        var why = Evidence();
        notes.Questions.Add($"No column says where the tumour is. Is every tumour pancreatic?{(why is null ? " The map leaves the organ out: add organ: {value: pancreas} to Tumour, or another." : $" The map takes it so, for {why}.")}");
        if (taken.FirstOrDefault(t => t.Meaning is { Kind: "Diagnosis", IsDay: true }) is not { } diagnosis)
            yield break;
        yield return new()
        {
            Kind = "Tumour", Sheet = taken.Any(t => t.Sheet != diagnosis.Sheet) ? diagnosis.Sheet.Name : null, When = new(diagnosis.Name), Reported = MapReported.Unknown, Tumour = First,
            Set = why is null ? [Family] : [new("organ", new FixedValue(["pancreas"])), Family],
        };
    }

    private string? Evidence()
    {
        if (Says(file))
            return "the name of the file says it";
        if (taken.FirstOrDefault(t => Says(t.Survey.Column.Label) || t.Meaning is { Kind: "Diagnosis", Member: "histology" } && t.Survey.Distinct.Count > 0 && t.Survey.Distinct.All(Says)) is { } column)
            return $"column {column.Name} says it";
        var organs = taken.Where(t => t.Meaning is { Kind: "Specimen", Member: "organ" }).SelectMany(t => t.Words).Select(w => MemberWords.Meaning(FindingForm.Of("Specimen")!["organ"]!, w.Word)).OfType<string>().Except(Spread).ToList();
        return organs is ["pancreas"] ? "specimens are of the pancreas or of metastases only" : null;
    }

    private static bool Says(string text) => Array.Exists(SaysPancreas, Folded.Of(text).Contains);
}
