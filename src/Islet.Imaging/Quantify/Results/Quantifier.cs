using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Islet.Imaging.Suv;

namespace Islet.Imaging.Quantify;

/// <summary>From what a search found and a person decided to the result of an image.</summary>
public static class Quantifier
{
    private static string Variant => "PEAK_IBSI_LOC and PEAK_IBSI_GLOB, sphere of 1 mL"; // pet-quantification 6

    /// <param name="references">That ratios are over; those of the search are only proposals until somebody accepts them.</param>
    /// <param name="program">Name and version of the program.</param>
    public static Quantification Of(SuvImage image, ScanConditions scan, SearchPlan plan, CandidateList found, IReadOnlyList<ReferenceRegion> references, ReadersDecisions decisions, string program)
    {
        var suv = image.Image;
        List<Candidate> taken = [.. found.Candidates.Where(c => decisions.Against(c, lesser: false) is null), .. found.Lesser.Where(c => decisions.Against(c, lesser: true) is null)];
        List<MeasuredLesion> lesions = [.. taken.Select((c, i) => new MeasuredLesion(i + 1, Id(i + 1), TrackingUid(image.Series.Uid, c), c.Region, c.Numbers,
            decisions.Organs.TryGetValue(c.Number, out var organ) ? organ : null, c.Threshold, c.Leak) { Candidate = c.Number })];
        var all = Region.Of(found.Candidates.SelectMany(c => c.Region.Runs.ToArray()));
        var details = new LesionDetail[lesions.Count];
        Parallel.For(0, details.Length, i => details[i] = LesionDetail.Of(suv, lesions[i].Number, lesions[i].Region, all, scan.Kind));
        List<SecondMeasure> second = [.. taken.Select((c, i) => SecondMeasure.Of(suv, i + 1, c.Second))];
        return new()
        {
            How = new(image.Series.Uid, Tracer.NameOf(image.Series.Header), "SUVbw", image.Suv.Path, [.. image.Warnings, .. image.Suv.Remarks], found.Method, found.SecondMethod, Variant, plan.Connectivity,
                Math.Max(plan.MinimumMl, plan.MinimumVoxels * suv.Grid.VoxelMl), decisions.Source, decisions.By, program),
            Scan = scan, Grid = suv.Grid, References = references, Candidates = found.Candidates, Lesser = found.Lesser, S0 = found.S0, Remarks = found.Remarks, Lesions = lesions,
            LeftOut = [.. found.Candidates.Select(c => (c.Number, Reason: decisions.Against(c, lesser: false))).Where(c => c.Reason is not null).Select(c => new LeftOut(c.Number, c.Reason!.Value))],
            Details = details, Totals = TumourTotals.Of(found.Method, lesions), SecondMeasures = second, SecondTotals = TumourTotals.Of(found.SecondMethod, lesions, second),
        };
    }

    /// <summary>By number, as they are in this image; identity over time is given where images are matched.</summary>
    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"L{number}");

    /// <summary>Of the same lesion of the same series always the same: 2.25 and 128 bits of a digest (PS3.5 B.2).</summary>
    private static string TrackingUid(string series, Candidate candidate)
    {
        var at = candidate.Numbers.MaxVoxel;
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{series}|{at.Z}|{at.Y}|{at.X}")));
        return "2.25." + new BigInteger(digest.AsSpan(0, 16), isUnsigned: true, isBigEndian: true).ToString(CultureInfo.InvariantCulture);
    }
}
