using Islet.Course;
using Islet.Guidelines;

namespace Islet.Cli.Guideline;

/// <summary>The answer of <c>guideline evaluate</c> for people: what applies and how strongly the panel held it, what cannot be decided for want of what, and how many do not apply.</summary>
internal static class EvaluateText
{
    public static void Write(IReadOnlyList<Evaluated> patients, EvaluateQuestion question, TextWriter output)
    {
        foreach (var patient in patients)
            Write(patient, question, output);
        output.WriteWrapped(IntendedPurpose.Text);
    }

    private static void Write(Evaluated patient, EvaluateQuestion question, TextWriter output)
    {
        var (guideline, reading) = (question.Guideline, GuidelineReading.Of(question.Guideline, patient.Facts));
        output.WriteLine(string.Join("  ", new[] { patient.Id, patient.Title }.OfType<string>().Prepend($"{guideline.Name}, {guideline.Panel}")));
        var known = Fact.All.Where(f => f.IsDerived && patient.Facts(f).Values is { Count: > 0 }).Select(f => $"{FactWords.Lower(FactWords.Label(f))} {string.Join(" or ", patient.Facts(f).Values!.Select(FactWords.Value))}").ToList();
        if (known.Count > 0)
            output.WriteWrapped($"Computed: {string.Join("; ", known)}");
        WriteApplying(reading, patient, output);
        WriteUndecided(reading, output);
        WriteRest(reading, question.All, output);
        if (question.Suppositions.Count > 0)
            WriteChanges(WhatIf.Between(reading, GuidelineReading.Of(guideline, WhatIf.Over(patient.Facts, question.Suppositions))), question.Suppositions, output);
        output.WriteLine();
    }

    private static void WriteApplying(GuidelineReading reading, Evaluated patient, TextWriter output)
    {
        var applying = reading.Statements.Where(s => s.Applies).ToList();
        output.WriteLine($"{Numbers.Count(applying.Count, "statement")} {(applying.Count == 1 ? "applies" : "apply")}{(applying.Count == 0 ? "." : ":")}");
        if (applying.Count == 0)
            return;
        var cautions = patient.Snapshot is { } snapshot ? StatementRemarks.Of(reading, snapshot).ToLookup(r => r.Statement, r => r.Cautions) : null;
        var table = Terminal.Table("Statement", "Stance", "Vote", "About", "Beside it");
        foreach (var s in applying)
            table.Add(s.Statement.Number, StatementWords.Stance(s.Statement.Stance), StatementWords.StrengthInList(s.Statement.Strength) ?? "", s.Statement.Topic, Beside(s, cautions?[s.Statement].SelectMany(c => c) ?? []));
        output.WriteTable(table);
    }

    private static string Beside(StatementReading s, IEnumerable<StatementCaution> cautions) => string.Join("; ", ((string?[])
    [
        s.CheckMet switch { true => "on record", false => "not on record", null => null },
        s.Emphasis is true ? "the text stresses this" : null,
        s.Tension.Count > 0 ? $"pulls against {string.Join(", ", s.Tension.Select(t => t.Number))}" : null,
        s.Statement.Superseded is not null ? "overtaken" : null,
        .. cautions.Select(c => c.Code).Distinct(StringComparer.Ordinal),
    ]).OfType<string>());

    private static void WriteUndecided(GuidelineReading reading, TextWriter output)
    {
        var open = reading.Statements.Where(s => s.Outcome is Answer.Unknown).ToList();
        if (open.Count == 0)
            return;
        output.WriteLine($"{Numbers.Count(open.Count, "statement")} cannot be decided:");
        var table = Terminal.Table("Statement", "Vote", "About", "For want of");
        foreach (var s in open)
            table.Add(s.Statement.Number, StatementWords.StrengthInList(s.Statement.Strength) ?? "", s.Statement.Topic, FactWords.List(s.Truth.Missing));
        output.WriteTable(table);
    }

    private static void WriteRest(GuidelineReading reading, bool all, TextWriter output)
    {
        var rest = reading.Statements.Where(s => s.Outcome is Answer.No).ToList();
        output.WriteLine($"{Numbers.Count(rest.Count, "statement")} {(rest.Count == 1 ? "does" : "do")} not apply{(all && rest.Count > 0 ? ":" : rest.Count > 0 ? "; --all lists them." : ".")}");
        foreach (var topic in all ? rest.GroupBy(s => s.Statement.Number.Split('-')[0]) : [])
            output.WriteWrapped($"  {string.Join(", ", topic.Select(s => s.Statement.Number))}");
    }

    private static void WriteChanges(IReadOnlyList<SupposedChange> changes, IReadOnlyList<Supposition> suppositions, TextWriter output)
    {
        output.WriteLine($"If {string.Join(" and ", suppositions.Select(s => $"{FactWords.Lower(FactWords.Label(s.Fact))} were {(s.Value is { } value ? FactWords.Value(value) : "unknown")}"))}:");
        if (changes.Count == 0)
            output.WriteLine("  nothing would change.");
        foreach (var (says, those) in Kinds(changes).Where(k => k.Those.Count > 0))
        {
            output.WriteLine($"  {Numbers.Count(those.Count, "statement")} {says}:");
            foreach (var c in those)
                output.WriteWrapped($"    {c.Statement.Number,-8} {c.Statement.Topic}{(c.After.Outcome is Answer.Unknown ? $", for want of {FactWords.List(c.After.Truth.Missing)}" : "")}");
        }
    }

    private static IEnumerable<(string Says, List<SupposedChange> Those)> Kinds(IReadOnlyList<SupposedChange> changes) =>
    [
        ("would begin to apply", [.. changes.Where(c => c.Begins)]),
        ("would cease to apply", [.. changes.Where(c => c.Ceases)]),
        ("could no longer be decided", [.. changes.Where(c => c.Opens)]),
        ("would be decided and not apply", [.. changes.Where(c => c.BecomesDecided && !c.Begins)]),
        ("would stay undecided for want of something else", [.. changes.Where(c => c.WaitsForOthers)]),
        ("would find on record what they want", [.. changes.Where(c => c.CheckChanges && c.After.CheckMet is true)]),
        ("would no longer find on record what they want", [.. changes.Where(c => c.CheckChanges && c.After.CheckMet is false)]),
        ("would speak of a subgroup that the text stresses, or no longer", [.. changes.Where(c => c.EmphasisChanges)]),
    ];
}
