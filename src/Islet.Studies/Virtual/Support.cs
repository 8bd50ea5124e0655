using Islet.Course;

namespace Islet.Studies;

/// <summary>Drugs that are no line: for symptoms, around the operation, for an earlier cancer.</summary>
internal static class Support
{
    public static void Write(Clerk clerk, Profile profile, Story story)
    {
        Insulinoma(clerk, story);
        if (story.Nature.Ppi || story.Disease.Function is "gastrinoma")
            Give(clerk, story, "A1", ["omeprazole"], story.Diagnosed.AddDays(5), story.Ending.Day, 20, story.Disease.Function is "gastrinoma" ? "gastrinoma" : "reflux");
        if (story.Resected is { } operated && clerk.DiceFor("treatment/perioperative").Chance(profile.Care.Perioperative))
            Around(clerk, story, operated);
        if (story.Nature.EarlierCancer is { } found)
            Earlier(clerk, found);
    }

    /// <summary>Diazoxide until the tumour is out; in the others everolimus may be given for the sugar alone.</summary>
    private static void Insulinoma(Clerk clerk, Story story)
    {
        if (story.Disease.Function is not "insulinoma")
            return;
        var until = story.Disease.Spread is Spread.Metastatic ? story.Ending.Day : story.Resected ?? story.Ending.Day;
        var start = story.Diagnosed.AddDays(2);
        if (start < until)
            Give(clerk, story, "A2", ["diazoxide"], start, until, 200, "hypoglycaemia");
        var dice = clerk.DiceFor("treatment/A3");
        var again = story.WithTumourSince?.AddDays(dice.Between(30, 200));
        if (again is { } day && day < story.Ending.Day && dice.Chance(0.5) && !story.Lines.Any(l => l.Regimen.Drugs.Contains("everolimus")))
            Give(clerk, story, "A3", ["everolimus"], day, story.Ending.Day, 10, "hypoglycaemia");
    }

    private static void Around(Clerk clerk, Story story, DateOnly operated)
    {
        clerk.Happened("treatment/O1", operated, Drug("O1", ["octreotide"], "perioperative", "operation", 0.1m));
        if (operated.AddDays(5) is var end && end <= story.Ending.Day)
            clerk.Happened("treatment/O1/stop", end, new TreatmentStop { Tumour = "T1", StatedBy = StatedBy.Clinician, Course = "O1", Reason = "completed" });
    }

    private static void Earlier(Clerk clerk, DateOnly found)
    {
        clerk.Happened("tumour/T9", found, new TumourEntity { Tumour = "T9", StatedBy = StatedBy.Clinician, Organ = "other", Family = TumourFamily.Other, Relation = "independent" });
        clerk.Happened("treatment/C1", found.AddDays(40),
            new Treatment { Tumour = "T9", StatedBy = StatedBy.Clinician, Course = "C1", Drugs = ["doxorubicin", "cyclophosphamide"], Purpose = "tumour", CyclesPlanned = 6 });
        clerk.Happened("treatment/C1/stop", found.AddDays(170), new TreatmentStop { Tumour = "T9", StatedBy = StatedBy.Clinician, Course = "C1", Reason = "completed" });
    }

    private static void Give(Clerk clerk, Story story, string course, IReadOnlyList<string> drugs, DateOnly start, DateOnly until, decimal mg, string indication)
    {
        clerk.Happened("treatment/" + course, start, Drug(course, drugs, "symptom", indication, mg));
        if (until < story.Ending.Day || story.Ending.Dead)
        {
            clerk.Happened($"treatment/{course}/stop", until, new TreatmentStop
            {
                Tumour = "T1", StatedBy = StatedBy.Clinician, Course = course, Reason = until < story.Ending.Day ? "completed" : "death",
            });
        }
    }

    private static Treatment Drug(string course, IReadOnlyList<string> drugs, string purpose, string indication, decimal mg) =>
        new() { Tumour = "T1", StatedBy = StatedBy.Clinician, Course = course, Drugs = drugs, Purpose = purpose, Indication = indication, DoseMg = mg };
}
