using Islet.Course;

namespace Islet.Clinic;

/// <summary>One line of the blocks in which a person is asked (facts.md section 4).</summary>
/// <param name="Facts">What an answer makes known; none for the two declarations about the record.</param>
/// <param name="Prompt">What is read aloud.</param>
/// <param name="About">The name under which a judgement answers it, where it is no fact.</param>
public sealed record Question(string Prompt, IReadOnlyList<Fact> Facts, string? About = null)
{
    public Question(string prompt, params ReadOnlySpan<Fact> facts)
        : this(prompt, (IReadOnlyList<Fact>)facts.ToArray(), null)
    {
    }

    /// <summary>What "asked, none" writes, of a fact; null: this line has no such answer.</summary>
    internal Func<Content>? None { get; init; }

    /// <summary>`n`: the test was not done. By the fact's own word where it has one.</summary>
    public NewFinding NotDone(DateOnly day, StatedBy by) => Judged(day, by, Array.Find(NotDoneWords, word => Facts is [var fact, ..] && fact.Values.Contains(word, StringComparer.Ordinal)) ?? "not_done");

    /// <summary>`?`: asked, and nobody can say.</summary>
    public NewFinding CannotSay(DateOnly day, StatedBy by) => Judged(day, by, "cannot_say");

    private static readonly string[] NotDoneWords = ["not_done", "not_tested"];

    private NewFinding Judged(DateOnly day, StatedBy by, string word) => new(day, Reported.WhenItHappened, new Judgement { About = About ?? Facts[0].Name, Value = word, StatedBy = by });
}

/// <summary>Lines that are asked together.</summary>
/// <param name="Key">1 to 8; J, D and R have no "asked, none".</param>
/// <param name="Lasting">An answer of any day stands; in the other blocks only one of today does.</param>
public sealed record QuestionBlock(string Key, string Title, bool Lasting, IReadOnlyList<Question> Lines)
{
    /// <summary>`0` answers every open line "asked, none"; J, D and R have none.</summary>
    public bool HasNone => char.IsAsciiDigit(Key[0]);

    /// <summary>
    /// The findings that one keystroke `0` creates: every line that is open is answered "asked, none" on this day by who asked. A line that was answered is
    /// left alone: one that the form holds an answer for, one answered on this day, and in a lasting block one with a yes on record. Nobody is
    /// made to say "not done" of an examination that is on record, whatever it showed.
    /// </summary>
    /// <param name="held">Lines with an answer in the form that is not yet recorded.</param>
    /// <exception cref="InvalidOperationException">The block has no "asked, none".</exception>
    public IReadOnlyList<NewFinding> None(Snapshot snapshot, DateOnly day, StatedBy by, IReadOnlyCollection<Question> held)
    {
        if (!HasNone)
            throw new InvalidOperationException($"Block {Key} has no \"asked, none\".");
        List<Content> contents = [.. Lines.Where(line => line.None is not null && !held.Contains(line) && !IsAnswered(line, snapshot, day) && !IsMade(line, snapshot)).Select(line => line.None!())];
        List<NewFinding> findings = [.. contents.Where(c => c is not ClinicalStatus).Select(c => Entered(c, day, by))];
        if (contents.OfType<ClinicalStatus>().ToList() is { Count: > 0 } statuses)
            findings.Insert(0, Entered(statuses.Aggregate(Merged), day, by));
        return findings;
    }

    private bool IsAnswered(Question line, Snapshot snapshot, DateOnly day) => line.Facts.Any(fact => snapshot[fact] is var state
        && (state.From.Any(f => f.Happened == day && state.Reason is not UnknownReason.Invalidated) || (Lasting && state.Value is { } value && value != FactValue.False && value.ToString() is not ("{}" or "none" or "not_done" or "not_tested"))));

    private static bool IsMade(Question line, Snapshot snapshot) => line.None?.Invoke() is Judgement { Value: var word } && Undone.IsWord(word) && line.Facts.Any(fact => Undone.IsOnRecord(fact, snapshot));

    private static NewFinding Entered(Content content, DateOnly day, StatedBy by) => new(day, Reported.WhenItHappened, content with { StatedBy = by });

    /// <summary>What is asked at one visit is one status.</summary>
    private static ClinicalStatus Merged(ClinicalStatus a, ClinicalStatus b) => a with
    {
        SyndromicSymptoms = a.SyndromicSymptoms ?? b.SyndromicSymptoms,
        HeldBy = a.HeldBy ?? b.HeldBy,
        HereditaryFeatures = a.HereditaryFeatures ?? b.HereditaryFeatures,
        FamilyHistorySyndromes = a.FamilyHistorySyndromes ?? b.FamilyHistorySyndromes,
        Asked = a.Asked is null ? b.Asked : b.Asked is null ? a.Asked : [.. a.Asked, .. b.Asked],
        Diabetes = a.Diabetes ?? b.Diabetes,
        LungDisease = a.LungDisease ?? b.LungDisease,
        CardiovascularDisease = a.CardiovascularDisease ?? b.CardiovascularDisease,
        Hypertension = a.Hypertension ?? b.Hypertension,
        BleedingDiathesis = a.BleedingDiathesis ?? b.BleedingDiathesis,
        Gerd = a.Gerd ?? b.Gerd,
        PriorPartialGastrectomy = a.PriorPartialGastrectomy ?? b.PriorPartialGastrectomy,
        AtrophicGastritis = a.AtrophicGastritis ?? b.AtrophicGastritis,
        RenalInsufficiency = a.RenalInsufficiency ?? b.RenalInsufficiency,
        OnPpi = a.OnPpi ?? b.OnPpi,
        FastingNpo = a.FastingNpo ?? b.FastingNpo,
        ClinicalProgressionSuspected = a.ClinicalProgressionSuspected ?? b.ClinicalProgressionSuspected,
        WorseningSymptoms = a.WorseningSymptoms ?? b.WorseningSymptoms,
    };
}
