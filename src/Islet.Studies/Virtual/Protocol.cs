using System.Globalization;
using Islet.Course;

namespace Islet.Studies;

/// <summary>
/// A patient of a centre that characterizes by protocol, at the diagnosis and at progressions: biopsy, tracers and the whole panel within weeks, and what
/// inclusion asks is said. Mollazadegan et al., J Neuroendocrinol 2025;37:e70040, section 2.1 and figure 1. All other patients stay as incomplete as the profile says.
/// </summary>
internal static class Protocol
{
    /// <summary>Days from diagnosis or progression to the day on which the results are put together; reports of blood are there by then. [H]</summary>
    public const int Closes = 24;

    private const int WorkUp = 42; // days from a progression to the next line at the earliest [H]
    private const int OneWorkUp = 45; // days within which an operation is part of the diagnosis [H]

    public static bool Takes(RecharacterizationProfile profile, Story story, Dice dice) => dice.Chance(profile.ByProtocol[story.Disease.Grade])
        && story is { Nature.Variant: Variant.Net, Disease.Spread: not Spread.Localised } && story.Diagnosed >= profile.From && story.WithTumourSince == story.Diagnosed
        && (story.Resected is not { } operated || operated <= story.Diagnosed.AddDays(OneWorkUp));

    /// <summary>The profile without the gaps that the protocol closes.</summary>
    public static Profile Of(Profile profile) => profile with
    {
        Tissue = profile.Tissue with { RebiopsyAtProgression = 1, CentralReview = 1 },
        Treatments = profile.Treatments with { PauseDays = new([.. profile.Treatments.PauseDays.At.Select(p => (p.Percent, Math.Max(p.Value, WorkUp)))]) },
        Imaging = profile.Imaging with { SstrPetAtDiagnosis = 1, FdgPetAtDiagnosis = Enum.GetValues<Grade>().ToDictionary(g => g, _ => 1.0) },
        Recharacterization = profile.Recharacterization with { Declared = 1, BoardSees = 1 },
        Hormones = profile.Hormones with { PanelAtDiagnosis = 1 },
        Care = profile.Care with { Asked = 1, ClinicalOnly = 0 },
        Paperwork = profile.Paperwork with { LogClosed = 1, LateReport = 0, SyndromeWithoutHormone = 0 },
        Missing = profile.Missing with { Ki67 = 0, ReportedGrade = 0, Differentiation = 0, NodalStage = 0, SstrResult = 0, Birth = 0 },
    };

    /// <summary>The days on which a characterization by protocol is put together, and the patient is seen.</summary>
    public static IEnumerable<DateOnly> Days(RecharacterizationProfile profile, Story story) =>
        story.ByProtocol ? story.Turns.Where(t => t.IsCharacterized(profile)).Select(t => t.Day).Prepend(story.Diagnosed).Select(day => day.AddDays(Closes)) : [];

    /// <summary>What only a person may say, said on each of these days.</summary>
    public static void Write(Clerk clerk, RecharacterizationProfile profile, Story story)
    {
        foreach (var (number, day) in Days(profile, story).Index())
        {
            Say("hormones", StatedBy.Clinician, Fact.SecretedHormones, $"[{string.Join(", ", Panels.SecretedOn(story, day.AddDays(-1)))}]");
            Say("inoperable", StatedBy.Surgeon, Fact.Inoperable, "true");
            Say("biopsy", StatedBy.Board, Fact.BiopsyRiskAcceptable, "true");
            Say("heredity", StatedBy.Clinician, Fact.KnownSyndrome, story.Nature.Heredity ?? "none", "clinical");
            if (number > 0) // at the diagnosis it is said anyway
                Say("syndrome", StatedBy.Clinician, Fact.FunctionalSyndrome, SyndromeOn(story, day));

            void Say(string name, StatedBy by, Fact about, string value, string? basis = null) => clerk.Happened(
                string.Create(CultureInfo.InvariantCulture, $"protocol/{number}/{name}"), day, new Judgement { Tumour = "T1", StatedBy = by, About = about.Name, Value = value, Basis = basis });
        }
    }

    /// <summary>The last that arose; it stays until somebody says that it is gone.</summary>
    private static string SyndromeOn(Story story, DateOnly day) => story.Turns.LastOrDefault(t => t.Syndrome && t.Day <= day)?.Hormone switch
    {
        "vip" => "vipoma",
        null => story.Disease.Function?.ToLowerInvariant() ?? "none",
        _ => "gastrinoma",
    };
}
