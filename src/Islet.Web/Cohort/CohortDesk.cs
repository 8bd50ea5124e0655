using Islet.Course;
using Islet.Studies;
using Microsoft.AspNetCore.Http;

namespace Islet.Web;

/// <summary>What a page over a cohort knows when it begins.</summary>
/// <param name="Remarks">What of the address cannot be done.</param>
/// <param name="Selection">Null: a typed condition is still being asked of all patients, and <paramref name="Progress"/> says how far.</param>
public sealed record CohortState(Census Census, CohortQuery Query, IReadOnlyList<string> Remarks, CohortSelection? Selection, ReadingProgress? Progress)
{
    public IEnumerable<PatientRow> Patients => Selection!.Patients.Members().Select(i => Census.Rows[i]);
}

/// <summary>How far a work has come, in patients.</summary>
public sealed record ReadingProgress(int Done, int Of);

/// <summary>Reads the state of an explorer's page from its address.</summary>
public sealed class CohortDesk(LiveOverview live, CohortAnswers answers, TimeProvider clock)
{
    /// <summary>What a reader waits for numbers before the page says that they are being computed.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(1);

    /// <param name="others">Names in the address that belong to the page.</param>
    public async Task<CohortState> OpenAsync(HttpContext http, params IReadOnlyCollection<string> others)
    {
        var census = await live.NowAsync(http.RequestAborted);
        var (query, remarks) = CohortQuery.Read(http.Request.QueryString.Value, [.. others, "said"]);
        if (remarks.Count > 0 || !query.IsReadable)
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
        var said = new Dictionary<string, (PatientBits, PatientBits)>(StringComparer.Ordinal);
        foreach (var asked in query.Criteria.OfType<ConditionCriterion>().Where(c => c.Condition is not null))
        {
            var work = answers.Ask(census, asked.Condition!);
            if (await work.SoonAsync(Patience, clock) is not { } answer)
            {
                AskAgain(http);
                return new(census, query, remarks, null, new(work.Done, work.Of));
            }
            said[asked.Text] = (answer.Yes, answer.Unknown);
        }
        return new(census, query, remarks, CohortSelection.Of(census.Cohort, query, said), null);
    }

    /// <summary>The same for a program, which waits until a typed condition is answered.</summary>
    public async Task<CohortState> WaitAsync(string? address, CancellationToken cancel, params IReadOnlyCollection<string> others)
    {
        var census = await live.NowAsync(cancel);
        var (query, remarks) = CohortQuery.Read(address, others);
        var said = new Dictionary<string, (PatientBits, PatientBits)>(StringComparer.Ordinal);
        foreach (var asked in query.Criteria.OfType<ConditionCriterion>())
        {
            var answer = await answers.Ask(census, asked.Condition ?? throw new RefusedException(asked.Problems[0])).Task.WaitAsync(cancel);
            said[asked.Text] = (answer.Yes, answer.Unknown);
        }
        return new(census, query, remarks, CohortSelection.Of(census.Cohort, query, said), null);
    }

    /// <summary>The browser asks for the same address again, without script.</summary>
    public static void AskAgain(HttpContext http) => http.Response.Headers["Refresh"] = "2";
}
