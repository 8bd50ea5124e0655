using System.Globalization;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Web;

/// <summary>What a person says that a text of a column means.</summary>
public abstract record Meaning
{
    /// <summary>The word that the member's form has for it.</summary>
    public sealed record Word(string Value) : Meaning;

    /// <summary>It is one of the file's ways to say "not known".</summary>
    public sealed record NotKnown : Meaning;

    /// <summary>It is meant so: its text is kept beside the finding, and nobody is asked again.</summary>
    public sealed record MeantSo(string Code) : Meaning;
}

/// <summary>Corrections to a map, as a person makes them by pressing a button. Each gives a new map.</summary>
public static class MapMending
{
    /// <summary>Where a map reads a column: the finding, and the member with its source.</summary>
    public static IEnumerable<(FindingMap Finding, MemberMap Member, FromColumn From)> Readers(this CourseMap map, string column) =>
        from finding in map.Findings
        from member in finding.Set
        let read = member.From as FromColumn
        where read is not null && finding.Reads(read.Column, column)
        select (finding, member, read);

    /// <summary>The words that a column's members may have; empty: they are free, numbers or days.</summary>
    public static IReadOnlyList<string> WordsOf(this CourseMap map, string column) =>
        [.. map.Readers(column).SelectMany(r => FindingForm.Of(r.Finding.Kind)?[r.Member.Member] is { } member ? member.Form is MemberForm.YesNo ? ["true", "false"] : member.Words : []).Distinct(StringComparer.Ordinal)];

    public static CourseMap Mean(this CourseMap map, string column, string text, Meaning meaning) => meaning switch
    {
        Meaning.Word word => map.WithCode(column, text, [word.Value]),
        Meaning.NotKnown when map.Readers(column).Any() => map.WithMissing(column, text),
        Meaning.NotKnown => map with { Missing = [.. map.Missing, text] },
        Meaning.MeantSo meant => map with { Accept = [.. map.Accept, new(meant.Code, column, text)] },
        _ => throw new ArgumentException($"A meaning of {meaning.GetType().Name} is not foreseen.", nameof(meaning)),
    };

    /// <summary>Whatever stands in the column is meant so.</summary>
    public static CourseMap MeanColumn(this CourseMap map, string code, string column) =>
        map with { Accept = [.. map.Accept.Where(a => (a.Code, a.Column) != (code, column)), new(code, column)] };

    /// <summary>Nothing reads the column any more, and nobody asks about it.</summary>
    public static CourseMap LeaveOut(this CourseMap map, string column) => map.Unread(column) with { LeaveOut = [.. map.LeaveOut.Where(c => c != column), column] };

    /// <summary>The column says one member of one kind, and nothing else. A finding that is new has no day yet.</summary>
    public static CourseMap ReadAs(this CourseMap map, string column, string kind, string member)
    {
        var (unread, form) = (map.Unread(column) with { LeaveOut = [.. map.LeaveOut.Where(c => c != column)] }, FindingForm.Of(kind)!);
        var set = new MemberMap(member, new FromColumn(column));
        if (unread.Findings.FirstOrDefault(f => f.Kind == kind && f.Repeat is null && f.Set.All(m => m.Member != member)) is { } finding)
            return unread.Replace(finding, finding with { Set = [.. finding.Set, set] });
        var name = unread.Findings.Any(f => f.Name == FindingMap.CustomaryName(kind)) ? FindingMap.CustomaryName(kind) + "_" + member : FindingMap.CustomaryName(kind);
        var isDated = kind is not (nameof(Person) or nameof(PersonMatch));
        FixedMember[] required = [.. form.Members.Where(m => m.Required && m.Name != member && m.Words.Count > 0).Select(m => new FixedMember(m.Name, m.Words[0]))];
        return unread with
        {
            Findings = [.. unread.Findings, new FindingMap
            {
                Kind = kind, Name = name, When = isDated ? MapWhen.Unknown : null, Reported = isDated ? MapReported.Unknown : null,
                Set = [.. required.Select(r => new MemberMap(r.Member, new FixedValue([r.Value]))), set],
            }],
        };
    }

    /// <summary>The column gives the day of a finding.</summary>
    public static CourseMap ReadAsDay(this CourseMap map, string column, string finding) =>
        map.Findings.FirstOrDefault(f => f.Name == finding) is { } dated ? map.Replace(dated, dated with { When = new(column) }) with { LeaveOut = [.. map.LeaveOut.Where(c => c != column)] } : map;

    private static CourseMap Unread(this CourseMap map, string column) => map with
    {
        Findings = [.. map.Findings.Select(f => f with { Set = [.. f.Set.Where(m => m.From is not FromColumn from || !f.Reads(from.Column, column))] }).Where(f => f.Set.Any(m => m.From is not FixedValue) || f.When?.Column is not null)],
    };

    /// <summary>Adds the code to the column's list, or to a new one that is named for the column.</summary>
    private static CourseMap WithCode(this CourseMap map, string column, string text, IReadOnlyList<string> values)
    {
        foreach (var (finding, member, read) in map.Readers(column).ToList())
        {
            var name = read.List ?? ListName(map, read.Column);
            var now = map.Findings.First(f => f.Name == finding.Name);
            map = map.Replace(now, now with { Set = [.. now.Set.Select(m => m == member ? m with { From = read with { List = name } } : m)] }).WithCodeIn(name, text, values);
        }
        return map;
    }

    private static CourseMap WithMissing(this CourseMap map, string column, string text)
    {
        foreach (var (finding, member, read) in map.Readers(column).ToList())
        {
            var now = map.Findings.First(f => f.Name == finding.Name);
            map = map.Replace(now, now with { Set = [.. now.Set.Select(m => m == member ? m with { From = read with { Missing = [.. read.Missing, text] } } : m)] });
        }
        return map;
    }

    private static CourseMap WithCodeIn(this CourseMap map, string list, string text, IReadOnlyList<string> values)
    {
        var code = new CodeMeaning(text, values);
        return map.List(list) is { } known
            ? map with { Lists = [.. map.Lists.Select(l => l == known ? l with { Codes = [.. l.Codes.Where(c => !c.Code.Equals(text, StringComparison.OrdinalIgnoreCase)), code] } : l)] }
            : map with { Lists = [.. map.Lists, new(list, [code])] };
    }

    private static CourseMap Replace(this CourseMap map, FindingMap old, FindingMap mended) => map with { Findings = [.. map.Findings.Select(f => f == old ? mended : f)] };

    private static string ListName(CourseMap map, string column)
    {
        var stem = new string([.. column.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')]).Trim('_');
        var name = stem.Length == 0 ? "list" : stem;
        return map.List(name) is null || map.Readers(column).Any(r => r.From.List == name) ? name : ListName(map, column + "_2");
    }

    /// <summary>Whether a column is one that the map names so, {n} standing for the numbers over which the finding repeats.</summary>
    public static bool Reads(this FindingMap finding, string? written, string column) => written is not null && (written == column || (finding.Repeat is { } range
        && Enumerable.Range(range.First, range.Last - range.First + 1).Any(n => written.Replace(CourseMap.RepeatMark, n.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) == column)));

    private sealed record FixedMember(string Member, string Value);
}
