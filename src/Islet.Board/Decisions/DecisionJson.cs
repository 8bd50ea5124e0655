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
        json.WriteTexts("considered", decision.Considered ?? []);
        json.WriteBoolean("observation", decision.Observation);
        json.WriteTexts("followed", record.Followed);
        json.WriteList("departures", record.Departures, d =>
        {
            json.WriteString("statement", d.Statement);
            json.WriteString("reason", d.Reason);
        });
        json.WriteBoolean("change_matters", decision.ChangeMatters);
        json.WriteBoolean("therapy_changed", decision.TherapyChanged);
        json.WriteTexts("because_of", decision.BecauseOf ?? []);
        json.WriteTexts("present", decision.Present ?? []);
        json.WriteString("outcome", SnakeCase.Of(record.Outcome));
        json.WriteString("outcome_on", decision.DoneOn?.ToString());
        json.WriteString("done_instead", decision.DoneInstead);
        json.WriteString("not_done_reason", decision.NotDoneReason);
        json.WriteString("outcome_words", record.OutcomeInWords);
        json.WriteTexts("on_the_day", record.OnTheDay);
        json.WriteTexts("since", record.Since);
    }
}
