using Islet.Imaging;
using Islet.Imaging.Quantify;

namespace Islet.Tests.Imaging.Quantify;

public class QuantificationChangeTests
{
    private static readonly VoxelImage Suv = Made.Image(Made.Grid(), 0.5f, (new(0, 0, 60), 14, 9), (new(60, 0, 60), 10, 3)), Later = Made.Image(Made.Grid(), 0.5f, (new(0, 0, 60), 10, 8), (new(60, 0, 60), 10, 3), (new(0, 0, 120), 10, 5));

    private static readonly Quantification Before = Made.Result(Suv, [Made.Lesion(Suv, 1, new(0, 0, 60), 14, OrganClass.Liver), Made.Lesion(Suv, 2, new(60, 0, 60), 10, OrganClass.Bone)]);

    private static readonly Quantification After = Made.Result(Later, [Made.Lesion(Later, 1, new(0, 0, 60), 10, OrganClass.Liver), Made.Lesion(Later, 2, new(60, 0, 60), 10, OrganClass.Bone)]) with { Scan = Before.Scan with { Day = Before.Scan.Day!.Value.AddDays(90) } };

    [Fact]
    public void Where_everything_agrees_change_is_absolute_and_in_percent()
    {
        var change = QuantificationChange.Between(Before, After);
        Assert.True(change.IsComparable);
        Assert.Equal(90, change.Days);
        var (a, b) = (Before.Totals.Ml, After.Totals.Ml);
        Assert.Equal((b - a, (b - a) / a * 100), (change.Patient[0].Absolute, change.Patient[0].Percent));
        Assert.Equal(change.Patient[0].Absolute!.Value, change.Organs.Sum(o => o.Ml.Absolute!.Value), 1e-9);
        Assert.Equal((9.0, 8.0), (change.Lesions[0].SuvMax.Before, change.Lesions[0].SuvMax.After));
        Assert.NotNull(change.SecondMethod);
        Assert.Null(QuantificationChange.Between(Before, After with { How = After.How with { SecondMethod = "LIV2SD" } }).SecondMethod);
    }

    [Fact]
    public void Whatever_differs_or_is_not_known_breaks_the_series_with_its_reason()
    {
        void Breaks(BreakReason reason, Quantification other)
        {
            var change = QuantificationChange.Between(Before, other);
            Assert.Equal([reason], change.Breaks.Select(b => b.Reason));
            Assert.All(change.Patient, v => Assert.Equal((null, null), (v.Absolute, v.Percent)));
            Assert.Empty(change.Marks);
        }

        Breaks(BreakReason.Tracer, After with { How = After.How with { Tracer = "DOTATOC" } });
        Breaks(BreakReason.Tracer, After with { Scan = After.Scan with { Nuclide = "Cu-64" } });
        Breaks(BreakReason.Scanner, After with { Scan = After.Scan with { Scanner = "another" } });
        Breaks(BreakReason.Scanner, After with { Scan = After.Scan with { Scanner = null } });
        Breaks(BreakReason.Reconstruction, After with { Scan = After.Scan with { Reconstruction = "PSF" } });
        Breaks(BreakReason.Ssa, After with { Scan = After.Scan with { Ssa = true } });
        Breaks(BreakReason.Ssa, After with { Scan = After.Scan with { Ssa = null } });
        Breaks(BreakReason.Method, After with { How = After.How with { Method = "FIX:4" } });
        Breaks(BreakReason.SuvType, After with { How = After.How with { SuvType = "SUL" } });
        Breaks(BreakReason.Search, After with { How = After.How with { MinimumMl = 1 } });
        Breaks(BreakReason.Order, After with { Scan = After.Scan with { Day = Before.Scan.Day!.Value.AddDays(-1) } });
    }

    [Theory, InlineData(75.0, true), InlineData(75.01, false), InlineData(45.0, true), InlineData(44.99, false), InlineData(null, false)]
    public void Uptake_times_agree_within_15_minutes(double? minutes, bool agree) => Assert.Equal(agree, QuantificationChange.Between(Before, After with { Scan = After.Scan with { UptakeMin = minutes } }).IsComparable);

    [Theory]
    [InlineData(100, 90.1, "n n n"), InlineData(100, 90, "y n n"), InlineData(100, 60.1, "y n n"), InlineData(100, 60, "y y n"), InlineData(100, 119.9, "n n n"), InlineData(100, 120, "n n y")]
    public void Marks_of_the_literature_have_two_sides(double before, double after, string reached) =>
        Assert.Equal(reached, string.Join(' ', QuantificationChange.Between(With(Before, before), With(After, after)).Marks.Select(m => m.Reached ? "y" : "n")));

    [Fact]
    public void SSA_does_not_matter_to_FDG_and_FDG_has_no_marks()
    {
        Quantification Fdg(Quantification q, bool? ssa) => q with { Scan = q.Scan with { Kind = TracerKind.Fdg, Ssa = ssa } };
        var change = QuantificationChange.Between(Fdg(Before, true), Fdg(After, null));
        Assert.True(change.IsComparable);
        Assert.Empty(change.Marks);
    }

    [Fact]
    public void Identity_is_carried_by_place_and_what_is_new_gets_a_name_of_its_own()
    {
        var fresh = Made.Result(Later, [Made.Lesion(Later, 1, new(0, 0, 120), 10), Made.Lesion(Later, 2, new(0, 0, 60), 10), Made.Lesion(Later, 3, new(60, 0, 60), 10)]);
        fresh = fresh with { Lesions = [.. fresh.Lesions.Select(l => l with { TrackingUid = FormattableString.Invariant($"2.25.99{l.Number}") })], Scan = After.Scan };
        Assert.Empty(QuantificationChange.Between(Before, fresh).Lesions); // never matched: nothing can be called new
        var carried = LesionIdentity.Carry(Before, fresh, null);
        Assert.Equal(["L3", "L1", "L2"], carried.Lesions.Select(l => l.Id));
        Assert.Equal(["2.25.991", "2.25.1", "2.25.2"], carried.Lesions.Select(l => l.TrackingUid));
        Assert.Equal([null, OrganClass.Liver, OrganClass.Bone], carried.Lesions.Select(l => l.Organ));
        Assert.Equal(carried.Totals.Ml, carried.Totals.Organs.Sum(o => o.Ml), 1e-9);
        Assert.Equal((null, "L3"), QuantificationChange.Between(Before, carried).Lesions.Where(l => l.Before is null).Select(l => (l.Before, l.After)).Single());
        QuantificationJson.Read(QuantificationJson.Write(carried));
        var (gone, back) = (Made.Result(Later, [Made.Lesion(Later, 1, new(0, 0, 60), 10)]) with { Scan = After.Scan }, Made.Result(Later, [Made.Lesion(Later, 1, new(-60, 0, 30), 6)]) with { Scan = After.Scan });
        var second = LesionIdentity.Carry(carried, gone, null);
        Assert.Equal(["L4"], LesionIdentity.Carry(QuantificationJson.Read(QuantificationJson.Write(second)), back, null).Lesions.Select(l => l.Id)); // L2 and L3 had been others
    }

    private static Quantification With(Quantification q, double ml) => q with { Totals = q.Totals with { Ml = ml } };
}
