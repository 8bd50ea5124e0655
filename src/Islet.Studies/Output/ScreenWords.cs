using Islet.Statistics;
using static Islet.Studies.Numbers;

namespace Islet.Studies;

/// <summary>Why a model holds what it holds: each candidate with its univariable p and the reason.</summary>
internal static class ScreenWords
{
    /// <summary>Empty: all terms entered as the study wrote them.</summary>
    public static string Of(CoxResult model)
    {
        if (model.Screen is not { } screen)
            return "";
        var reasons = model.Offered.Select(term => $"{term.Label} ({Reason(screen, model, term)})");
        return Text($"Entered where univariable p is below {screen.Rules.Below:0.###}{(screen.Rules.Relevant.Count > 0 ? " or the study names the candidate as clinically relevant" : "")}") +
            $"{(screen.Rules.Collinear.Count > 0 ? ", of collinear candidates the most significant" : "")}: {string.Join("; ", reasons)}. p values of the model do not count that its terms were chosen.";
    }

    public static string Code(ScreenReason reason) => reason switch
    {
        ScreenReason.Significant => "significant",
        ScreenReason.Relevant => "relevant",
        ScreenReason.NotSignificant => "not_significant",
        ScreenReason.NoEstimate => "no_estimate",
        ScreenReason.MostSignificant => "most_significant",
        ScreenReason.Collinear => "collinear",
    };

    private static string Reason(ScreenSelection screen, CoxResult model, ModelTerm term)
    {
        var last = screen.Steps.Last(s => s.Covariate == term.Id);
        var p = PWithSign(screen.Steps.First(s => s.Covariate == term.Id).P);
        return last.Reason switch
        {
            ScreenReason.Significant => $"{p}, enters",
            ScreenReason.Relevant => $"{p}, enters as relevant",
            ScreenReason.NotSignificant => $"{p}, does not enter",
            ScreenReason.NoEstimate => "no finite estimate alone, does not enter",
            ScreenReason.MostSignificant => $"{p}, enters as the most significant of its group",
            ScreenReason.Collinear => $"{p}, left out for {model.Offered.First(t => t.Id == last.Against).Label}",
        };
    }
}
