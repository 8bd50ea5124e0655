using Islet.Course;

namespace Islet.Clinic;

/// <summary>How the disease first came, or came back (facts.md 3.11; NORDIC NEC 2 2025, Table 1).</summary>
internal static class Presentations
{
    private static readonly FactValue Localised = FactValue.Of("localised"), LocallyAdvanced = FactValue.Of("locally_advanced"), Metastatic = FactValue.Of("metastatic"), Recurred = FactValue.Of("recurred");

    /// <summary>The first stage or extent on record; localised disease that was cut out and progressed has recurred.</summary>
    public static FactState First(Fact fact, Sight sight)
    {
        Reading extent = content => Extent(content);
        var stated = sight.Statements(fact, extent);
        if (stated.Count == 0)
            return sight.Missing(fact, extent);
        var until = stated.Min(s => sight.End(s.Finding));
        List<Statement> first = [.. stated.Where(s => Sight.Begin(s.Finding) <= until)];
        if (first.Exists(s => s.Answer != first[0].Answer))
            return FactState.Unknown(UnknownReason.Unresolved, [.. first.Select(s => s.Finding)]);
        return first[0].Answer.Value == Localised && Recurrence(sight) is var (cut, back)
            ? Sight.Computed(fact, Recurred, first[0].Seen, cut, back)
            : Sight.Computed(fact, first[0].Answer.Value!, first[0].Seen);
    }

    private static FactValue? Extent(Content content) => content switch
    {
        Staging { M: ['M', '1', ..] } => Metastatic,
        Judgement { About: "disease_status", Value: "metastatic" } => Metastatic,
        Judgement { About: "disease_status", Value: "locally_advanced" } => LocallyAdvanced,
        Judgement { About: "disease_status", Value: "localized" or "resected_no_evidence" } => Localised,
        _ => null,
    };

    private static (Seen Cut, Seen Back)? Recurrence(Sight sight)
    {
        foreach (var cut in sight.Visible<Procedure>())
        {
            if (cut.Finding.Content is not Procedure done || !Procedures.IsOperation(done) || !Procedures.IsCurative(done))
                continue;
            foreach (var back in sight.OfPatient)
                if (sight.Concerns(back.Finding.Content) && IsBack(back.Finding.Content) && Sight.Begin(back.Finding) > sight.End(cut.Finding))
                    return (cut, back);
        }
        return null;
    }

    private static bool IsBack(Content content) => content is ProgressionJudgement judged ? Progressions.Counts(judged) is true : Extent(content) == Metastatic;
}
