namespace Islet.Studies;

/// <summary>
/// The papers that the methods name, in full. A sentence of the methods names one as "Kaplan and Meier 1958"; whoever adds a method adds its paper here, once,
/// and it is listed wherever a sentence names it.
/// </summary>
public static class MethodReferences
{
    private static readonly (string Named, string InFull)[] Known =
    [
        ("Andersen and Gill 1982", "Andersen PK, Gill RD. Cox's regression model for counting processes: a large sample study. Ann Stat 1982;10:1100–1120."),
        ("Anderson, Cain and Gelber 1983", "Anderson JR, Cain KC, Gelber RD. Analysis of survival by tumor response. J Clin Oncol 1983;1:710–719."),
        ("Breslow 1974", "Breslow N. Covariance analysis of censored survival data. Biometrics 1974;30:89–99."),
        ("Breslow and Day 1980", "Breslow NE, Day NE. Statistical methods in cancer research, vol. I. IARC 1980."),
        ("Brookmeyer and Crowley 1982", "Brookmeyer R, Crowley J. A confidence interval for the median survival time. Biometrics 1982;38:29–41."),
        ("Clopper and Pearson 1934", "Clopper CJ, Pearson ES. The use of confidence or fiducial limits illustrated in the case of the binomial. Biometrika 1934;26:404–413."),
        ("Cohen 1960", "Cohen J. A coefficient of agreement for nominal scales. Educ Psychol Meas 1960;20:37–46."),
        ("Cox 1972", "Cox DR. Regression models and life-tables. J R Stat Soc B 1972;34:187–220."),
        ("Efron 1977", "Efron B. The efficiency of Cox's likelihood function for censored data. J Am Stat Assoc 1977;72:557–565."),
        ("Eisenhauer 2009", "Eisenhauer EA, Therasse P, Bogaerts J, et al. New response evaluation criteria in solid tumours: revised RECIST guideline (version 1.1). Eur J Cancer 2009;45:228–247."),
        ("Fine and Gray 1999", "Fine JP, Gray RJ. A proportional hazards model for the subdistribution of a competing risk. J Am Stat Assoc 1999;94:496–509."),
        ("Firth 1993", "Firth D. Bias reduction of maximum likelihood estimates. Biometrika 1993;80:27–38."),
        ("Fleiss 1971", "Fleiss JL. Measuring nominal scale agreement among many raters. Psychol Bull 1971;76:378–382."),
        ("Gehan 1965", "Gehan EA. A generalized Wilcoxon test for comparing arbitrarily singly-censored samples. Biometrika 1965;52:203–223."),
        ("Grambsch and Therneau 1994", "Grambsch PM, Therneau TM. Proportional hazards tests and diagnostics based on weighted residuals. Biometrika 1994;81:515–526."),
        ("Gray 1988", "Gray RJ. A class of K-sample tests for comparing the cumulative incidence of a competing risk. Ann Stat 1988;16:1141–1154."),
        ("Greenwood 1926", "Greenwood M. The natural duration of cancer. Reports on Public Health and Medical Subjects 33. HMSO 1926."),
        ("Harrell 1982", "Harrell FE, Califf RM, Pryor DB, Lee KL, Rosati RA. Evaluating the yield of medical tests. JAMA 1982;247:2543–2546."),
        ("Hothorn and Lausen 2003", "Hothorn T, Lausen B. On the exact distribution of maximally selected rank statistics. Comput Stat Data Anal 2003;43:121–137."),
        ("Hyndman and Fan 1996", "Hyndman RJ, Fan Y. Sample quantiles in statistical packages. Am Stat 1996;50:361–365."),
        ("Kaplan and Meier 1958", "Kaplan EL, Meier P. Nonparametric estimation from incomplete observations. J Am Stat Assoc 1958;53:457–481."),
        ("Lausen and Schumacher 1992", "Lausen B, Schumacher M. Maximally selected rank statistics. Biometrics 1992;48:73–85."),
        ("Mantel 1966", "Mantel N. Evaluation of survival data and two new rank order statistics arising in its consideration. Cancer Chemother Rep 1966;50:163–170."),
        ("Mollazadegan 2025", "Mollazadegan K, et al. J Neuroendocrinol 2025;37(8):e70040."),
        ("Peduzzi 1995", "Peduzzi P, Concato J, Feinstein AR, Holford TR. Importance of events per independent variable in proportional hazards regression analysis. J Clin Epidemiol 1995;48:1503–1510."),
        ("Peto and Peto 1972", "Peto R, Peto J. Asymptotically efficient rank invariant test procedures. J R Stat Soc A 1972;135:185–207."),
        ("Rubin 1987", "Rubin DB. Multiple imputation for nonresponse in surveys. Wiley 1987."),
        ("Schemper and Smith 1996", "Schemper M, Smith TL. A note on quantifying follow-up in studies of failure time. Control Clin Trials 1996;17:343–346."),
        ("Suissa 2008", "Suissa S. Immortal time bias in pharmacoepidemiology. Am J Epidemiol 2008;167:492–499."),
        ("Tarone and Ware 1977", "Tarone RE, Ware J. On distribution-free tests for equality of survival distributions. Biometrika 1977;64:156–160."),
        ("van Buuren 2011", "van Buuren S, Groothuis-Oudshoorn K. mice: multivariate imputation by chained equations in R. J Stat Softw 2011;45(3):1–67."),
        ("von Elm 2007", "von Elm E, Altman DG, Egger M, et al. The Strengthening the Reporting of Observational Studies in Epidemiology (STROBE) statement. PLoS Med 2007;4:e296."),
        ("Wang 2007", "Wang R, Lagakos SW, Ware JH, Hunter DJ, Drazen JM. Statistics in medicine – reporting of subgroup analyses in clinical trials. N Engl J Med 2007;357:2189–2194."),
    ];

    /// <summary>Of the papers that the paragraphs name, in the order of the alphabet.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> paragraphs) => [.. Known.Where(paper => paragraphs.Any(p => Names(p, paper.Named))).Select(paper => paper.InFull)];

    // "Grambsch and Therneau (1994" names it as "Grambsch and Therneau 1994" does.
    private static bool Names(string paragraph, string paper)
    {
        var (authors, year) = (paper[..^5], paper[^4..]);
        return paragraph.Contains(paper, StringComparison.Ordinal) || paragraph.Contains($"{authors} ({year}", StringComparison.Ordinal) || paragraph.Contains($"{authors} et al. {year}", StringComparison.Ordinal);
    }
}
