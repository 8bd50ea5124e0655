using System.Text;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Tests.Guidelines.Options;

/// <summary>Guidelines of a few statements, read from text as any other.</summary>
internal static class SmallBase
{
    public const string Options = """
        options:
        - option: observe
          title: Observation
          running: current_treatment = none
        - option: captem
          title: Capecitabine with temozolomide
          given_before: prior_temozolomide = true
          drugs: [temozolomide]
        - option: sunitinib
          title: Sunitinib
          drugs: [sunitinib]
          beware:
          - when: hypertension = true
            says: Blood pressure of {day} rises.
            says_unknown: Nobody measured blood pressure.
            source: Some paper 2020
            stated_by: SMALL2020-A-04
        - option: liver_directed
          title: Liver-directed therapy
          procedures: [embolisation]
        """;

    public const string Statements = """
        topic: Choices
        statements:
        - id: SMALL2020-A-01
          topic: One
          condition: disease_status = metastatic
          stance: Optional
          says: Observe.
          tension: [SMALL2020-A-02]
          options: { observe: for }
          figures: [EV0026]
          section: Methods
          lines: 1
        - id: SMALL2020-A-02
          topic: Two
          condition: disease_status = metastatic and progressive_disease = true
          stance: Optional
          strength: Majority
          votes: 8 of 14
          says: CAPTEM rather than observation.
          options: { captem: for, observe: against }
          superseded: A later trial.
          section: Methods
          lines: 2
        - id: SMALL2020-A-03
          topic: Three
          condition: differentiation = poor
          stance: NotRecommended
          says: Not CAPTEM.
          options: { captem: against }
          section: Methods
          lines: 3
        - id: SMALL2020-A-04
          topic: Four
          condition: hypertension = true and prior_prrt = true
          stance: Caution
          says: Blood pressure.
          options: { sunitinib: how }
          section: Methods
          lines: 4
        """;

    public static StatementBase Read(string options = Options, string statements = Statements, string key = "small-2020")
    {
        var read = Parse(options, statements, key);
        return read.Value ?? throw new InvalidOperationException(string.Join(Environment.NewLine, read.Problems));
    }

    public static Parsed<StatementBase> Parse(string options = Options, string statements = Statements, string key = "small-2020") => StatementBase.Read(new Dictionary<string, byte[]>
    {
        ["guideline.yaml"] = Encoding.UTF8.GetBytes($"""
            guideline: {key}
            name: {key.ToUpperInvariant()}
            title: A few statements
            year: 2020
            panel: the panel
            source: Some paper 2020
            scope: primary_site = pancreas
            topics: [a]
            """),
        ["options.yaml"] = Encoding.UTF8.GetBytes(options),
        ["a.yaml"] = Encoding.UTF8.GetBytes(statements),
    });
}
