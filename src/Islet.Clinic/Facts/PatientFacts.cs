using Islet.Course;
using static Islet.Clinic.Words;

namespace Islet.Clinic;

/// <summary>Who the patient is, and where the tumour comes from (facts.md 3.2, 3.11).</summary>
internal static class PatientFacts
{
    private const string Occult = "occult";

    public static IReadOnlyList<(Fact, FactRule)> Rules { get; } =
    [
        (Fact.Sex, Rule.Latest<Person>(p => Word(p.Sex))),
        (Fact.Country, Rule.Latest<Person>(p => Text(p.Country))),
        (Fact.Center, (_, sight) => sight.Course.Center is { } center ? new(FactValue.Of(center), null, []) : FactState.NotRecorded),
        (Fact.AgeYears, Age),
        (Fact.AgeAtDiagnosisYears, AgeAtDiagnosis),
        (Fact.VitalStatus, Rule.Latest<VitalStatus>(v => FactValue.Of(v switch
        {
            { Alive: true } => "alive",
            { Alive: false } => "dead",
            _ => "lost_to_follow_up",
        }))),
        (Fact.CauseOfDeath, Rule.Latest<VitalStatus>(v => v.Alive is false ? Word(v.Cause) : null)),
        (Fact.PrimarySite, OfIndex(Organ(SiteOf))),
        (Fact.DigestivePrimary, OfIndex(Organ(organ => organ))),
        (Fact.FunctioningStated, Rule.Latest<Diagnosis>(d => Flag(d.Functioning))),
    ];

    /// <summary>
    /// Completed years at the effective day; with only the year of birth, the difference of years (facts.md 3.2). Never from an age at another date. Who died grows
    /// no older: the age is that on the day of death [H].
    /// </summary>
    private static FactState Age(Fact fact, Sight sight)
    {
        if (sight.Course.Axis.Kind is not AxisKind.Calendar)
            return FactState.Unknown(UnknownReason.CannotSay);
        if (Birth(sight) is not var (born, person))
            return FactState.NotRecorded;
        var today = DateOnly.FromDayNumber((int)sight.View.Effective.Days);
        var death = sight.Visible<VitalStatus>().Where(s => s.Finding is { Content: VitalStatus { Alive: false }, Happened.Day: not null }).OrderBy(s => s.Finding.Happened.Day!.Value.Last).FirstOrDefault();
        if (death.Finding?.Happened.Day is not { } died)
            return WithLeast(sight.Known(fact, FactValue.Of(Years(born, today)), person), Years(born, today), Completed(born.Last, today));
        var last = died.Last < today ? died.Last : today; // a death "2024-05" in a view of 20 May
        return WithLeast(sight.Known(fact, FactValue.Of(Years(born, last)), person, death), Years(born, last), Completed(born.Last, died.First));
    }

    private static FactState AgeAtDiagnosis(Fact fact, Sight sight)
    {
        var stated = Rule.Latest(fact, sight, content => content is Diagnosis { AgeYears: { } age } ? FactValue.Of(age) : null);
        if (stated.IsKnown)
            return stated;
        var diagnosis = sight.Visible<Diagnosis>().OrderBy(s => s.Finding.Happened.First?.Days ?? decimal.MaxValue).FirstOrDefault(); // before it, none
        if (Birth(sight) is not var (born, _) || diagnosis.Finding?.Happened.Day is not { } day)
            return stated;
        var (youngest, oldest) = (Years(born, day.First), Years(born, day.Last));
        return youngest == oldest ? WithLeast(sight.Known(fact, FactValue.Of(youngest), diagnosis), youngest, Completed(born.Last, day.First)) : FactState.Unknown(UnknownReason.CannotSay, diagnosis.Finding);
    }

    /// <summary>Of several statements the one of the highest rank (facts.md 1.6), whatever the order in which they came.</summary>
    private static (Day Born, Seen From)? Birth(Sight sight)
    {
        List<Seen> stated = [.. sight.Visible<Person>().Where(s => ((Person)s.Finding.Content).Birth is not null)];
        return stated.Count > 0 && Sight.ByRank(stated) is var from && ((Person)from.Finding.Content).Birth is { } born ? (born, from) : null;
    }

    /// <summary>Shown ±1 where only the year, or the month, of birth is known (facts.md 3.2).</summary>
    private static FactState WithLeast(FactState age, decimal years, decimal least) => age.IsKnown && least < years && least >= 0 ? age with { AtLeast = least } : age;

    /// <summary>Of the oldest that a partial date of birth allows: with only the year, the difference of years (facts.md 3.2).</summary>
    private static decimal Years(Day birth, DateOnly on) => Completed(birth.First, on);

    private static decimal Completed(DateOnly birth, DateOnly on) => on.Year - birth.Year - ((on.Month, on.Day).CompareTo((birth.Month, birth.Day)) < 0 ? 1 : 0);

    /// <summary>The declaration of the index tumour decided too, where there was something to decide (facts.md section 2).</summary>
    private static FactRule OfIndex(Reading organ) => (fact, sight) =>
    {
        var state = Rule.Latest(fact, sight, Strongest(Rule.Either(fact, organ), fact, sight));
        return state.IsKnown && sight is { IndexWasDeclared: true, IndexDeclaration: { } declared } ? state with { From = [.. state.From, declared.Finding] } : state;
    };

    /// <summary>Only those of the highest role that speaks: the board before pathology before imaging (facts.md 3.2).</summary>
    private static Reading Strongest(Reading reading, Fact fact, Sight sight)
    {
        var stated = sight.Statements(fact, reading);
        if (stated.Count < 2)
            return reading;
        var highest = stated.Max(s => Role(s.Finding.Content));
        return content => Role(content) == highest ? reading(content) : null;
    }

    private static int Role(Content content) => content.StatedBy switch
    {
        StatedBy.Board => 3,
        StatedBy.Pathologist or StatedBy.Clinician or StatedBy.Surgeon or StatedBy.Genetics => 2,
        StatedBy.Radiologist or StatedBy.NuclearMedicine => 1,
        StatedBy.Import or StatedBy.Laboratory or StatedBy.Patient => 0,
    };

    private static Reading Organ(Func<string, string?> name) => content =>
        content is TumourEntity { Family: TumourFamily.Nen or TumourFamily.MiNen, PartOf: null, Organ: { } organ } tumour
        && (organ != Occult || tumour.StatedBy is not StatedBy.Import) && name(organ) is { } word ? FactValue.Of(word) : null;

    /// <summary>From the fine list of primaries to the coarse one (facts.md 3.11). An unknown primary is occult only once a person has closed the search.</summary>
    private static string? SiteOf(string organ) => organ switch
    {
        "pancreas" or "rectum" or "lung" or Occult => organ,
        "duodenum" or "jejunum" or "ileum" or "small_bowel_not_specified" => "small_bowel",
        "unknown_digestive" or "unknown" => null,
        _ => "other",
    };
}
