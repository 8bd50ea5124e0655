using Islet.Course;

namespace Islet.Studies;

/// <summary>What truly happened to one synthetic patient. The clerk writes down what of it a registry would have learned.</summary>
internal sealed record Story(
    Somebody Who, Disease Disease, Nature Nature, DateOnly? Resected, ResectionMargin Margin, DateOnly? Relapsed, Ending Ending, IReadOnlyList<Line> Lines,
    IReadOnlyList<Turn> Turns)
{
    /// <summary>Found and re-characterized by the protocol of <see cref="Protocol"/>, and so recorded with fewer gaps.</summary>
    public bool ByProtocol { get; init; }

    public DateOnly Diagnosed => Who.Diagnosed;

    /// <summary>Since when there has been tumour that no operation took away; null: there is none.</summary>
    public DateOnly? WithTumourSince => Relapsed ?? (CuredOn < DateOnly.MaxValue ? null : Diagnosed);

    public bool TumourOn(DateOnly day) => day < CuredOn || RelapsedBy(day);

    public bool LiverMetastasesOn(DateOnly day) => Disease.InLiver || RelapsedBy(day);

    /// <summary>The tissue at diagnosis came from a needle, and not from the operation itself.</summary>
    public bool BiopsiedFirst => Resected is not { } first || first > Diagnosed;

    /// <summary>Pieces of tissue before the first progression.</summary>
    public int SpecimensBefore => (BiopsiedFirst ? 1 : 0) + (Resected is null ? 0 : 1);

    /// <summary>How the tumour had come to proliferate by a day, in per cent.</summary>
    public double Ki67On(DateOnly day) => Turns.LastOrDefault(t => t.Day <= day)?.Ki67 ?? Disease.Ki67;

    /// <summary>The line that runs on a day.</summary>
    public Line? LineOn(DateOnly day) => Lines.FirstOrDefault(l => l.Started <= day && day <= l.Until(Ending));

    private DateOnly CuredOn => Disease.Spread is Spread.Metastatic ? DateOnly.MaxValue : Resected ?? DateOnly.MaxValue;

    private bool RelapsedBy(DateOnly day) => Relapsed is { } relapsed && day >= relapsed;

    public static Story Of(Profile profile, ulong seed, int patient)
    {
        var who = Somebody.Of(profile, Dice.For(seed, patient, "person"));
        var drawn = Disease.Of(profile.Tumour, Dice.For(seed, patient, "tumour"));
        var nature = Nature.Of(profile, drawn, who, Dice.For(seed, patient, "nature"));
        var disease = nature.Of(drawn);
        var ending = Ending.Of(profile, who, disease, Dice.For(seed, patient, "ending"));
        var (resected, margin, relapsed) = Operation(profile, who, disease, ending, Dice.For(seed, patient, "surgery"));
        var story = new Story(who, disease, nature, resected, margin, relapsed, ending, [], []);
        if (Protocol.Takes(profile.Recharacterization, story, Dice.For(seed, patient, "by_protocol")))
            (story, profile) = (story with { ByProtocol = true, Nature = nature with { Followed = true } }, Protocol.Of(profile));
        story = story with { Lines = [.. Line.Of(profile.Treatments, story, Dice.For(seed, patient, "treatment"))] };
        return story with { Turns = Turn.Of(profile, story, part => Dice.For(seed, patient, part)) };
    }

    private static (DateOnly?, ResectionMargin, DateOnly?) Operation(Profile profile, Somebody who, Disease disease, Ending ending, Dice dice)
    {
        var surgery = profile.Surgery;
        var operated = dice.Chance(surgery.Resected[disease.Spread]);
        var wait = dice.Chance(profile.Tissue.BiopsyBeforeResection) ? surgery.WaitDays.DrawDays(dice) : 0;
        if (disease.Spread is Spread.Metastatic)
            wait = Math.Max(wait, 1); // tissue comes from a metastasis first
        var margin = surgery.Margin[disease.Spread].Draw(dice);
        var resected = who.Diagnosed.AddDays(wait);
        if (!operated || resected >= ending.Day && wait > 0)
            return (null, margin, null);
        var hazardRatio = disease.Spread is Spread.Regional ? surgery.RegionalHazardRatio : 1;
        var relapsed = resected.AddDays(Waiting.Days(dice, surgery.RelapseMedianMonths[disease.Grade] * ending.Pace, hazardRatio));
        return (resected, margin, disease.Spread is not Spread.Metastatic && relapsed < ending.Day ? relapsed : null);
    }
}
