using System.Text.Json.Nodes;

namespace Islet.Board;

/// <summary>Numbers as the contract writes them: shortest round trip, undefined is null, infinity is "Inf".</summary>
public static class JsonNumbers
{
    public static JsonNode? Of(double? x) => x switch
    {
        null or double.NaN => null,
        double.PositiveInfinity => "Inf",
        double.NegativeInfinity => "-Inf",
        0 => JsonValue.Create(0), // −0 too
        { } y => JsonValue.Create(y),
    };
}
