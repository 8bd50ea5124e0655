using System.Globalization;
using Islet.Course;

namespace Islet.Web;

/// <summary>Which part of the worklist a page shows. It is the address of the page, both ways.</summary>
public sealed record WorklistQuery(WorkFilter Filter, int Page)
{
    public const string Path = "/worklist";

    public static WorklistQuery All { get; } = new(new(), 1);

    /// <summary>What an address asks for, and in words what of it cannot be done.</summary>
    public static (WorklistQuery Query, IReadOnlyList<string> Remarks) Read(Func<string, string?> parameter)
    {
        List<string> remarks = [];
        var filter = new WorkFilter(Word<WorkKind>("kind"), Word<WorkOwner>("owner"), parameter("centre") is { Length: > 0 } centre ? centre : null, Word<WorkOrder>("order") ?? WorkOrder.Nearest);
        var page = 1;
        if (parameter("page") is { Length: > 0 } written && (!int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out page) || page < 1))
        {
            remarks.Add(T("The page in the address is no number from 1 on; the first one is shown."));
            page = 1;
        }
        return (new(filter, page), remarks);

        TWord? Word<TWord>(string name)
            where TWord : struct, Enum
        {
            if (parameter(name) is not { Length: > 0 } word)
                return null;
            foreach (var value in Enum.GetValues<TWord>())
                if (SnakeCase.Of(value) == word)
                    return value;
            remarks.Add(T("The address asks for a part of the worklist that there is not; it is left out."));
            return null;
        }
    }

    public static WorklistQuery Of(WorkFilter filter) => new(filter, 1);

    public string ToAddress()
    {
        List<string> parts = [];
        Add("kind", Filter.Kind is { } kind ? SnakeCase.Of(kind) : null);
        Add("owner", Filter.Owner is { } owner ? SnakeCase.Of(owner) : null);
        Add("centre", Filter.Center);
        Add("order", Filter.Order is WorkOrder.Nearest ? null : SnakeCase.Of(Filter.Order));
        Add("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture));
        return parts.Count == 0 ? Path : $"{Path}?{string.Join('&', parts)}";

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }
    }
}
