using System.CommandLine;
using System.Globalization;
using Islet.Course;
using Islet.Imaging;
using Islet.Imaging.Lesions;
using Islet.Imaging.Quantify;

namespace Islet.Cli.Pet;

/// <summary>The options of <c>islet pet quantify</c> that a reader's decisions come by.</summary>
internal sealed class QuantifyChoices
{
    private const string NoRegion = "none";

    private readonly Option<string> method = new("--method") { Description = "REL42, REL30 to REL70, REL_BG, LIV2SD, LIVMAX_1.1, LIVK, FIX:4, GRAD (docs/pet-measures.md).", HelpName = "METHOD", DefaultValueFactory = _ => SegmentationMethod.Default.Id };
    private readonly Option<string?> second = new("--second") { Description = "The method computed beside it. [default: LIV2SD where a liver is accepted, else FIX:4]", HelpName = "METHOD" };
    private readonly Option<string?> tracer = new("--tracer") { Description = "What the tracer shows, where its name does not say it.", HelpName = "sst|fdg" };
    private readonly Option<string?> ssa = new("--ssa") { Description = "Whether a somatostatin analogue was given within its interval before the scan. [default: not known]", HelpName = "yes|no" };
    private readonly Option<string?> liver = new("--liver") { Description = "Centre of healthy liver in mm, and the diameter of its sphere (30); none: there is none. It counts as accepted.", HelpName = "x,y,z[,d]|none" };
    private readonly Option<string?> spleen = new("--spleen") { Description = "The same of the spleen (20).", HelpName = "x,y,z[,d]|none" };
    private readonly Option<string?> accept = new("--accept") { Description = "Candidates that are lesions, by number; all others are none.", HelpName = "N,N…" };
    private readonly Option<string?> exclude = new("--exclude") { Description = "Candidates that are no lesions.", HelpName = "N,N…" };
    private readonly Option<bool> acceptAll = new("--accept-all") { Description = "Accept the proposal as it stands, reference regions among it: every candidate without a hint of physiological uptake." };
    private readonly Option<string?> by = new("--by") { Description = "Who accepts; without it the result is a proposal that nobody accepted.", HelpName = "NAME" };
    private readonly Option<string?> organ = new("--organ") { Description = "Organs of lesions, by number of the candidate: liver, lymph_node, bone, peritoneum, primary, other.", HelpName = "N=ORGAN,…" };
    private readonly Option<string?> targets = new("--targets") { Description = "Lesions for which the Krenning score of targets is told, by number of the candidate.", HelpName = "N,N…" };

    private readonly Option<string?> anatomy = new("--anatomy") { Description = "Organs made from CT: a NIfTI label map (with --labels) or a DICOM SEG. They tell physiological uptake, place the reference regions and give lesions their organ.", HelpName = "FILE" };
    private readonly Option<string?> labels = new("--labels") { Description = "What the numbers of --anatomy are: totalsegmentator (version 2, task total), totalsegmentator_v1, or a file with a line each (5,liver).", HelpName = "WORD|FILE" };

    public void AddTo(Command command)
    {
        tracer.AcceptOnlyFromAmong("sst", "fdg");
        ssa.AcceptOnlyFromAmong("yes", "no");
        foreach (var list in (Option<string?>[])[accept, exclude, targets])
            Check(list, text => Numbers(text) is not null, "numbers of candidates, as 1,3,4");
        foreach (var place in (Option<string?>[])[liver, spleen])
            Check(place, text => text == NoRegion || Place(text) is not null, "x,y,z in mm and, if need be, a diameter of 5 to 60 mm; or none");
        Check(organ, text => Organs(text) is not null, "numbers and organs, as 1=liver,2=lymph_node");
        Check(by, text => text.Trim().Length is > 0 and <= 64, "a name of up to 64 characters");
        foreach (var option in (Option[])[method, second, tracer, ssa, liver, spleen, anatomy, labels, accept, exclude, acceptAll, by, organ, targets])
            command.Add(option);
        command.Validators.Add(call =>
        {
            if (call.GetValue(acceptAll) && call.GetValue(by) is null)
                call.AddError("--accept-all: say by whom (--by NAME).");
            if (call.GetValue(by) is not null && !call.GetValue(acceptAll) && call.GetValue(accept) is null)
                call.AddError("--by: say what is accepted (--accept N,N or --accept-all).");
            if (call.GetValue(acceptAll) && call.GetValue(accept) is not null)
                call.AddError("--accept-all: not together with --accept.");
            if (call.GetValue(labels) is not null && call.GetValue(anatomy) is null)
                call.AddError("--labels: say of which map (--anatomy FILE).");
        });
    }

    public IReadOnlySet<int> Targets(ParseResult call) => Numbers(call.GetValue(targets) ?? "") ?? [];

    /// <exception cref="RefusedException">E_PET_METHOD, E_ANATOMY_FILE and those of the map.</exception>
    public QuantifyOrder Order(ParseResult call) => new()
    {
        Tracer = call.GetValue(tracer) switch { "sst" => TracerKind.Sst, "fdg" => TracerKind.Fdg, _ => null }, Ssa = call.GetValue(ssa) is { } said ? said == "yes" : null,
        Method = SegmentationMethod.Parse(call.GetRequiredValue(method)), Second = call.GetValue(second) is { } other ? SegmentationMethod.Parse(other) : null,
        Liver = (image, kind) => Reference(call, ReferenceOrgan.Liver, image.Image, kind), Spleen = (image, kind) => Reference(call, ReferenceOrgan.Spleen, image.Image, kind), AcceptsReferences = call.GetValue(acceptAll),
        Decisions = new(call.GetValue(by)?.Trim(), call.GetValue(accept) is { } list ? Numbers(list) : null, Numbers(call.GetValue(exclude) ?? "") ?? [], Organs(call.GetValue(organ) ?? "") ?? []), AlsoNamed = Targets(call),
        Anatomy = call.GetValue(anatomy) is { } map ? AnatomyFile.Open(map, call.GetValue(labels)) : null,
    };

    /// <summary>Regions that the call gives, which are accepted by being given.</summary>
    /// <exception cref="RefusedException">E_PET_ROIS: a region outside the image.</exception>
    private GivenReference Reference(ParseResult call, ReferenceOrgan which, VoxelImage suv, TracerKind kind)
    {
        var (option, usual) = which is ReferenceOrgan.Liver ? (liver, 30.0) : (spleen, 20.0);
        if (call.GetValue(option) is not { } text)
            return default;
        if (text == NoRegion)
            return new(null, true);
        var (centre, diameter) = Place(text)!.Value;
        return new(ReferenceProposal.At(suv, which, centre, diameter ?? usual, kind, accepted: true)
            ?? throw new RefusedException("E_PET_ROIS", option.Name, "a sphere that holds no voxel of the image", "a place in the image, in mm of DICOM's axes", "See the candidates' places for what lies where."), false);
    }

    private static void Check(Option<string?> option, Func<string, bool> fits, string expected) => option.Validators.Add(given =>
    {
        if (given.Tokens is [{ Value: var text }] && !fits(text))
            given.AddError($"{option.Name}: {expected}.");
    });

    private static HashSet<int>? Numbers(string text)
    {
        var numbers = new HashSet<int>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
                numbers.Add(number);
            else
                return null;
        return numbers;
    }

    private static Dictionary<int, OrganClass>? Organs(string text)
    {
        var organs = new Dictionary<int, OrganClass>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (part.Split('=') is [var number, var word] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && Array.Find(Enum.GetValues<OrganClass>(), o => SnakeCase.Of(o) == word) is var organ && SnakeCase.Of(organ) == word)
                organs[n] = organ;
            else
                return null;
        return organs;
    }

    internal static (Point Centre, double? DiameterMm)? Place(string text)
    {
        var numbers = new List<double>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
            if (double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e5)
                numbers.Add(number);
            else
                return null;
        return numbers switch
        {
            [var x, var y, var z] => (new(x, y, z), null),
            [var x, var y, var z, >= 5 and <= 60 and var d] => (new(x, y, z), d),
            _ => null,
        };
    }
}
