using System.Globalization;
using Workshop.Corrections;
using Workshop.Entries;
using Workshop.Incidents;

namespace Workshop.Core.Tests.Incidents;

/// <summary>An incident book on 18 December 2026, and what tests tell it. Times are of that day, in UTC.</summary>
/// <param name="names">The corrections of features by which it follows; none unless said otherwise.</param>
internal sealed class Book(CorrectedNames? names = null)
{
    public static readonly DateOnly Today = new(2026, 12, 18);

    private readonly IncidentBook _book = new(new LocalDays(TimeZoneInfo.Utc), Today, names ?? CorrectedNames.None);

    public static long At(string time) =>
        new DateTimeOffset(Today.ToDateTime(TimeOnly.Parse(time, CultureInfo.InvariantCulture)), TimeSpan.Zero).ToUnixTimeMilliseconds();

    public static Moment Moment(MomentKind kind, string feature, string type, long at)
    {
        var times = default(MinuteTimes);
        times.Add((int)(at % 60_000));
        return new Moment(feature, type, kind, (int)(at / 60_000), times);
    }

    public Book Error(string time, string type = "paint.error", string feature = "paint") => Add(Moment(MomentKind.Error, feature, type, At(time)));

    public Book Fix(string time, string type = "paint.fixed", string feature = "paint") => Add(Moment(MomentKind.Fix, feature, type, At(time)));

    public Book FixNaming(string time, IncidentId incident) => Add(Moment(MomentKind.Fix, "", incident.Name, At(time)));

    public Book Add(Moment moment)
    {
        _book.Add(moment);
        return this;
    }

    public Book Add(IncidentAction action)
    {
        _book.Add(action);
        return this;
    }

    public Book Do(IncidentStep step, string time, IncidentId incident, string? note = null) =>
        Add(new IncidentAction(Guid.NewGuid(), incident, step, At(time), note, "Greta"));

    public IncidentFigures Figures(int daysLater = 0) => _book.Figures(Today.AddDays(daysLater));

    public IncidentPage Page(IncidentQuery query) => _book.Page(query);

    public Incident? Find(IncidentId id) => _book.Find(id) is var (timeline, run) ? run.ToIncident(timeline) : null;

    /// <summary>All incidents, the first opened first.</summary>
    public IReadOnlyList<Incident> All => [.. _book.Page(new IncidentQuery { Limit = 10_000 }).Incidents.Reverse()];

    /// <summary>All of them as "09:00–09:05 ×2" and "09:10– ×1".</summary>
    public IReadOnlyList<string> Spans => [.. All.Select(Span)];

    private static string Span(Incident incident) => string.Create(
        CultureInfo.InvariantCulture,
        $"{incident.OpenedAt:HH:mm}–{incident.ResolvedAt:HH:mm} ×{incident.Errors}");
}
