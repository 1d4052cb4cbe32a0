using System.Globalization;
using Workshop.Bench.Scale;

// Usage: Workshop.Bench.Scale [--name value]…, with the costs' and the workload's names; see bench/README.md.
var options = args.Chunk(2).ToDictionary(
    static pair => pair[0].TrimStart('-'), static pair => double.Parse(pair[1], CultureInfo.InvariantCulture), StringComparer.OrdinalIgnoreCase);

double Option(string name, double otherwise) => options.GetValueOrDefault(name, otherwise);

var standard = new Costs();
var costs = standard with
{
    Request = Option(nameof(Costs.Request), standard.Request),
    Entry = Option(nameof(Costs.Entry), standard.Entry),
    Hop = Option(nameof(Costs.Hop), standard.Hop),
    StoredEntry = Option(nameof(Costs.StoredEntry), standard.StoredEntry),
    StoredSegment = Option(nameof(Costs.StoredSegment), standard.StoredSegment),
    StoredCell = Option(nameof(Costs.StoredCell), standard.StoredCell),
    CommitInterval = Option(nameof(Costs.CommitInterval), standard.CommitInterval),
    View = await WorkshopCost.MeasureAsync(),
};

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.WriteLine($"A message to the workshop's view: {costs.View.Message:0.0} µs, {costs.View.Cell:0.00} µs more a cell, {costs.View.Team:0.00} µs more a team.");
foreach (var batch in new double[] { 1000, 100, 10 })
    Print(new Workload(Option(nameof(Workload.Entries), 1_000_000), batch, Option(nameof(Workload.Teams), 10_000), Option(nameof(Workload.Cells), 150)));

void Print(Workload load)
{
    Console.WriteLine();
    Console.WriteLine($"{load.Entries:N0} entries/s, {load.Batch:N0} a request, {load.Teams:N0} teams:");
    Console.WriteLine();
    Console.WriteLine("| silos | cores a silo | workshop's view | PostgreSQL: cores | log MB/s | segments/s | commits/s | cells/s | membership statements/s | probes/s |");
    Console.WriteLine("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    foreach (var silos in new[] { 1, 3, 10, 30, 100 })
    {
        var model = new ClusterModel(silos, load, costs);
        Console.WriteLine(
            $"| {model.Silos} | {model.SiloCores:0.00} | {model.View:P0} | {model.DatabaseCores:0.0} | {model.LogMegabytes:N0} | {model.Segments:N0} "
            + $"| {model.Commits:N0} | {model.Cells:N0} | {model.Membership:0.0} | {model.ProbeMessages:N0} |");
    }
}
