using Islet.Bench;

return args switch
{
    ["registry", .. var rest] => await RegistryBench.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Islet.Bench registry [PATIENTS ...]");
    return 2;
}
