using System.Security.Cryptography;

namespace Islet.Web;

/// <summary>What a card is about. Its identity carries it, so that feedback tells it again and nothing has to be remembered.</summary>
internal enum CardKind : byte
{
    Statements,
    Cautions,
    Record,
}

/// <summary>A card of CDS Hooks 2.0, section "Card Attributes". It suggests nothing, so that it has no suggestions.</summary>
/// <param name="Summary">One sentence of fewer than <see cref="SummaryLimit"/> characters.</param>
/// <param name="Detail">Markdown.</param>
internal sealed record CdsCard(Guid Uuid, string Summary, string Detail, string Indicator, CdsSource Source, IReadOnlyList<CdsLink> Links, IReadOnlyList<CdsCoding> OverrideReasons)
{
    public const int SummaryLimit = 140;

    /// <summary>Nothing here is urgent; a warning only says that the record holds what a statement's own file names as speaking against it. Critical is never used.</summary>
    public const string Info = "info", Warning = "warning";
}

internal sealed record CdsSource(string Label, Uri? Url, CdsCoding Topic);

/// <param name="Type">"absolute": the address is complete.</param>
internal sealed record CdsLink(string Label, Uri Url, string Type = "absolute");

internal sealed record CdsCoding(string System, string Code, string Display)
{
    private const string Reasons = "urn:islet:override-reason", Topics = "urn:islet:topic";

    /// <summary>Of our own: the lists that exist are of reasons against a recommended action, and a card recommends none.</summary>
    public static IReadOnlyList<CdsCoding> OverrideReasons { get; } =
    [
        new(Reasons, "fact-wrong", "A fact is wrong or out of date"),
        new(Reasons, "known", "Known already"),
        new(Reasons, "not-now", "Not of use at this visit"),
        new(Reasons, "overtaken", "The statement is overtaken"),
        new(Reasons, "not-this-disease", "Not this disease"),
    ];

    public static CdsCoding TopicOf(CardKind kind) => kind switch
    {
        CardKind.Statements => new(Topics, "statements", "Statements that apply"),
        CardKind.Cautions => new(Topics, "cautions", "What stands beside statements"),
        CardKind.Record => new(Topics, "record", "Whose record this is"),
    };
}

/// <summary>Identity of a card: a UUID of version 8 (RFC 9562), random but for the byte of its kind. It says nothing of the patient.</summary>
internal static class CardId
{
    private const int Version = 6, Variant = 8, Kind = 15; // bytes of the UUID

    public static Guid New(CardKind kind)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        bytes[Version] = (byte)(0x80 | (bytes[Version] & 0x0F));
        bytes[Variant] = (byte)(0x80 | (bytes[Variant] & 0x3F));
        bytes[Kind] = (byte)kind;
        return new(bytes, bigEndian: true);
    }

    /// <summary>Null: no card of ours.</summary>
    public static CardKind? KindOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return bytes[Version] >> 4 == 8 && bytes[Variant] >> 6 == 2 && Enum.IsDefined((CardKind)bytes[Kind]) ? (CardKind)bytes[Kind] : null;
    }
}
