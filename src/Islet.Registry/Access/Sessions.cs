using System.Data.Common;
using Dapper;

namespace Islet.Registry;

/// <summary>Somebody who is signed in at one browser.</summary>
/// <param name="Token">SHA-256, in hexadecimal, of the random token that the browser holds.</param>
/// <param name="Seen">The last request, to the minute.</param>
/// <param name="Ends">Whatever is asked, it is over then.</param>
/// <param name="Device">What the person knows the browser by.</param>
public sealed record Session(string Token, string Account, DateTimeOffset Started, DateTimeOffset Seen, DateTimeOffset Ends, string Device);

/// <summary>Who is signed in. A session ends by its time, by idleness, by signing out, or with its account.</summary>
public sealed class Sessions
{
    private const string Columns = "session.token, account.name, started, seen, ends, device";

    private readonly FindingLog log;
    private readonly TimeProvider clock;
    private readonly GroupCommit writes;

    internal Sessions(FindingLog log, TimeProvider clock, GroupCommit writes) => (this.log, this.clock, this.writes) = (log, clock, writes);

    /// <summary>Opens a session, and clears away those that are over.</summary>
    public Task<Session> OpenAsync(string token, string account, TimeSpan lasts, string device, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        var session = new Session(token, account, now, now, now + lasts, device);
        return log.WriteAsync(db => Insert(db, session), cancel);
    }

    /// <summary>The session with its account, unless its time is over; idleness is the caller's to judge.</summary>
    public Task<(Session Session, Account Account)?> FindAsync(string token, CancellationToken cancel = default) => log.ReadAsync<(Session, Account)?>(db =>
        Read(db, "session.token = @token AND ends > @now", new { token, now = Instants.Write(clock.GetUtcNow()) }).SingleOrDefault() is { } session
        && Accounts.Find(db, session.Account) is { } account ? (session, account) : null, cancel);

    /// <summary>Of one account, the last seen first; those that are over are not among them.</summary>
    public Task<IReadOnlyList<Session>> OfAsync(string account, CancellationToken cancel = default) => log.ReadAsync<IReadOnlyList<Session>>(db =>
        [.. Read(db, "session.account = @account AND ends > @now ORDER BY seen DESC", new { account = Accounts.IdentityOf(account), now = Instants.Write(clock.GetUtcNow()) })], cancel);

    public Task SeenAsync(string token, DateTimeOffset at) => writes.AddAsync(db => db.Execute("UPDATE session SET seen = @at WHERE token = @token", new { token, at = Instants.Write(at) }));

    public Task EndAsync(string token, string account, CancellationToken cancel = default) =>
        log.WriteAsync(db => db.Execute("DELETE FROM session WHERE token = @token AND account = @account", new { token, account = Accounts.IdentityOf(account) }), cancel);

    /// <summary>Signs out everywhere.</summary>
    public Task EndAllAsync(string account, CancellationToken cancel = default) => log.WriteAsync(db => EndAll(db, Accounts.IdentityOf(account)), cancel);

    internal static int EndAll(DbConnection db, string identity) => db.Execute("DELETE FROM session WHERE account = @identity", new { identity });

    private Session Insert(DbConnection db, Session session)
    {
        db.Execute("DELETE FROM session WHERE ends <= @now", new { now = Instants.Write(clock.GetUtcNow()) });
        db.Execute("INSERT INTO session (token, account, started, seen, ends, device) VALUES (@Token, @account, @started, @seen, @ends, @Device)", new
        {
            session.Token,
            account = Accounts.IdentityOf(session.Account),
            started = Instants.Write(session.Started),
            seen = Instants.Write(session.Seen),
            ends = Instants.Write(session.Ends),
            session.Device,
        });
        return session;
    }

    private static IEnumerable<Session> Read(DbConnection db, string which, object parameters) =>
        db.Query<(string Token, string Account, string Started, string Seen, string Ends, string Device)>(
            $"SELECT {Columns} FROM session JOIN account ON account.account = session.account WHERE {which}", parameters)
            .Select(s => new Session(s.Token, s.Account, Instants.Read(s.Started), Instants.Read(s.Seen), Instants.Read(s.Ends), s.Device));
}
