using Islet.Bench;

return args switch
{
    ["registry", .. var rest] => await RegistryBench.RunAsync(rest),
    ["scale", .. var rest] => await ScaleBench.RunAsync(rest),
    ["statistics", var csv] => StatisticsBench.Run(csv),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Islet.Bench registry [PATIENTS ...] | scale [PATIENTS ...] | statistics DATA.csv");
    return 2;
}
