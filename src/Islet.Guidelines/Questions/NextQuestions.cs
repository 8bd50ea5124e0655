using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>Which questions to the patient, the record or a colleague would settle the most, and the strongest, of what is undecided.</summary>
/// <remarks>House rule [H]. The statements keep the strength that the guideline gives them (NANETS 2020, Methods); no weights are made of it.</remarks>
public static partial class NextQuestions
{
    /// <summary>By which rule they are ordered; it is printed beside the list.</summary>
    public const string Order = "First, while it is open whether a guideline speaks of this patient at all, what settles that. Then, while they are unknown, grade and Ki-67, and the extent of the disease. Then what settles most statements that speak for, against or openly of a treatment option, "
        + "whatever the answer, and the strongest of these; then what may settle most of such statements, and the strongest. What settles only statements on tests, reports, follow-up or the manner of a treatment comes after, "
        + "by the same rule; then the lighter question; then the order of the vocabulary.";

    private const int MostWaitedFor = 3; // facts; of a statement that waits for more, two answers can hardly settle it whatever they are, and such are not searched

    private static readonly FactValue NotDone = FactValue.Of("not_done"), NoTissue = FactValue.Of("none");

    /// <summary>Of a patient on a day. What was recorded as not done, or as what nobody can say today, is not asked again.</summary>
    public static IReadOnlyList<NextQuestion> Of(IReadOnlyList<GuidelineReading> readings, Snapshot snapshot) =>
        [.. Of(readings, snapshot.Reader, Answered(snapshot)).Select(q => q with { State = snapshot[q.Fact] })];

    /// <param name="facts">The reader under which <paramref name="readings"/> were made.</param>
    public static IReadOnlyList<NextQuestion> Of(IReadOnlyList<GuidelineReading> readings, FactReader facts) => Of(readings, facts, default);

    /// <summary>What no single question settles, and two do whatever the answers, in the same order: statements that bear on a treatment option first.</summary>
    public static IReadOnlyList<QuestionPair> Pairs(IReadOnlyList<GuidelineReading> readings, Snapshot snapshot) => Pairs(readings, snapshot.Reader, Answered(snapshot));

    /// <inheritdoc cref="Pairs(IReadOnlyList{GuidelineReading}, Snapshot)"/>
    public static IReadOnlyList<QuestionPair> Pairs(IReadOnlyList<GuidelineReading> readings, FactReader facts) => Pairs(readings, facts, default);

    private static IReadOnlyList<NextQuestion> Of(IReadOnlyList<GuidelineReading> readings, FactReader facts, FactSet answered)
    {
        var open = OpenStatement.Of(readings);
        var scopes = readings.Aggregate(default(FactSet), (all, r) => all | r.Guideline.Scope.Read(facts).Missing);
        return [.. Askable(readings, facts, answered).Select(source => Of(source, open, facts)).OfType<NextQuestion>()
            .OrderByDescending(q => scopes.Contains(q.Fact)).ThenByDescending(q => Foundation(q.Fact, facts)).ThenByDescending(q => Weight(q.Settles, BearsOnTreatment)).ThenByDescending(q => Weight(q.MaySettle, BearsOnTreatment))
            .ThenByDescending(q => Weight(q.Settles, _ => true)).ThenByDescending(q => Weight(q.MaySettle, _ => true)).ThenBy(q => q.Source.Burden).ThenBy(q => q.Fact.Index)];
    }

    /// <summary>It speaks for or against a treatment option, or says that the panel left it open; how a treatment is given or followed settles no choice.</summary>
    internal static bool BearsOnTreatment(Statement statement) => statement.Options.Any(o => o.Bearing is not Bearing.How);

    private static (int Count, Strength Strongest) Weight(IReadOnlyList<StatementDecision> decisions, Func<Statement, bool> of) => Weight(decisions.Select(d => d.Statement), of);

    private static (int Count, Strength Strongest) Weight(IEnumerable<Statement> statements, Func<Statement, bool> of) =>
        statements.Where(of).ToList() is { Count: > 0 } some ? (some.Count, some.Max(s => s.Strength)) : default;

    private static NextQuestion? Of(FactSource source, IReadOnlyList<OpenStatement> open, FactReader facts)
    {
        var supposed = new HypotheticalFacts(facts);
        List<StatementDecision> settles = [], may = [];
        foreach (var statement in open.Where(s => s.Facts.Contains(source.Fact)))
        {
            var domain = statement.DomainOf(source.Fact);
            Answer[] answers = [.. domain.Values.Select(value => Outcome(statement, supposed, source.Fact, value))];
            if (answers.Any(a => a is not Answer.Unknown))
                (answers.Contains(Answer.Unknown) ? may : settles).Add(new(statement.Statement, domain.Reply(i => answers[i] is Answer.Yes), domain.Reply(i => answers[i] is Answer.No)));
        }
        return settles.Count + may.Count == 0 ? null : new(source.Fact, source, settles, may);
    }

    private static Answer Outcome(OpenStatement statement, HypotheticalFacts supposed, Fact fact, FactValue value)
    {
        supposed.Suppose(fact, value);
        return statement.Condition.Read(supposed.Reader).Answer;
    }

    /// <summary>
    /// Unknown facts that somebody can answer. A test that an applying statement advises against is not asked for; whether the record holds a result of it
    /// may be asked. A report on tissue is not asked for where there is none, nor one on a scan that was not made.
    /// </summary>
    private static IEnumerable<FactSource> Askable(IReadOnlyList<GuidelineReading> readings, FactReader facts, FactSet answered)
    {
        var advisedAgainst = readings.SelectMany(r => r.Statements).Where(s => s.Applies).Aggregate(default(FactSet), (all, s) => all | s.Statement.AdvisesAgainst);
        var noTissue = facts(Fact.SpecimenType).Value == NoTissue;
        var noReceptorPet = facts(Fact.SstrPetResult).Value == NotDone;
        var noFdg = facts(Fact.FdgPetResult).Value == NotDone;
        return FactSources.All.Values.Where(s => facts(s.Fact).Value is null && !answered.Contains(s.Fact)
            && !(advisedAgainst.Contains(s.Fact) && s.By is not AnsweredBy.Record)
            && !(noTissue && s is { By: AnsweredBy.Record, Anew: Anew.Tissue })
            && !IsExcluded(s.Fact, facts)
            && !(noReceptorPet && OfReceptorPet.Contains(s.Fact)) && !(noFdg && OfFdg.Contains(s.Fact)));
    }

    /// <summary>What nearly every other question builds on: 2 what the tumour is, while nobody knows its grade; 1 the extent; else 0.</summary>
    private static int Foundation(Fact fact, FactReader facts) => OfGrade.Contains(fact) && facts(Fact.NetGrade).Value is null ? 2 : fact == Fact.DiseaseStatus ? 1 : 0;

    /// <summary>
    /// What the course on record excludes, or what it does not hold yet: whether few lesions grow is asked of a progression, and whether a former G1 or G2 turned high grade of
    /// a tumour that was graded [H].
    /// </summary>
    private static bool IsExcluded(Fact fact, FactReader facts) =>
        (fact == Fact.Oligoprogression && facts(Fact.ProgressiveDisease).Value != FactValue.True)
        || (fact == Fact.HighGradeTransformation && facts(Fact.NetGrade).Value is null && facts(Fact.Differentiation).Value != Poor);

    private static readonly FactValue Poor = FactValue.Of("poor");

    private static readonly FactSet OfGrade = [Fact.Differentiation, Fact.ReportedGrade, Fact.Ki67Percent];

    private static readonly FactSet OfReceptorPet = [Fact.FdgExceedsSstr, Fact.NetpetScore, Fact.SstrNegativeDisease], OfFdg = [Fact.FdgExceedsSstr, Fact.NetpetScore, Fact.SstrNegativeDisease];

    /// <summary>Recorded as not done; or today as what nobody can say or nobody wants told.</summary>
    private static FactSet Answered(Snapshot snapshot) => [.. FactSources.All.Keys.Where(f => snapshot[f] is { IsKnown: false } state
        && (state.Reason is UnknownReason.NotDone || (state.Reason is UnknownReason.CannotSay or UnknownReason.Withheld && state.From.Any(finding => IsToday(finding, snapshot.View)))))];

    private static bool IsToday(Finding finding, View view) => finding.Happened.Last is { } day && day == view.Effective;

    private static IReadOnlyList<QuestionPair> Pairs(IReadOnlyList<GuidelineReading> readings, FactReader facts, FactSet answered)
    {
        var askable = Askable(readings, facts, answered).ToDictionary(s => s.Fact);
        var pairs = new Dictionary<FactSet, List<Statement>>();
        foreach (var statement in OpenStatement.Of(readings).Where(s => s.Missing.Count is > 1 and <= MostWaitedFor))
        {
            FactSet open = [.. statement.Facts.Where(f => askable.ContainsKey(f))];
            var deciding = new AlwaysDeciding(statement.Condition, facts, open.ToDictionary(f => f, statement.DomainOf));
            FactSet[] alone = [.. open.Select(f => FactSet.Of(f)).Where(deciding.Decides)];
            foreach (var pair in Choice.Of([.. open], 2).Select(two => FactSet.Of(two)).Where(pair => !alone.Any(a => a - pair == default) && deciding.Decides(pair)))
                (pairs.TryGetValue(pair, out var settled) ? settled : pairs[pair] = []).Add(statement.Statement);
        }
        return [.. pairs.Select(p => new QuestionPair(askable[p.Key.First()], askable[p.Key.Last()], p.Value))
            .OrderByDescending(p => Weight(p.Settles, BearsOnTreatment)).ThenByDescending(p => Weight(p.Settles, _ => true)).ThenBy(p => p.First.Fact.Index).ThenBy(p => p.Second.Fact.Index)];
    }
}
