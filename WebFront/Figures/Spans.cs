using Workshop.Actors;
using Workshop.Stats;

namespace Workshop.WebFront.Figures;

/// <summary>A history summed over the three spans that pages show.</summary>
/// <param name="Today">The present local day.</param>
/// <param name="Window">The dashboard's window: today and the 29 days before it.</param>
/// <param name="Total">All time.</param>
internal sealed record Spans(Counters Today, Counters Window, Counters Total)
{
    public static Spans Of(History history, DateOnly today)
    {
        var (ofToday, window) = (default(Counters), default(Counters));
        foreach (var day in history.Days)
        {
            if (day.Day == today)
                ofToday = day.Counters;
            if (day.Day <= today && day.Day > today.AddDays(-WorkshopActor.WindowDays))
                window += day.Counters;
        }

        return new Spans(ofToday, window, history.Total);
    }
}
