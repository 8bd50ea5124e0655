using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Islet.Web;

/// <summary>What an account is offered before it asks for codes.</summary>
/// <param name="Sealed">Secret and recovery codes as the form carries them: only this registry's servers read it, for this account, for a quarter of an hour.</param>
internal sealed record TotpOffer(string Secret, IReadOnlyList<string> Codes, string Sealed);

/// <summary>Nothing is kept until the person has shown that their authenticator knows the secret.</summary>
internal sealed class TotpSetup(IDataProtectionProvider keys)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    public TotpOffer Offer(string account)
    {
        var (secret, codes) = (Totp.NewSecret(), RecoveryCodes.New());
        return new(secret, codes, Sealing(account).Protect(string.Join(' ', codes.Prepend(secret)), Lasts));
    }

    /// <summary>Null: it is old, or somebody else's.</summary>
    public TotpOffer? Open(string account, string @sealed)
    {
        try
        {
            return Sealing(account).Unprotect(@sealed).Split(' ') is [var secret, .. var codes] ? new(secret, codes, @sealed) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Sealing(string account) => keys.CreateProtector("totp", account).ToTimeLimitedDataProtector();
}
