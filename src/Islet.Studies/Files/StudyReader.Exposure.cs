using System.Text.Json;
using Islet.Clinic;
using Islet.Yaml;

namespace Islet.Studies;

internal sealed partial class StudyReader
{
    private const int MostFollowed = 20;

    /// <summary>prrt, mtor_inhibitor …: the classes of antitumour drugs.</summary>
    private static readonly (string Word, DrugClass Value)[] DrugClasses =
        [.. Enum.GetValues<DrugClass>().Where(c => c is not (DrugClass.SymptomControl or DrugClass.Supportive)).Select(c => (JsonNamingPolicy.SnakeCaseLower.ConvertName(c.ToString()), c))];

    private ExposureAnalysis? Exposure(YamlNode node)
    {
        if (YamlFields.Of(node, problems, "name", "label", "treatment", "line", "endpoint", "within", "as", "adjust", "not_recorded", "confidence", "figure") is not { } section)
            return null;
        var (name, endpoint, line) = (Name(section, TableKind.Exposure), Waited(section), section.Whole("line", 1, MostFollowed));
        if (endpoint?.From is { } from && from != timeZero)
            problems.Value(section["endpoint"]!, "an endpoint without from, or from time_zero: exposure is counted from there");
        DrugClass? treatment = section["treatment"] is { } given ? section.Choice(given, DrugClasses) : null;
        if (section["treatment"] is null && section["line"] is null)
            problems.KeyMissing(section.At, "treatment", "the class of the treatment; or line: a number");
        if (section["treatment"] is not null && section["line"] is { } both)
            problems.Value(both, "treatment or line, not both");
        var forms = section.Required("as", "time-dependent, landmark: so many months, or ever") switch
        {
            ListNode { Items.Count: > 0 } list => [.. list.Items.Select(item => Form(section, item)).OfType<ExposureForm>()],
            { } one => Form(section, one) is { } form ? [form] : [],
            null => (IReadOnlyList<ExposureForm>)[],
        };
        var within = Within(section);
        var (adjust, figure) = (TermsOf(section, "adjust"), FigureName(section));
        var never = section.Choice("not_recorded", ("unknown", false), ("never", true));
        return name is null || endpoint is null ? null : new(name, section.Text("label") ?? name, endpoint, section["line"] is null ? treatment : null, line, forms)
        {
            Adjust = adjust, Within = within, Confidence = Confidence(section), NotRecordedIsNever = never, Figure = figure,
        };
    }

    /// <summary>time-dependent, ever, or a mapping landmark: 6.</summary>
    private ExposureForm? Form(YamlFields section, YamlNode node)
    {
        if (node is MapNode)
            return YamlFields.Of(node, problems, "landmark") is { } landmark && landmark.Required("landmark", "so long after time zero, in the endpoint's unit") is { } at && landmark.Number(at, 0, LongestTime) is { } time
                ? new(ExposureKind.Landmark, (double)time) : null;
        return new(section.Choice(node, ("time-dependent", ExposureKind.TimeDependent), ("ever", ExposureKind.Ever)));
    }
}
