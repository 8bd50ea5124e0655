using System.Globalization;

namespace Islet.Studies;

/// <summary>A progression under a line of treatment: what the tumour had become, and what was done to find out.</summary>
/// <param name="Number">Counts the progressions from 1; names what was done at this one.</param>
/// <param name="Seen">Day and modality of the scan that showed it; null: symptoms called it.</param>
/// <param name="Ki67">Of the tumour from now on, in per cent. It does not fall; what a needle brings up may.</param>
/// <param name="NewLesion">A new lesion shows it, and not growth alone.</param>
/// <param name="Biopsy">Null: no new tissue was wanted.</param>
/// <param name="Hormone">A hormone that the tumour makes from now on and did not make before; null: none.</param>
/// <param name="Syndrome">It comes with its syndrome.</param>
internal sealed record Turn(
    int Number, int Line, DateOnly Day, (DateOnly Day, string Modality)? Seen, double Ki67, bool NewLesion, Rebiopsy? Biopsy, string? Hormone, bool Syndrome, bool DualPet)
{
    private static readonly string[] NewHormones = ["calcitonin", "gastrin", "vip", "pancreatic_polypeptide"]; // Mollazadegan et al. 2025, section 3.1

    private static readonly string[] WithSyndrome = ["gastrin", "vip"];

    /// <summary>Biopsy, both tracers and hormones are looked at together.</summary>
    public bool IsCharacterized(RecharacterizationProfile profile) => Biopsy is not null && Day >= profile.From;

    public static IReadOnlyList<Turn> Of(Profile profile, Story story, Func<string, Dice> diceFor)
    {
        var turns = new List<Turn>();
        var (events, ki67) = (diceFor("imaging/events"), story.Disease.Ki67);
        if (story.Relapsed is not null)
            profile.Imaging.Anatomical.Draw(events); // the scan that showed the relapse
        var secretes = story.Nature.Secretes;
        foreach (var (i, line) in story.Lines.Index())
        {
            if (line.Progressed is not { } progressed)
                continue;
            var seen = Scan(profile.Imaging, line, progressed, events);
            var number = turns.Count + 1;
            var biopsy = Rebiopsy.Of(profile, story, progressed, story.SpecimensBefore + number, diceFor);
            ki67 = Math.Max(ki67, biopsy.Ki67);
            var dice = diceFor(string.Create(CultureInfo.InvariantCulture, $"turn/{number}"));
            var (fresh, dual, hormone) = (dice.Chance(profile.Lesions.NewAtProgression), dice.Chance(profile.Recharacterization.DualPet), NewHormones[dice.Between(0, 3)]);
            var (makes, clinical) = (dice.Chance(profile.Recharacterization.NewSecretion), dice.Chance(profile.Care.ClinicalOnly));
            var syndrome = dice.Chance(profile.Recharacterization.NewSyndrome);
            makes &= hormone != secretes && turns.TrueForAll(t => t.Hormone != hormone) && story.Nature.Variant is Variant.Net;
            turns.Add(new(number, i, progressed, clinical ? null : seen, ki67, fresh, biopsy.Wanted ? biopsy : null, makes ? hormone : null,
                makes && syndrome && WithSyndrome.Contains(hormone), dual));
        }
        return turns;
    }

    private static (DateOnly, string)? Scan(ImagingProfile imaging, Line line, DateOnly progressed, Dice events) =>
        progressed.AddDays(-events.Between(0, 14)) is var seen && seen > line.Started ? (seen, imaging.Anatomical.Draw(events)) : null;
}

/// <summary>New tissue after a progression; its index is usually higher. The needle may miss.</summary>
internal sealed record Rebiopsy(string Name, bool Wanted, DateOnly Taken, double Ki67, bool Missed)
{
    public static Rebiopsy Of(Profile profile, Story story, DateOnly progressed, int number, Func<string, Dice> diceFor)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"S{number}");
        var dice = diceFor("rebiopsy/" + name);
        var wanted = dice.Chance(profile.Tissue.RebiopsyAtProgression);
        var day = progressed.AddDays(dice.Between(5, 30));
        var ki67 = Math.Clamp(story.Disease.Ki67 * profile.Tissue.RebiopsyKi67Ratio.Draw(dice), 0.1, 95);
        return new(name, wanted, day, ki67, dice.Chance(profile.Tissue.RebiopsyInadequate));
    }
}
