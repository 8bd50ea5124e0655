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
    };

    public static string Event(EndpointEvent happens) => happens switch
    {
        EndpointEvent.Death => T("overall survival"),
        EndpointEvent.Progression => T("progression-free survival"),
        EndpointEvent.NextTreatment => T("time to next treatment"),
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

    public static string Remark(StudyRemark remark) => remark.Kind switch
    {
        StudyRemarkKind.Nothing when remark.Among == 0 => T("Nobody could be analysed. The flow of patients says where they left."),
        StudyRemarkKind.Nothing => T($"None of the {Numbers.Count(remark.Among)} patients had the event: nothing can be estimated but that."),
        StudyRemarkKind.FewEvents when remark.Of.Length == 0 => T($"Only {Numbers.Count(remark.Count)} of {Numbers.Count(remark.Among)} patients had the event: the curve and its median hang on single patients."),
        StudyRemarkKind.FewEvents => T($"{remark.Of}: only {Numbers.Count(remark.Count)} of {Numbers.Count(remark.Among)} patients had the event: its curve and median hang on single patients."),
        StudyRemarkKind.SmallGroup => T($"{remark.Of}: only {Numbers.Count(remark.Count)} patients. Such a group shows no more than these patients, and a printed curve may point at persons."),
        StudyRemarkKind.GroupUnknown => T($"{remark.Of} is unknown of {Numbers.Count(remark.Count)} of {Numbers.Count(remark.Among)} patients, who are in no group's curve. If it is not by chance unknown, the comparison is biased."),
        StudyRemarkKind.Undecided => T($"“{remark.Of}” could not be decided of {Numbers.Count(remark.Count)} of {Numbers.Count(remark.Among)} patients, who left. If it is not by chance unknown, the cohort is a selection."),
        StudyRemarkKind.TreatmentAfterZero => T($"{remark.Of} tells of treatment, and is read at time zero: only what had been given by then counts. What was given later would make groups of those who lived long enough to be given it (immortal time). To compare treatments, start the clock with the line of therapy."),
        StudyRemarkKind.KnownLater => T($"{Fact(remark.Of)}: {Numbers.Count(remark.Count)} of {Numbers.Count(remark.Among)} values became known only after time zero. Who lives longer is read again more often."),
        StudyRemarkKind.ShortFollowUp => T($"Median follow-up is {Numbers.Count(remark.Count)} months; numbers at {Numbers.Count(remark.Among)} months rest on few patients."),
        StudyRemarkKind.NotTested => T($"Groups are not tested: {remark.Of}."),
        StudyRemarkKind.NotFitted => T($"No model: {remark.Of}."),
        StudyRemarkKind.Model => T($"Of the model: {remark.Of}"),
    };

    private static string Fact(string name) => Course.Fact.Find(name) is { } fact ? FactWords.Label(fact) : name;
}
