using System.Text.Json;
using System.Text.Json.Serialization;
using Islet.Imaging.Quantify;

namespace Islet.Imaging.Readings;

/// <summary>One thing that a reader decided about a PET. Steps are only ever added; undoing is a step.</summary>
/// <remarks>A spot is named by the place of its hottest voxel ("z-y-x"), not by its number in a list: the number may change with the program, the place does not.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(AcceptStep), "accept"), JsonDerivedType(typeof(RejectStep), "reject"), JsonDerivedType(typeof(MergeStep), "merge"), JsonDerivedType(typeof(SplitStep), "split")]
[JsonDerivedType(typeof(DrawStep), "draw"), JsonDerivedType(typeof(EdgeStep), "edge"), JsonDerivedType(typeof(ReferenceStep), "reference"), JsonDerivedType(typeof(TickStep), "tick")]
[JsonDerivedType(typeof(RejectHintedStep), "reject-hinted"), JsonDerivedType(typeof(UnseenStep), "unseen"), JsonDerivedType(typeof(UndoStep), "undo"), JsonDerivedType(typeof(RedoStep), "redo"), JsonDerivedType(typeof(SignStep), "sign")]
public abstract record ReadingStep
{
    private static readonly JsonSerializerOptions Form = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public string Write() => JsonSerializer.Serialize(this, Form);

    /// <summary>Null: a step that this program does not know, of a later one.</summary>
    public static ReadingStep? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ReadingStep>(json, Form);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The name of the spot whose hottest voxel lies there.</summary>
    public static string SpotAt(Voxel voxel) => FormattableString.Invariant($"{voxel.Z}-{voxel.Y}-{voxel.X}");
}

/// <summary>The spot is tumour; said again, it is called otherwise.</summary>
/// <param name="Lesion">Its name in the course ("L1"), the same in every study.</param>
/// <param name="Krenning">Modified score as the reader sees it, 0 to 4; null: not said.</param>
public sealed record AcceptStep(string Spot, string Lesion, OrganClass? Organ, int? Krenning) : ReadingStep;

/// <summary>The spot is none.</summary>
/// <param name="Organ">Whose physiological uptake it is; null: something else.</param>
public sealed record RejectStep(string Spot, UptakeHint? Organ) : ReadingStep;

/// <summary>Several spots are none, each the uptake of the organ that the program hinted at: one decision, and one step back.</summary>
public sealed record RejectHintedStep(IReadOnlyDictionary<string, UptakeHint> Organs) : ReadingStep
{
    /// <summary>Organs that a spot is told by with little doubt. Uncinate process, adrenals, gut, thyroid, pituitary and liver are always decided on one by one (pet-quantification 5.6).</summary>
    public static IReadOnlySet<UptakeHint> Plain { get; } = new HashSet<UptakeHint> { UptakeHint.Spleen, UptakeHint.Kidney, UptakeHint.Bladder, UptakeHint.Ureter, UptakeHint.Brain, UptakeHint.Heart, UptakeHint.SalivaryGland };

    /// <summary>Null: nothing that is open has such a hint.</summary>
    public static RejectHintedStep? Of(IEnumerable<ReadSpot> spots)
    {
        var organs = spots.Where(s => s is { State: SpotState.Proposed, IsLesser: false, Hints: [var hint, ..] } && Plain.Contains(hint)).ToDictionary(s => s.Id, s => s.Hints[0], StringComparer.Ordinal);
        return organs.Count > 0 ? new(organs) : null;
    }
}

/// <summary>Several spots are one lesion, which is called as the hottest of them.</summary>
public sealed record MergeStep(IReadOnlyList<string> Spots) : ReadingStep;

/// <summary>What was merged comes apart again; any other spot along its valleys (<see cref="Valleys"/>).</summary>
public sealed record SplitStep(string Spot) : ReadingStep;

/// <summary>A lesion that the program did not find: a sphere around a point of the patient, and in it what the method makes of it.</summary>
/// <param name="Whole">The sphere is the lesion: of one that is seen on another image only (pet-quantification 8.5).</param>
public sealed record DrawStep(Point Centre, double RadiusMm, bool Whole, string Lesion, OrganClass? Organ) : ReadingStep;

/// <summary>The edge of one spot by another method: where the course's own runs into an organ (pet-quantification 5.3).</summary>
public sealed record EdgeStep(string Spot, string Method) : ReadingStep;

/// <summary>What lesions are held against.</summary>
/// <param name="Centre">Where the reader put it; null: where the program proposes.</param>
/// <param name="Available">False: the organ is gone or full of disease; nothing is held against it.</param>
public sealed record ReferenceStep(ReferenceOrgan Organ, Point? Centre, bool Available) : ReadingStep;

/// <summary>A warning of the SUV that the reader has seen and stands by (pet-quantification 3.1).</summary>
public sealed record TickStep(string Code) : ReadingStep;

/// <summary>A lesion of the course that takes up nothing here.</summary>
public sealed record UnseenStep(string Lesion) : ReadingStep;

public sealed record UndoStep : ReadingStep;

public sealed record RedoStep : ReadingStep;

/// <summary>What was accepted went into the course. It cannot be undone here: what was decided after it is signed again, and replaces it there.</summary>
/// <param name="Study">Its name in the course.</param>
/// <param name="Findings">By lesion, the finding that was recorded; that of the study as a whole under an empty name.</param>
/// <param name="Places">By lesion, its centroid: the next PET's spots are held against it.</param>
/// <param name="Volume">What the lesions came to by both methods; null: an earlier program signed, which did not keep it.</param>
public sealed record SignStep(string Study, IReadOnlyDictionary<string, string> Findings, IReadOnlyDictionary<string, Point> Places, SignedVolume? Volume = null) : ReadingStep;

/// <summary>Volume of all lesions that count, by the method of the course and by the one beside it (pet-quantification 5.2).</summary>
/// <param name="Ml">As the findings say too; where they were changed in the course since, the second volume is not theirs.</param>
/// <param name="SecondMl">Null: the second method lacks one of the lesions.</param>
public sealed record SignedVolume(double Ml, string SecondMethod, double? SecondMl);
