using Islet.Clinic;
using Islet.Studies;

namespace Islet.Web;

/// <summary>What the study builder says: choices, remarks, and why something cannot be done.</summary>
internal static class StudyBuilderWords
{
    public static string Zero(TimeZero zero) => zero switch
    {
        TimeZero.Diagnosis => T("diagnosis"),
        TimeZero.Recharacterization => T("first re-characterization"),
        TimeZero.FirstLine => T("start of line 1"),
        TimeZero.SecondLine => T("start of line 2"),
        TimeZero.ThirdLine => T("start of line 3"),
        TimeZero.FirstChemotherapy => T("start of first-line chemotherapy"),
        TimeZero.AdvancedDisease => T("first day of advanced disease"),
    };

    public static string Event(EndpointEvent happens) => happens switch
    {
        EndpointEvent.Death => T("overall survival"),
        EndpointEvent.Progression => T("progression-free survival"),
        EndpointEvent.NextTreatment => T("time to next treatment"),
        EndpointEvent.TreatmentFailure => T("time to treatment failure"),
        EndpointEvent.TumourDeath => T("tumour-specific survival"),
    };

    public static string Censoring(PfsCensoring censoring) => censoring switch
    {
        PfsCensoring.LastRadiologicalEvaluation => T("on the last scan (Panzuto 2024)"),
        PfsCensoring.LastFollowUp => T("when last seen alive (NORDIC NEC 2, 2025)"),
    };

    public static string Death(DeathBeforeNextLine death) => death switch { DeathBeforeNextLine.Event => T("the event"), DeathBeforeNextLine.Censored => T("censored") };

    public static string LeftOut(LeftOutReason why) => why switch
    {
        LeftOutReason.Later => T("it tells what was given at any time. A study that chose patients by it would know their future: those who lived long enough to be given it (immortal time). Start the clock with a line of therapy instead."),
        LeftOutReason.Outcome => T("it is the outcome. A study waits for it and does not choose by it."),
        LeftOutReason.OtherTime => T("it was read at diagnosis, and this study reads its facts later. Start the clock at diagnosis, or choose the grade of time zero."),
        LeftOutReason.NoFact => T("no fact of the vocabulary says it, so that a study file cannot ask for it."),
        LeftOutReason.NoWords => T("this value has no condition of its own."),
    };

    public static string NotOpened(NotOpened why) => why switch
    {
        Web.NotOpened.Layouts => T("It has tables in a layout of its own, agreement of readers or figures of response."),
        Web.NotOpened.Endpoints => T("It has several endpoints, or one that is not in months."),
        Web.NotOpened.Curves => T("It has none or several survival analyses, other limits, or other tests than the log-rank test."),
        Web.NotOpened.Group => T("It compares groups that are not among those of the builder, and more than two."),
        Web.NotOpened.Models => T("It has several models."),
        Web.NotOpened.Terms => T("Its model has terms, or references, that the builder does not offer."),
        Web.NotOpened.FollowUp => T("It has a data cut-off."),
        Web.NotOpened.Consent => T("It asks for a recorded consent."),
    };

    public static string Remark(StudyRemark remark) => StudyRemarkWords.Of(remark, Fact) is var said && said.Many is { } many
        ? T(said.Count, said.English, many, [.. said.Values]) : Islet.Language.Catalogue.Say(said.English, [.. said.Values]);

    private static string Fact(string name) => Course.Fact.Find(name) is { } fact ? FactWords.Label(fact) : name;
}
