using Islet.Clinic;
using Islet.Course;

namespace Islet.Board;

/// <summary>Boards that wait, and progression after which the tumour was not characterized.</summary>
internal static class DueWork
{
    /// <summary>House rule [H]: examinations that closed so many days before the judgement are those that showed the progression, and count as done with it.</summary>
    public const int ShowedItDays = CharacterizationWindows.DualPetDays;

    /// <summary>Referrals without a decision since: none on a later day, and none on the day of the board itself.</summary>
    public static IEnumerable<BoardAhead> Boards(Snapshot snapshot)
    {
        List<DateOnly> decided = [.. snapshot.Visible<BoardDecision>().Select(s => s.Finding.Happened.Day?.Last).OfType<DateOnly>()];
        foreach (var f in snapshot.Visible<BoardReferral>().Select(s => s.Finding))
        {
            var referral = (BoardReferral)f.Content;
            DateOnly? board = referral.BoardDay is { IsExact: true } day ? day.First : null;
            if (f.Happened.Day?.Last is { } referred && !decided.Exists(on => on > referred || on == board))
                yield return new(board, referred, referral.StatedBy, referral.Question);
        }
    }

    /// <summary>Radiology leads (Mollazadegan et al. 2025, Methods). Null: no such progression, a characterization followed it, or several tumours are open.</summary>
    public static NotRecharacterized? Uncharacterized(Snapshot snapshot)
    {
        List<Day> judged = [.. snapshot.Visible<ProgressionJudgement>().Where(s => Progressions.Counts((ProgressionJudgement)s.Finding.Content) is true)
            .Select(s => s.Finding.Happened.Day).OfType<Day>().OrderBy(d => d.Last)];
        if (judged is not [.., var last] || Recharacterizations.Of(snapshot) is not { IsIndexOpen: false } all)
            return null;
        List<DateOnly> closed = [.. all.Characterizations.Where(c => c.Number > 0).Select(c => DateOnly.FromDayNumber((int)c.Closed.Days))];
        List<Day> open = judged.FindAll(day => !closed.Exists(c => c >= day.First.AddDays(-ShowedItDays)));
        if (open.Count == 0 || open[^1] != last)
            return null;
        var before = all.Characterizations is [.., var one] ? one : null;
        return new(last.Last, last, open.Count, before is null ? null : DateOnly.FromDayNumber((int)before.Closed.Days), before?.Number ?? 0);
    }
}
