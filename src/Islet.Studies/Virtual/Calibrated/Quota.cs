using System.Globalization;
using Islet.Course;

namespace Islet.Studies;

/// <summary>Gives words to patients in exact counts, at random otherwise, and moves them until the joint counts hold too.</summary>
internal static class Quota
{
    private const int Tries = 400_000;

    public static string?[] Of(CountedVariable variable, Individuals people, ulong seed)
    {
        var column = new string?[people.Count];
        var dice = Dice.For(seed, 0, "calibrated/" + variable.Name);
        List<List<int>> strata = [];
        foreach (var (level, counts) in variable.Counts)
        {
            List<int> members = [.. Enumerable.Range(0, people.Count).Where(i => variable.If?.Holds(people, i) is not false
                && (variable.Within is null || people.WordOf(variable.Within, i) == level))];
            var rest = Math.Max(0, members.Count - counts.Where(c => c.Patients >= 0).Sum(c => c.Patients));
            List<string> words = [.. counts.SelectMany(c => Enumerable.Repeat(c.Word, c.Patients < 0 ? rest : c.Patients))];
            if (words.Count != members.Count)
            {
                throw new RefusedException("E_PROFILE_QUOTA", level.Length == 0 ? $"variables.{variable.Name}" : $"variables.{variable.Name}.{level}",
                    string.Create(CultureInfo.InvariantCulture, $"counts of {words.Count} patients"), string.Create(CultureInfo.InvariantCulture, $"counts of {members.Count}"),
                    "Let the counts sum to the patients they are of, or write rest for one of them.");
            }
            Shuffle(members, dice);
            foreach (var (i, word) in members.Zip(words))
                column[i] = word;
            strata.Add(members);
        }
        if (variable.Joint.Count > 0)
            Join(variable, people, column, strata, dice);
        return [.. column.Select(word => word is CountedVariable.Missing ? null : word)];
    }

    public static void Shuffle<T>(IList<T> list, Dice dice)
    {
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = dice.Between(0, i);
            (list[i], list[j]) = (list[j], list[i]);
        }
    }

    private static void Join(CountedVariable variable, Individuals people, string?[] column, List<List<int>> strata, Dice dice)
    {
        var joint = variable.Joint;
        var belongs = joint.Select(j => Enumerable.Range(0, people.Count).Select(i => j.If.Holds(people, i)).ToArray()).ToArray();
        var now = joint.Select((j, k) => Enumerable.Range(0, people.Count).Count(i => belongs[k][i] && column[i] == j.Word)).ToArray();
        var off = Off();
        strata.RemoveAll(s => s.Count < 2);
        for (var tries = 0; off > 0 && tries < Tries && strata.Count > 0; tries++)
        {
            var stratum = strata[dice.Between(0, strata.Count - 1)];
            var (a, b) = (stratum[dice.Between(0, stratum.Count - 1)], stratum[dice.Between(0, stratum.Count - 1)]);
            if (column[a] == column[b])
                continue;
            Move(a, b);
            var then = Off();
            if (then > off)
                Move(a, b); // back
            else
                off = then;
        }
        if (off > 0)
        {
            var (worst, k) = joint.Select((j, k) => (j, k)).MaxBy(x => Math.Abs(now[x.k] - x.j.Patients));
            throw new RefusedException("E_PROFILE_UNREACHABLE", $"variables.{variable.Name}.joint", string.Create(CultureInfo.InvariantCulture, $"{now[k]} of {worst.Word}"),
                string.Create(CultureInfo.InvariantCulture, $"{worst.Patients}"), "Change one of the counts: together they cannot be had, or only just.");
        }

        int Off() => joint.Select((j, k) => Math.Abs(now[k] - j.Patients)).Sum();

        void Move(int a, int b)
        {
            foreach (var (k, j) in joint.Index())
                now[k] -= (belongs[k][a] && column[a] == j.Word ? 1 : 0) + (belongs[k][b] && column[b] == j.Word ? 1 : 0);
            (column[a], column[b]) = (column[b], column[a]);
            foreach (var (k, j) in joint.Index())
                now[k] += (belongs[k][a] && column[a] == j.Word ? 1 : 0) + (belongs[k][b] && column[b] == j.Word ? 1 : 0);
        }
    }
}
