using System.Globalization;

namespace Islet.Studies;

/// <summary>All lesions of one patient: the primary, what it had seeded by the diagnosis, what came back after an operation, what came at progressions.</summary>
internal sealed class Lesions
{
    private static readonly string[] Segments = ["segment II", "segment IV", "segment VI", "segment VII", "segment VIII", "segment V"];
    private static readonly string[] Bones = ["L3", "pelvis", "rib 7", "T9"];

    private readonly List<Lesion> all = [];
    private readonly Dice dice;
    private readonly LesionProfile profile;

    public Lesions(Profile profile, Story story, IReadOnlyDictionary<int, FollowUp> followed, Func<string, Dice> diceFor)
    {
        (dice, this.profile) = (diceFor("lesions"), profile.Lesions);
        Burden = new(profile.Lesions, story, followed, diceFor);
        var first = story.Diagnosed.AddDays(-60);
        Add("pancreas", Part(), story.Disease.SizeMm, first, story.Resected);
        var spread = story.Disease.Spread is Spread.Metastatic ? null : story.Resected;
        if (story.Disease.Nodes)
            Add("lymph_node", "peripancreatic", dice.Between(11, 26), first, story.Resected);
        Seed(story.Disease.InLiver, story.Disease.Metastases is MetastaticTo.Elsewhere or MetastaticTo.Both, first, spread);
        if (story.Relapsed is { } relapsed)
            Seed(liver: true, bone: dice.Chance(0.1), relapsed, gone: null);
        foreach (var turn in story.Turns.Where(t => t.NewLesion && t.Seen is not null))
            Fresh(turn.Seen!.Value.Day);
        Locoregional = [.. story.Turns.Select(t => (t, Local(profile.Care, t))).Where(x => x.Item2 is not null).Select(x => (x.t, x.Item2!.Value.Name, x.Item2.Value.Lesion))];
    }

    public Burden Burden { get; }

    public IReadOnlyList<Lesion> All => all;

    /// <summary>Procedures on single lesions, by the progression after which they came.</summary>
    public IReadOnlyList<(Turn Turn, string Name, Lesion Lesion)> Locoregional { get; }

    private void Seed(bool liver, bool bone, DateOnly since, DateOnly? gone)
    {
        var count = liver ? (int)Math.Round(profile.Liver.Draw(dice)) : 0;
        for (var i = 0; i < count; i++)
            Add("liver", Segments[i % Segments.Length], profile.MetastasisMm.Draw(dice), since, gone);
        if (bone)
            Add("bone", Bones[dice.Between(0, Bones.Length - 1)], profile.MetastasisMm.Draw(dice), since, gone);
    }

    private void Fresh(DateOnly seen)
    {
        var (bone, mm) = (dice.Chance(0.15), dice.Between(8, 18));
        Add(bone ? "bone" : "liver", bone ? Bones[dice.Between(0, Bones.Length - 1)] : Segments[dice.Between(0, Segments.Length - 1)], mm, seen, gone: null);
    }

    /// <summary>A single lesion treated on the spot; it is gone afterwards, whichever way.</summary>
    private (string Name, Lesion Lesion)? Local(CareProfile care, Turn turn)
    {
        var (wanted, which, way) = (dice.Chance(care.Locoregional), dice.Uniform(), dice.Between(0, 3));
        var candidates = all.Where(l => l.Organ is "liver" or "bone" && l.IsThereOn(turn.Day) && l.Gone is null).ToList();
        if (!wanted || candidates.Count == 0)
            return null;
        var lesion = candidates[(int)(which * candidates.Count)];
        var name = lesion.Organ is "bone" ? "radiotherapy" : way switch { 0 or 1 => "embolisation", 2 => "ablation", _ => "resection" };
        var treated = lesion with { Gone = name is "ablation" or "resection" ? turn.Day.AddDays(25) : null };
        all[all.IndexOf(lesion)] = treated;
        return (name, treated);
    }

    private string Part() => dice.Between(0, 9) switch { < 4 => "head", < 6 => "body", _ => "tail" };

    private void Add(string organ, string? part, double mm, DateOnly since, DateOnly? gone) => all.Add(new(
        string.Create(CultureInfo.InvariantCulture, $"L{all.Count + 1}"), organ, part, mm, since, gone, 0.85 + (0.3 * dice.Uniform()), dice.Uniform(), dice.Uniform()));
}
