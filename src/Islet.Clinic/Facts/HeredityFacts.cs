using Islet.Course;
using static Islet.Clinic.Ending;
using static Islet.Clinic.Words;

namespace Islet.Clinic;

/// <summary>Heredity (facts.md 3.6).</summary>
internal static class HeredityFacts
{
    public static IReadOnlyList<(Fact, FactRule)> Rules { get; } =
    [
        (Fact.HereditaryFeatures, AskedSets.Ever(c => c.HereditaryFeatures)),
        (Fact.FamilyHistorySyndromes, AskedSets.Ever(c => c.FamilyHistorySyndromes)),
        (Fact.KnownSyndrome, Rule.Judged(Ends.Only("none", NewHeredity))),
        (Fact.Men1Germline, Germline),
        (Fact.MultifocalPnet, Rule.Ever(Multifocal, Ends.Only("false", Progression))),
    ];

    /// <summary>Every result of the patient's own sample is true since birth: the latest one is the one reported last. "Not tested" yields to any of them.</summary>
    private static FactState Germline(Fact fact, Sight sight)
    {
        Seen? latest = null;
        foreach (var s in sight.OfPatient)
        {
            if (Result(s.Finding.Content) is not null && (latest is not { } l || Known(sight, s) >= Known(sight, l)))
                latest = s;
        }
        if (latest is { } read)
            return sight.Known(fact, Result(read.Finding.Content)!, read);
        var hidden = sight.Missing(fact, content => Result(content) is { } result ? result : null);
        return hidden.From.Count > 0 ? hidden : Undone.Judged(fact, sight);
    }

    private static FactValue? Result(Content content) =>
        content is Molecular { Sample: Molecular.Germline, Men1Germline: not null and not "not_tested" } result ? Text(result.Men1Germline) : null;

    private static decimal Known(Sight sight, Seen s) => s.Finding.KnownFrom(sight.Course.Axis)?.Days ?? decimal.MinValue;

    /// <summary>False needs MRI or endosonography.</summary>
    private static FactAnswer? Multifocal(Content content) => content switch
    {
        ImagingStudy { MultifocalPnet: true } => FactValue.True,
        ImagingStudy { MultifocalPnet: false, Modality: "MRI" or "EUS" } => FactValue.False,
        ImagingStudy { MultifocalPnet: false } => UnknownReason.CannotSay,
        TumourEntity { Part: { } part } when part.Contains("multifocal", StringComparison.OrdinalIgnoreCase) => FactValue.True,
        _ => null,
    };
}
