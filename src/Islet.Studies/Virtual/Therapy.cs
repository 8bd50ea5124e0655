using System.Globalization;
using Islet.Course;

namespace Islet.Studies;

/// <summary>The lines of systemic treatment, each with its end as a finding of its own; injections of PRRT, an analogue that goes on beside, what was not tolerated.</summary>
internal static class Therapy
{
    private static readonly string[] Intolerance = ["fatigue", "stomatitis", "diarrhoea", "thrombocytopenia", "neutropenia", "pneumonitis"];

    public static void Write(Clerk clerk, Profile profile, Story story)
    {
        foreach (var (number, line) in story.Lines.Index())
        {
            var course = string.Create(CultureInfo.InvariantCulture, $"L{number + 1}");
            Start(clerk, profile.Care, course, line, number == 0 ? "first line" : "progression");
            Cycles(clerk, course, line, story.Ending);
            Stop(clerk, course, line);
            Intolerable(clerk, course, line);
            if (number > 0)
                Beside(clerk, profile, story, number, line);
        }
    }

    private static void Start(Clerk clerk, CareProfile care, string course, Line line, string indication)
    {
        var regimen = line.Regimen;
        var dice = clerk.DiceFor("treatment/" + course);
        clerk.Happened("treatment/" + course, line.Started, new Treatment
        {
            Tumour = "T1",
            StatedBy = StatedBy.Clinician,
            Course = course,
            Drugs = regimen.Drugs,
            Purpose = "tumour",
            Indication = dice.Chance(0.8) ? regimen.Follows is null || regimen.IsSsa ? indication : $"progression after {regimen.Follows}" : null,
            DoseMg = (decimal?)regimen.DoseMg,
            IntervalDays = (int?)regimen.IntervalDays,
            CyclesPlanned = (int?)regimen.Cycles,
            Investigational = Enrolments.InTrial(clerk, care, course) ? dice.Chance(0.4) : null,
        });
        if (dice.Chance(0.02) && regimen.Follows is not null)
        {
            clerk.Happened($"override/{course}", line.Started.AddDays(30), new LineOverride
            {
                StatedBy = StatedBy.Clinician, Tumour = "T1", Course = course, StartsLine = !regimen.IsSsa, Basis = "read in the notes",
            });
        }
        if (regimen.IsSsa && dice.Chance(0.25))
        {
            clerk.Happened($"injection/{course}/1", line.Started,
                new Injection { Tumour = "T1", StatedBy = StatedBy.Clinician, Course = course, Drug = regimen.Drugs[0], DoseMg = (decimal?)regimen.DoseMg, Cycle = 1 });
        }
    }

    /// <summary>A course that ended early has fewer injections than were planned.</summary>
    private static void Cycles(Clerk clerk, string course, Line line, Ending ending)
    {
        if (line.Regimen is not { Cycles: { } cycles, ActivityGbq: { } activity, IntervalDays: { } interval })
            return;
        var dice = clerk.DiceFor($"injection/{course}");
        for (var cycle = 1; cycle <= cycles; cycle++)
        {
            var day = line.Started.AddDays((int)((cycle - 1) * interval) + (cycle > 1 ? dice.Between(0, 10) : 0));
            if (cycle > 1 && day >= line.Until(ending))
                return;
            clerk.Happened(string.Create(CultureInfo.InvariantCulture, $"injection/{course}/{cycle}"), day, new Injection
            {
                Tumour = "T1",
                StatedBy = StatedBy.NuclearMedicine,
                Course = course,
                Drug = line.Regimen.Drugs[0],
                ActivityGbq = (decimal)activity + (dice.Between(-2, 2) / 10m),
                Cycle = cycle,
            });
        }
    }

    private static void Stop(Clerk clerk, string course, Line line)
    {
        if (line.Stopped is { } stopped)
        {
            clerk.Happened($"treatment/{course}/stop", stopped,
                new TreatmentStop { Tumour = "T1", StatedBy = StatedBy.Clinician, Course = course, Reason = line.Reason });
        }
    }

    private static void Intolerable(Clerk clerk, string course, Line line)
    {
        var dice = clerk.DiceFor("event/" + course);
        var (serious, mild) = (line is { Reason: "toxicity", Stopped: not null }, dice.Chance(0.2));
        if (!serious && !mild)
            return;
        var day = serious ? line.Stopped!.Value : line.Started.AddDays(dice.Between(10, 60));
        if (day < line.Started || line.Stopped is { } stopped && day > stopped)
            return;
        clerk.Happened("event/" + course, day, new AdverseEvent
        {
            Tumour = "T1",
            StatedBy = StatedBy.Clinician,
            Term = Intolerance[dice.Between(0, Intolerance.Length - 1)],
            Grade = serious ? dice.Between(3, 4) : dice.Between(1, 2),
            CtcaeVersion = day.Year >= 2018 ? "5.0" : "4.03",
            Cause = line.Regimen.Drugs[0],
            Course = course,
        });
    }

    /// <summary>The analogue of an earlier line goes on while another drug is the treatment.</summary>
    private static void Beside(Clerk clerk, Profile profile, Story story, int number, Line line)
    {
        var before = story.Lines.Take(number).LastOrDefault(l => l.Regimen.IsSsa);
        var course = string.Create(CultureInfo.InvariantCulture, $"B{number + 1}");
        if (before is null || line.Regimen.IsSsa || !clerk.DiceFor("treatment/" + course).Chance(profile.Care.BackgroundSsa))
            return;
        clerk.Happened("treatment/" + course, line.Started, new Treatment
        {
            Tumour = "T1",
            StatedBy = StatedBy.Clinician,
            Course = course,
            Drugs = before.Regimen.Drugs,
            Purpose = story.Disease.Function is null ? "tumour" : "symptom",
            Indication = "goes on beside",
            DoseMg = (decimal?)before.Regimen.DoseMg,
            IntervalDays = (int?)before.Regimen.IntervalDays,
        });
        Stop(clerk, course, line);
    }
}
