using System.Globalization;
using Islet.Clinic;
using Islet.Course;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>The short labels of a drawn course; the whole sentence stands in the findings.</summary>
public static class TimelineWords
{
    /// <summary>C0 diagnosis; C2 changed: i, iii; of an undecided verdict a question mark.</summary>
    public static string Characterization(TumourCharacterization one, ChangeVerdict? verdict) => Characterization(one.Number) + verdict?.Meets.Answer switch
    {
        Answer.Yes => T($" changed: {string.Join(", ", verdict.Met.Select(l => l.ToString().ToLowerInvariant()))}"),
        Answer.No => T(" no change"),
        Answer.Unknown => T(" undecided"),
        null => one.Occasion is Occasion.Diagnosis ? T(" diagnosis") : "",
    };

    public static string Characterization(int number) => "C" + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>SSTR +, FDG −; a result that the reader leaves open, or does not give, says so.</summary>
    public static string Pet(ImagingStudy i) => TissueWords.Joined(
        i.Modality switch
        {
            "FDG-PET" => T($"FDG {Sign(i.FdgPetResult, i)}"),
            "SRS" => T($"SRS {Sign(i.SrsResult, i)}"),
            _ => T($"SSTR {Sign(i.SstrPetResult, i)}"),
        },
        i.NetpetScore is { } score ? T($"NETPET {score}") : null)!;

    /// <summary>A flag is filled only for what radiology saw, or for what a person calls progression without grounds.</summary>
    public static bool IsProgression(ProgressionJudgement p) => Progressions.Counts(p) is true;

    public static string? Progression(ProgressionJudgement p) => p switch
    {
        { Progressive: true, Grounds: null or [] } => T("PD, grounds not said"),
        { Progressive: true, Grounds: var grounds } => grounds.Contains("radiological", StringComparer.Ordinal) ? T("PD") : T($"{string.Join(", ", grounds.Select(FactWords.Word))} alone"),
        { Progressive: false } => T("no PD"),
        _ => null,
    };

    /// <summary>All drugs of the line, the analogue in the background included.</summary>
    public static string Drugs(TherapyLine line) => Drugs(line, line.Drugs);

    /// <summary>The drugs that were begun for it; an analogue that goes on has a bar of its own.</summary>
    public static string OwnDrugs(TherapyLine line) =>
        Drugs(line, [.. line.Placements.Where(p => !p.Reasons.Contains(LineReason.BackgroundAnalogue)).SelectMany(p => p.Episode.TumourDrugs).Distinct(StringComparer.OrdinalIgnoreCase)]);

    private static string Drugs(TherapyLine line, IReadOnlyList<string> drugs)
    {
        var doses = line.Placements.Where(p => p.Episode.Has(DrugClass.Prrt)).Sum(p => p.Episode.Injections.Count);
        var times = doses > 1 ? $" × {doses.ToString(CultureInfo.InvariantCulture)}" : "";
        return drugs.Count == 0 ? T("drug not named") : string.Join(" + ", drugs.Select(drug => DrugTable.Of(drug) is DrugClass.Prrt ? drug + times : drug));
    }

    public static string Decision(BoardDecision b) => b switch
    {
        { TherapyChanged: true } => T("therapy changed"),
        { TherapyChanged: false } => T("therapy kept"),
        { Observation: true } => T("observation"),
        _ => b.Plan ?? (b.Decision is { } what ? FactWords.Word(what) : T("board")),
    };

    private static string Sign(string? result, ImagingStudy study) => result switch
    {
        "positive" => "+",
        "negative" => "−",
        null => study.TumourPresent is false ? T("no tumour") : T("no result"),
        _ => FactWords.Word(result),
    };
}
