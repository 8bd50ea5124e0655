using System.Globalization;
using Islet.Course;

namespace Islet.Clinic;

/// <summary>What is to be said about a series made from a course. Nothing of it changes a measurement.</summary>
internal sealed class SeriesProblems
{
    public const string StudyOrder = "W_STUDY_ORDER", LinesUncertain = "W_LINES_UNCERTAIN";

    private readonly List<Problem> told = [];

    public IReadOnlyList<Problem> Told => told;

    public void NoBaseline() => Add("W_NO_BASELINE", "baseline", "no measured study at or before the start of the line", "a study measured at most 28 days before it",
        "Enter the lesions of the scan that the line was begun on.");

    public void BaselineWindow(decimal days) => Add("W_BASELINE_WINDOW", "baseline", $"a scan {Number(days)} days before the start of the line", "at most 28 days before it",
        "The series is kept. Check whether a later scan was made and not entered.");

    public void BaselineTooOld(decimal days) => Add("W_BASELINE_TOO_OLD", "baseline", $"the last measured scan {Number(days)} days before the start of the line",
        $"at most {BaselineChoice.AcceptedDays} days before it", "It is not taken as baseline. Enter the scan that the line was begun on.");

    public void BaselineBeforeLine() => Add("W_BASELINE_OTHER_LINE", "baseline", "a scan from before the start of the line before", "a scan between the two lines",
        "It is kept as baseline: changes may belong to the earlier treatment.");

    public void BaselineEarlier(string study) => Add("W_BASELINE_EARLIER", study, "a later scan on which not every target is measured", "all targets measured",
        "The scan before it is taken as baseline. Complete the later one to use it.");

    public void BaselineIncomplete(string lesion) => Add("W_BASELINE_INCOMPLETE", lesion, "a target without a size at baseline", "its size, of a node the short axis",
        "Enter the size, or say that the lesion is no target.");

    public void TargetsNotDeclared() => Add("W_TARGETS_NOT_DECLARED", "baseline", "measured lesions, and no word on which are targets", "target or non-target beside every lesion",
        "Choose the targets; those that the rules suggest are proposed.");

    public void RoleNotDeclared(string lesion) => Add("W_ROLE_NOT_DECLARED", lesion, "a lesion of the baseline without a role, beside declared targets", "target or non-target",
        "It is followed as a non-target, as everything is that is no target (Eisenhauer 2009).");

    public void NewOfLineBefore(string lesion) => Add("W_ROLE_LINE_BEFORE", lesion, "a lesion that was new under the line before", "target or non-target for this line",
        "It is disease at baseline here and is followed as a non-target until somebody says otherwise.");

    public void TwoRoles(string lesion) => Add("W_LESION_TWO_ROLES", lesion, "a lesion that is target and non-target at baseline", "one of them", "It is followed as a target. Correct one of the reads.");

    public void LateTarget(string lesion) => Add("W_LATE_TARGET", lesion, "a lesion that the baseline does not have, read later and not called new", "new, or measured at baseline",
        "It is kept as an equivocal new lesion. Say that it is new, or enter its size at baseline.");

    public void NewAtBaseline(string lesion, string timePoint) => Add("W_NEW_AT_BASELINE", $"{lesion} at {timePoint}", "a lesion called new that the baseline shows", "a lesion that the baseline does not show",
        "It is not counted as new. Correct the read, or the identity of the lesion.");

    public void Organ(string lesion) => Add("W_ORGAN_NOT_STATED", lesion, "a lesion without an organ", "liver, lymph_node, bone …", "It is measured by its longest diameter. A node counts by its short axis: enter the organ.");

    public void ShortAxis(string lesion, string timePoint) => Add("W_SHORT_AXIS", $"{lesion} at {timePoint}", "a node with its longest diameter only", "its short axis",
        "It is not evaluated at this time point. Enter the short axis.");

    public void SizeFromPet(string lesion, string timePoint) => Add("W_SIZE_FROM_PET", $"{lesion} at {timePoint}", "a size measured on another kind of scan than at baseline", "CT or MRI throughout",
        "It is not used: sizes of CT and MRI are not mixed with those of a PET.");

    public void SizedOnPet() => Add("W_SIZED_ON_PET", "baseline", "sizes measured on PET only", "CT or MRI", "They are compared with sizes on PET only.");

    public void Modality(string timePoint) => Add("W_MODALITY_UNKNOWN", timePoint, "lesions read on a study whose kind nobody says", "CT, MRI, SSTR-PET …", "Sizes are taken as those of CT or MRI. Enter the study.");

    public void MeasuredTwice(string lesion, string timePoint) => Add("W_MEASURED_TWICE", $"{lesion} at {timePoint}", "two sizes of one lesion by one reader", "one",
        "The kind of scan used at baseline counts; of equals the larger size.");

    public void Order(string study) => Add(StudyOrder, study, "a scan whose date does not say on which side of the start or end of the line it lies", "a full date",
        "It is left out of this line. Complete its date.");

    public void Start() => Add("W_START_UNCERTAIN", "line", "a start that is not known to the day", "a full date", "Categories are worked out, durations are not.");

    public void Lines() => Add(LinesUncertain, "line", "lines whose limits are open", "treatments and progressions with full dates", "Settle the doubts shown with the lines: the series may belong to another one.");

    private void Add(string code, string where, string found, string expected, string remedy)
    {
        var problem = new Problem(code, where, found, expected, remedy);
        if (!told.Contains(problem))
            told.Add(problem);
    }

    private static string Number(decimal days) => days.ToString("0.##", CultureInfo.InvariantCulture);
}
