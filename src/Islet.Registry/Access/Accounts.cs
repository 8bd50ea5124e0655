using System.Data.Common;
using System.Text;
using Dapper;
using Islet.Course;

namespace Islet.Registry;

/// <summary>Somebody who may sign in, or a machine that may ask.</summary>
/// <param name="Name">As typed when it was made; it stands beside what the person records.</param>
/// <param name="Role">What the web calls it.</param>
/// <param name="Created">When it was made.</param>
public sealed record Account(string Name, string Role, DateTimeOffset Created)
{
    /// <summary>Hash of the password; null: signs in by none.</summary>
    public string? Password { get; init; }

    /// <summary>SHA-256, in hexadecimal, of the token of a machine; null: has none.</summary>
    public string? Token { get; init; }

    /// <summary>The shared secret of one-time codes in base 32; null: asks for none.</summary>
    public string? Totp { get; init; }

    /// <summary>The last step of time whose code was taken: a code is good once.</summary>
    public long TotpStep { get; init; }

    /// <summary>Hashes of the recovery codes that are left.</summary>
    public IReadOnlyList<string> Recovery { get; init; } = [];

    public bool Disabled { get; init; }

    /// <summary>Attempts that failed since the last that succeeded.</summary>
    public int Failures { get; init; }

    /// <summary>Until then nobody signs in, whatever is typed.</summary>
    public DateTimeOffset? LockedUntil { get; init; }
}

/// <summary>The accounts. A name is one whatever its capital letters.</summary>
public sealed class Accounts
{
    public const int LongestName = 60;

    private const string Columns = "name, role, created, password, token, totp, totp_step AS TotpStep, recovery, disabled, failures, locked_until AS LockedUntil";

    private readonly FindingLog log;
    private readonly TimeProvider clock;

    internal Accounts(FindingLog log, TimeProvider clock) => (this.log, this.clock) = (log, clock);

    /// <summary>In the order of their names.</summary>
    public Task<IReadOnlyList<Account>> AllAsync(CancellationToken cancel = default) =>
        log.ReadAsync<IReadOnlyList<Account>>(db => [.. Read(db, "ORDER BY account", new { })], cancel);

    public Task<Account?> FindAsync(string name, CancellationToken cancel = default) => log.ReadAsync(db => Find(db, name), cancel);

    /// <param name="token">SHA-256 of a machine's token, in hexadecimal.</param>
    public Task<Account?> FindByTokenAsync(string token, CancellationToken cancel = default) =>
        log.ReadAsync(db => Read(db, "WHERE token = @token", new { token }).SingleOrDefault(), cancel);

    /// <exception cref="RefusedException">E_ACCOUNT_NAME, E_ACCOUNT_TAKEN.</exception>
    public Task<Account> AddAsync(string name, string role, string? password = null, CancellationToken cancel = default)
    {
        if (!IsName(name))
            throw new RefusedException(AccessProblems.AccountName);
        var account = new Account(name, role, clock.GetUtcNow()) { Password = password };
        return log.WriteAsync(db => Insert(db, account), cancel);
    }

    /// <summary>Reads an account and writes what becomes of it, in one transaction. Whose password, role or standing changed is signed out everywhere.</summary>
    /// <returns>The account as it is now.</returns>
    /// <exception cref="RefusedException">E_ACCOUNT_UNKNOWN; whatever <paramref name="change"/> throws, and then nothing is written.</exception>
    public Task<Account> ChangeAsync(string name, Func<Account, Account> change, CancellationToken cancel = default) => ChangeAmongAsync(name, (account, _) => change(account), cancel);

    /// <summary>The same, for a change that depends on which other accounts there are at that moment.</summary>
    /// <inheritdoc cref="ChangeAsync"/>
    public Task<Account> ChangeAmongAsync(string name, Func<Account, IReadOnlyList<Account>, Account> change, CancellationToken cancel = default) => log.WriteAsync(db =>
    {
        var before = Find(db, name) ?? throw new RefusedException(AccessProblems.AccountUnknown);
        var after = change(before, [.. Read(db, "WHERE account <> @account", new { account = IdentityOf(name) })]) with { Name = before.Name, Created = before.Created };
        Update(db, after);
        if ((before.Password, before.Role, before.Disabled) != (after.Password, after.Role, after.Disabled))
            Sessions.EndAll(db, IdentityOf(name));
        return after;
    }, cancel);

    /// <summary>Letters, digits and what stands in names and addresses.</summary>
    public static bool IsName(string name) => name.Length is >= 2 and <= LongestName && name.Trim() == name && name.All(c => char.IsLetterOrDigit(c) || " .-_@'".Contains(c, StringComparison.Ordinal));

    /// <summary>What two spellings of one name have in common.</summary>
    internal static string IdentityOf(string name) => name.Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    internal static Account? Find(DbConnection db, string name) => !IsName(name) ? null : Read(db, "WHERE account = @account", new { account = IdentityOf(name) }).SingleOrDefault();

    private static Account Insert(DbConnection db, Account account)
    {
        if (Find(db, account.Name) is not null)
            throw new RefusedException(AccessProblems.AccountTaken);
        db.Execute("""
            INSERT INTO account (account, name, role, password, token, totp, totp_step, recovery, disabled, created, failures, locked_until)
            VALUES (@account, @Name, @Role, @Password, @Token, @Totp, @TotpStep, @recovery, @disabled, @created, @failures, @locked)
            """, Parameters(account));
        return account;
    }

    private static void Update(DbConnection db, Account account) => db.Execute("""
        UPDATE account SET role = @Role, password = @Password, token = @Token, totp = @Totp, totp_step = @TotpStep, recovery = @recovery,
          disabled = @disabled, failures = @failures, locked_until = @locked WHERE account = @account
        """, Parameters(account));

    private static object Parameters(Account a) => new
    {
        account = IdentityOf(a.Name),
        a.Name,
        a.Role,
        a.Password,
        a.Token,
        a.Totp,
        a.TotpStep,
        recovery = a.Recovery.Count == 0 ? null : string.Join(' ', a.Recovery),
        disabled = a.Disabled ? 1L : 0L,
        created = Instants.Write(a.Created),
        failures = (long)a.Failures,
        locked = a.LockedUntil is { } until ? Instants.Write(until) : null,
    };

    private static IEnumerable<Account> Read(DbConnection db, string which, object parameters) => db.Query<Row>($"SELECT {Columns} FROM account {which}", parameters).Select(r => r.ToAccount());

    private sealed class Row
    {
        public required string Name { get; init; }

        public required string Role { get; init; }

        public required string Created { get; init; }

        public string? Password { get; init; }

        public string? Token { get; init; }

        public string? Totp { get; init; }

        public long TotpStep { get; init; }

        public string? Recovery { get; init; }

        public long Disabled { get; init; }

        public long Failures { get; init; }

        public string? LockedUntil { get; init; }

        public Account ToAccount() => new(Name, Role, Instants.Read(Created))
        {
            Password = Password,
            Token = Token,
            Totp = Totp,
            TotpStep = TotpStep,
            Recovery = Recovery?.Split(' ') ?? [],
            Disabled = Disabled != 0,
            Failures = (int)Failures,
            LockedUntil = LockedUntil is null ? null : Instants.Read(LockedUntil),
        };
    }
}
