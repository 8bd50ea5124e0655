using System.Text.Json.Nodes;

namespace Islet.Cli.Patients;

/// <summary>One derived value by its name in files.</summary>
/// <param name="Value">Null: unknown, or it does not apply.</param>
/// <param name="Missing">What an unknown value waits for; none where it is known or does not apply.</param>
internal sealed record ClassifyEntry(string Key, JsonNode? Value, IReadOnlyList<string> Missing);
