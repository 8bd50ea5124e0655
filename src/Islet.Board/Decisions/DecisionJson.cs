using System.Text.Json;
using Islet.Course;

namespace Islet.Board;

/// <summary>A decision of a board as JSON.</summary>
public static class DecisionJson
{
    public static void Write(Utf8JsonWriter json, DecisionRecord record)
    {
        var decision = record.Decision;
        json.WriteNumber("finding", record.Number);
        json.WriteString("when", record.When);
        json.WriteString("recorded_by", record.RecordedBy);
        json.WriteString("question", decision.Question);
        json.WriteString("plan", record.Plan);
        json.Texts("considered", decision.Considered ?? []);
        YesNo(json, "observation", decision.Observation);
        json.Texts("followed", record.Followed);
        json.List("departures", record.Departures, d =>
        {
            json.WriteString("statement", d.Statement);
            json.WriteString("reason", d.Reason);
        });
        YesNo(json, "change_matters", decision.ChangeMatters);
        YesNo(json, "therapy_changed", decision.TherapyChanged);
        json.Texts("because_of", decision.BecauseOf ?? []);
        json.Texts("present", decision.Present ?? []);
        json.WriteString("outcome", SnakeCase.Of(record.Outcome));
        json.WriteString("outcome_on", decision.DoneOn?.ToString());
        json.WriteString("done_instead", decision.DoneInstead);
        json.WriteString("not_done_reason", decision.NotDoneReason);
        json.WriteString("outcome_words", record.OutcomeInWords);
        json.Texts("on_the_day", record.OnTheDay);
        json.Texts("since", record.Since);
    }

    private static void YesNo(Utf8JsonWriter json, string name, bool? said)
    {
        if (said is { } known)
            json.WriteBoolean(name, known);
        else
            json.WriteNull(name);
    }
}
