using Islet.Imaging.Quantify;

namespace Islet.Imaging.Readings;

/// <summary>Why an accepted lesion is in no sum.</summary>
public enum NotCounted
{
    /// <summary>It runs into an organ (pet-quantification 5.3).</summary>
    Leak,

    /// <summary>It does not take up the tracer: what CT or the other tracer shows is no volume of this one (pet-quantification 8.5).</summary>
    Negative,

    /// <summary>A sphere of which nobody says whether it takes up the tracer.</summary>
    UptakeUnsaid,
}

/// <summary>What a reading's accepted lesions are together, by the method of the course and by the one beside it: the sums that a quantification of the command line has.</summary>
/// <param name="Ratio">Volume by the second method over that by the first, of the lesions that run into an organ by neither; null: there are none.</param>
/// <param name="Compared">How many these are.</param>
/// <param name="Left">By the spot's id, why it is in no sum of the first method.</param>
public sealed record ReadTotals(TumourTotals First, TumourTotals Second, double? Ratio, int Compared, IReadOnlyDictionary<string, NotCounted> Left)
{
    /// <param name="takesUp">Whether the lesion takes up the tracer, a clinical rule from outside; null: not said.</param>
    public static ReadTotals Of(ReadingBasis basis, ImageReading reading, Func<ReadSpot, bool?> takesUp)
    {
        var left = new Dictionary<string, NotCounted>(StringComparer.Ordinal);
        List<ReadSpot> there = [];
        foreach (var spot in reading.Accepted)
        {
            var uptake = takesUp(spot);
            if (uptake ?? !spot.IsSphere) // what the method edged takes it up, whatever is left open
                there.Add(spot);
            else
                left[spot.Id] = uptake is false ? NotCounted.Negative : NotCounted.UptakeUnsaid;
            if (spot.Leak)
                left.TryAdd(spot.Id, NotCounted.Leak);
        }
        List<MeasuredLesion> lesions = [.. there.Select(s => new MeasuredLesion(s.Number, s.Lesion!, TrackingUid: "", s.Region, s.Numbers, s.Organ, s.Threshold, s.Leak))]; // no file is made of these
        List<SecondMeasure> second = [.. there.Select(s => SecondMeasure.Of(basis.Suv, s.Number, s.Second))];
        var (compared, ratio) = SecondMeasure.Compare(lesions, second);
        return new(TumourTotals.Of(basis.Method.Id, lesions), TumourTotals.Of(basis.Second.Id, lesions, second), ratio, compared, left);
    }

    public bool Counts(ReadSpot spot) => !Left.ContainsKey(spot.Id);
}
