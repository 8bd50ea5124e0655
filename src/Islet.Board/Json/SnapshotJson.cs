using System.Text.Json;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Board;

/// <summary>A snapshot and its findings as JSON.</summary>
public static class SnapshotJson
{
    /// <summary>One member a fact that is known or of which something is known; what nobody recorded is left out.</summary>
    public static void WriteFacts(Utf8JsonWriter json, Snapshot snapshot)
    {
        json.WriteStartObject("facts");
        foreach (var fact in Fact.All.Where(f => !f.IsDerived))
        {
            var state = snapshot[fact];
            if (!state.IsKnown && state.Reason is UnknownReason.NotRecorded)
                continue;
            json.WriteStartObject(fact.Name);
            Write(json, state, f => f.Id.ToString());
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    /// <summary>Derived facts: the value, or the list of those still possible.</summary>
    public static void WriteDerived(Utf8JsonWriter json, Snapshot snapshot) => WriteDerived(json, snapshot.Reader, Fact.All.Where(f => f.IsDerived && snapshot.Reader(f).Values is { Count: > 0 }));

    /// <summary>The same, and null for one of which nothing is known.</summary>
    public static void WriteDerived(Utf8JsonWriter json, FactReader facts, IEnumerable<Fact> derived)
    {
        json.WriteStartObject("derived");
        foreach (var fact in derived)
        {
            json.WritePropertyName(fact.Name);
            var possible = facts(fact).Values ?? [];
            if (possible.Count == 0)
                json.WriteNullValue();
            if (possible.Count > 1)
                json.WriteStartArray();
            foreach (var value in possible)
                Write(json, value);
            if (possible.Count > 1)
                json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    public static void WriteScreens(Utf8JsonWriter json, string name, IEnumerable<ScreenAnswer> answers)
    {
        json.WriteList(name, answers, one =>
        {
            json.WriteString("name", one.Name);
            json.WriteString("answer", one.Says);
            json.WriteString("because", one.Because);
            json.WriteTexts("missing", one.Missing.Select(fact => fact.Name));
            json.WriteTexts("from", one.From.Select(finding => finding.Id.ToString()));
        });
    }

    public static void WriteFindings(Utf8JsonWriter json, IEnumerable<Seen> findings)
    {
        json.WriteList("findings", findings, seen =>
        {
            var f = seen.Finding;
            json.WriteString("id", f.Id.ToString());
            json.WriteString("kind", f.Content.Kind);
            json.WriteString("happened", f.Happened.IsKnown ? f.Happened.ToString() : null);
            json.WriteString("reported", f.Reported.ToStored());
            json.WriteString("recorded", f.Recorded.At);
            json.WriteNumber("batch", f.Recorded.Batch);
            json.WriteString("by", f.Recorded.By);
            json.WriteString("source", f.Recorded.Source);
            if (f.Supersedes is { } older)
                json.WriteString("supersedes", older.ToString());
            if (f.Why is { } why)
                json.WriteString("why", SnakeCase.Of(why));
            json.WriteString("visibility", SnakeCase.Of(seen.Visibility));
            json.WritePropertyName("content");
            json.WriteRawValue(FindingKinds.Write(f.Content));
        });
    }

    /// <summary>The members of one fact: its value with what it rests on, or why it is unknown.</summary>
    public static void Write(Utf8JsonWriter json, FactState state, Func<Finding, string> name)
    {
        if (state.Value is { } value)
        {
            json.WritePropertyName("value");
            Write(json, value);
        }
        else
        {
            json.WriteString("unknown", SnakeCase.Of(state.Reason!.Value));
        }
        json.WriteTexts(state.IsKnown ? "from" : "candidates", state.From.Select(name));
        if (state.By is { } by)
            json.WriteString("by", name(by));
        if (state.AgeDays is { } age)
        {
            json.WriteNumber("age_days", age);
            json.WriteBoolean("stale", state.IsStale);
        }
        WriteMarks(json, state, name);
    }

    private static void WriteMarks(Utf8JsonWriter json, FactState state, Func<Finding, string> name)
    {
        if (state.Former is { } former)
        {
            json.WritePropertyName("former");
            Write(json, former);
        }
        if (state.PerhapsEndedBy is { } doubt)
            json.WriteString("perhaps_ended_by", name(doubt));
        if (state.KnownAfterEffective)
            json.WriteBoolean("known_after_effective", true);
        if (state.IsCensored)
            json.WriteBoolean("censored", true);
        if (state.JudgeUnknown)
            json.WriteBoolean("judge_unknown", true);
    }

    public static void Write(Utf8JsonWriter json, FactValue value)
    {
        switch (value)
        {
            case FactValue.Number number:
                json.WriteNumberValue(number.Value);
                break;
            case FactValue.Flag flag:
                json.WriteBooleanValue(flag.Value);
                break;
            case FactValue.Word word:
                json.WriteStringValue(word.Value);
                break;
            case FactValue.Words words:
                json.WriteStartArray();
                foreach (var member in words.Members)
                    json.WriteStringValue(member);
                json.WriteEndArray();
                break;
        }
    }
}
