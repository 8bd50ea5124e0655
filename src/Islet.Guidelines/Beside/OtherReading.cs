using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>Another way to read the record, which nobody has chosen; what a guideline would then say is shown beside what it says.</summary>
/// <param name="Code">The caution that raises it.</param>
/// <param name="When">"S2 of 2024-01-10 governs", "the report's grade holds, G3": a clause, before which a page puts "if".</param>
/// <param name="Findings">What it rests on.</param>
public sealed record OtherReading(string Code, string When, FactReader Facts, IReadOnlyList<Finding> Findings)
{
    /// <summary>Statements whose outcome it changes, with the outcome that they would have: the list to lay beside the other (C-GRADE, C-SSTR).</summary>
    public IReadOnlyList<OtherStatement> Changed(GuidelineReading guideline) =>
        [.. guideline.Statements.Select(s => new OtherStatement(s, s.Statement.Condition.Read(Facts))).Where(s => s.Truth.Answer != s.Reading.Outcome)];

    /// <summary>All that the record of this patient leaves open to read otherwise: which specimen governs, whose grade counts, and the scintigraphy behind a receptor PET.</summary>
    public static IReadOnlyList<OtherReading> Of(Snapshot snapshot) => Of(snapshot, Cautions.Of(snapshot));

    internal static IReadOnlyList<OtherReading> Of(Snapshot snapshot, IReadOnlyList<Caution> cautions) => [.. cautions.SelectMany(c => c.Code switch
    {
        "C-GRADE-OPEN" => snapshot.OpenTissue.Select(tissue => Governed(snapshot, tissue)),
        "C-GRADE" => Graded(snapshot, c),
        "C-SSTR" => [WithoutPet(snapshot, c)],
        _ => Enumerable.Empty<OtherReading>(),
    })];

    private static OtherReading Governed(Snapshot snapshot, Finding tissue) =>
        new("C-GRADE-OPEN", $"{((Specimen)tissue.Content).SpecimenName ?? "the tissue"} of {tissue.Happened} governs", snapshot.IfGoverning(tissue).Reader, [tissue]);

    /// <summary>The report's grade, and the higher of the counts that are known.</summary>
    private static IEnumerable<OtherReading> Graded(Snapshot snapshot, Caution caution)
    {
        var written = snapshot[Fact.ReportedGrade].Value;
        var counted = new[] { Fact.GradeByKi67, Fact.GradeByMitoses }.Select(f => snapshot.Reader(f).Value).OfType<FactValue.Word>().MaxBy(w => w.Value, StringComparer.Ordinal);
        return new[] { ("the report's", written), ("the counts'", counted) }.Where(g => g.Item2 is not null)
            .Select(g => new OtherReading(caution.Code, $"{g.Item1} grade holds, {g.Item2}", With(snapshot.Reader, Fact.NetGrade, Possible.Only(g.Item2!)), caution.Findings));
    }

    private static OtherReading WithoutPet(Snapshot snapshot, Caution caution) => new(caution.Code,
        $"the PET of {string.Join(", ", snapshot[Fact.SstrPetResult].From.Select(f => f.Happened))} were not on record",
        DerivedFacts.Over(With(snapshot.Reader, Fact.SstrPetResult, Possible.NotRecorded(Fact.SstrPetResult))), caution.Findings);

    private static FactReader With(FactReader facts, Fact fact, Possible value) => asked => asked == fact ? value : facts(asked);
}

/// <summary>A statement as it is, and what it would be under another reading.</summary>
public sealed record OtherStatement(StatementReading Reading, Truth Truth);
