using Islet.Course;

namespace Islet.Studies;

/// <summary>The germline, and what the tumour's genome had become after alkylating drugs.</summary>
internal static class Genetics
{
    private const decimal Hypermutated = 50; // mutations per megabase (Backman et al., J Pathol 2024, as Mollazadegan et al. 2025 quote it)

    public static void Write(Clerk clerk, Profile profile, Story story)
    {
        Germline(clerk, profile.Nature, story);
        foreach (var turn in story.Turns)
            Tumour(clerk, profile, story, turn);
    }

    private static void Germline(Clerk clerk, NatureProfile nature, Story story)
    {
        var dice = clerk.DiceFor("germline");
        var (syndrome, tested, unclear, complete) = (story.Nature.Heredity, dice.Chance(nature.GermlineTested), dice.Chance(0.06), dice.Chance(0.7));
        var drawn = story.Diagnosed.AddDays(dice.Between(20, 200));
        if (syndrome is null && !tested)
            return;
        var men1 = syndrome is "men1" ? "pathogenic" : unclear ? "vus" : "negative";
        clerk.Result("germline/MEN1", drawn, drawn.AddDays(dice.Between(30, 120)), new Molecular
        {
            StatedBy = StatedBy.Genetics,
            Sample = Molecular.Germline,
            Men1Germline = men1,
            Gene = "MEN1",
            Variant = men1 switch { "pathogenic" => "c.249_252del p.(Ile85Serfs*33)", "vus" => "c.1618C>T p.(Pro540Ser)", _ => null },
            DeletionsAnalysed = men1 is "negative" ? complete : null,
            Panel = "MEN1, VHL, NF1, TSC1, TSC2",
        });
        if (syndrome is not null || complete)
        {
            clerk.Happened("judgement/heredity", drawn.AddDays(140),
                new Judgement { StatedBy = StatedBy.Genetics, About = "known_syndrome", Value = syndrome ?? "none", Basis = syndrome is "men1" ? "genetic" : "clinical" });
        }
    }

    /// <summary>A new biopsy is sequenced where an alkylator went before, or for once where none did.</summary>
    private static void Tumour(Clerk clerk, Profile profile, Story story, Turn turn)
    {
        if (turn.Biopsy is not { Missed: false } biopsy)
            return;
        var dice = clerk.DiceFor("genome/" + biopsy.Name);
        var exposed = story.Lines.Any(l => l.Started < biopsy.Taken && l.Regimen.Drugs.Any(d => d is "temozolomide" or "streptozocin"));
        var (sequenced, mutator) = (dice.Chance(exposed ? 0.6 : 0.1), exposed && dice.Chance(profile.Recharacterization.Mutational));
        if (!sequenced || biopsy.Taken.Year < 2014)
            return;
        var burden = mutator ? Hypermutated + dice.Between(0, 60) : Amount.Of(0.4 + (dice.Uniform() * 6), 1);
        clerk.Result("genome/" + biopsy.Name, biopsy.Taken, biopsy.Taken.AddDays(dice.Between(25, 60)), new Molecular
        {
            Tumour = "T1",
            StatedBy = StatedBy.Pathologist,
            Sample = biopsy.Name,
            TmbPerMb = burden,
            MmrStatus = mutator && dice.Chance(0.8) ? "deficient" : "proficient",
            Gene = mutator ? "MSH6" : null,
            Panel = "523 genes",
        });
    }
}
