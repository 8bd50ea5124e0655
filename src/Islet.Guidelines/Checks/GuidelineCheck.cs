using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>Whether a guideline is in order: that it reads, that each of its statements can speak and be silent, and that its examples come out.</summary>
public static class GuidelineCheck
{
    public static GuidelineReport Of(GuidelineFiles files)
    {
        var read = StatementBase.Read(files.Files);
        if (read.Value is not { } guideline)
            return new(files.Folder, null, [], [], read.Problems);
        var places = new StatementPlaces(files.Files);
        var problems = new CheckProblems(places);
        StatementReach[] reach = [.. guideline.Statements.Select(s => StatementReach.Of(s, guideline.Scope))];
        foreach (var r in reach)
            Reaches(r, problems);
        foreach (var statement in guideline.Statements)
        {
            Parts(statement, problems);
            Tension(statement, guideline, problems);
            Contradictions(statement, guideline, problems);
            foreach (var code in statement.Beware.Where(c => !CautionWords.Codes.Contains(c)))
                problems.Beware(statement, code);
            foreach (var id in statement.Figures.Where(id => EvidenceTable.Shipped.Find(id) is null))
                problems.Figure(statement, id);
            ScheduleCheck.Of(statement, problems);
            TextCheck.Of(statement, problems);
        }
        NameCheck.Of(guideline, files.Folder, problems);
        Unused(places, guideline, problems);
        var examples = GuidelineExamples.Read(files.Files, guideline);
        return new(files.Folder, guideline, examples.Value ?? [], reach, [.. problems.All, .. examples.Problems, .. FactCards.Problems(files.Cards, guideline)])
        {
            NeverTogether = NeverTogether(guideline),
            Unspoken = [.. guideline.Options.Where(o => !guideline.Statements.Any(s => s.Options.Any(b => b.Option == o.Key))).Select(o => new UnspokenOption(o, $"{StatementBaseReader.OptionFile}, {places.Option(o)}"))],
        };
    }

    private static void Reaches(StatementReach r, CheckProblems problems)
    {
        if (r.Applies.Reach is Reach.Never)
            problems.Never(r.Statement);
        else if (r.DoesNotApply.Reach is Reach.Never)
            problems.Always(r.Statement);
        if (r.Applies.Reach is Reach.NotProved || r.DoesNotApply.Reach is Reach.NotProved)
            problems.NotProved(r.Statement, "condition");
    }

    /// <summary>Check and emphasis are asked of those to whom the statement applies.</summary>
    private static void Parts(Statement s, CheckProblems problems)
    {
        if (s.Check is { } check)
        {
            if (Tried(s, check, "check", problems).Reach is Reach.Never)
                problems.CheckNever(s);
            if (Witness.Of(s.Condition, Answer.Yes) is { Reach: Reach.Found } && Witness.Of(s.Condition, Answer.Yes, reader => check.Read(reader).Answer is not Answer.Yes).Reach is Reach.Never)
                problems.CheckAlways(s);
        }
        if (s.Emphasis is { } emphasis && Tried(s, emphasis, "emphasis", problems).Reach is Reach.Never)
            problems.EmphasisNever(s);
    }

    private static Witness Tried(Statement s, Condition part, string key, CheckProblems problems)
    {
        var witness = Witness.Of(new Conjunction([s.Condition, part]), Answer.Yes);
        if (witness.Reach is Reach.NotProved)
            problems.NotProved(s, key);
        return witness;
    }

    private static void Tension(Statement s, StatementBase guideline, CheckProblems problems)
    {
        foreach (var id in s.Tension)
        {
            if (id == s.Id)
                problems.TensionWithItself(s);
            else if (guideline.Find(id) is { } other && !other.Tension.Contains(s.Id))
                problems.TensionOneSided(s, id);
        }
    }

    private static IReadOnlyList<(Statement, Statement)> NeverTogether(StatementBase guideline) =>
    [
        .. guideline.Statements.SelectMany((s, i) => s.Tension.Select(id => guideline.Find(id)!).Where(other => !other.Tension.Contains(s.Id) || i < Array.IndexOf([.. guideline.Statements], other))
            .Select(other => (s, other))).Where(pair => Witness.Of(new Conjunction([pair.s.Condition, pair.other.Condition]), Answer.Yes).Reach is Reach.Never),
    ];

    /// <summary>Same patients, opposite stance, and the same thing: the same topic, or an option that one is for and the other against.</summary>
    private static void Contradictions(Statement s, StatementBase guideline, CheckProblems problems)
    {
        if (s.Stance is not Stance.NotRecommended)
            return;
        foreach (var other in guideline.Statements.Where(o => o.Stance is Stance.Recommended or Stance.Optional && o.Condition.Equals(s.Condition)))
            if (SpeaksOfTheSame(s, other) && !s.Tension.Contains(other.Id) && !other.Tension.Contains(s.Id))
                problems.Contradiction(s, other);
    }

    private static bool SpeaksOfTheSame(Statement a, Statement b) => a.Topic == b.Topic || a.Options.Any(o => b.Options.Any(p => p.Option == o.Option
        && (o.Bearing, p.Bearing) is (Bearing.For, Bearing.Against) or (Bearing.Against, Bearing.For)));

    private static void Unused(StatementPlaces places, StatementBase guideline, CheckProblems problems)
    {
        foreach (var file in places.UnusedFiles(guideline))
            problems.TopicUnused(file);
    }
}
