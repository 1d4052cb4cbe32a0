using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace Workshop.Bench.Page;

/// <summary>An open dashboard while entries come in: what the browser's own counters say of its memory, its document and its frames.</summary>
internal static class Watching
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>Counts frames, and those that came more than two frames' time (1/30 s) after the one before.</summary>
    private const string CountFrames =
        """
        () => {
          window.frames_ = { count: 0, late: 0, longest: 0 };
          let last = performance.now();
          const next = now => {
            const gap = now - last;
            last = now;
            window.frames_.count++;
            if (gap > 34) window.frames_.late++;
            window.frames_.longest = Math.max(window.frames_.longest, gap);
            requestAnimationFrame(next);
          };
          requestAnimationFrame(next);
        }
        """;

    private const string TakeFrames =
        """
        () => {
          const frames = window.frames_;
          window.frames_ = { count: 0, late: 0, longest: 0 };
          return frames;
        }
        """;

    public static async Task PrintAsync(Visitor visitor, TimeSpan duration)
    {
        var page = await visitor.ArriveAsync();
        await page.GotoAsync("/");
        await Visitor.FiguresAsync(page);
        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync("Performance.enable");
        await page.EvaluateAsync(CountFrames);
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            await Task.Delay(Interval, TimeProvider.System);
            var frames = await page.EvaluateAsync<Frames>(TakeFrames);
            // Only what is still referred to counts.
            await browser.SendAsync("HeapProfiler.collectGarbage");
            var counters = await CountersAsync(browser);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"watching seconds={Stopwatch.GetElapsedTime(start).TotalSeconds:0} heap_kib={counters["JSHeapUsedSize"] / 1024:0} nodes={counters["Nodes"]:0} listeners={counters["JSEventListeners"]:0} frames={frames.Count} late_frames={frames.Late} longest_ms={frames.Longest:0} busy_share={counters["TaskDuration"] / Stopwatch.GetElapsedTime(start).TotalSeconds:0.00}"));
        }
    }

    private static async Task<Dictionary<string, double>> CountersAsync(ICDPSession browser)
    {
        var answer = await browser.SendAsync("Performance.getMetrics");
        return answer!.Value.GetProperty("metrics").EnumerateArray()
            .ToDictionary(static metric => metric.GetProperty("name").GetString()!, static metric => metric.GetProperty("value").GetDouble());
    }

    private sealed record Frames
    {
        public int Count { get; init; }

        public int Late { get; init; }

        /// <summary>Milliseconds between two frames.</summary>
        public double Longest { get; init; }
    }
}
