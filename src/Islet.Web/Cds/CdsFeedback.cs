using System.Globalization;
using System.Text.Json;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Web;

/// <summary>What a client told of one card (CDS Hooks 2.0, "Feedback"), as far as it is kept: nothing in it says of whom or by whom.</summary>
/// <param name="Told">When the service was told, UTC.</param>
/// <param name="Kind">statements, cautions.</param>
/// <param name="Outcome">accepted, overridden.</param>
/// <param name="Reason">Code of one of the reasons that the card offered; "other": of another; null: none was given.</param>
/// <param name="Commented">A comment was written. Its text is not kept: people write names.</param>
public sealed record CdsFeedback(DateTimeOffset Told, DateTimeOffset OutcomeAt, Guid Card, string Kind, string Outcome, string? Reason, bool Commented)
{
    internal const string Other = "other";

    private const int Most = 100; // cards in one call
    private static readonly TimeSpan ClockDrift = TimeSpan.FromHours(1);

    /// <summary>All or none.</summary>
    /// <exception cref="RefusedException">E_CDS_FEEDBACK.</exception>
    internal static IReadOnlyList<CdsFeedback> Read(JsonElement body, DateTimeOffset now)
    {
        JsonElement[] told = [.. body.List("feedback")];
        return told.Length is 0 or > Most ? throw Refused("feedback", "no list, or an empty or endless one", $"1 to {Most} outcomes") : [.. told.Select((one, i) => Read(one, $"feedback[{i.ToString(CultureInfo.InvariantCulture)}]", now))];
    }

    private static CdsFeedback Read(JsonElement one, string where, DateTimeOffset now)
    {
        if (!Guid.TryParseExact(one.Text("card"), "D", out var card) || CardId.KindOf(card) is not { } kind)
            throw Refused($"{where}.card", "no card of this service", "the uuid of a card that it gave");
        if (one.Text("outcome") is not ("accepted" or "overridden") || one.Text("outcome") is not { } outcome)
            throw Refused($"{where}.outcome", "another word", "accepted or overridden");
        if (!DateTimeOffset.TryParseExact(one.Text("outcomeTimestamp"), ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) || at > now + ClockDrift)
            throw Refused($"{where}.outcomeTimestamp", "no time of the past", "date and time in UTC, as 2026-05-04T09:30:00Z");
        if (one.Member("acceptedSuggestions") is not null && (outcome is not "accepted" || one.List("acceptedSuggestions").Any(s => s.Text("id") is null)))
            throw Refused($"{where}.acceptedSuggestions", "suggestions that nobody accepted, or without id", "ids, of an accepted card");
        var (given, why) = (one.Member("overrideReason"), one.Member("overrideReason")?.Member("reason"));
        if (given is not null && (outcome is not "overridden" || given.Value.ValueKind is not JsonValueKind.Object || why is { } reason && reason.Text("code") is null))
            throw Refused($"{where}.overrideReason", "a reason without code, or of an accepted card", "a coding of the card's overrideReasons, or a comment");
        return new(now, at, card, SnakeCase.Of(kind), outcome, why is { } coding ? ReasonOf(coding) : null, !string.IsNullOrEmpty(given?.Text("userComment")));
    }

    /// <summary>A code that no card offered may be anything, and is not kept.</summary>
    private static string ReasonOf(JsonElement coding) =>
        CdsCoding.OverrideReasons.FirstOrDefault(r => r.Code == coding.Text("code") && (coding.Text("system") ?? r.System) == r.System)?.Code ?? Other;

    private static RefusedException Refused(string where, string found, string expected) =>
        new("E_CDS_FEEDBACK", where, found, expected, "Nothing of this call was kept. See docs/cds-hooks.md, \"Feedback\".");
}
