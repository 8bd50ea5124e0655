using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>One line of our own export, as JSON; what it means is asked for by name, and what is wrong with it names the line.</summary>
internal sealed class IsletRow
{
    private readonly string file;
    private readonly int number;
    private readonly JsonElement json;

    private IsletRow(string file, int number, string what, JsonElement json) => (this.file, this.number, What, this.json) = (file, number, what, json);

    /// <summary>Name of the first member: one of <see cref="IsletLines"/>.</summary>
    public string What { get; }

    /// <summary>The next line; null at the end of the file.</summary>
    /// <param name="hash">Takes in the line, unless it is the last one, which holds the sum.</param>
    public static IsletRow? Read(LineReader lines, string file, IncrementalHash? hash = null)
    {
        var line = lines.Next();
        if (line.IsEmpty)
            return null;
        if (lines.IsTooLong)
            throw new RefusedException(IsletProblems.Line(file, lines.Number, "a line longer than 16 MB"));
        if (lines.IsCutOff)
            throw new RefusedException(IsletProblems.CutOff(file, lines.Number));
        var row = Parse(line, file, lines.Number);
        if (row.What is not IsletLines.End)
            hash?.AppendData(line);
        return row;
    }

    public static IsletHeader ReadHeader(LineReader lines, string file, IncrementalHash hash)
    {
        IsletRow? first;
        try
        {
            first = Read(lines, file, hash);
        }
        catch (RefusedException e) when (!e.Problem.Code.EndsWith("FILE", StringComparison.Ordinal))
        {
            throw new RefusedException(IsletProblems.NotOurs(file), e);
        }
        if (first is not { What: IsletLines.Header })
            throw new RefusedException(IsletProblems.NotOurs(file));
        var version = first.Whole(IsletLines.Header);
        if (version > IsletLines.Version)
            throw new RefusedException(IsletProblems.Newer(file, version));
        return new(first.Text("program"), first.TextOrNull("salt"), first.Flag("deidentified"));
    }

    public IsletBatch ToBatch() => new(Whole(IsletLines.Batch),
        DateTimeOffset.TryParseExact(Text("recorded_at"), IsletLines.Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at : throw Wrong("recorded_at", "an instant, as 2024-05-17T09:30:00.0000000Z"),
        Text("recorded_by"), Text("source"), TextOrNull("reason"));

    public IsletErased ToErased() => new(Whole(IsletLines.Erased), Whole("batch"), Text("token"), Flag("purged"));

    public IsletCourse ToCourse()
    {
        try
        {
            return new(Whole(IsletLines.Patient), Text("key"), TextOrNull("center"), Axis.Parse(Text("axis")), Flag("synthetic"), []);
        }
        catch (FormatException)
        {
            throw Wrong("axis", "calendar, shifted or offset:ORIGIN");
        }
    }

    public IsletFinding ToFinding()
    {
        var finding = new IsletFinding(IdOf(IsletLines.Finding) ?? throw Wrong(IsletLines.Finding, "an identity of 32 hexadecimal digits"), Whole("batch"), TextOrNull("happened"), TextOrNull("reported"),
            Text("kind"), (int)Whole("version"), TextOrNull("origin"), IdOf("supersedes"), TextOrNull("why"), Content());
        if (!When.TryParse(finding.Happened, out _))
            throw Wrong("happened", "a day or an offset");
        if (finding.Reported is not (null or "=happened") && !When.TryParse(finding.Reported, out _))
            throw Wrong("reported", "=happened, a day or an offset");
        if (finding.Why is not null && !Enum.TryParse<Why>(finding.Why, out _))
            throw Wrong("why", "one of " + string.Join(", ", Enum.GetNames<Why>()));
        return finding;
    }

    public string Text(string name) => TextOrNull(name) ?? throw Wrong(name, "text");

    public long Whole(string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var whole) && whole is >= 0 and <= int.MaxValue ? whole
        : throw Wrong(name, "a whole number");

    public RefusedException Wrong(string member, string expected) => new(IsletProblems.Member(file, number, member, expected));

    private string? TextOrNull(string name) => !json.TryGetProperty(name, out var value) ? null
        : value.ValueKind is JsonValueKind.String ? value.GetString() : throw Wrong(name, "text");

    private bool Flag(string name) => json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw Wrong(name, "true or false");

    private string Content() => json.TryGetProperty("content", out var content) ? content.GetRawText() : Text("content_text");

    private FindingId? IdOf(string name) => TextOrNull(name) is not { } text ? null
        : text.Length == 2 * FindingId.Length && UInt128.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id) ? new FindingId(id)
        : throw Wrong(name, "an identity of 32 hexadecimal digits");

    private static IsletRow Parse(ReadOnlySpan<byte> line, string file, int number)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            if (root.ValueKind is JsonValueKind.Object && root.EnumerateObject().FirstOrDefault() is { Value.ValueKind: not JsonValueKind.Undefined } first
                && first.Name is IsletLines.Header or IsletLines.Batch or IsletLines.Erased or IsletLines.Patient or IsletLines.Finding or IsletLines.End)
                return new(file, number, first.Name, root.Clone());
            throw new RefusedException(IsletProblems.Line(file, number, "a line of no kind that is known"));
        }
        catch (JsonException e)
        {
            throw new RefusedException(IsletProblems.Line(file, number, "no JSON"), e);
        }
    }
}
