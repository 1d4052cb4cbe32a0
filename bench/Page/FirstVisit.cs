using System.Globalization;

namespace Workshop.Bench.Page;

/// <summary>How long it takes from the address to figures, with nothing in the browser's cache, and how much script comes for it.</summary>
internal static class FirstVisit
{
    /// <summary>
    /// From the start of the navigation until the figures have been painted: the second frame after they came into the document. The
    /// scripts' bytes are those on the wire, without headers.
    /// </summary>
    private const string Script =
        """
        () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done({
          painted: performance.now(),
          script: performance.getEntriesByType('resource')
            .filter(resource => resource.name.split('?')[0].endsWith('.js'))
            .reduce((sum, resource) => sum + resource.encodedBodySize, 0),
        }))))
        """;

    public static async Task PrintAsync(Visitor visitor, int visits)
    {
        List<Visit> all = [];
        for (var i = 0; i < visits; i++)
        {
            var page = await visitor.ArriveAsync();
            await page.GotoAsync("/");
            await Visitor.FiguresAsync(page);
            all.Add(await page.EvaluateAsync<Visit>(Script));
            await page.Context.CloseAsync();
        }

        all.Sort(static (one, other) => one.Painted.CompareTo(other.Painted));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"first_visit median={all[all.Count / 2].Painted:0} max={all[^1].Painted:0} script_bytes={all[0].Script}"));
    }

    private sealed record Visit
    {
        /// <summary>Milliseconds.</summary>
        public double Painted { get; init; }

        public long Script { get; init; }
    }
}
