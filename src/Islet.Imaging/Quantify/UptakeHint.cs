using System.Text.Json.Serialization;
using Islet.Course;

namespace Islet.Imaging.Quantify;

/// <summary>The organ whose physiological uptake a candidate may be. A hint proposes, the reader decides; nothing is removed by it (pet-quantification 5.6).</summary>
[JsonConverter(typeof(SnakeCase<UptakeHint>))]
public enum UptakeHint
{
    Liver,
    Spleen,
    Kidney,
    Bladder,
    Ureter,
    Pituitary,
    Thyroid,
    SalivaryGland,
    Adrenal,
    UncinateProcess,
    Bowel,
    Brain,
    Heart,
}
