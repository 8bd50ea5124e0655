namespace Islet.Web;

/// <summary>What the log of access says that was done. A word, once it was logged, keeps its meaning.</summary>
internal static class AccessWords
{
    public const string Read = "read", Write = "write", Export = "export", Import = "import", SignIn = "sign-in", Refused = "sign-in refused", SignOut = "sign-out", NotAllowed = "not allowed";

    public static IReadOnlyList<string> All { get; } = [Read, Write, Export, Import, SignIn, Refused, SignOut, NotAllowed];

    /// <summary>For a reader of the log.</summary>
    public static string Said(string done) => done switch
    {
        Read => T("looked at"),
        Write => T("changed"),
        Export => T("took out"),
        Import => T("brought in"),
        SignIn => T("signed in"),
        Refused => T("was refused at the sign-in"),
        SignOut => T("signed out"),
        NotAllowed => T("asked for what is not allowed"),
        _ => done,
    };
}
