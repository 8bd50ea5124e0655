using Islet.Course;

namespace Islet.Guidelines;

/// <summary>Whether any patient can be made of whom a condition says what is wanted.</summary>
public enum Reach
{
    /// <summary>Yes: the facts are there.</summary>
    Found,

    /// <summary>No: every combination of answers that the condition tells apart was tried or cut off by what it had decided.</summary>
    Never,

    /// <summary>Nobody knows: the search ended before all was tried.</summary>
    NotProved,
}

/// <summary>Facts of a patient of whom a condition says what was wanted, or that there are none.</summary>
/// <param name="Facts">The base facts that were needed; of a patient whose other facts are unknown.</param>
/// <remarks>Whether values go together in a real patient is not modelled: "liver metastases" beside "localized" may stand in one witness.</remarks>
public sealed record Witness(Reach Reach, IReadOnlyDictionary<Fact, FactValue> Facts)
{
    private const int MostReadings = 200_000; // of one condition: some tenths of a second; the hardest of NANETS 2020 takes some hundreds

    /// <summary>A patient of whom the condition is <paramref name="wanted"/>, and <paramref name="besides"/> holds.</summary>
    /// <param name="besides">Asked of the patient when the condition has decided; null: nothing more is wanted.</param>
    public static Witness Of(Condition condition, Answer wanted, Func<FactReader, bool>? besides = null)
    {
        var search = new Search(condition, wanted, besides);
        var found = search.Run();
        return new(found ? Reach.Found : search.IsExhausted ? Reach.NotProved : Reach.Never, found ? search.Facts : new Dictionary<Fact, FactValue>());
    }

    /// <summary>Depth first. What a condition has decided stays decided whatever else is answered, so the branch ends there; recorded() alone has to be settled before.</summary>
    private sealed class Search
    {
        private readonly Condition condition;
        private readonly Answer wanted;
        private readonly Func<FactReader, bool>? besides;
        private readonly HypotheticalFacts supposed = new(Possible.NotRecorded);
        private readonly Dictionary<Fact, FactDomain> domains;
        private readonly Fact[] recorded;
        private readonly FactSet fallbacks;
        private int readings;

        public Search(Condition condition, Answer wanted, Func<FactReader, bool>? besides)
        {
            (this.condition, this.wanted, this.besides) = (condition, wanted, besides);
            Atom[] atoms = [.. ConditionAtoms.Of(condition)];
            var all = ConditionAtoms.BaseFacts(condition);
            domains = all.ToDictionary(f => f, f => FactDomain.Of(f, atoms));
            recorded = [.. atoms.OfType<Recorded>().SelectMany(a => a.Fact.IsDerived ? a.Fact.Reads : FactSet.Of(a.Fact)).Distinct()];
            fallbacks = [.. condition.Facts.Where(f => f.IsDerived).SelectMany(f => f.Reads)];
        }

        public Dictionary<Fact, FactValue> Facts { get; } = [];

        public bool IsExhausted => readings > MostReadings || domains.Values.Any(d => d.IsShortened);

        public bool Run() => Record(0);

        private bool Record(int next)
        {
            if (next == recorded.Length)
                return Answered(FactSet.Of(recorded));
            return Record(next + 1) || Try(recorded[next], () => Record(next + 1));
        }

        private bool Answered(FactSet asked)
        {
            if (++readings > MostReadings)
                return false;
            var truth = condition.Read(supposed.Reader);
            if (truth.Answer is not Answer.Unknown)
                return truth.Answer == wanted && besides?.Invoke(supposed.Reader) != false;
            return Next(truth.Missing, asked).Any(fact => Try(fact, () => Answered(asked | FactSet.Of(fact))));
        }

        /// <summary>
        /// What the condition waits for; where there is none such, what may stand in for it (a scintigraphy for the receptor PET). Where something besides is
        /// wanted it may hang on what stays unknown, so a stand-in is tried before what it stands in for as well.
        /// </summary>
        private IEnumerable<Fact> Next(FactSet missing, FactSet asked)
        {
            var (first, standIns) = ((missing - asked).FirstOrDefault(), fallbacks - asked);
            return first is null ? standIns.Take(1) : besides is null ? [first] : [first, .. standIns - FactSet.Of(first)];
        }

        private bool Try(Fact fact, Func<bool> rest)
        {
            foreach (var value in domains[fact].Values)
            {
                supposed.Suppose(fact, value);
                Facts[fact] = value;
                if (rest())
                    return true;
            }
            supposed.Suppose(fact, null);
            Facts.Remove(fact);
            return false;
        }
    }
}
