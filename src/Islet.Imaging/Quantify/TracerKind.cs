using System.Text.Json.Serialization;
using Islet.Course;

namespace Islet.Imaging.Quantify;

/// <summary>What an image shows: it decides the usual SUV of healthy organs and which of them take up the tracer (pet-quantification 4, 5.6).</summary>
[JsonConverter(typeof(SnakeCase<TracerKind>))]
public enum TracerKind
{
    /// <summary>An agonist of the somatostatin receptor: DOTATATE, DOTATOC, DOTANOC.</summary>
    Sst,
    Fdg,
}
