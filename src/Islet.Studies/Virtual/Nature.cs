using Islet.Course;

namespace Islet.Studies;

/// <summary>What the tumour and its bearer are besides grade and spread.</summary>
/// <param name="Ki67">Of a carcinoma or mixed tumour; null: the one drawn with the grade.</param>
/// <param name="Heredity">men1, vhl, nf1, tsc; null: none.</param>
/// <param name="SecondPrimary">When a duodenal gastrinoma was found beside the pancreas; null: none.</param>
/// <param name="EarlierCancer">When another malignancy was found, before this one; null: none.</param>
/// <param name="Secretes">The hormone that the tumour makes; null: none.</param>
internal sealed record Nature(
    Variant Variant, bool SmallCell, double? Ki67, string? Heredity, DateOnly? SecondPrimary, DateOnly? EarlierCancer, string? Secretes, bool Hypercalcaemia,
    bool Ppi, bool Followed)
{
    private const int Adult = 19;

    /// <summary>The tumour as it is; carcinomas and mixed tumours make no hormone syndrome here.</summary>
    public Disease Of(Disease drawn) => Variant is Variant.Net ? drawn : drawn with { Ki67 = Ki67!.Value, Function = null };

    public static Nature Of(Profile profile, Disease disease, Somebody who, Dice dice)
    {
        var (nature, hormones) = (profile.Nature, profile.Hormones);
        var variant = nature.Variant.Draw(dice);
        if (disease.Grade is not Grade.G3)
            variant = Variant.Net;
        var (smallCell, ki67) = (dice.Chance(nature.SmallCell), nature.CarcinomaKi67.Draw(dice));
        var (heredity, second, years) = (nature.Heredity.Draw(dice), dice.Chance(nature.SecondPrimary), dice.Between(1, 6));
        var (cancer, before) = (dice.Chance(nature.SecondMalignancy), dice.Between(400, 4000));
        var (silent, secretes) = (hormones.Silent.Draw(dice), dice.Chance(hormones.Secreting));
        var (calcium, ppi) = (dice.Chance(hormones.Hypercalcaemia), dice.Chance(profile.Care.Ppi));
        var isMen1 = disease.Familial && heredity is "men1" && variant is Variant.Net;
        return new(variant, smallCell, variant is Variant.Net ? null : ki67, disease.Familial ? heredity : null,
            isMen1 && second && disease.Function is null ? who.Diagnosed.AddDays(365 * years) : null,
            cancer && who.AgeAtDiagnosis > Adult + (before / 365) ? who.Diagnosed.AddDays(-before) : null,
            variant is Variant.Net ? HormoneOf(disease.Function) ?? (secretes ? silent : null) : null, calcium || isMen1, ppi, dice.Chance(profile.Lesions.Followed));
    }

    /// <summary>The hormone behind a syndrome's tumour.</summary>
    public static string? HormoneOf(string? function) => function switch
    {
        "insulinoma" => "insulin",
        "gastrinoma" => "gastrin",
        "glucagonoma" => "glucagon",
        "VIPoma" => "vip",
        _ => null,
    };
}
