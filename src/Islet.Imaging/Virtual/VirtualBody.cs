namespace Islet.Imaging.Virtual;

/// <summary>A part of the body, and how it looks to each scanner.</summary>
/// <param name="Sst">SUVbw of a Ga-68 somatostatin receptor tracer an hour after injection.</param>
/// <param name="Fdg">SUVbw of F-18 FDG.</param>
/// <param name="Hu">CT number.</param>
internal sealed record VirtualOrgan(string Name, double Sst, double Fdg, double Hu, IReadOnlyList<Solid> Parts);

/// <summary>
/// A body to learn on: a woman of 68 kg and 1.68 m, from the thighs to the crown. Forms, places and uptakes are Islet's own choice, within what is seen in patients; they are measured on nobody and prove nothing about
/// anybody. Millimetres: x to the left, y to the back, z to the head, 0 in the middle of the thighs.
/// </summary>
internal static class VirtualBody
{
    public const double BottomMm = 0, TopMm = 885, HalfWidthMm = 222, HalfDepthMm = 158;

    public const double WeightKg = 68, HeightM = 1.68;

    private static readonly Trunk Outline = new([(110, 150, 96), (160, 168, 108), (215, 170, 112), (300, 146, 100), (390, 144, 102), (470, 148, 106), (560, 150, 108), (620, 158, 104), (668, 172, 92), (694, 150, 78), (714, 66, 62), (752, 58, 62)]);

    /// <summary>In the order in which they are laid over each other: skin, muscle, bones, organs.</summary>
    public static IReadOnlyList<VirtualOrgan> Organs { get; } =
    [
        new("fat", 0.35, 0.4, -95, [Outline, .. Legs(82), new Ellipsoid(new(0, -4, 800), new(76, 96, 86))]),
        new("muscle", 0.75, 0.75, 50, [Outline.Less(16), .. Legs(66), new Ellipsoid(new(0, -4, 800), new(72, 92, 82))]),
        new("bowel_fat", 0.45, 0.5, -70, [new Ellipsoid(new(0, -22, 320), new(108, 58, 92))]),
        new("lung_r", 0.35, 0.5, -820, [new Ellipsoid(new(-72, 2, 590), new(55, 76, 104))]),
        new("lung_l", 0.35, 0.5, -820, [new Ellipsoid(new(74, 4, 590), new(53, 76, 104))]),
        new("spine", 0.9, 1.5, 210, [new Capsule(new(0, 66, 205), new(0, 66, 420), 21), new Capsule(new(0, 66, 420), new(0, 72, 560), 19), new Capsule(new(0, 72, 560), new(0, 28, 716), 14), new Capsule(new(0, 28, 716), new(0, 20, 745), 13)]),
        new("ribs", 0.7, 1.0, 320, Ribs()),
        new("sternum", 0.8, 1.2, 180, [new Capsule(new(0, -86, 520), new(0, -78, 655), 9)]),
        new("pelvis", 0.8, 1.3, 260, Pelvis()),
        new("femurs", 0.5, 0.6, 420, [new Capsule(new(-112, 12, 165), new(-92, 4, -40), 14), new Capsule(new(112, 12, 165), new(92, 4, -40), 14), new Ellipsoid(new(-92, 12, 188), new(22, 22, 22)), new Ellipsoid(new(92, 12, 188), new(22, 22, 22))]),
        new("skull", 0.5, 0.8, 850, [new Ellipsoid(new(0, -2, 806), new(69, 88, 74))]),
        new("brain", 0.15, 8.5, 36, [new Ellipsoid(new(0, 0, 808), new(62, 80, 62))]),
        new("ventricles", 0.1, 2.5, 8, [new Ellipsoid(new(-10, -2, 812), new(5, 24, 10)), new Ellipsoid(new(10, -2, 812), new(5, 24, 10))]),
        new("pituitary", 9, 2.5, 45, [new Ellipsoid(new(0, -18, 762), new(5, 5, 5))]),
        new("parotids", 3.2, 1.8, 20, [new Ellipsoid(new(-54, -2, 748), new(9, 12, 18)), new Ellipsoid(new(54, -2, 748), new(9, 12, 18))]),
        new("submandibular", 3.0, 1.9, 30, [new Ellipsoid(new(-26, -32, 736), new(9, 12, 9)), new Ellipsoid(new(26, -32, 736), new(9, 12, 9))]),
        new("thyroid", 2.8, 1.4, 95, [new Ellipsoid(new(-15, -30, 708), new(8, 8, 18)), new Ellipsoid(new(15, -30, 708), new(8, 8, 18))]),
        new("heart_muscle", 1.3, 3.4, 55, [new Ellipsoid(new(30, -30, 548), new(48, 42, 46))]),
        new("blood", 1.6, 1.9, 45, [new Ellipsoid(new(31, -30, 552), new(34, 30, 33)), new Capsule(new(12, 36, 330), new(14, 40, 600), 11), new Capsule(new(14, 40, 600), new(2, -10, 625), 12), new Capsule(new(2, -10, 625), new(4, -22, 580), 13)]),
        new("liver", 5.8, 2.2, 62, [new Ellipsoid(new(-72, -4, 470), new(76, 82, 70)), new Ellipsoid(new(-14, -34, 486), new(64, 46, 38))]),
        new("spleen", 22, 1.9, 52, [new Ellipsoid(new(108, 36, 482), new(27, 40, 54))]),
        new("kidneys", 13.5, 3.0, 34, [new Ellipsoid(new(-64, 58, 372), new(27, 28, 54)), new Ellipsoid(new(66, 58, 388), new(27, 28, 54))]),
        new("renal_pelvis", 9, 12, 8, [new Ellipsoid(new(-54, 52, 372), new(9, 10, 16)), new Ellipsoid(new(56, 52, 388), new(9, 10, 16))]),
        new("ureters", 5, 6, 10, [new Capsule(new(-40, 48, 348), new(-44, 44, 318), 3), new Capsule(new(44, 46, 270), new(36, 30, 236), 3)]),
        new("adrenals", 7.5, 1.6, 20, [new Ellipsoid(new(-36, 42, 438), new(5, 9, 14)), new Ellipsoid(new(42, 42, 452), new(5, 9, 14))]),
        new("stomach", 3.0, 2.2, 25, [new Ellipsoid(new(62, -44, 474), new(34, 28, 32))]),
        new("uncinate", 5.0, 1.6, 40, [new Ellipsoid(new(-16, -8, 398), new(13, 11, 11))]),
        new("pancreas", 2.6, 1.6, 40, [new Capsule(new(-8, -10, 412), new(62, 8, 436), 10)]),
        new("small_bowel", 2.9, 1.8, 30, Loops()),
        new("colon", 1.9, 2.3, 10, [new Capsule(new(-112, -8, 262), new(-110, -14, 372), 19), new Capsule(new(-104, -40, 386), new(96, -52, 398), 16), new Capsule(new(112, -6, 392), new(112, -4, 268), 17)]),
        new("uterus", 1.3, 1.7, 48, [new Ellipsoid(new(0, 4, 212), new(24, 18, 26))]),
        new("bladder", 20, 24, 6, [new Ellipsoid(new(0, -42, 192), new(36, 30, 28))]),
    ];

    /// <summary>What an uptake is laid on where nothing else is: air.</summary>
    public const double AirHu = -1000;

    private static IEnumerable<Solid> Legs(double radiusMm) => [new Capsule(new(-90, 4, -100), new(-88, 4, 150), radiusMm), new Capsule(new(90, 4, -100), new(88, 4, 150), radiusMm)];

    /// <summary>Nine pairs around the chest, from the spine down to the front.</summary>
    private static List<Solid> Ribs()
    {
        var ribs = new List<Solid>();
        for (var n = 0; n < 9; n++)
            foreach (var side in (int[])[-1, 1])
            {
                var (top, a, b) = (676 - (26.0 * n), 106 + (4.5 * Math.Min(n, 6)), 84.0);
                var before = default(Point?);
                for (var s = 0; s <= 10; s++)
                {
                    var angle = Math.PI * (0.44 - (0.80 * s / 10));
                    var at = new Point(side * a * Math.Cos(angle), b * Math.Sin(angle), top - (5.5 * s));
                    if (before is { } from)
                        ribs.Add(new Capsule(from, at, 4.5));
                    before = at;
                }
            }
        return ribs;
    }

    private static List<Solid> Pelvis()
    {
        var bones = new List<Solid>();
        foreach (var side in (int[])[-1, 1])
        {
            Point[] wing = [new(side * 34, 62, 268), new(side * 78, 44, 292), new(side * 116, 4, 286), new(side * 118, -30, 262)];
            bones.AddRange(wing.Zip(wing.Skip(1), (a, b) => new Capsule(a, b, 8)));
            bones.Add(new Capsule(new(side * 100, 20, 276), new(side * 92, 14, 196), 14));
            bones.Add(new Capsule(new(side * 90, 6, 190), new(side * 8, -62, 176), 9));
            bones.Add(new Capsule(new(side * 88, 24, 184), new(side * 54, 30, 134), 11));
        }
        bones.Add(new Ellipsoid(new(0, 70, 232), new(38, 18, 40)));
        return bones;
    }

    private static List<Solid> Loops()
    {
        Point[] way = [new(-62, -40, 366), new(10, -58, 372), new(60, -46, 352), new(70, -34, 324), new(6, -52, 334), new(-64, -42, 318), new(-70, -30, 288), new(-8, -50, 298), new(58, -44, 292), new(48, -30, 262), new(-12, -44, 264), new(-60, -26, 256)];
        return [.. way.Zip(way.Skip(1), (a, b) => new Capsule(a, b, 10.5))];
    }
}
