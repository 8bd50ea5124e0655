namespace Islet.Clinic;

/// <summary>Every response criterion, RECIST 1.1 first (Eisenhauer 2009). Three share the name mRECIST: the codes and long names tell them apart.</summary>
public static class ResponseCriteria
{
    public static IReadOnlyList<ResponseCriterion> All { get; } =
    [
        Recist11.Criterion, LencioniLlovet2010.Criterion, VanVliet2013.Recist, Choi2007.Criterion, GreenWeiss1992.Criterion, VanVliet2013.Swog,
        Percist10.Criterion, Eortc1999.Criterion, Zwirtz2022More.Criterion, Chaban2024.Volume, Chaban2024.WithoutNewLesions, Chaban2024.Activity, Mileva2024.Criterion,
        Lamarca2018.Criterion, DeMestier2023.Criterion, Zwirtz2022Zp.Criterion, TumourGrowthRate.Criterion,
    ];

    /// <summary>By the code of the contract; cautions on pseudoprogression too, which are no criterion of their own. Null: unknown.</summary>
    public static ResponseCriterion? ByCode(string code) =>
        All.FirstOrDefault(c => c.Code == code) ?? (code == Pseudoprogression.Criterion.Code ? Pseudoprogression.Criterion : null);
}
