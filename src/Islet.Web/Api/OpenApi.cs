using System.Reflection;
using System.Text.Json;
using Islet.Course;

namespace Islet.Web;

/// <summary>The description of the API, OpenAPI 3.1.0, written from the operations that are routed; their answers' schemas stand in api-schemas.json.</summary>
internal static class OpenApi
{
    private const string Cookie = "session", Token = "token";

    private static readonly byte[] SchemaBytes = ReadSchemas();

    /// <summary>The schemas of the answers, JSON Schema 2020-12, by name.</summary>
    public static JsonElement Schemas { get; } = JsonDocument.Parse(SchemaBytes).RootElement;

    public static ReadOnlyMemory<byte> Of(IReadOnlyList<ApiOperation> operations) => JsonForm.ToUtf8(json =>
    {
        json.WriteString("openapi", "3.1.0");
        json.WriteStartObject("info");
        json.WriteString("title", "Islet");
        json.WriteString("version", Release.Version);
        json.WriteString("description", "What the pages of the workbench show, as JSON. A fact is known or unknown, and null never means no. Dates are ISO 8601, as exact as they are known (2019, 2019-05 or 2019-05-17); in a course without calendar they are offsets from its origin (+9.4 mo). A research aid, not a medical device: it decides nothing.");
        json.WriteEndObject();
        json.WriteStartObject("paths");
        foreach (var operation in operations)
            Write(json, operation);
        json.WriteEndObject();
        json.WriteStartObject("components");
        json.WritePropertyName("schemas");
        Schemas.WriteTo(json);
        json.WriteStartObject("securitySchemes");
        json.WriteStartObject(Cookie);
        json.WriteString("type", "apiKey");
        json.WriteString("in", "cookie");
        json.WriteString("name", "islet-session");
        json.WriteString("description", "The session of the workbench; where it serves one person on their own computer, none is needed.");
        json.WriteEndObject();
        json.WriteStartObject(Token);
        json.WriteString("type", "http");
        json.WriteString("scheme", "bearer");
        json.WriteString("description", "Of a machine's account (docs/access.md).");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteList("security", new[] { Cookie, Token }, way => json.WriteTexts(way, []));
    });

    private static void Write(Utf8JsonWriter json, ApiOperation operation)
    {
        json.WriteStartObject(ApiRoutes.Root + operation.Path);
        json.WriteStartObject("get");
        json.WriteString("operationId", operation.Id);
        json.WriteTexts("tags", [operation.Tag]);
        json.WriteString("summary", operation.Summary);
        json.WriteString("description", $"{operation.Description} Needs the right {operation.Asks}.");
        json.WriteList("parameters", operation.Parameters, parameter => Write(json, parameter));
        json.WriteStartObject("responses");
        Response(json, "200", "The answer.", operation.Schema);
        Response(json, "304", "Nothing has changed since the tag of If-None-Match was given.", null);
        Response(json, "400", "A parameter cannot be read.", "Error");
        Response(json, "401", "Nobody is signed in.", "Error");
        Response(json, "403", "The account has not this right.", "Error");
        Response(json, "404", operation.IsOfStatements ? "There is nothing of this name, or the centre shows no statements." : "There is nothing of this name or number.", "Error");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ApiParameter parameter)
    {
        json.WriteString("name", parameter.Name);
        json.WriteString("in", parameter.IsInPath ? "path" : "query");
        json.WriteBoolean("required", parameter.IsInPath);
        json.WriteString("description", parameter.Description);
        json.WritePropertyName("schema");
        if (parameter.IsRepeated)
        {
            json.WriteStartObject();
            json.WriteString("type", "array");
            json.WritePropertyName("items");
        }
        using (var schema = JsonDocument.Parse(parameter.Schema))
            schema.RootElement.WriteTo(json);
        if (parameter.IsRepeated)
            json.WriteEndObject();
    }

    private static void Response(Utf8JsonWriter json, string status, string description, string? schema)
    {
        json.WriteStartObject(status);
        json.WriteString("description", description);
        if (schema is not null)
        {
            json.WriteStartObject("content");
            json.WriteStartObject("application/json");
            json.WriteStartObject("schema");
            json.WriteString("$ref", $"#/components/schemas/{schema}");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static byte[] ReadSchemas()
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("api-schemas.json")!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
