using Islet.Course;

namespace Islet.Clinic;

/// <summary>One hormone at two characterizations.</summary>
/// <param name="New">Secreted now and not before; unknown where it was not measured, or its relation to the tumour is open, on the side that matters.</param>
/// <param name="Earlier">Null: not measured then.</param>
public sealed record HormoneChange(string Hormone, Truth New, HormoneResult? Earlier, HormoneResult? Later);

/// <summary>
/// New hormone secretion, and apart from it a new hormonal syndrome, between two characterizations: limb (i) of the definition of Mollazadegan et al. 2025,
/// section 2.2, and table 2.
/// </summary>
/// <param name="NewSecretion">No needs every hormone of the later panel's list measured, and none of them newly secreted.</param>
/// <param name="AmongMeasured">The same question to the hormones measured both times, whatever else is missing.</param>
/// <param name="Hormones">Those of the list and those measured, by name.</param>
/// <param name="NewSyndrome">Declared now and not before, and its hormone is secreted.</param>
/// <param name="Syndrome">The syndrome declared at the later one; null: none, or not known.</param>
/// <param name="Metachronous">The same, with no syndrome on record at the earlier one: an earlier other syndrome makes it a second.</param>
public sealed record SecretionChange(
    Truth NewSecretion, Truth AmongMeasured, IReadOnlyList<HormoneChange> Hormones, Truth NewSyndrome, string? Syndrome, Truth Metachronous)
{
    public required HormonePanel Earlier { get; init; }

    public required HormonePanel Later { get; init; }

    /// <summary>Newly secreted for certain.</summary>
    public IEnumerable<string> NewHormones => Hormones.Where(h => h.New.Answer is Answer.Yes).Select(h => h.Hormone);

    /// <summary>Those that keep a "no" from being known.</summary>
    public IEnumerable<string> OpenHormones => Hormones.Where(h => h.New.Answer is Answer.Unknown).Select(h => h.Hormone);

    public static SecretionChange Between(HormonePanel earlier, HormonePanel later)
    {
        List<HormoneChange> changes = [];
        var (isNew, amongMeasured, any) = (Truth.No, Truth.No, false);
        foreach (var hormone in Asked(later))
        {
            var change = new HormoneChange(hormone, IsNew(hormone, earlier, later), earlier[hormone], later[hormone]);
            changes.Add(change);
            isNew |= change.New;
            if (change is { Earlier: not null, Later: not null })
                (amongMeasured, any) = (amongMeasured | change.New, true);
        }
        var syndrome = (later.Syndrome.Value as FactValue.Word)?.Value is { } name && name != Syndromes.None ? name : null;
        var arose = Declared(later) & !Had(earlier, syndrome) & (syndrome is null ? default : Syndromes.Secreted(syndrome, later));
        return new(isNew, any ? amongMeasured : default, changes, arose, syndrome, arose & !Declared(earlier)) { Earlier = earlier, Later = later };
    }

    /// <summary>The panel's list, and what was measured beyond it.</summary>
    private static IReadOnlyList<string> Asked(HormonePanel later)
    {
        List<string>? beyond = null;
        foreach (var result in later.Results)
        {
            if (Hormone.BeyondPanel.Contains(result.Hormone, StringComparer.Ordinal))
                (beyond ??= []).Add(result.Hormone);
        }
        return beyond is null ? Hormone.OfPanel : [.. Hormone.OfPanel.Concat(beyond).Order(StringComparer.Ordinal)];
    }

    /// <summary>A hormone that nobody measured now matters as far as the panel needs it; what was secreted before cannot be new.</summary>
    private static Truth IsNew(string hormone, HormonePanel earlier, HormonePanel later) => Now(hormone, later) & !earlier.Secretes(hormone);

    private static Truth Now(string hormone, HormonePanel later)
    {
        if (later[hormone] is { } measured)
            return measured.Secreted;
        foreach (var conditional in later.Required)
            if (conditional.Hormone == hormone)
                return conditional.Holds & default(Truth);
        return default;
    }

    private static Truth Declared(HormonePanel panel) =>
        Truth.Of(panel.Syndrome.Values, panel.Syndrome.Missing, value => value is FactValue.Word { Value: not Syndromes.None });

    private static Truth Had(HormonePanel panel, string? syndrome) =>
        Truth.Of(panel.Syndrome.Values, panel.Syndrome.Missing, value => value is FactValue.Word { Value: var had } && had == syndrome);
}
