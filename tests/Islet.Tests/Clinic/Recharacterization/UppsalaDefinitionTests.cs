using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

public class UppsalaDefinitionTests
{
    public static TheoryData<Answer, Answer, Answer> All
    {
        get
        {
            var (all, answers) = (new TheoryData<Answer, Answer, Answer>(), Enum.GetValues<Answer>());
            foreach (var i in answers)
                foreach (var ii in answers)
                    foreach (var iii in answers)
                        all.Add(i, ii, iii);
            return all;
        }
    }

    [Theory, MemberData(nameof(All))] // 27: any yes meets, all no does not, else it waits
    public void The_verdict_rests_on_the_limbs_alone(Answer i, Answer ii, Answer iii)
    {
        var verdict = UppsalaDefinition.Of(Reading(Limb.I, i), Reading(Limb.II, ii), Reading(Limb.III, iii));
        Answer[] answers = [i, ii, iii];
        Assert.Equal(answers.Contains(Answer.Yes) ? Answer.Yes : answers.Contains(Answer.Unknown) ? Answer.Unknown : Answer.No, verdict.Meets.Answer);
        Assert.Equal(answers.Index().Where(a => a.Item is Answer.Yes).Select(a => (Limb)a.Index), verdict.Met);
    }

    [Theory, MemberData(nameof(All))]
    public void Undecided_it_names_what_the_open_limbs_wait_for_and_nothing_else(Answer i, Answer ii, Answer iii)
    {
        var verdict = UppsalaDefinition.Of(Reading(Limb.I, i), Reading(Limb.II, ii), Reading(Limb.III, iii));
        Limb[] open = verdict.Meets.Answer is Answer.Unknown ? [.. new[] { i, ii, iii }.Index().Where(a => a.Item is Answer.Unknown).Select(a => (Limb)a.Index)] : [];
        Assert.Equal(open.Select(limb => LackOf(limb)), verdict.Lacks);
        Assert.Equal(FactSet.Of([.. open.Select(limb => LackOf(limb).Fact)]), verdict.Meets.Missing);
    }

    private static LimbReading Reading(Limb limb, Answer answer) =>
        answer is Answer.Unknown ? LimbReading.Undecided(limb, [LackOf(limb)], []) : new(limb, Truth.Of(answer is Answer.Yes), [], []);

    private static Lack LackOf(Limb limb) => limb switch
    {
        Limb.I => new(Component.HormonePanel, 1, LackReason.NotRecorded, Fact.HormonesMeasured),
        Limb.II => new(Component.FdgPet, 0, LackReason.NotDone, Fact.FdgPetResult),
        Limb.III => new(Component.Tissue, 1, LackReason.Inadequate, Fact.Ki67Percent),
    };
}
