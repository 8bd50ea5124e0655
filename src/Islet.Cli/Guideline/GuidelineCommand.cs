using System.CommandLine;

namespace Islet.Cli.Guideline;

/// <summary><c>islet guideline</c>: the statements of the shipped guidelines, and what they say of a patient.</summary>
internal static class GuidelineCommand
{
    public static Command Create() => new("guideline", "The statements of the shipped guidelines, and which apply to a patient, which do not, and which cannot be decided.")
    {
        EvaluateCommand.Create(),
        ListCommand.Create(),
        ShowCommand.Create(),
        GuidelineCheckCommand.Create(),
        CardCommand.Create(),
        FeedbackCommand.Create(),
    };
}
