using System.Text.Json;
using Microsoft.Extensions.Options;
using Workshop.Incidents;
using Workshop.Stats;
using Workshop.WebFront.Backups;
using Workshop.WebFront.Hosting;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.Figures;

/// <summary>Turns the engine's dashboards into what is answered, each one only once however many ask for it.</summary>
internal sealed class DashboardViews(IOptions<WorkshopOptions> options, BackupHealthWatch backups)
{
    private sealed record Rendered(Dashboard Source, byte[] Json);

    private readonly string _timeZone = options.Value.Zone.Id;
    private readonly bool _demo = options.Value.Demo;
    private volatile Rendered? _rendered;

    /// <summary>The dashboard in JSON.</summary>
    public ReadOnlyMemory<byte> Render(Dashboard dashboard)
    {
        var rendered = _rendered;
        if (rendered is null || !ReferenceEquals(rendered.Source, dashboard))
            _rendered = rendered = new Rendered(dashboard, JsonSerializer.SerializeToUtf8Bytes(Of(dashboard), ApiJson.Context.DashboardView));
        return rendered.Json;
    }

    public DashboardView Of(Dashboard dashboard) => new()
    {
        ProductionReadiness = dashboard.ProductionReadiness,
        QualityScore = dashboard.QualityScore,
        SystemStability = dashboard.SystemStability,
        ActivityCount = dashboard.ActivityCount,
        ProductionTimeline = [.. dashboard.Timeline.Select(Day)],
        ErrorStats = Errors(dashboard),
        FixStats = Fixes(dashboard),
        FeatureMaturity = [.. dashboard.Features.Select(feature => new Maturity(feature.Name, feature.Events, feature.Errors, feature.ErrorRate, feature.Level))],
        RecentEvents = dashboard.Recent,
        BackupHealth = backups.Current,
        ReadinessLevel = Words.Of(dashboard.ReadinessLevel),
        ActivityFactor = dashboard.ActivityFactor,
        ActivityTarget = dashboard.ActivityTarget,
        Demo = _demo,
        Today = Words.Of(dashboard.Today),
        TimeZone = _timeZone,
        AsOf = Words.Of(dashboard.AsOf),
        Sequence = dashboard.Sequence,
        Corrections = dashboard.Corrections,
    };

    private static TimelineDay Day(DayCounters day) =>
        new(Words.Of(day.Day), day.Counters.Entries, day.Counters.Items, day.Counters.Errors);

    private static ErrorStats Errors(Dashboard dashboard) => new(
        dashboard.ErrorRate,
        dashboard.Window.Errors,
        dashboard.Window.Critical,
        dashboard.Window.Entries,
        TopError.Of(dashboard.TopErrors),
        OfWeek(dashboard));

    private static FixStats Fixes(Dashboard dashboard)
    {
        var incidents = dashboard.Incidents;
        var repair = incidents.Repair;
        return new FixStats(
            incidents.FixRate,
            dashboard.FixesPerWeek,
            incidents.Open,
            incidents.Opened,
            incidents.Resolved,
            new RepairView(repair.Incidents, repair.Mean, repair.Median, repair.P90),
            incidents.OldestOpen is { } oldest ? Oldest(oldest, dashboard.AsOf) : null);
    }

    private static OldestOpenView Oldest(IncidentId id, DateTimeOffset now)
    {
        var since = DateTimeOffset.FromUnixTimeMilliseconds(id.Moment);
        return new OldestOpenView(id.ToString(), Words.Of(since), Math.Max(0, (long)(now - since).TotalMinutes));
    }

    /// <summary>The timeline's days are the week.</summary>
    private static ErrorsOfWeek OfWeek(Dashboard dashboard)
    {
        var week = Counters.Sum(dashboard.Timeline.Select(static day => day.Counters));
        return new ErrorsOfWeek(
            Kpis.Round(Kpis.ErrorRate(week), 2), week.Errors, week.Entries, TopError.Of(dashboard.TopErrorsOfWeek));
    }
}
