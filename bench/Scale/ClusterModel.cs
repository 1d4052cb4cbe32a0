namespace Workshop.Bench.Scale;

/// <summary>
/// How much of each part of a cluster a workload takes. Arrivals are Poisson, teams are spread evenly over silos, and every silo
/// has a front that serves the same share of stations and browsers.
/// </summary>
internal sealed class ClusterModel(int silos, Workload load, Costs costs)
{
    /// <summary>Messages of a silo to a view, and of the workshop's view to a front: ten a second.</summary>
    private const double MessagesPerSecond = 10;

    /// <summary>Silos that Orleans has each silo probe, once a second.</summary>
    private const double Probes = 3;

    /// <summary>Seconds between two looks of a silo at the membership table, and between two of its signs of life in it.</summary>
    private const double MembershipPeriod = 5;

    /// <summary>Seconds after which the cells of a team that is written to all the time are stored.</summary>
    private const double FlushPeriod = 10;

    public int Silos => silos;

    /// <summary>Processors that a silo needs.</summary>
    public double SiloCores => Micros((load.Requests * (costs.Request + costs.Hop * (silos - 1) / silos) + load.Entries * costs.Entry) / silos);

    /// <summary>Segments a second: what one team sends between two commits of its silo becomes one.</summary>
    public double Segments
    {
        get
        {
            var interval = costs.CommitInterval / 1000;
            var ofTeam = load.Requests / load.Teams;
            return load.Teams / interval * (1 - Math.Exp(-ofTeam * interval));
        }
    }

    /// <summary>Commits a second of all silos.</summary>
    public double Commits => Math.Min(silos * 1000 / costs.CommitInterval, Segments);

    /// <summary>Cells written a second: each that has changed, once in a period.</summary>
    public double Cells => Distinct(load.Teams * load.Cells, load.Entries * FlushPeriod) / FlushPeriod;

    /// <summary>Processors that the database server needs.</summary>
    public double DatabaseCores => Micros(load.Entries * costs.StoredEntry + Segments * costs.StoredSegment + Cells * costs.StoredCell);

    /// <summary>Megabytes a second of the database's write-ahead log.</summary>
    public double LogMegabytes => Micros(load.Entries * costs.EntryBytes + Segments * costs.SegmentBytes + Cells * costs.CellBytes);

    /// <summary>The share of its one thread that the workshop's view is busy: it takes the silos' sums and shows the dashboard to the fronts.</summary>
    public double View
    {
        get
        {
            var messages = silos * MessagesPerSecond;
            var cells = Distinct(load.Cells, load.Entries / messages);
            var teams = Distinct(load.Teams / silos, load.Requests / messages);
            var taking = messages * (costs.View.Message + cells * costs.View.Cell + teams * costs.View.Team);
            return Micros(taking + silos * MessagesPerSecond * costs.ShownDashboard);
        }
    }

    /// <summary>Statements a second about membership: every silo reads the table and says that it is alive.</summary>
    public double Membership => 2 * silos / MembershipPeriod;

    /// <summary>Probes a second among the silos.</summary>
    public double ProbeMessages => silos * Probes;

    /// <summary>How many different ones are met in so many draws from so many.</summary>
    private static double Distinct(double of, double draws) => of * (1 - Math.Exp(-draws / of));

    /// <summary>Microseconds a second are processors, bytes a second megabytes.</summary>
    private static double Micros(double perSecond) => perSecond / 1e6;
}
