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
    int Number, int Line, DateOnly Day, (DateOnly Day, string Modality)? Seen, double Ki67, bool NewLesion, Rebiopsy? Biopsy, string? Hormone, bool Syndrome, Pets Pets)
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
            var biopsy = Rebiopsy.Of(profile, story, ki67, progressed, number, diceFor);
            ki67 = Math.Max(ki67, biopsy.Ki67);
            var dice = diceFor(string.Create(CultureInfo.InvariantCulture, $"turn/{number}"));
            var (fresh, dual, hormone) = (dice.Chance(profile.Lesions.NewAtProgression), dice.Chance(profile.Recharacterization.DualPet(biopsy.Missed)), NewHormones[dice.Between(0, 3)]);
            var (makes, clinical) = (dice.Chance(profile.Recharacterization.NewSecretion), dice.Chance(profile.Care.ClinicalOnly));
            var (syndrome, later) = (dice.Chance(profile.Recharacterization.NewSyndrome), profile.Recharacterization.LaterPets.Draw(dice));
            makes &= hormone != secretes && turns.TrueForAll(t => t.Hormone != hormone) && story.Nature.Variant is Variant.Net;
            turns.Add(new(number, i, progressed, clinical ? null : seen, ki67, fresh, biopsy.Wanted ? biopsy : null, makes ? hormone : null,
                makes && syndrome && WithSyndrome.Contains(hormone), story.ByProtocol && number > 1 ? later : dual ? Pets.Dual : Pets.Fdg));
        }
        return turns;
    }

    private static (DateOnly, string)? Scan(ImagingProfile imaging, Line line, DateOnly progressed, Dice events) =>
        progressed.AddDays(-events.Between(0, 14)) is var seen && seen > line.Started ? (seen, imaging.Anatomical.Draw(events)) : null;
}

/// <summary>New tissue after a progression; its index is usually higher. The needle may miss.</summary>
internal sealed record Rebiopsy(string Name, bool Wanted, DateOnly Taken, double Ki67, bool Missed)
{
    /// <param name="before">The tumour's index until now.</param>
    /// <param name="number">Of the progression.</param>
    public static Rebiopsy Of(Profile profile, Story story, double before, DateOnly progressed, int number, Func<string, Dice> diceFor)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"S{story.SpecimensBefore + number}");
        var dice = diceFor("rebiopsy/" + name);
        var wanted = dice.Chance(story.ByProtocol && number > 1 ? profile.Recharacterization.Again : profile.Tissue.RebiopsyAtProgression);
        var day = progressed.AddDays(dice.Between(5, 30));
        var ki67 = Math.Clamp((story.ByProtocol ? before : story.Disease.Ki67) * profile.Tissue.RebiopsyKi67Ratio.Draw(dice), 0.1, 95);
        return new(name, wanted, day, ki67, dice.Chance(profile.Tissue.RebiopsyInadequate));
    }
}
