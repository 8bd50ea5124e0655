using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Islet.Course;
using Islet.Web;

namespace Islet.Tests.Web.Entry;

/// <summary>A hostile value in every field of every form: stored as text, or refused with a code and shown again; never executed, never lost, never a fault.</summary>
public sealed class HostileEntryTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>, IAsyncLifetime
{
    private static int patients;

    /// <summary>Each by the name under which a failure is found again.</summary>
    private static readonly (string Name, string Text)[] Values =
    [
        ("script", "<script>alert('x')</script>"), ("attribute", "\" autofocus onfocus=\"alert(1)"), ("quotes", "'\"`;--"), ("entity", "&lt;b&gt;&#x26;&amp;"), ("template", "@(1+1) {{7*7}} ${7*7} %s %n"),
        ("right-to-left", "\u202egnp.exe\u2066\u200f"), ("emoji", "👩‍⚕️🏳️‍🌈 𝔘𝔫𝔦"), ("nul", "a\0b"), ("bell", "a\u0007\u001b[31mb"), ("line ends", "a\r\nb\nc"), ("digits", "١٢٣"), ("wide digits", "１２"),
        ("2^63", "9223372036854775808"), ("infinite", "1e999"), ("NaN", "NaN"), ("minus", "-1"), ("long number", new string('9', 400)), ("fraction", "0." + new string('0', 40) + "1"),
        ("decimal", "79228162514264337593543950335"), ("day", "99999-99-99"), ("path", "../../etc/passwd"), ("formula", "=HYPERLINK(\"http://example.org\")"), ("combining", "Z" + new string('\u0301', 300)),
    ];

    private readonly string key = $"HOSTILE-{Interlocked.Increment(ref patients)}";
    private long patient;

    public static TheoryData<string> Kinds => [.. FindingForm.All.Select(f => f.Kind)];

    public async Task InitializeAsync()
    {
        await workbench.ImportAsync([new(new(key, Axis.Calendar), [new(Day.Parse("2019-03-10"), Reported.WhenItHappened, new Diagnosis(), "diagnosis")])]);
        patient = (await workbench.Log.FindAsync(key))!.Patient;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory, MemberData(nameof(Kinds))]
    public async Task No_value_in_any_field_of_an_entry_form_is_executed_or_lost(string kind)
    {
        var page = await workbench.PageAsync(Address($"enter/{kind}"));
        foreach (var (name, text) in Values)
            await TryAsync(Form(page), text, $"{kind}, {name}", [.. Named(page).Select(field => (field, text)), ("do", "save")]);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task No_value_in_any_single_field_is_a_fault(string kind)
    {
        var page = await workbench.PageAsync(Address($"enter/{kind}"));
        foreach (var field in Named(page).Where(f => f.StartsWith("f-", StringComparison.Ordinal)))
        {
            var text = $"{TestWorkbench.Hostile} 1e28";
            await TryAsync(Form(page), text, $"{kind}, {field}", [(field, text), ("day", "2019"), ("sure", "1"), ("do", "save")]);
        }
        foreach (var address in new[] { "", "/facts", "/enter", "/response", "/plan" }) // what was stored as text is shown as text
            AssertNothingRuns(await workbench.PageAsync(Address("")[..^1] + address), kind);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task No_value_in_a_correction_is_executed_or_lost(string kind)
    {
        await workbench.Log.AppendAsync(new("test", "made by hand"), patient, [new(Day.Parse("2019-05"), Reported.Unknown, FullFindings.Of(kind))]);
        var page = await workbench.PageAsync(Address("findings/2/correct"));
        foreach (var (name, text) in Values.Where(v => v.Name is "script" or "attribute" or "nul"))
            await TryAsync(Form(page), text, $"{kind}, {name}", [.. Named(page).Select(field => (field, text)), ("do", "save")]);
    }

    [Fact]
    public async Task No_value_in_the_form_of_a_new_patient_is_executed_or_lost()
    {
        foreach (var (name, text) in Values)
        {
            var page = await workbench.PageAsync("/patients/new");
            await TryAsync(Form(page), text, name, [.. Named(page).Select(field => (field, text))]);
        }
    }

    [Fact]
    public async Task A_megabyte_is_refused_and_comes_back_whole()
    {
        var text = string.Concat(Enumerable.Repeat("0123456789abcdef", 65_536));
        var page = await workbench.PostAsync(Form(await workbench.PageAsync(Address("enter/ClinicalStatus"))), ("day", "2019"), ("f-comorbidity", text), ("do", "save"));
        Assert.Contains("E_ENTRY_LONG", page.QuerySelector(".refusal")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(text, page.QuerySelector("#f-comorbidity")!.TextContent);
    }

    [Theory, InlineData(5_000_000, 1), InlineData(1, 3000)]
    public async Task What_no_form_holds_is_refused_on_a_page_of_its_own(int signs, int fields)
    {
        var form = Form(await workbench.PageAsync(Address("enter/ClinicalStatus")));
        var address = await workbench.SendAsync(form, file: null, [.. Enumerable.Range(0, fields).Select(i => ($"x{i}", new string('x', signs)))]);
        Assert.Contains("E_ENTRY_LARGE", (await workbench.PageAsync(address)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, InlineData("/patients/1/enter/VitalStatus/save"), InlineData("/patients/new/save"), InlineData("/patients/1/facts/answers"), InlineData("/patients/1/lesions/table"), InlineData("/patients/1/decide/record"),
        InlineData("/patients/1/worklist/board"), InlineData("/duplicates/decide"), InlineData("/language")]
    public async Task A_NUL_in_any_form_is_refused_on_a_page_of_its_own(string address)
    {
        using var nul = new StringContent("key=a%00b", Encoding.ASCII, "application/x-www-form-urlencoded");
        using var answer = await workbench.Http.PostAsync(new Uri(address, UriKind.Relative), nul);
        Assert.Equal((HttpStatusCode.SeeOther, "/entry-too-large"), (answer.StatusCode, answer.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_kept_as_written_or_refused_and_shown()
    {
        var form = Form(await workbench.PageAsync(Address("enter/ClinicalStatus")));
        var hidden = string.Join('&', form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type == "hidden").Select(i => $"{i.Name}={Uri.EscapeDataString(i.Value)}"));
        using var half = new StringContent(hidden + "&day=2019&reported=same&by=Clinician&f-comorbidity=a%ED%A0%80b%FFc&do=save", Encoding.ASCII, "application/x-www-form-urlencoded"); // half a pair, and a byte of no text
        using var answer = await workbench.Http.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), half);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var page = await workbench.PageAsync(answer.Headers.Location!.ToString());
        var stored = ((await workbench.Log.CourseAsync(patient))!.Findings[^1].Content as ClinicalStatus)?.Comorbidity; // a decoder may leave the bytes as they were written
        Assert.True(stored is "a%ED%A0%80b%FFc" || page.QuerySelector(".refusal")?.TextContent.Contains("E_ENTRY_CHARACTER", StringComparison.Ordinal) is true && page.QuerySelector("#f-comorbidity")!.TextContent.Contains('␀', StringComparison.Ordinal), stored);
    }

    [Fact]
    public async Task A_post_that_is_no_form_or_without_the_token_of_a_page_changes_nothing()
    {
        using var json = new StringContent("{}", Encoding.UTF8, "application/json");
        using var answer = await workbench.Http.PostAsync(new Uri(Address("enter/VitalStatus/save"), UriKind.Relative), json);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.StartsWith("/form-expired", await workbench.SendAsync(Form(await workbench.PageAsync(Address("enter/VitalStatus"))), file: null, ("day", "2019"), ("f-alive", "true"), ("do", "save"), ("__RequestVerificationToken", "forged")), StringComparison.Ordinal);
        Assert.Single((await workbench.Log.CourseAsync(patient))!.Findings);
    }

    /// <summary>Saved, or refused with a code and every text back in a control of the form.</summary>
    private async Task TryAsync(IHtmlFormElement form, string text, string what, (string Name, string Value)[] filled)
    {
        var page = await workbench.PostAsync(form, filled);
        AssertNothingRuns(page, what);
        if (page.QuerySelector(".refusal") is not { } refusal)
            return;
        Assert.True(refusal.QuerySelector(".code") is not null, what);
        var shown = Signs.Shown(text.ReplaceLineEndings("\n").Trim());
        foreach (var (name, _) in filled.Where(f => f.Value == text))
        {
            var controls = page.QuerySelectorAll($"form.enter [name='{name}']");
            Assert.True(controls.Any(c => Holds(c, shown)), $"{what}: {name} lost its text");
        }
    }

    private static bool Holds(IElement control, string text) => control switch
    {
        IHtmlSelectElement select => select.Value == text,
        IHtmlTextAreaElement area => area.TextContent == text,
        IHtmlInputElement { Type: "checkbox" or "radio" } => true, // a tick has no text of its own
        IHtmlInputElement { Type: "hidden" } => true,
        _ => control.GetAttribute("value") == text,
    };

    private static void AssertNothingRuns(IDocument page, string what)
    {
        Assert.True(page.QuerySelectorAll("script").All(s => s.GetAttribute("src")?.StartsWith("/assets/", StringComparison.Ordinal) is true), what);
        Assert.True(page.All.All(e => e.Attributes.All(a => !a.Name.StartsWith("on", StringComparison.Ordinal))), what);
    }

    /// <summary>Every field that a person can type or choose in.</summary>
    private static IEnumerable<string> Named(IDocument page) => Form(page).Elements.OfType<IElement>().Where(e => e is IHtmlSelectElement or IHtmlTextAreaElement or IHtmlInputElement { Type: not "hidden" })
        .Select(e => e.GetAttribute("name")!).Where(name => name is not ("do" or "sure" or "why" or "synthetic")).Distinct();

    private string Address(string page) => string.Create(CultureInfo.InvariantCulture, $"/patients/{patient}/{page}");

    private static IHtmlFormElement Form(IDocument page) => page.QuerySelector<IHtmlFormElement>("form.enter")!;
}
