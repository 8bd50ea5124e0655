using Islet.Course;

namespace Islet.Clinic;

/// <summary>A finding as the rules of consistency read it.</summary>
/// <param name="Number">Its place in the list that is checked, so that the caller finds its own row or finding again.</param>
public readonly record struct Stated(int Number, When Happened, Content Content);

/// <summary>A member of a finding that takes part in a contradiction.</summary>
/// <param name="Number">The finding's place in the list that was checked.</param>
/// <param name="Member">By its name in the registry's JSON; "happened" for its day.</param>
/// <param name="Found">What it says, in words.</param>
public readonly record struct Mention(int Number, string Member, Wording Found);

/// <summary>Statements about one patient that cannot all be true. Nobody's statement is changed; a person decides.</summary>
/// <param name="Mentions">The statement most likely to be the odd one first.</param>
/// <param name="Expected">What would agree.</param>
public sealed record Inconsistency(string Code, IReadOnlyList<Mention> Mentions, Wording Expected, Wording Remedy)
{
    /// <summary>The problem in the form in which every command tells problems, in English.</summary>
    /// <param name="where">Says where a mentioned member stands: file and line, or finding and member.</param>
    public Problem ToProblem(Func<Mention, string> where) => new(
        Code, where(Mentions[0]), string.Join("; ", Mentions.Select((m, i) => i == 0 ? m.Found.ToString() : $"{m.Found} ({where(m)})")), Expected.ToString(), Remedy.ToString());
}

/// <summary>One rule: what cannot be true together, whatever is not recorded.</summary>
/// <param name="Code">W_…: shown, and everything kept as it is written.</param>
/// <param name="Says">The rule in one sentence.</param>
/// <param name="Source">Where the definition comes from that the statements would have to contradict.</param>
public sealed record ConsistencyRule(string Code, Wording Says, string Source, Func<IReadOnlyList<Stated>, IEnumerable<Inconsistency>> Check);
