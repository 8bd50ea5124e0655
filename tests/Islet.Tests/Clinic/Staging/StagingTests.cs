using FsCheck;
using FsCheck.Fluent;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

public class StagingTests
{
    private const string Within = "primary_site=pancreas differentiation=well ";
    private const string Clear = "invades_duodenum_or_bile_duct=false invades_adjacent_organs_or_large_vessels=false ";

    [Theory] // UICC 8: ≤2, >2–4, >4; Rindi 2006: <2, 2–4, >4. Both sides of 2.0 and 4.0 cm
    [InlineData("1.9", "T1", "T1"), InlineData("1.99", "T1", "T1"), InlineData("2", "T1", "T2"), InlineData("2.0", "T1", "T2"), InlineData("2.01", "T2", "T2")]
    [InlineData("3.99", "T2", "T2"), InlineData("4.0", "T2", "T2"), InlineData("4.01", "T3", "T3"), InlineData("12", "T3", "T3")]
    public void Size_gives_T(string cm, string uicc, string enets)
    {
        var facts = Recorded.Reader($"{Within}{Clear}primary_tumor_size_cm={cm}");
        Assert.Equal((uicc, enets), (Uicc8.Stage(facts).T.Value.ToString(), EnetsTnm.Stage(facts).T.Value.ToString()));
    }

    [Theory]
    [InlineData("primary_tumor_size_cm=1 invades_duodenum_or_bile_duct=true invades_adjacent_organs_or_large_vessels=false", "T3")]
    [InlineData("invades_duodenum_or_bile_duct=true invades_adjacent_organs_or_large_vessels=false", "T3")] // whatever the size
    [InlineData("primary_tumor_size_cm=5 invades_adjacent_organs_or_large_vessels=false", "T3")] // whatever the duodenum
    [InlineData("invades_adjacent_organs_or_large_vessels=true", "T4")]
    [InlineData("primary_tumor_size_cm=1 invades_duodenum_or_bile_duct=false", ""), InlineData("primary_tumor_size_cm=1 invades_adjacent_organs_or_large_vessels=false", "")]
    [InlineData("t_category=T2 invades_adjacent_organs_or_large_vessels=true", "T2"), InlineData("t_category=TX primary_tumor_size_cm=5 invades_adjacent_organs_or_large_vessels=false", "T3")]
    public void T_is_known_where_what_is_unknown_cannot_move_it(string recorded, string t)
    {
        var staged = Uicc8.Stage(Recorded.Reader(Within + recorded));
        Assert.Equal((t, t.Length > 0 ? "" : "t_category"), (staged.T.Value.ToString(), Recorded.Missing(staged.T.Missing)));
    }

    [Theory] // UICC 8: M1a liver, M1b elsewhere, M1c both
    [InlineData("liver_metastases=false extrahepatic_metastases=false", "M0"), InlineData("liver_metastases=true extrahepatic_metastases=false", "M1a")]
    [InlineData("liver_metastases=false extrahepatic_metastases=true", "M1b"), InlineData("liver_metastases=true extrahepatic_metastases=true", "M1c")]
    [InlineData("liver_metastases=true", "M1"), InlineData("extrahepatic_metastases=true", "M1")]
    [InlineData("liver_metastases=false", ""), InlineData("extrahepatic_metastases=false", ""), InlineData("", "")]
    [InlineData("m_category=M0 liver_metastases=true", "M0"), InlineData("m_category=M1c", "M1c")]
    public void Metastases_give_M(string recorded, string m)
    {
        var staged = Uicc8.Stage(Recorded.Reader(Within + recorded));
        Assert.Equal((m, m.Length > 0 ? "" : "m_category"), (staged.M.Value.ToString(), Recorded.Missing(staged.M.Missing)));
    }

    [Theory] // contract of the command: every group of both systems
    [InlineData("T1 N0 M0", "I", "I"), InlineData("T2 N0 M0", "II", "IIA"), InlineData("T3 N0 M0", "II", "IIB"), InlineData("T4 N0 M0", "III", "IIIA")]
    [InlineData("T1 N1 M0", "III", "IIIB"), InlineData("T4 N1 M0", "III", "IIIB"), InlineData("T1 N0 M1a", "IV", "IV"), InlineData("T4 N1 M1", "IV", "IV")]
    public void Categories_give_the_group(string tnm, string uicc, string enets)
    {
        var facts = Recorded.Reader(Within + Categories(tnm));
        Assert.Equal((uicc, enets), (Uicc8.Stage(facts).Group.Value.ToString(), EnetsTnm.Stage(facts).Group.Value.ToString()));
    }

    [Theory] // a group that is the same whatever the unknown part is, is given; else the parts that could move it are named
    [InlineData("M1", "IV", "", "IV", ""), InlineData("N1 M0", "III", "", "IIIB", ""), InlineData("T4 M0", "III", "", "", "n_category")]
    [InlineData("T2 M0", "", "n_category", "", "n_category"), InlineData("T1 N0", "", "m_category", "", "m_category"), InlineData("N0 M0", "", "t_category", "", "t_category")]
    [InlineData("T4", "", "m_category", "", "n_category m_category"), InlineData("N1", "", "m_category", "", "m_category")]
    [InlineData("M0", "", "t_category n_category", "", "t_category n_category"), InlineData("", "", "t_category n_category m_category", "", "t_category n_category m_category")]
    public void An_open_part_matters_only_where_it_could_move_the_group(string tnm, string uicc, string uiccWaits, string enets, string enetsWaits)
    {
        var facts = Recorded.Reader(Within + Categories(tnm));
        var (a, b) = (Uicc8.Stage(facts).Group, EnetsTnm.Stage(facts).Group);
        Assert.Equal((uicc, uiccWaits, enets, enetsWaits), (a.Value.ToString(), Recorded.Missing(a.Missing), b.Value.ToString(), Recorded.Missing(b.Missing)));
    }

    [Fact] // 3 cm, duodenum unknown: T2 or T3, and II in UICC 8 either way
    public void A_T_of_two_values_may_still_give_one_group()
    {
        var facts = Recorded.Reader(Within + "primary_tumor_size_cm=3 invades_adjacent_organs_or_large_vessels=false node_positive=false m_category=M0");
        Assert.Equal((Uicc8Group.II, null), (Uicc8.Stage(facts).Group.Value, Uicc8.Stage(facts).T.Value));
        Assert.Equal([EnetsGroup.IIA, EnetsGroup.IIB], EnetsTnm.Stage(facts).PossibleGroups);
    }

    [Theory] // neither system stages what is no well-differentiated neoplasm of the pancreas; an unknown site is not another site
    [InlineData("primary_site=pancreas differentiation=poor", ""), InlineData("primary_site=small_bowel differentiation=well", ""), InlineData("differentiation=poor", "")]
    [InlineData("differentiation=well", "primary_site"), InlineData("primary_site=pancreas", "differentiation"), InlineData("", "primary_site differentiation")]
    public void The_system_has_its_scope(string recorded, string waits)
    {
        var staged = Uicc8.Stage(Recorded.Reader(recorded + " m_category=M1a t_category=T2 n_category=N0"));
        Assert.Equal((null, null, null, waits), (staged.T.Value, staged.M.Value, staged.Group.Value, Recorded.Missing(staged.Group.Missing)));
    }

    [Theory]
    [InlineData("I", false), InlineData("IV", false), InlineData("IIIB", true), InlineData("IIA", true), InlineData("II", true), InlineData("III", true), InlineData("IB", true)]
    public void A_stage_of_one_system_is_no_stage_of_the_other(string stage, bool oneOnly) => Assert.Equal(oneOnly, StageNames.ExistsInOneOnly(stage));

    [Theory]
    [InlineData("II", null, Answer.No), InlineData("III", null, Answer.Yes), InlineData("III", "8", Answer.Yes), InlineData("III", "7", Answer.Unknown)]
    [InlineData("IIA", null, Answer.Unknown)] // a letter: of an earlier edition
    public void A_stated_stage_stands_beside_the_computed_one(string stated, string? edition, Answer disagrees)
    {
        var comparison = StageComparison.Uicc(Staged(new Staging { System = "AJCC", Edition = edition, T = "T2", N = "N0", M = "M0", Stage = stated }));
        Assert.Equal((stated, "II", disagrees), (comparison.Stated, Assert.Single(comparison.Computed), comparison.Disagrees.Answer));
    }

    [Fact]
    public void Without_a_stated_stage_there_is_nothing_to_disagree_with() =>
        Assert.Equal("stage_uicc", Recorded.Missing(StageComparison.Uicc(Staged(new Staging { System = "AJCC", T = "T2", N = "N0", M = "M0" })).Disagrees.Missing));

    [Fact] // removing any one fact leaves the answer or opens it; it never gives another
    public void No_removed_fact_turns_a_stage_into_another() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        string Flag(int bit) => (seed >> bit & 1) == 0 ? "false" : "true";
        var recorded = $"{Within}primary_tumor_size_cm={FactValue.Of(seed % 60 / 10m)} invades_duodenum_or_bile_duct={Flag(8)} invades_adjacent_organs_or_large_vessels={Flag(9)} node_positive={Flag(10)} "
            + $"liver_metastases={Flag(11)} extrahepatic_metastases={Flag(12)}";
        var (uicc, enets) = (Uicc8.Stage(Recorded.Reader(recorded)), EnetsTnm.Stage(Recorded.Reader(recorded)));
        return Recorded.OneByOne(recorded).All(rest => Opens(uicc.Group, Uicc8.Stage(rest.Left).Group) && Opens(enets.Group, EnetsTnm.Stage(rest.Left).Group)
            && Opens(uicc.T, Uicc8.Stage(rest.Left).T) && Uicc8.Stage(rest.Left).M is var m && (Opens(uicc.M, m) || m.Value is DistantMetastasis.M1));
    }).QuickCheckThrowOnFailure();

    private static bool Opens<T>(Derived<T> all, Derived<T> rest)
        where T : struct => Equals(all.Value, rest.Value) || (rest.Value is null && rest.Missing != default);

    private static string Categories(string tnm) =>
        string.Join(' ', tnm.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => $"{char.ToLowerInvariant(c[0])}_category={c}"));

    private static Snapshot Staged(Staging staging) => Tissues.On("2024-01-01",
        new Finding(new(1), new DateOnly(2020, 1, 1), Reported.WhenItHappened, new(1, new(2023, 1, 1, 0, 0, 0, TimeSpan.Zero), "somebody", "a letter"),
            new TumourEntity { Tumour = "T1", Organ = "pancreas", Family = TumourFamily.Nen }),
        new Finding(new(2), new DateOnly(2020, 1, 1), Reported.WhenItHappened, new(1, new(2023, 1, 1, 0, 0, 0, TimeSpan.Zero), "somebody", "a letter"), staging with { Tumour = "T1" }),
        Tissues.Well.Taken("S1", "2020-01-01"));
}
