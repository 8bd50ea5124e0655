namespace Islet.Guidelines;

/// <summary>What the statements are shown for. It stands wherever they are shown.</summary>
public static class IntendedPurpose
{
    public const string Text = "For professionals: for research and for the preparation of tumour boards. It shows which statements of a guideline apply, which do not, and which cannot be decided; "
        + "it makes no diagnosis and no treatment decision. The board decides.";
}
