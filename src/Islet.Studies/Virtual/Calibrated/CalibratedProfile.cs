namespace Islet.Studies;

/// <summary>What a cohort is to look like that is simulated to match a paper: counts as printed, and times that give back its medians and ratios.</summary>
/// <param name="Matches">The paper, as it is cited.</param>
/// <param name="DataLock">The last day of the extract: nothing happened or was reported after it.</param>
/// <param name="Variables">In the order in which they are made: each may ask those before it.</param>
/// <param name="Ends">When follow-up ends: nothing is written of any later day. Null: at the lock.</param>
public sealed record CalibratedProfile(
    string Name, string Title, string Matches, int Patients, string KeyPrefix, DateOnly DataLock, IReadOnlyList<Variable> Variables, IReadOnlyList<NamedDay> Days,
    Sum? Ends, string? Center, IReadOnlyList<RecordTemplate> Records);

/// <summary>Something that each patient has one value of.</summary>
/// <param name="If">Who has it; null: everybody.</param>
public abstract record Variable(string Name, Given? If);

/// <summary>Words with exact counts.</summary>
/// <param name="Within">The variable by whose words the counts are given apart; null: one division, under the empty name.</param>
/// <param name="Joint">Counts together with variables before this one.</param>
public sealed record CountedVariable(
    string Name, Given? If, string? Within, IReadOnlyDictionary<string, IReadOnlyList<(string Word, int Patients)>> Counts, IReadOnlyList<JointCount> Joint) : Variable(Name, If)
{
    /// <summary>The word of what is not recorded; a condition asks for it by this name, and findings leave the member out.</summary>
    public const string Missing = "missing";

    public IEnumerable<string> Words => Counts.Values.SelectMany(c => c.Select(w => w.Word)).Distinct();
}

/// <summary>So many patients of a word among those of a condition.</summary>
public sealed record JointCount(string Word, Given If, int Patients);

/// <summary>Words that follow from other variables: the first condition that holds.</summary>
/// <param name="Otherwise">Null: not recorded.</param>
public sealed record DerivedVariable(string Name, IReadOnlyList<(string Word, IReadOnlyList<Given> Any)> When, string? Otherwise) : Variable(Name, null)
{
    public IEnumerable<string> Words => When.Select(w => w.Word).Append(Otherwise ?? CountedVariable.Missing).Distinct();
}

/// <summary>Words or numbers given for each patient, in the order of the patients.</summary>
/// <param name="Numbers">Null: they are words.</param>
public sealed record ListedVariable(string Name, IReadOnlyList<string> Words, IReadOnlyList<double?>? Numbers, string? Unit) : Variable(Name, null);

/// <summary>Numbers by percentiles: smallest, median and largest come out exactly.</summary>
/// <param name="Unit">days, months or years, where it is a length of time; null: it is none.</param>
/// <param name="Follows">A number by whose order these are given: whoever has more of that has no less of this. Null: at random.</param>
public sealed record NumberVariable(string Name, Given? If, string? Within, IReadOnlyDictionary<string, Quantiles> At, int Decimals, string? Unit, string? Follows) : Variable(Name, If);

/// <summary>A time to an event, or to its censoring.</summary>
/// <param name="Curve">Percentiles of the months to the event, were nobody censored.</param>
/// <param name="CensoredAt">Percentiles of the months after which somebody without event is last seen; null: nobody is censored.</param>
/// <param name="Events">How many have the event; null: all.</param>
/// <param name="AtLeast">The time is no shorter than this sum of the same patient.</param>
/// <param name="AtMost">The time is no longer than this sum.</param>
/// <param name="EventIf">Whoever is so has the event.</param>
/// <param name="CensoredIf">Whoever is so is censored.</param>
/// <param name="Tries">Exchanges that the search takes.</param>
/// <param name="Slack">What an exchange may cost at first, in weighted squared standard errors; less and less, and nothing at the end. 0: only what brings the aims nearer.</param>
public sealed record TimeVariable(
    string Name, Given? If, string? Within, IReadOnlyDictionary<string, Quantiles> Curve, IReadOnlyDictionary<string, Quantiles>? CensoredAt,
    IReadOnlyDictionary<string, int>? Events, Sum? AtLeast, Sum? AtMost, Given? EventIf, Given? CensoredIf, IReadOnlyList<TimeBound> Bounds,
    IReadOnlyList<SurvivalAim> Aims, IReadOnlyList<RatioAim> Ratios, int Tries, double Slack) : Variable(Name, If);

/// <summary>The time of whom this holds lies between these months.</summary>
public sealed record TimeBound(Given If, double From, double To);

/// <summary>A printed median, or a share that is without the event at a time.</summary>
/// <param name="If">Null: everybody who has the time.</param>
/// <param name="Share">0.5 of a median.</param>
/// <param name="After">What is added to each patient's time first; null: nothing.</param>
/// <param name="Weight">1 as printed; more where it has to come nearer than others.</param>
/// <param name="Low">The printed limits, in months of a median; a test holds the cohort to them.</param>
public sealed record SurvivalAim(Given? If, double Months, double Share, Sum? After, double Weight, double? Low, double? High);

/// <summary>Printed hazard ratios of one Cox model, of one factor or several.</summary>
public sealed record RatioAim(Given? If, IReadOnlyList<RatioTerm> Terms, double Weight);

/// <param name="With">An indicator: 1 for whom it holds. Null: <paramref name="Number"/>.</param>
/// <param name="Number">A number variable, per unit.</param>
/// <param name="Low">The printed limits.</param>
public sealed record RatioTerm(Given? With, string? Number, double Ratio, double? Low, double? High);

/// <summary>A day by name: spread over a span, or a sum that begins with another day.</summary>
/// <param name="Leaves">A span only: this much follow-up still fits in before the lock.</param>
public sealed record NamedDay(string Name, DateOnly? From, DateOnly? To, Sum? Leaves, Sum? Of);

/// <summary>One kind of finding, as each patient for whom it holds has it.</summary>
/// <param name="Every">Days between repetitions; null: once.</param>
/// <param name="Until">The last possible day of a repetition.</param>
/// <param name="ReportedAfter">Days from the day it happened to the report; null: known as it happens.</param>
public sealed record RecordTemplate(string Name, string Kind, Given? If, Sum On, int? Every, Sum? Until, int? ReportedAfter, IReadOnlyList<MemberTemplate> With);

/// <summary>A member of a finding: words, or one that a variable chooses.</summary>
/// <param name="By">The variable that chooses; null: <paramref name="Texts"/> under the empty name.</param>
public sealed record MemberTemplate(string Name, Islet.Course.MemberForm Form, string? By, IReadOnlyDictionary<string, IReadOnlyList<string>> Texts)
{
    public bool IsList => Form is Islet.Course.MemberForm.List;
}
