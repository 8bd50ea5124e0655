using Islet.Statistics;
using Islet.Yaml;

namespace Islet.Studies;

internal sealed partial class StudyReader
{
    private const int MostReaders = 20;

    private AgreementTable? Agreement(YamlNode node)
    {
        if (YamlFields.Of(node, problems, "name", "caption", "of", "readers", "weights") is not { } table)
            return null;
        var name = table.Id("name", "the table's files are called so");
        NoteTable(table["name"], name);
        var caption = table.RequiredText("caption", "what is printed above the table");
        var of = table.RequiredChoice("of", "what the readers read", ("netpet", ReaderQuestion.Netpet), ("pathology_reviewers", ReaderQuestion.PathologyReviewers),
            ("pathology_report_and_review", ReaderQuestion.PathologyReportAndReview));
        var readers = table.Whole("readers", 2, MostReaders) ?? 2;
        if (of is ReaderQuestion.PathologyReportAndReview && readers != 2)
            problems.Value(table["readers"]!, "2: the report and the review");
        var weights = table.Choice("weights", ("unweighted", KappaWeights.Unweighted), ("linear", KappaWeights.Linear), ("quadratic", KappaWeights.Quadratic));
        if (weights is not KappaWeights.Unweighted && (readers != 2 || of is not ReaderQuestion.Netpet))
            problems.Value(table["weights"]!, "weights only for two readers and categories that have an order: netpet");
        return name is null || caption is null ? null : new(name, caption, of, readers, weights);
    }
}
