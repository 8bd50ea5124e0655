using System.Text.Json;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>A plan as one JSON object. Keys and order stand: scripts read them.</summary>
public static class PlanJson
{
    public static void Write(Utf8JsonWriter json, SurveillancePlan plan)
    {
        var axis = plan.Anchors.Axis;
        json.WriteString("as_of", PlanWords.On(plan.Anchors.Day, axis));
        json.WriteString("purpose", IntendedPurpose.Text);
        json.WriteString("axis", axis.ToString());
        json.WriteBoolean("died", plan.HasDied);
        Windows(json, plan, axis);
        json.WriteList("done", plan.Past, w => Window(json, w, axis));
        json.WriteList("care", plan.Care, c => Care(json, c, axis));
        json.WriteList("ended", plan.Ended, e =>
        {
            Head(json, e.Statement);
            json.WriteString("modality", e.Modality);
            json.WriteString("on", PlanWords.On(e.On, axis));
        });
        json.WriteList("waiting", plan.Waiting, w =>
        {
            json.WriteString("fact", w.Fact.Name);
            json.WriteString("question", w.Source.Prompt.ToString());
            json.WriteTexts("statements", w.Alone.Select(s => s.Statement.Id));
        });
        json.WriteList("undecided", plan.Undecided, Undecided);
        json.WriteList("undecided_manner", plan.UndecidedManner, Undecided);
        json.WriteList("anchors", plan.Anchors.Known, a =>
        {
            json.WriteString("anchor", a.Name);
            json.WriteString("date", PlanWords.On(a.When, axis));
            json.WriteString("finding", a.Finding?.Id.ToString());
        });
        json.WriteList("anchors_missing", plan.AnchorsMissing, m =>
        {
            json.WriteString("anchor", m.Name);
            json.WriteTexts("statements", m.Statements.Select(s => s.Id));
        });
        json.WriteList("modality", plan.Modality, a => Advice(json, a, axis));
        json.WritePropertyName("modality_change");
        Change(json, plan.ModalityChange, axis);
        json.WriteList("not_routine", plan.NotRoutine, s => Said(json, s));
        json.WriteList("manner", plan.Manner, s => Said(json, s));
        json.WriteList("next", plan.Next.SelectMany(n => n.Windows.Select(w => (n.Kind, Window: w))), n => Next(json, n.Kind, n.Window, axis));

        void Undecided(StatementReading reading)
        {
            Head(json, reading);
            json.WriteTexts("adds", reading.Statement.Schedule.Select(PlanWords.Asked));
            json.WriteTexts("missing", reading.Truth.Missing.Select(f => f.Name));
        }
    }

    /// <summary>What is to be examined, then how long something lasts; each in the order of its days.</summary>
    private static void Windows(Utf8JsonWriter json, SurveillancePlan plan, Axis axis)
    {
        json.WriteStartArray("windows");
        foreach (var window in plan.NextWindows)
        {
            json.WriteStartObject();
            Window(json, window, axis);
            json.WriteString("then", PlanWords.Then(window, plan));
            json.WriteEndObject();
        }
        foreach (var duration in plan.Durations)
        {
            json.WriteStartObject();
            Duration(json, duration, axis);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Window(Utf8JsonWriter json, PlanWindow w, Axis axis)
    {
        Head(json, w.Statement);
        json.WriteString("kind", "examination");
        json.WriteString("modality", w.Modality);
        json.WriteString("anchor", w.Anchor.Name);
        json.WriteString("anchor_date", PlanWords.On(w.Anchor.When, axis));
        json.WriteNumber("step", w.Step);
        json.WriteNumber("number", w.Number);
        json.WriteString("earliest", PlanWords.On(w.Earliest, axis));
        json.WriteString("latest", On(w.Latest, axis));
        json.WriteString("target", On(w.Target, axis));
        json.WriteStartObject("phase");
        json.WriteNumber("from_month", w.Phase.From);
        json.WriteNumber("until_months", w.Phase.Until);
        json.WriteNumber("until_months_min", w.Phase.UntilAtLeast);
        json.WriteString("begins", On(w.Phase.Begins, axis));
        json.WriteString("ends", On(w.Phase.Ends, axis));
        json.WriteEndObject();
        json.WriteString("state", State(w.State));
        json.WriteBoolean("following", w.IsFollowing);
        json.WriteBoolean("beyond_minimum", w.IsBeyondLeast);
        json.WriteBoolean("overdue", w.IsOverdue);
        json.WriteString("overdue_since", On(w.OverdueSince, axis));
        json.WriteString("counted_from", w.CountedFrom is { } last ? PlanWords.On(last.When, axis) : null);
        json.WriteString("done", w.Done is { } done ? PlanWords.On(done.When, axis) : null);
        json.WriteString("superseded", w.Statement.Statement.Superseded);
        json.WriteString("caution", w.Cautions.Count > 0 ? string.Join(", ", w.Cautions) : null);
        json.WriteBoolean("preselected", w.IsPreselected);
    }

    private static void Duration(Utf8JsonWriter json, PlanDuration d, Axis axis)
    {
        Head(json, d.Statement);
        json.WriteString("kind", "duration");
        json.WriteString("modality", d.Modality);
        json.WriteString("anchor", d.Anchor.Name);
        json.WriteString("anchor_date", PlanWords.On(d.Anchor.When, axis));
        json.WriteNumber("step", d.Step);
        json.WriteString("earliest", PlanWords.On(d.Anchor.When.First, axis));
        json.WriteString("latest", d.IsLeast ? null : On(d.Until, axis));
        json.WriteNull("target");
        json.WriteNull("phase");
        json.WriteString("at_least_until", d.IsLeast ? On(d.Until, axis) : null);
        json.WriteBoolean("overdue", false);
        json.WriteNull("overdue_since");
        json.WriteString("stop", d.Stop);
        json.WriteNumber("support_percent", d.SupportPercent);
        json.WriteString("superseded", d.Statement.Statement.Superseded);
        json.WriteNull("caution");
    }

    private static void Care(Utf8JsonWriter json, PlanCare care, Axis axis)
    {
        Head(json, care.Statement);
        json.WriteString("modality", care.Step.Modality);
        json.WriteString("interval", PlanWords.Interval(care.Step));
        json.WriteNumber("every_hours", care.Step.EveryHours);
        json.WriteNumber("dose_gbq", care.Step.DoseGbq);
        json.WriteNumber("cycles", care.Step.Cycles);
        json.WriteNumber("given", care.Given);
        json.WriteList("courses", care.Courses, c =>
        {
            json.WriteString("begun", c.Begun is { } begun ? PlanWords.On(begun, axis) : null);
            json.WriteNumber("given", c.Given > 0 ? c.Given : null);
            json.WriteNumber("planned", c.Planned);
            json.WriteNumber("activity_gbq", c.ActivityGbq);
            json.WriteNumber("cycles_with_activity", c.WithActivity);
        });
        json.WriteString("superseded", care.Statement.Statement.Superseded);
    }

    private static void Advice(Utf8JsonWriter json, ModalityAdvice advice, Axis axis)
    {
        Said(json, advice.Statement);
        json.WriteString("modality", ModalityAdvice.Word(advice.Modality));
        json.WriteString("bearing", advice.Bearing is Bearing.For ? "for" : "open");
        json.WriteString("last_modality", advice.Last?.Modality);
        json.WriteString("last_date", advice.Last is { } last ? PlanWords.On(last.When, axis) : null);
        json.WriteBoolean("differs", advice.Differs);
    }

    private static void Change(Utf8JsonWriter json, ModalityChange? change, Axis axis)
    {
        if (change is null)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        Said(json, change.Statement);
        json.WriteString("before", change.Before.Modality);
        json.WriteString("before_date", PlanWords.On(change.Before.When, axis));
        json.WriteString("last", change.Last.Modality);
        json.WriteString("last_date", PlanWords.On(change.Last.When, axis));
        json.WriteEndObject();
    }

    /// <summary>One statement's; of each kind what is due first stands first.</summary>
    private static void Next(Utf8JsonWriter json, FollowUpKind kind, PlanWindow window, Axis axis)
    {
        json.WriteString("kind", kind switch { FollowUpKind.Imaging => "imaging", FollowUpKind.Visit => "visit", FollowUpKind.Laboratories => "laboratories" });
        json.WriteString("statement", window.Statement.Statement.Id);
        json.WriteString("held", PlanWords.Held(window.Statement.Statement));
        json.WriteString("modality", window.Modality);
        json.WriteString("earliest", PlanWords.On(window.Earliest, axis));
        json.WriteString("latest", On(window.Latest, axis));
        json.WriteString("state", State(window.State));
        json.WriteBoolean("overdue", window.IsOverdue);
    }

    private static void Said(Utf8JsonWriter json, StatementReading reading)
    {
        Head(json, reading);
        json.WriteString("stance", reading.Statement.Stance.ToString());
        json.WriteString("says", reading.Statement.Says);
        json.WriteString("superseded", reading.Statement.Superseded);
    }

    private static void Head(Utf8JsonWriter json, StatementReading reading)
    {
        json.WriteString("statement", reading.Statement.Id);
        json.WriteString("topic", reading.Statement.Topic);
        json.WriteString("strength", reading.Statement.Strength.ToString());
        json.WriteString("origin", reading.Statement.Origin);
        json.WriteTexts("tension", reading.Tension.Select(s => s.Id));
    }

    private static string State(WindowState state) => state switch
    {
        WindowState.Ahead => "ahead",
        WindowState.Open => "open",
        WindowState.PerhapsOverdue => "perhaps_overdue",
        WindowState.Overdue => "overdue",
        WindowState.Done => "done",
        WindowState.Passed => "passed",
        WindowState.Missed => "missed",
    };

    private static string? On(AxisPoint? point, Axis axis) => point is { } at ? PlanWords.On(at, axis) : null;
}
