using Islet.Course;

namespace Islet.Clinic;

/// <summary>The cautions of facts.md section 5 that facts and findings decide without a guideline.</summary>
public static class Cautions
{
    private delegate Caution? Rule(Snapshot snapshot);

    private static readonly (bool OfTumour, Rule Rule)[] Rules =
    [
        (true, TissueCautions.NoKi67), (true, TissueCautions.Grade), (true, TissueCautions.VeryHigh), (true, TissueCautions.Open), (true, TissueCautions.Old), (true, TissueCautions.OldEdition),
        (true, ReceptorCautions.Scintigraphy), (true, ReceptorCautions.NoDisease), (true, ReceptorCautions.Known), (true, ReceptorCautions.Suitability),
        (true, CourseCautions.Controlled), (true, CourseCautions.Kept), (true, CourseCautions.Observation), (true, CourseCautions.Log), (true, CourseCautions.OldLog), (true, CourseCautions.Analogue), (true, CourseCautions.Outside),
        (false, CourseCautions.BrokenOff), (true, CourseCautions.Inhibitor), (false, CourseCautions.Elsewhere), (false, CourseCautions.Bile), (false, CourseCautions.Unfilled),
    ];

    /// <summary>In the order of the specification. While it is open which tumour is meant, only those about the patient.</summary>
    public static IReadOnlyList<Caution> Of(Snapshot snapshot)
    {
        List<Caution> told = [];
        foreach (var (ofTumour, rule) in Rules)
            if (!(ofTumour && snapshot.Sight.IsIndexOpen) && rule(snapshot) is { } caution)
                told.Add(caution);
        return told;
    }

    internal static string? Word(this Snapshot snapshot, Fact fact) => snapshot[fact].Value switch { FactValue.Word word => word.Value, { } other => other.ToString(), null => null };

    internal static bool Is(this Snapshot snapshot, Fact fact, bool value) => snapshot[fact].Value == FactValue.Of(value);
}
