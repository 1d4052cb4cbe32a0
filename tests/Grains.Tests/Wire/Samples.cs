using Workshop.Corrections;
using Workshop.Entries;
using Workshop.Grains.Teams;
using Workshop.Grains.Upkeep;
using Workshop.Grains.Views;
using Workshop.Incidents;
using Workshop.Stats;
using Workshop.Support;
using Workshop.Utilisation;
using Workshop.Vouchers;

namespace Workshop.Grains.Tests.Wire;

/// <summary>One message of each kind, with something in every member: what stands in Golden/v1.</summary>
internal static class Samples
{
    private static readonly DateOnly Day = new(2026, 12, 18);
    private static readonly DateTimeOffset Time = new(2026, 12, 18, 9, 14, 0, 113, TimeSpan.Zero);

    public static AppendRequest Append
    {
        get
        {
            var batch = Make.Batch(Time, new Made { Id = "a", Count = 4, Time = Time }, new Made { Id = "b", Time = Time.AddDays(-1) });
            return AppendRequest.Of(batch);
        }
    }

    public static AppendResult Appended => new(3, 1);

    public static History History => new("Filbert", Counters(1), [new DayCounters(Day, Counters(2))], [new ErrorType("paint.error", 3, 60.5)]);

    public static DayFigures DayFigures => new(
        Day, Counters(1), [new NamedCounters("Filbert", Counters(2))], [new NamedCounters("paint", Counters(3))], [new NamedCounters("paint.error", Counters(4))]);

    public static DayFigures DayHours => DayFigures with { Hours = [new HourCount(23, 4, 12, 1)], Late = 3 };

    public static DashboardEdition Edition => new()
    {
        Life = new Guid("6f1b4b0e-5d0f-4a7e-9a51-0123456789ab"),
        Version = 41,
        Dashboard = new Dashboard
        {
            ProductionReadiness = 93.4,
            ReadinessLevel = ReadinessLevel.Ready,
            QualityScore = 97.1,
            SystemStability = 99.8,
            ActivityCount = 812,
            ActivityFactor = 100,
            ActivityTarget = 100,
            Timeline = [new DayCounters(Day, Counters(1))],
            Window = Counters(2),
            ErrorRate = 2.91,
            TopErrors = [new ErrorType("paint.error", 120, 38.5)],
            TopErrorsOfWeek = [new ErrorType("saw.crash", 2, 1.5)],
            FixesPerWeek = 31,
            Incidents = IncidentFigures.None,
            Features = [new FeatureMaturity("paint", 2210, 119, 5.4, 2)],
            Recent = [Entry],
            Today = Day,
            AsOf = Time,
            Sequence = 10720,
        },
    };

    public static TeamDelta[] Deltas => [Delta];

    public static CombinedDelta Combined => new(
        [Delta], [new TeamSpan("Greta", 7, 9, [new DayCounters(Day, Counters(5))])], [DayDelta], [new TeamFrame("Greta", Frame)]);

    public static VoucherCohort[] Vouchers => [new VoucherCohort(Day, 50, 38, 5)];

    public static IncidentPage Incidents => new([Incident], HasMore: true);

    public static IncidentFigures IncidentFigures => new(17, 15, 88.2, 9, new RepairTimes(15, 2105.4, 1260, 5400), Incident.Id);

    public static IncidentQuery IncidentQuery => new()
    {
        States = [IncidentState.Open, IncidentState.Acknowledged],
        Feature = "paint",
        Type = "paint.error",
        Limit = 50,
        After = Incident.Id,
    };

    public static IncidentPage CriticalIncidents => new([Incident with { Critical = new CriticalErrors(3, Time, Time.AddMinutes(4)) }], HasMore: false);

    public static IncidentQuery CriticalQuery => new() { Limit = 50, CriticalSince = Time };

    public static IncidentRequest IncidentRequest =>
        new(new Guid("6f1b4b0e-5d0f-4a7e-9a51-0123456789ab"), Incident.Id, IncidentStep.Acknowledge, "Düse bestellt", "Greta");

    public static IncidentAnswer IncidentAnswer => new(IncidentVerdict.Done, Incident);

    public static TeamDelta Moments => Delta with { Days = [DayDelta with { Moments = new[] { Moment } }] };

    public static TeamDelta Hours => Delta with { Days = [DayDelta with { Hours = new[] { new HourCount(9, 4, 12, 1) }, Late = 3 }] };

    public static CombinedDelta Epochs => new([Delta with { Epoch = 7 }], [new TeamSpan("Greta", 7, 9, []) { Epoch = 8 }], [], []);

    public static TeamDelta Work => Delta with { Days = [DayDelta with { Work = DayWork }] };

    public static TeamWork[] TeamWorks => [new TeamWork("Filbert", Day, 14, DayWork)];

    public static TeamDelta Corrected => Delta with { Names = new Guid("6f1b4b0e-5d0f-4a7e-9a51-0123456789ab") };

    public static Entry SentOtherwise => Entry with { Sent = new SentNames("Filbret", "piant") };

    public static CorrectionRequest CorrectionRequest =>
        new(new Guid("6f1b4b0e-5d0f-4a7e-9a51-0123456789ab"), NameKind.Feature, "piant", "paint", "Greta", "Tippfehler");

    public static CorrectionAnswer CorrectionAnswer => new(
        CorrectionVerdict.Corrected,
        new NameCorrection(2, new Guid("6f1b4b0e-5d0f-4a7e-9a51-0123456789ab"), NameKind.Team, "Filbret", "Filbert", Time, "Greta", "Tippfehler"));

    public static ActiveViews ActiveViews => new() { Days = [Day], Features = ["paint", "wünsche"] };

    public static CaretakerReport Care => new() { LookedAt = Time, TeamsWoken = 2 };

    public static CallRefusedException Refused => new(Refusal.StorageUnavailable);

    private static Entry Entry => new()
    {
        Team = "Filbert",
        Seq = 17,
        Day = Day,
        ReceivedAt = Time,
        Timestamp = Time.AddMinutes(-1),
        Id = "5e3c9a52",
        Item = "Holzeisenbahn",
        Feature = "paint",
        Type = "paint.error",
        Notes = "Leichte Überlackierung",
        Responsible = "Filbert",
        Count = 4,
        Status = EntryStatus.Failed,
        Severity = Severity.Critical,
        Unusual = true,
        Demo = true,
    };

    private static Incident Incident => new(
        new IncidentId(IncidentId.FingerprintOf("paint", "paint.error"), 1_797_585_240_000),
        "paint",
        "paint.error",
        IncidentState.Resolved,
        Time,
        Time.AddMinutes(5),
        12,
        Time.AddMinutes(6),
        Time.AddMinutes(7),
        [new IncidentEvent(IncidentStep.Acknowledge, Time.AddMinutes(6), "Greta", "Düse bestellt"), new IncidentEvent(IncidentStep.Fix, Time.AddMinutes(7), "paint.fixed", null)]);

    private static Moment Moment
    {
        get
        {
            var times = default(MinuteTimes);
            times.Add(113);
            times.Add(59_999);
            return new Moment("paint", "paint.error", MomentKind.Error, 29_960_000, times);
        }
    }

    private static DayWork DayWork
    {
        get
        {
            var work = new DayWork();
            work.CountMade(29_960_000, 8, EntryStatus.Completed);
            work.CountMade(29_960_070, 4, EntryStatus.Rework);
            work.CountMade(29_960_071, 2, EntryStatus.InProgress);
            work.CountBreak(29_960_002);
            return work;
        }
    }

    private static TeamDelta Delta => new("Filbert", 1, 2, 3, [DayDelta], [Frame]);

    private static DayDelta DayDelta => new(
        Day, new[] { new Cell(Day, "Filbert", "paint", "paint.error", Counters(6)) }, new[] { new MinuteCount(29_960_000, 8) }, 1_797_585_240_000, 1_797_585_242_113, 1);

    private static NumberedFrame Frame => new(12, Append.Frames[0].Bytes);

    private static Counters Counters(int seed) => new()
    {
        Entries = seed * 1000 + 9,
        Production = seed * 1000 + 8,
        Items = seed * 1000 + 7,
        Errors = seed * 1000 + 6,
        Critical = seed * 1000 + 5,
        Fixes = seed * 1000 + 4,
        Wishes = seed * 1000 + 3,
        Elves = seed * 1000 + 2,
        Breaks = seed * 1000 + 1,
    };
}
