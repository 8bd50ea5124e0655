using System.Text.Json;
using System.Text.Json.Serialization;
using Islet.Imaging.Quantify;

namespace Islet.Web;

/// <summary>What readers decided about all PETs of a course together. Steps are only ever added; the last word on a thing counts.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(LinkStep), "link"), JsonDerivedType(typeof(UnlinkStep), "unlink"), JsonDerivedType(typeof(MethodStep), "method"), JsonDerivedType(typeof(KindStep), "kind")]
internal abstract record CourseStep
{
    private static readonly JsonSerializerOptions Form = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public string Write() => JsonSerializer.Serialize(this, Form);

    /// <summary>Null: a step that this program does not know.</summary>
    public static CourseStep? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<CourseStep>(json, Form);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}

/// <summary>A study whose files bear another number is this patient's.</summary>
internal sealed record LinkStep(string Study) : CourseStep;

internal sealed record UnlinkStep(string Study) : CourseStep;

/// <summary>How the edges of lesions are found in every PET of the course (pet-quantification 5.2).</summary>
internal sealed record MethodStep(string Id) : CourseStep;

/// <summary>What was injected for a series whose images do not say it, or say something that is not known: what is looked for, and what uptake means, hangs on it.</summary>
internal sealed record KindStep(string Series, TracerKind Kind) : CourseStep;
