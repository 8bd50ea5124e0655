using System.Text;
using Islet.Course;
using Islet.Studies;

namespace Islet.Tests.Studies;

public class StudyConsentTests
{
    private static readonly ConsentWithdrawal OptedOut = new() { Purpose = ConsentPurpose.Research };

    [Fact] // consent is judged at the lock: a withdrawal of 2024 counts for patients diagnosed in 2020
    public void Who_withdrew_and_who_yields_to_another_record_are_left_out_and_counted()
    {
        var results = StudyCohorts.Run(StudyCohorts.Shipped,
        [
            Patient(1, "a"), Patient(2, "b", StudyCohorts.On("2024-01-01", OptedOut)), Patient(3, "c", StudyCohorts.On("2024-01-01", new PersonMatch { Other = "a", Same = true })),
        ]);
        Assert.Equal(["consent_withdrawn 1", "duplicate_record 1"], results.Flow.Stages[0].Left.Select(l => $"{l.Code} {l.Patients}"));
        Assert.Equal((3, 1, 1, 1), (results.Flow.Patients, results.Patients, results.Flow.ConsentWithdrawn, results.Flow.Duplicates));
        var files = StudyOutput.Files(results).ToDictionary(f => f.Path, f => Encoding.UTF8.GetString(f.Content.Span));
        Assert.Contains("\"consent_withdrawn\": 1", files["results.json"], StringComparison.Ordinal);
        Assert.Contains("consent to research withdrawn", files["tables/flow.csv"], StringComparison.Ordinal);
        Assert.Contains("1 patient who withdrew consent to research, 1 record of patients counted under another one", files["report.html"], StringComparison.Ordinal);
    }

    [Fact] // the same person at two centres: the withdrawal stands on the record that yields
    public void A_withdrawal_on_either_record_takes_the_person_out()
    {
        var results = StudyCohorts.Run(StudyCohorts.Shipped,
            [Patient(1, "a"), Patient(2, "b", StudyCohorts.On("2024-01-01", OptedOut), StudyCohorts.On("2024-01-01", new PersonMatch { Other = "a", Same = true }))]);
        Assert.Equal((0, 1, 1), (results.Patients, results.Flow.ConsentWithdrawn, results.Flow.Duplicates));
    }

    [Fact]
    public void A_study_may_ask_for_a_consent_that_was_given()
    {
        var required = StudyCohorts.Read(StudyCohorts.ShippedText + "\nconsent: required\n");
        var results = StudyCohorts.Run(required,
            [Patient(1, "a", StudyCohorts.On("2020-02-02", new Consent { Purpose = ConsentPurpose.Research })), Patient(2, "b"), Patient(3, "c", StudyCohorts.On("2020-02-02", OptedOut))]);
        Assert.Equal(["consent_not_given 1", "consent_withdrawn 1"], results.Flow.Stages[0].Left.Select(l => $"{l.Code} {l.Patients}"));
        Assert.Equal(1, results.Patients);
        Assert.Equal("E_STUDY_VALUE", Assert.Single(Study.Parse(StudyCohorts.ShippedText + "\nconsent: yes\n").Problems).Code);
    }

    [Fact]
    public void That_nobody_was_left_out_is_said_too() => Assert.Contains("Withdrawn: 0. Records left out because another one stands for the same person: 0.",
        Assert.Single(StudyMethods.Of(StudyCohorts.Run(StudyCohorts.Shipped, [Patient(1, "a")])), m => m.StartsWith("Consent.", StringComparison.Ordinal)), StringComparison.Ordinal);

    private static DiseaseCourse Patient(long number, string key, params NewFinding[] more) => StudyCohorts.Dated(number, "2020-01-01", "2023-01-01", alive: true, more) with { Key = key };
}
