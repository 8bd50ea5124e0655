using System.Reflection;
using System.Text.Json.Serialization;
using Islet.Course;
using static Islet.Course.Wording;

namespace Islet.Clinic;

/// <summary>Categories and cautions as files and tables write them: the words that the enums declare for JSON (response-criteria section 0.3, 2025).</summary>
public static class ResponseWords
{
    private static readonly Dictionary<ResponseCategory, string> Categories = Declared<ResponseCategory>();

    private static readonly Dictionary<ResponseCaution, string> Cautions = Declared<ResponseCaution>();

    public static string Of(ResponseCategory category) => Categories[category];

    /// <summary>As a reader sees it: the letters of the papers, and words where a file writes several in one.</summary>
    public static string InText(ResponseCategory category) => Worded(category).English;

    /// <summary>The same for a page, in the reader's language.</summary>
    public static Wording Worded(ResponseCategory category) => category switch
    {
        ResponseCategory.NonCrNonPd => "non-CR/non-PD",
        ResponseCategory.NoResponse => N("no response"),
        ResponseCategory.EarlyResponder => N("early responder"),
        ResponseCategory.NonResponder => N("no early response"),
        ResponseCategory.NotApplicable => N("not applicable"),
        _ => Of(category),
    };

    public static string Of(ResponseCaution caution) => Cautions[caution];

    internal static Dictionary<T, string> Declared<T>()
        where T : struct, Enum => typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static)
            .ToDictionary(f => (T)f.GetValue(null)!, f => f.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? f.Name);
}
