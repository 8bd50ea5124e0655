using System.Globalization;
using Islet.Course;

namespace Islet.Studies;

/// <summary>What happens to records afterwards: typing errors corrected, reports completed, scans read again, entries of another patient taken back.</summary>
internal static class Paperwork
{
    public static void Write(Clerk clerk, Profile profile, Story story)
    {
        var (paperwork, dice) = (profile.Paperwork, clerk.DiceFor("paperwork"));
        var (typo, addendum, review, wrong) = (dice.Chance(paperwork.Typo), dice.Chance(paperwork.Addendum), dice.Chance(paperwork.ImageReview), dice.Chance(paperwork.WrongPatient));
        var first = clerk.Findings.FirstOrDefault(f => f.Content is Specimen { SpecimenName: "S1", Read: ReadRole.Original });
        if (first?.Content is Specimen specimen)
        {
            if (typo)
                Typo(clerk, first, specimen);
            else if (addendum)
                Addendum(clerk, profile, first, specimen, dice);
        }
        if (review)
            ReadAgain(clerk, profile, dice);
        if (wrong)
        {
            clerk.TakeBack("laboratory/wrong", story.Diagnosed.AddDays(30), new Laboratory
            {
                Analyte = "chromogranin_a", StatedBy = StatedBy.Laboratory, Value = 48, Unit = "nmol/L", Upper = 6, Specimen = "plasma",
            });
        }
        if (dice.Chance(0.03))
            AsWritten(clerk);
    }

    /// <summary>51 for 15: the document always said the other; the report's day is that of what is corrected.</summary>
    private static void Typo(Clerk clerk, NewFinding finding, Specimen right)
    {
        if (right.Ki67Percent is not { IsBound: false, Percent: >= 10 and < 100 and { } percent } || percent % 11 == 0 || percent != Math.Floor(percent))
            return;
        var turned = (percent % 10 * 10) + Math.Floor(percent / 10);
        clerk.Replace(finding, finding with { Content = right with { Ki67Percent = Ki67Index.FromPercent(turned) } }, Why.Correction, finding.Reported);
    }

    private static void Addendum(Clerk clerk, Profile profile, NewFinding finding, Specimen whole, Dice dice)
    {
        if (whole.MitosesPer2Mm2 is null || finding.Reported.When.Day is not { } told || told.Last.AddDays(40) > profile.DataLock)
            return;
        var before = whole with { MitosesPer2Mm2 = null, MitosisHpfCounted = null, SpecimenHpfAvailable = null };
        clerk.Replace(finding, finding with { Content = before }, Why.Addendum, Reported.On(told.Last.AddDays(dice.Between(7, 40))));
    }

    /// <summary>Another radiologist reads a scan again: a lesion that was called new was old.</summary>
    private static void ReadAgain(Clerk clerk, Profile profile, Dice dice)
    {
        var finding = clerk.Findings.FirstOrDefault(f => f.Content is ImagingStudy { Modality: "CT", Read: ReadRole.Original } && f.Reported.When.Day is { } told && told.Last.AddDays(90) < profile.DataLock);
        if (finding?.Content is not ImagingStudy study)
            return;
        var older = finding with { Content = study with { IndeterminateNewLesion = true } };
        var again = finding with { Content = study with { Read = ReadRole.Second, Reader = "R2", IndeterminateNewLesion = false } };
        clerk.Replace(finding, older, again, Why.Review, Reported.On(finding.Reported.When.Day!.Value.Last.AddDays(dice.Between(10, 90))));
    }

    /// <summary>What the source wrote, where it says it otherwise.</summary>
    private static void AsWritten(Clerk clerk)
    {
        var finding = clerk.Findings.FirstOrDefault(f => f.Content is Laboratory { Analyte: "chromogranin_a", Comparator: null, Value: not null });
        if (finding?.Content is not Laboratory value)
            return;
        var about = value with
        {
            Comparator = Comparator.About,
            AsWritten = new Dictionary<string, string> { ["value"] = string.Create(CultureInfo.InvariantCulture, $"ca {value.Value}") },
        };
        clerk.Restate(finding, finding with { Content = about });
    }
}
