using System.Globalization;
using Islet.Board;
using Islet.Clinic;
using Islet.Course;
using Islet.Language;

namespace Islet.Tests.Board;

/// <summary>What rules of lower rooms say is said in the reader's language.</summary>
public class WordingWordsTests
{
    private static readonly When Day = When.Parse("2010-01-01"), Later = When.Parse("2016-05-02");

    /// <summary>Findings that contradict each other in many ways.</summary>
    private static IReadOnlyList<Inconsistency> Found => ConsistencyRules.Check(
    [
        .. new (When, Content)[]
        {
            (Day, new TumourEntity { Organ = "pancreas" }), (Day, new VitalStatus { Alive = false }), (Day, new Diagnosis { Histology = "Insulinoma", Functioning = false }),
            (Later, new Specimen { ReportedGrade = Grade.G1, Ki67Percent = Ki67Index.FromReport("60.5"), Differentiation = Differentiation.Poor }), (Later, new ImagingStudy { Modality = "CT" }),
            (Day, new Specimen { Differentiation = Differentiation.Poor, Ki67Percent = Ki67Index.FromReport("8"), MitosesPer2Mm2 = 3.5m }), (Later, new LesionRead { Lesion = "L1" }), (Later, new VitalStatus { Alive = false }),
            (Day, new Staging { System = "AJCC", T = "T1", N = "N1", M = "M0", Stage = "IIIB", TumourSizeCm = 2.5m }), (Day, new Staging { System = "ENETS", N = "N0", Stage = "IV", ExtrapancreaticSpread = Presence.Absent }),
            (Day, new ReportedOutcome { Endpoint = "pfs", Months = -1.5m }), (Day, new Judgement { About = "functional_syndrome", Value = "gastrinoma" }), (Day, new Laboratory { Analyte = "gastrin", Value = 10, Upper = 60 }),
            (Later, new Judgement { About = "fdg_pet_result", Value = "not_done" }), (Day, new ImagingStudy { Modality = "FDG_PET", Tracer = "FDG", FdgPetResult = "positive" }),
        }.Select((one, i) => new Stated(i, one.Item1, one.Item2)),
    ]);

    [Fact]
    public void One_wrong_death_is_one_contradiction_that_names_the_first_findings()
    {
        var told = Assert.Single(Found, f => f.Code == "W_AFTER_DEATH");
        Assert.Equal(["4 findings after the death of 2010-01-01", "specimen at 2016-05-02", "imaging study at 2016-05-02", "lesion read at 2016-05-02"], told.Mentions.Select(m => m.Found.ToString()));
        Assert.Equal("finding 2; 4 findings after the death of 2010-01-01", told.ToProblem(m => $"finding {m.Number + 1}") is var problem ? $"{problem.Where}; {problem.Found.Split(';')[0]}" : "");
    }

    [Fact]
    public void A_single_finding_after_death_stands_first() => Assert.Equal(["imaging study at 2011", "death at 2010-01-01"], Assert.Single(ConsistencyRules.Check(
        [new(0, Day, new VitalStatus { Alive = false }), new(1, When.Parse("2011"), new ImagingStudy { Modality = "CT" })])).Mentions.Select(m => m.Found.ToString()));

    [Theory]
    [InlineData("sv", "4 fynd efter dödsfallet 2010-01-01", "Ki-67 60,5 %", "lesionsavläsning 2016-05-02", "-1,5 månader"), InlineData("it", "4 reperti dopo la morte del 01/01/2010", "Ki-67 60,5 %", "lettura della lesione 02/05/2016", "-1,5 mesi")]
    public void A_contradiction_is_said_in_the_language_of_the_reader(string language, params string[] said)
    {
        var mentions = In(language, () => Found.SelectMany(f => f.Mentions).Select(m => m.Found.Said()).ToList());
        Assert.All(said, text => Assert.Contains(text, mentions));
        Assert.All(mentions, text => Assert.DoesNotMatch(@"[a-z][A-Z]|[a-z]_[a-z]", text));
    }

    /// <summary>A sentence without its entry would be shown in English: categories and stages alone are the same in every language.</summary>
    [Theory, InlineData("sv"), InlineData("it")]
    public void Every_sentence_of_a_rule_has_its_translation(string language)
    {
        Wording[] sentences = [.. ConsistencyRules.All.Select(rule => rule.Says), .. Found.SelectMany(f => f.Mentions.Select(m => m.Found).Append(f.Expected).Append(f.Remedy))];
        var codes = new HashSet<string>(Found.Select(f => f.Code), StringComparer.Ordinal);
        Assert.True(codes.Count > 9, string.Join(", ", codes));
        Assert.Empty(In(language, () => sentences.Where(s => s.English.Contains(' ', StringComparison.Ordinal) && s.English is not "{0}: {1}" and not "Ki-67 {0} %" and not "{0} cm" && Catalogue.T(s.English) == s.English).Select(s => s.English).Distinct().ToList()));
    }

    [Fact]
    public void Braces_of_a_source_are_text() => Assert.Equal("M{1}", ((Wording)"M{1}").Said());

    private static T In<T>(string language, Func<T> say)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return say();
    }
}
