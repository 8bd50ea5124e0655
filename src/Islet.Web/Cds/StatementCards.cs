using System.Globalization;
using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Web;

/// <summary>For whom cards are made, and where the reader goes on.</summary>
/// <param name="From">A sentence: where the facts come from, and what was not understood.</param>
/// <param name="Listed">The statements that apply are listed in the card, for there is no page that shows them for this patient.</param>
internal sealed record CardReader(Snapshot Snapshot, FactReader Facts, DateOnly Day, string From, Func<StatementBase, CdsLink> Link, bool Listed);

/// <summary>The cards of a patient: at most two a guideline, and none where no guideline is about the patient.</summary>
internal static class StatementCards
{
    private const int MostQuestions = 3, MostRemarks = 6;

    public static IReadOnlyList<CdsCard> Of(CardReader patient)
    {
        if (patient.Facts(Fact.VitalStatus).Value is FactValue.Word { Value: "dead" })
            return [];
        GuidelineReading[] readings = [.. StatementBase.Shipped.Where(g => g.Scope.Read(patient.Facts).Answer is not Answer.No).Select(g => GuidelineReading.Of(g, patient.Facts))];
        GuidelineReading[] about = [.. readings.Where(r => r.Guideline.Scope.Read(patient.Facts).Answer is Answer.Yes || r.Statements.Any(s => s.Applies))];
        return [.. (about.Length > 0 ? about : readings.Take(1)).SelectMany(r => Of(r, patient))];
    }

    private static IEnumerable<CdsCard> Of(GuidelineReading reading, CardReader patient)
    {
        yield return Summary(reading, patient);
        var remarks = StatementRemarks.Of(reading, patient.Snapshot)
            .Where(r => r.Reading.Applies && r.Statement.Options.Any(o => o.Bearing is Bearing.For) && (r.Cautions.Count > 0 || r.Superseded is not null)).ToList();
        if (remarks.Count > 0)
            yield return Beside(reading.Guideline, remarks, patient);
    }

    private static CdsCard Summary(GuidelineReading reading, CardReader patient)
    {
        var (guideline, applying) = (reading.Guideline, reading.Statements.Where(s => s.Applies).ToList());
        var undecided = reading.Statements.Count(s => s.Outcome is Answer.Unknown);
        NextQuestion[] questions = [.. NextQuestions.Of([reading], patient.Facts).Take(MostQuestions)];
        var counts = $"{guideline.Name}: {Number(applying.Count, "statement applies", "statements apply")}, {undecided.ToString(CultureInfo.InvariantCulture)} undecided";
        string[] detail =
        [
            $"**{guideline.Name}**, {guideline.Title}. {guideline.Source}.",
            $"On {patient.Day.ToString("O", CultureInfo.InvariantCulture)}: {Number(applying.Count, "statement applies", "statements apply")}{Strengths(applying)}; {undecided.ToString(CultureInfo.InvariantCulture)} undecided.",
            .. questions.Length > 0 ? [$"To be known first: {string.Join("; ", questions.Select(Question))}."] : (string[])[],
            .. patient.Listed ? [List(applying)] : (string[])[],
            patient.From,
            $"*{IntendedPurpose.Text}*",
        ];
        return Card(CardKind.Statements, guideline, Shortened(counts, questions), detail, CdsCard.Info, patient);
    }

    /// <summary>What would mislead if a statement were read alone: a caution of the patient's own record, or what has overtaken the statement since.</summary>
    private static CdsCard Beside(StatementBase guideline, List<StatementRemarks> remarks, CardReader patient)
    {
        var cautions = remarks.SelectMany(r => r.Cautions.Select(c => (c.Says, r.Statement.Number))).GroupBy(c => c.Says, c => c.Number, StringComparer.Ordinal).ToList();
        var isRebutted = remarks.Exists(r => r.Cautions.Any(c => r.Statement.Beware.Contains(c.Code, StringComparer.Ordinal))); // what the statement's own file says would rebut it
        var overtaken = remarks.Where(r => r.Superseded is not null).ToList();
        string[] lines = [.. cautions.Select(c => $"- {c.Key} (beside {string.Join(", ", c.Distinct())})"), .. overtaken.Select(r => $"- {r.Statement.Number} of {guideline.Year.ToString(CultureInfo.InvariantCulture)}: {r.Superseded}")];
        string[] detail =
        [
            $"**{guideline.Name}**: beside statements on treatment that apply.",
            string.Join('\n', lines.Take(MostRemarks)),
            .. lines.Length > MostRemarks ? [$"{(lines.Length - MostRemarks).ToString(CultureInfo.InvariantCulture)} more stand beside the statements themselves."] : (string[])[],
            patient.From,
            $"*{IntendedPurpose.Text}*",
        ];
        var says = string.Join(" and ", [.. cautions.Count > 0 ? [Number(cautions.Count, "caution", "cautions") + " of this record"] : (string[])[], .. overtaken.Count > 0 ? [$"{Number(overtaken.Count, "statement", "statements")} overtaken since {guideline.Year.ToString(CultureInfo.InvariantCulture)}"] : (string[])[]]);
        return Card(CardKind.Cautions, guideline, $"{guideline.Name}, beside statements on treatment that apply: {says}.", detail, isRebutted ? CdsCard.Warning : CdsCard.Info, patient);
    }

    private static CdsCard Card(CardKind kind, StatementBase guideline, string summary, IEnumerable<string> detail, string indicator, CardReader patient) => new(
        CardId.New(kind), summary, string.Join("\n\n", detail.Where(paragraph => paragraph.Length > 0)), indicator,
        new(Named(guideline), Paper(guideline), CdsCoding.TopicOf(kind)), [patient.Link(guideline)], CdsCoding.OverrideReasons);

    /// <summary>As many of the questions as the limit allows.</summary>
    private static string Shortened(string counts, NextQuestion[] questions)
    {
        for (var n = questions.Length; n > 0; n--)
            if ($"{counts}; to be known first: {FactWords.List(questions.Take(n).Select(q => q.Fact))}." is { Length: < CdsCard.SummaryLimit } whole)
                return whole;
        return $"{counts}.";
    }

    private static string Question(NextQuestion question) => FactWords.Lower(FactWords.Label(question.Fact))
        + (question.Settles.Count > 0 ? $" (decides {Number(question.Settles.Count, "statement", "statements")})" : "");

    /// <summary>In the guideline's own grading, and no other order.</summary>
    private static string Strengths(List<StatementReading> applying) => applying.Count == 0 ? ""
        : $" ({string.Join(", ", applying.GroupBy(s => s.Statement.Strength).OrderByDescending(g => g.Key).Select(g => $"{g.Count().ToString(CultureInfo.InvariantCulture)} {Words(g.Key)}"))})";

    private static string Words(Strength strength) => strength switch
    {
        Strength.Consensus => "by consensus",
        Strength.SignificantMajority => "by a significant majority",
        Strength.Majority => "by a majority",
        Strength.NoConsensus => "without consensus",
        Strength.Unstated => "without a reported vote",
    };

    private static string List(List<StatementReading> applying) => applying.Count == 0 ? "" : string.Join('\n', applying.Select(s => $"- {s.Statement.Number}: {s.Statement.Topic}"));

    /// <summary>Never without its year.</summary>
    private static string Named(StatementBase guideline) => guideline.Year.ToString(CultureInfo.InvariantCulture) is var year && guideline.Name.Contains(year, StringComparison.Ordinal) ? guideline.Name : $"{guideline.Name} ({year})";

    private static Uri? Paper(StatementBase guideline) => guideline.Source.Split("doi:") is [_, var doi] ? new($"https://doi.org/{doi.Split(' ', ',', ';')[0].TrimEnd('.')}") : null;

    private static string Number(int count, string one, string many) => $"{count.ToString(CultureInfo.InvariantCulture)} {(count == 1 ? one : many)}";
}
