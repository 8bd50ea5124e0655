using FsCheck;
using FsCheck.Fluent;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Course;

public class ConditionTests
{
    // Their presence lets another fact speak (a written grade, a scintigraphy), so what is learnt later may overrule them.
    private static readonly FactSet Fallbacks = [Fact.ReportedGrade, Fact.SrsResult];

    private static Condition Parse(string text) => Condition.Parse(text, Macros.None).Value ?? throw new ArgumentException(text, nameof(text));

    private static FactReader Facts(params (Fact Fact, FactValue Value)[] facts) =>
        DerivedFacts.Over(Possible.Of(facts.ToDictionary(pair => pair.Fact, pair => pair.Value)));

    private static Arbitrary<int> Seeds { get; } = Gen.Choose(0, 1_000_000).ToArbitrary();

    [Theory] // rule 1: not_done is known, and yet not recorded; rule 2: asked, none is recorded
    [InlineData("recorded(sstr_pet_result)", "not_done", Answer.No), InlineData("sstr_pet_result = not_done", "not_done", Answer.Yes)]
    [InlineData("recorded(sstr_pet_result)", "negative", Answer.Yes), InlineData("recorded(srs_result)", "not_done", Answer.No)]
    [InlineData("recorded(syndromic_symptoms)", "[]", Answer.Yes), InlineData("empty(syndromic_symptoms)", "[]", Answer.Yes)]
    [InlineData("recorded(men1_germline)", "not_tested", Answer.Yes)]
    public void What_was_not_done_is_known_but_not_recorded(string condition, string value, Answer expected)
    {
        var parsed = Parse(condition);
        var fact = parsed.Facts.Single();
        Assert.Equal(expected, parsed.Read(Facts((fact, fact.Parse(value)!))).Answer);
    }

    [Theory]
    [InlineData("ki67_percent > 20"), InlineData("ki67_percent != 3"), InlineData("primary_site in {pancreas}"), InlineData("empty(syndromic_symptoms)")]
    [InlineData("contains(syndromic_symptoms, cushing)"), InlineData("not intersects(hereditary_features, {hamartoma})")]
    public void Every_question_to_a_fact_that_is_not_recorded_waits_for_it(string condition)
    {
        var (parsed, truth) = (Parse(condition), Parse(condition).Read(Facts()));
        Assert.Equal((Answer.Unknown, parsed.Facts), (truth.Answer, truth.Missing));
    }

    [Fact]
    public void Whether_a_fact_is_recorded_is_never_unknown() =>
        Assert.All(Fact.All, fact => Assert.Equal(Truth.No, new Recorded(fact).Read(Facts())));

    [Fact]
    public void Deciding_names_what_made_the_answer()
    {
        var condition = Parse("net_grade in {G1, G2} and disease_status = metastatic and not (symptom_burden = none or gerd = true)");
        var patient = Facts((Fact.Ki67Percent, FactValue.Of(8m)), (Fact.DiseaseStatus, FactValue.Of("localized")), (Fact.Gerd, FactValue.True));
        Assert.Equal(["disease_status = metastatic: No", "gerd = true: Yes"], Reasons(condition, patient));

        var open = Facts((Fact.Ki67Percent, FactValue.Of(8m)), (Fact.DiseaseStatus, FactValue.Of("metastatic")), (Fact.Gerd, FactValue.False));
        Assert.Equal(["net_grade in {G1, G2}: Unknown", "symptom_burden = none: Unknown"], Reasons(condition, open));
        Assert.Equal([Fact.MitosesPer2mm2, Fact.SymptomBurden], condition.Read(open).Missing.OrderBy(fact => fact.Index));
    }

    private static IEnumerable<string> Reasons(Condition condition, FactReader patient) =>
        condition.Deciding(patient).Select(reason => $"{reason.Atom}: {reason.Answer}");

    [Fact]
    public void Learning_a_fact_never_changes_an_answer_that_was_known() => Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        var condition = Some.Condition(random, 3, [.. Fact.All.Where(fact => !Fallbacks.Contains(fact))]);
        var later = Some.Patient(random, Some.BaseFacts.Where(fact => !Fallbacks.Contains(fact)));
        var sooner = later.Where(_ => random.Next(2) == 0).ToDictionary();
        var (before, after) = (condition.Read(Reader(sooner)).Answer, condition.Read(Reader(later)).Answer);
        return before is Answer.Unknown || before == after;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Learning_all_missing_facts_settles_the_answer_and_one_of_them_is_needed() => Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        var condition = Some.Condition(random, 3, [.. Fact.All.Where(fact => fact != Fact.SstrStatus)]); // a PET "not done" leaves that open
        var patient = Some.Patient(random);
        var truth = condition.Read(Reader(patient));
        var learnt = new Dictionary<Fact, FactValue>(patient);
        foreach (var fact in truth.Missing)
            learnt.Add(fact, Some.Value(fact, random)); // throws where a recorded fact is called missing
        return truth.Answer is Answer.Unknown == truth.Missing.Count > 0 && condition.Read(Reader(learnt)).Answer is not Answer.Unknown;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Not_turns_the_answer_and_keeps_the_missing_facts_and_the_reasons() => Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        var (condition, reader) = (Some.Condition(random, 3, Fact.All), Reader(Some.Patient(random)));
        var (plain, turned) = (condition.Read(reader), new Negation(condition).Read(reader));
        return !plain == turned && condition.Deciding(reader).Select(reason => reason.Atom)
            .SequenceEqual(new Negation(condition).Deciding(reader).Select(reason => reason.Atom));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_reasons_of_an_open_answer_wait_for_the_facts_that_it_waits_for() => Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        var (condition, reader) = (Some.Condition(random, 3, Fact.All), Reader(Some.Patient(random)));
        var truth = condition.Read(reader);
        return truth.Answer is not Answer.Unknown
            || condition.Deciding(reader).Aggregate(default(FactSet), (missing, reason) => missing | reason.Known.Missing) == truth.Missing;
    }).QuickCheckThrowOnFailure();

    private static FactReader Reader(IReadOnlyDictionary<Fact, FactValue> facts) => DerivedFacts.Over(Possible.Of(facts));
}
