using Islet.Course;
using Islet.Registry;
using Islet.Tests.Registry;
using Islet.Web;

namespace Islet.Tests.Web;

/// <summary>Forms that were refused, in the registry.</summary>
public sealed class FormDraftsTests : IDisposable
{
    private static readonly DecisionForm Typed = DecisionForm.Empty(7, "2026-05-02") with
    {
        Plan = "a plan \0 \u202e", Followed = ["SEQ-1"], Departed = new Dictionary<string, string> { ["SEQ-12"] = "the patient's wish" }, BecauseOf = ["ki67"],
    };

    private static readonly Problem Why = new("E_DECISION_FIELD", "the decision", "a field", "another", "Correct it.");

    private readonly TemporaryRegistry registry = new(Store.File);
    private readonly FindingLog log;
    private readonly FormDrafts<DecisionForm> drafts;

    public FormDraftsTests() => drafts = new(log = registry.Open());

    public void Dispose()
    {
        log.Dispose();
        registry.Dispose();
    }

    [Fact]
    public async Task It_comes_back_as_it_was_typed_for_whom_it_is_and_for_nobody_else()
    {
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(2));
        var kept = await drafts.KeepAsync(null, "Dr A", 1, Typed, Why, default);
        using var other = registry.Open();
        var found = (await new FormDrafts<DecisionForm>(other).FindAsync(kept.Id, "Dr A", 1, default))!;
        Assert.Equal((Typed.Plan, 7, "the patient's wish", Why), (found.Typed.Plan, found.Typed.Seen, found.Typed.Departed["SEQ-12"], found.Problem));
        Assert.Null(await drafts.FindAsync(kept.Id, "Dr B", 1, default));
        Assert.Null(await drafts.FindAsync(kept.Id, "Dr A", 2, default));
        Assert.Null(await new FormDrafts<OutcomeForm>(log).FindAsync(kept.Id, "Dr A", 1, default));
        Assert.Empty(await new EntryDrafts(log).OfAsync("Dr A", default)); // it is not among the forms that wait to be finished
    }

    [Fact]
    public async Task It_ends_with_what_is_recorded_with_the_patient_and_after_thirty_days()
    {
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(2));
        var (recorded, erased, old) = (await KeptAsync(1), await KeptAsync(2), await KeptAsync(1, "Dr B"));
        await drafts.DiscardAsync("Dr A", 1, default);
        await log.EraseAsync(2, new("Dr A", "a test", "a wish"));
        Assert.All([await drafts.FindAsync(recorded, "Dr A", 1, default), await drafts.FindAsync(erased, "Dr A", 2, default)], Assert.Null);
        Assert.NotNull(await drafts.FindAsync(old, "Dr B", 1, default));
        registry.SetClock(registry.GetUtcNow() + Drafts.Lifetime);
        Assert.Null(await drafts.FindAsync(old, "Dr B", 1, default));

        async Task<string> KeptAsync(long patient, string by = "Dr A") => (await drafts.KeepAsync(null, by, patient, Typed, Why, default)).Id;
    }

    [Fact]
    public async Task A_later_state_takes_the_place_of_the_earlier_and_never_of_anothers()
    {
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(1));
        var first = await drafts.KeepAsync(null, "Dr A", 1, Typed, null, default);
        Assert.Equal(first.Id, (await drafts.KeepAsync(first.Id, "Dr A", 1, Typed with { Plan = "later" }, Why, default)).Id);
        Assert.Equal("later", (await drafts.FindAsync(first.Id, "Dr A", 1, default))!.Typed.Plan);
        Assert.NotEqual(first.Id, (await drafts.KeepAsync(first.Id, "Dr B", 1, Typed, null, default)).Id);
    }
}
