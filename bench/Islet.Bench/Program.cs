using Islet.Bench;

switch (args)
{
    case ["statistics", var csv]:
        StatisticsBench.Run(csv);
        return 0;
    default:
        Console.Error.WriteLine("Islet.Bench statistics DATA.csv");
        return 2;
}
