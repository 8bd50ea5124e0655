using System.Globalization;
using System.Text;
using Islet.Clinic;
using Islet.Statistics;

namespace Islet.Studies;

/// <summary>Writes a study as the file that a person would write: readable, canonical, and read back as the same study.</summary>
/// <remarks>Groups are written by their conditions. What only a person lays out (tables of a layout, agreement, figures of response) is not written.</remarks>
public static class StudyText
{
    /// <param name="comment">Lines at the head of the file: who wrote it, when, with what.</param>
    /// <exception cref="ArgumentException">The study has a part that is not written.</exception>
    public static string Of(Study study, params IEnumerable<string> comment)
    {
        if (study.Layouts.Count + study.Agreements.Count + study.Responses.Count + study.Trajectories.Count + study.Panels.Count + study.Further.Count + study.Datasets.Count > 0)
            throw new ArgumentException("A study with tables of a layout, agreement, or figures of response, Ki-67 or panels, or further analyses is not written from here.", nameof(study));
        if (study.ElseZero.Count + study.ModelTables.Count > 0 || study.Groups.Any(g => g.At is not null) || study.Cohort.Any(s => s.At is not null) || study.Endpoints.Any(e => e.From is not null || e.ProgressionOn is not null)
            || study.Survival.Any(s => s.Id is not null || s.Within.Count > 0 || s.Median is not MedianForm.R || s.Strata is not null)
            || study.Models.Any(m => m.Within.Count > 0 || m.Strata is not null || m.Select is not null || m.Screen is not null))
            throw new ArgumentException("A study with events, parts, panels or selections of its own is not written from here.", nameof(study));
        var y = new YamlLines();
        foreach (var line in comment)
            y.Comment(line);
        y.Blank();
        Head(y, study);
        Cohort(y, study);
        Groups(y, study.Groups);
        if (study.Baseline is { } baseline)
            Baseline(y, baseline);
        Survival(y, study.Survival);
        Models(y, study.Models);
        if (study.Tables.Count > 0)
        {
            y.Blank();
            y.Line(0, $"tables: [{string.Join(", ", study.Tables.Select(t => t.ToString().ToLowerInvariant()))}]");
        }
        return y.ToString();
    }

    private static void Head(YamlLines y, Study study)
    {
        y.Pair(0, "study", study.Id);
        y.Pair(0, "title", study.Title);
        if (study.About is { } about)
            y.Pair(0, "about", about);
        y.Blank();
        y.Line(0, $"time_zero: {Zero(study.TimeZero)} # the clock starts here, and facts are read as they were on this day");
        if (study.CutOff is { } cut)
            y.Line(0, $"cut_off: {cut.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} # follow-up ends here");
        if (study.Consent is ConsentRule.Required)
            y.Line(0, "consent: required");
    }

    private static void Cohort(YamlLines y, Study study)
    {
        if (study.Cohort.Count > 0)
        {
            y.Blank();
            y.Line(0, "cohort: # who stays; the others are counted under \"otherwise\", the undecidable apart");
        }
        foreach (var step in study.Cohort)
        {
            y.Pair(1, "- keep", step.Keep.Text);
            y.Pair(2, "otherwise", step.Otherwise);
        }
        y.Blank();
        y.Line(0, "endpoints:");
        foreach (var endpoint in study.Endpoints)
        {
            y.Line(1, endpoint.Id + ":");
            y.Pair(2, "label", endpoint.Label);
            y.Pair(2, "event", Event(endpoint.Event));
            y.Pair(2, "unit", StudyWords.Unit(endpoint.Unit));
            if (endpoint.Event is EndpointEvent.Progression)
                y.Pair(2, "censored_on", Censoring(endpoint.Censoring));
            if (endpoint.Event is EndpointEvent.NextTreatment)
                y.Pair(2, "death", Death(endpoint.Death));
        }
    }

    private static void Groups(YamlLines y, IReadOnlyList<Group> groups)
    {
        if (groups.Count == 0)
            return;
        y.Blank();
        y.Line(0, "groups: # a patient belongs to the first level that holds");
        foreach (var group in groups)
        {
            y.Line(1, group.Id + ":");
            y.Pair(2, "label", group.Label);
            y.Line(2, "levels:");
            foreach (var level in group.Levels)
                y.Pair(3, YamlLines.Scalar(level.Name), level.Condition.Text);
        }
    }

    private static void Baseline(YamlLines y, Baseline baseline)
    {
        y.Blank();
        y.Line(0, "baseline: # table 1");
        if (baseline.By is { } by)
            y.Pair(1, "by", by.Id);
        y.Line(1, "rows:");
        foreach (var row in baseline.Rows)
            y.Line(2, row.Group is { } group ? $"- {group.Id}" : $"- {{ fact: {row.Fact!.Name}, label: {YamlLines.Quoted(row.Label)} }}");
    }

    private static void Survival(YamlLines y, IReadOnlyList<SurvivalAnalysis> analyses)
    {
        if (analyses.Count > 0)
        {
            y.Blank();
            y.Line(0, "survival:");
        }
        foreach (var a in analyses)
        {
            y.Pair(1, "- endpoint", a.Endpoint.Id);
            if (a.By is { } by)
                y.Pair(2, "by", by.Id);
            if (a.Times.Count > 0)
                y.Line(2, $"times: [{string.Join(", ", a.Times.Select(Number))}]");
            y.Pair(2, "interval", StudyWords.Interval(a.Interval));
            if (Number(a.Confidence) is not "0.95" and var level)
                y.Line(2, $"confidence: {level}");
            if (a.Tests.Count > 0)
                y.Line(2, $"tests: [{string.Join(", ", a.Tests.Select(Test))}]");
            if (a.Figure is { } figure)
                Figure(y, figure);
        }
    }

    private static void Figure(YamlLines y, FigureWish figure)
    {
        y.Line(2, "figure:");
        y.Pair(3, "name", figure.Name);
        if (figure.Title is { } title)
            y.Pair(3, "title", title);
        if (figure.Until is { } until)
            y.Line(3, $"until: {Number(until)}");
        if (figure.Step is { } step)
            y.Line(3, $"step: {Number(step)}");
    }

    private static void Models(YamlLines y, IReadOnlyList<CoxAnalysis> models)
    {
        if (models.Count > 0)
        {
            y.Blank();
            y.Line(0, "models:");
        }
        foreach (var model in models)
        {
            y.Pair(1, "- name", model.Id);
            y.Pair(2, "label", model.Label);
            y.Line(2, "method: cox");
            y.Pair(2, "endpoint", model.Endpoint.Id);
            y.Line(2, "terms:");
            foreach (var term in model.Terms)
                y.Line(3, term.Group is { } group ? $"- {{ group: {group.Id}, reference: {YamlLines.Quoted(group.Levels[term.Reference].Name)} }}"
                    : $"- {{ fact: {term.Fact!.Name}, per: {term.Per.ToString(CultureInfo.InvariantCulture)}, label: {YamlLines.Quoted(term.Label)} }}");
            y.Pair(2, "ties", StudyWords.Ties(model.Ties).ToLowerInvariant());
            if (Number(model.Confidence) is not "0.95" and var level)
                y.Line(2, $"confidence: {level}");
            if (model.Figure is { } figure)
                y.Line(2, model.FigureTitle is { } title ? $"figure: {{ name: {figure}, title: {YamlLines.Quoted(title)} }}" : $"figure: {figure}");
        }
    }

    internal static string Event(EndpointEvent happens) => happens switch
    {
        EndpointEvent.Death => "death",
        EndpointEvent.Progression => "progression",
        EndpointEvent.NextTreatment => "next_treatment",
        EndpointEvent.TreatmentFailure => "treatment_failure",
        EndpointEvent.TumourDeath => "tumour_death",
    };

    internal static string Censoring(PfsCensoring censoring) => censoring is PfsCensoring.LastFollowUp ? "last_follow_up" : "last_scan";

    internal static string Death(DeathBeforeNextLine death) => death is DeathBeforeNextLine.Censored ? "censored" : "event";

    private static string Zero(TimeZero zero) => zero switch
    {
        TimeZero.Diagnosis => "diagnosis",
        TimeZero.Recharacterization => "recharacterization",
        TimeZero.FirstLine => "line 1",
        TimeZero.SecondLine => "line 2",
        TimeZero.ThirdLine => "line 3",
        TimeZero.FirstChemotherapy => "chemotherapy 1",
        TimeZero.AdvancedDisease => "advanced_disease",
    };

    private static string Test(LogRankWeights test) =>
        test == LogRankWeights.LogRank ? "log-rank" : test == LogRankWeights.GehanBreslow ? "gehan-breslow" : test == LogRankWeights.TaroneWare ? "tarone-ware" : test == LogRankWeights.PetoPeto ? "peto-peto"
        : throw new ArgumentException("Study files have no word for these weights.", nameof(test));

    private static string Number(double value) => ((decimal)value).ToString(CultureInfo.InvariantCulture);
}

/// <summary>Lines of YAML. A text that YAML could take for something else stands between quotation marks.</summary>
internal sealed class YamlLines
{
    private const int Indent = 2;

    private readonly StringBuilder text = new();

    public void Comment(string line) => text.Append("# ").Append(OneLine(line)).Append('\n');

    public void Blank() => text.Append('\n');

    public void Line(int depth, string line) => text.Append(' ', depth * Indent).Append(line).Append('\n');

    public void Pair(int depth, string key, string value) => Line(depth, $"{key}: {Scalar(value)}");

    public static string Scalar(string value) => value.Length > 0 && char.IsAsciiLetter(value[0]) && value.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' or '(' or ')' or '/' or '%' or '=' or '<' or '>') && value[^1] != ' '
        && value.ToLowerInvariant() is not ("true" or "false" or "null" or "yes" or "no" or "on" or "off") ? value : Quoted(value);

    public static string Quoted(string value) => $"\"{OneLine(value).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    public override string ToString() => text.ToString();

    /// <summary>What is no character of a line becomes a space: a text from a form ends no line and begins no key.</summary>
    private static string OneLine(string value)
    {
        var line = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes()) // a broken surrogate comes as U+FFFD
            line.Append(Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 or 0xFEFF ? " " : rune.ToString());
        return line.ToString();
    }
}
