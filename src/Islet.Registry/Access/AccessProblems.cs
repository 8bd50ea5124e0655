using Islet.Course;

namespace Islet.Registry;

/// <summary>What is refused at the desk, and what to do about it.</summary>
internal static class AccessProblems
{
    public static Problem DraftOwner { get; } = new("E_DRAFT_OWNER", "draft", "an identity that another person's draft has", "one of your own", "Begin the form anew.");

    public static Problem ReadingOvertaken { get; } = new("E_READING_OVERTAKEN", "reading", "a reading that somebody else went on with since the page was opened", "the reading as it stands now",
        "Look at what was decided meanwhile, and decide again. Nothing was stored.");

    public static Problem AccountName { get; } = new("E_ACCOUNT_NAME", "account", "a name that is none",
        $"2 to {Accounts.LongestName} letters, digits, spaces and . - _ @ '", "Choose a name such as anna.berg: it stands beside what the person records.");

    public static Problem AccountTaken { get; } = new("E_ACCOUNT_TAKEN", "account", "a name that another account has, but for capital letters", "a name of its own", "Choose another name.");

    public static Problem AccountUnknown { get; } = new("E_ACCOUNT_UNKNOWN", "account", "a name that no account has", "the name of an account", "islet account list names all accounts.");
}
