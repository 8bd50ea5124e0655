using Islet.Imaging.Quantify;

namespace Islet.Imaging.Virtual;

/// <summary>A lesion of one day.</summary>
/// <param name="RadiusMm">Of a ball.</param>
/// <param name="Sst">SUVbw, everywhere in it.</param>
/// <param name="Fdg">SUVbw.</param>
public sealed record VirtualUptake(double RadiusMm, double Sst, double Fdg)
{
    public double Ml => 4.0 / 3 * Math.PI * Math.Pow(RadiusMm, 3) / 1000;
}

/// <summary>A lesion of the virtual patient over time.</summary>
/// <param name="First">null: not there yet.</param>
/// <param name="Course">What happens to it, in a word: "grows", "fades", "new", "stable".</param>
public sealed record VirtualLesion(string Id, string Site, OrganClass Organ, Point Centre, VirtualUptake? First, VirtualUptake? Second, string Course)
{
    public VirtualUptake? At(int timePoint) => timePoint == 1 ? First : Second;

    /// <summary>
    /// A neuroendocrine tumour of the small bowel with metastases, and two things to find: a liver metastasis that loses its receptors while it shrinks, and a new one that never had any and takes up FDG.
    /// A seed moves places by up to 4 mm and sizes and uptakes by up to 8 %; 0 leaves them as designed.
    /// </summary>
    public static IReadOnlyList<VirtualLesion> All(ulong seed)
    {
        var draw = 0UL;
        return
        [
            Made("L1", "liver, segment VIII", OrganClass.Liver, new(-88, -22, 496), new(13, 27, 3.0), new(17, 31, 3.2), "grows"),
            Made("L2", "liver, segment VI", OrganClass.Liver, new(-96, 34, 446), new(10.5, 21, 2.2), new(9, 11, 2.4), "fades"),
            Made("L3", "liver, segment III", OrganClass.Liver, new(10, -40, 484), new(8.5, 18, 2.3), new(8.5, 18, 2.3), "stable"),
            Made("L4", "mesenteric node", OrganClass.LymphNode, new(-18, -34, 347), new(13, 24, 2.6), new(13, 23, 2.6), "stable"),
            Made("L5", "small bowel, ileum", OrganClass.Primary, new(-44, -34, 232), new(9, 17, 2.4), new(9, 17, 2.4), "stable"),
            Made("L6", "vertebra L3", OrganClass.Bone, new(4, 64, 326), new(8.5, 14, 2.4), new(8.5, 13, 2.4), "stable"),
            Made("L7", "left supraclavicular node", OrganClass.LymphNode, new(46, -20, 684), new(7.5, 12, 1.6), new(7.5, 12, 1.6), "stable"),
            Made("L8", "right ilium", OrganClass.Bone, new(-92, 36, 290), new(7, 10, 1.5), new(7, 10, 1.5), "stable"),
            Made("L9", "liver, segment V", OrganClass.Liver, new(-62, -50, 440), null, new(12, 2.2, 9.5), "new"),
        ];

        VirtualLesion Made(string id, string site, OrganClass organ, Point centre, VirtualUptake? first, VirtualUptake? second, string course)
        {
            var moved = seed == 0 ? centre : centre + new Point(4 * Signed(), 4 * Signed(), 4 * Signed());
            var (size, uptake) = seed == 0 ? (1, 1) : (1 + (0.08 * Signed()), 1 + (0.08 * Signed()));
            return new(id, site, organ, moved, Scaled(first, size, uptake), Scaled(second, size, uptake), course);
        }

        double Signed() => (2 * VirtualNoise.Uniform(seed, 0, draw++)) - 1;

        static VirtualUptake? Scaled(VirtualUptake? uptake, double size, double factor) => uptake is null ? null : new(uptake.RadiusMm * size, uptake.Sst * factor, uptake.Fdg * factor);
    }
}
