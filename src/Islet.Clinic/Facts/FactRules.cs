using Islet.Course;

namespace Islet.Clinic;

/// <summary>Which finding decides each fact: facts.md section 3, row by row. A fact without a rule here is not recorded.</summary>
internal static class FactRules
{
    private delegate FactState Rule(Fact fact, Sight sight);

    private static readonly Dictionary<Fact, Rule> Rules = new()
    {
        // The patient
        [Fact.Sex] = (fact, sight) => sight.Latest<Person>(fact, p => Word(p.Sex)),
        [Fact.Country] = (fact, sight) => sight.Latest<Person>(fact, p => Text(p.Country)),
        [Fact.Center] = (_, sight) => sight.Course.Center is { } center ? new(FactValue.Of(center), null, []) : FactState.NotRecorded,
        [Fact.AgeYears] = Age,
        [Fact.VitalStatus] = (fact, sight) => sight.Latest<VitalStatus>(fact, v => FactValue.Of(v switch
        {
            { Alive: true } => "alive",
            { Alive: false } => "dead",
            _ => "lost_to_follow_up",
        })),
        [Fact.CauseOfDeath] = (fact, sight) => sight.Latest<VitalStatus>(fact, v => Word(v.Cause), v => v.Alive is false),

        // The tumour and its diagnosis
        [Fact.PrimarySite] = (fact, sight) => sight.Latest<TumourEntity>(fact, t => t.Organ is { } organ ? FactValue.Of(SiteOf(organ)) : null, IsNen),
        [Fact.DigestivePrimary] = (fact, sight) => sight.Latest<TumourEntity>(fact, t => Text(t.Organ), IsNen),
        [Fact.AgeAtDiagnosisYears] = AgeAtDiagnosis,
        [Fact.FunctioningStated] = (fact, sight) => sight.Latest<Diagnosis>(fact, d => Flag(d.Functioning)),

        // The governing specimen
        [Fact.Differentiation] = (fact, sight) => sight.Tissue.Read(fact, s => Word(s.Differentiation)),
        [Fact.Ki67Percent] = (fact, sight) => sight.Tissue.Read(fact, s => s.Ki67Percent?.Percent is { } percent ? FactValue.Of(percent) : null),
        [Fact.MitosesPer2mm2] = (fact, sight) => sight.Tissue.Read(fact, s => s.MitosesPer2Mm2 is { } count ? FactValue.Of(count) : null),
        // G3 of the 2010 edition holds NET G3 and NEC: kept as written, unknown until it is read again.
        [Fact.ReportedGrade] = (fact, sight) => sight.Tissue.Read(fact, s => s is { ReportedGrade: Grade.G3, WhoEdition: "2010" } ? null : GradeWord(s.ReportedGrade)),
        [Fact.WhoEdition] = (fact, sight) => sight.Tissue.Read(fact, s => Text(s.WhoEdition)),
        [Fact.SpecimenType] = (fact, sight) => sight.Tissue.Read(fact, s => Text(s.SpecimenType)),
        [Fact.SpecimenSite] = (fact, sight) => sight.Tissue.Read(fact, s => Text(s.SpecimenSite)),

        // The resected primary, which need not govern
        [Fact.PrimaryTumorSizeCm] = (fact, sight) => sight.Latest<Specimen>(
            fact, s => s.LargestDiameterMm is { } mm ? FactValue.Of(mm / 10) : null, s => s is { SpecimenType: "resection", SpecimenSite: "primary" }),

        // Stage, as a source states it, each system for itself
        [Fact.TCategory] = (fact, sight) => sight.Latest<Staging>(fact, s => Text(s.T), IsUicc),
        [Fact.NCategory] = (fact, sight) => sight.Latest<Staging>(fact, s => Text(s.N), IsUicc),
        [Fact.MCategory] = (fact, sight) => sight.Latest<Staging>(fact, s => Text(s.M), IsUicc),
        [Fact.StageUicc] = (fact, sight) => sight.Latest<Staging>(fact, s => Text(s.Stage), IsUicc),
        [Fact.StageEnets] = (fact, sight) => sight.Latest<Staging>(fact, s => Text(s.Stage?.ToUpperInvariant()), s => s.System == "ENETS"),
        [Fact.ExtrapancreaticSpread] = (fact, sight) => sight.Latest<Staging>(fact, s => Word(s.ExtrapancreaticSpread)),

        // Imaging
        [Fact.LiverMetastases] = (fact, sight) => sight.Latest<ImagingStudy>(fact, i => Flag(i.LiverMetastases)),
        [Fact.SstrPetResult] = (fact, sight) => sight.Latest<ImagingStudy>(fact, i => Text(i.SstrPetResult), i => i.TumourPresent ?? i.SstrPetResult is "positive"), // uptake in tumour: there was tumour to be seen

        // Treatment: what happened is known; that nothing happened is not, until a person closes the log
        [Fact.ResectionMargin] = (fact, sight) => sight.Latest<Procedure>(
            fact, p => p.Margin is { } margin ? FactValue.Of(margin.ToString()) : null, p => p.Name == "resection"), // "Involved" is R1 or R2: outside the list
    };

    public static FactState Read(Fact fact, Sight sight)
    {
        if (!Rules.TryGetValue(fact, out var rule))
            return FactState.NotRecorded;
        return sight.IsIndexOpen && fact.Scope is (FactScope.Tumour or FactScope.Specimen)
            ? FactState.Unknown(UnknownReason.Unresolved, [.. sight.Visible<TumourEntity>().Select(s => s.Finding)])
            : rule(fact, sight);
    }

    /// <summary>Completed years at the effective day; with only the year of birth, the difference of years (facts.md 3.2). Never from an age at another date.</summary>
    private static FactState Age(Fact fact, Sight sight)
    {
        if (sight.Course.Axis.Kind is not AxisKind.Calendar)
            return FactState.Unknown(UnknownReason.CannotSay);
        return Birth(sight) is var (born, person)
            ? sight.Known(fact, FactValue.Of(Years(born, DateOnly.FromDayNumber((int)sight.View.Effective.Days))), person)
            : FactState.NotRecorded;
    }

    private static FactState AgeAtDiagnosis(Fact fact, Sight sight)
    {
        var stated = sight.Latest<Diagnosis>(fact, d => d.AgeYears is { } age ? FactValue.Of(age) : null);
        if (stated.IsKnown)
            return stated;
        var diagnosis = sight.Visible<Diagnosis>().OrderBy(s => s.Finding.Happened.First?.Days ?? decimal.MaxValue).FirstOrDefault(); // before it, none
        if (Birth(sight) is not var (born, _) || diagnosis.Finding?.Happened.Day is not { } day)
            return stated;
        var (youngest, oldest) = (Years(born, day.First), Years(born, day.Last));
        return youngest == oldest ? sight.Known(fact, FactValue.Of(youngest), diagnosis) : FactState.Unknown(UnknownReason.CannotSay, diagnosis.Finding);
    }

    /// <summary>Of several statements the one of the highest rank (facts.md 1.6), whatever the order in which they came.</summary>
    private static (Day Born, Seen From)? Birth(Sight sight)
    {
        var stated = sight.Visible<Person>().Where(s => ((Person)s.Finding.Content).Birth is not null).ToList();
        return stated.Count > 0 && Sight.ByRank(stated) is var from && ((Person)from.Finding.Content).Birth is { } born ? (born, from) : null;
    }

    private static decimal Years(Day birth, DateOnly on) =>
        on.Year - birth.First.Year - (birth.IsExact && (on.Month, on.Day).CompareTo((birth.First.Month, birth.First.Day)) < 0 ? 1 : 0);

    /// <summary>From the fine list of primaries to the coarse one (facts.md 3.11).</summary>
    private static string SiteOf(string organ) => organ switch
    {
        "pancreas" or "rectum" or "lung" or "occult" => organ,
        "duodenum" or "jejunum" or "ileum" or "small_bowel_not_specified" => "small_bowel",
        _ => "other",
    };

    private static bool IsNen(TumourEntity tumour) => tumour.Family is TumourFamily.Nen;

    private static bool IsUicc(Staging staging) => staging.System is "AJCC" or "UICC";

    private static FactValue? Text(string? word) => word is null ? null : FactValue.Of(word);

    private static FactValue? Flag(bool? flag) => flag is { } known ? FactValue.Of(known) : null;

    private static FactValue? GradeWord(Grade? grade) => grade is { } known ? FactValue.Of(known.ToString()) : null;

    /// <summary>The word of an enum whose members are single words.</summary>
    private static FactValue? Word<T>(T? value)
        where T : struct, Enum => value is { } known ? FactValue.Of(known.ToString().ToLowerInvariant()) : null;
}
