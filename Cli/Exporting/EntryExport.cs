using System.Text.Json;
using Workshop.Cli.Connection;
using Workshop.Cli.Output;

namespace Workshop.Cli.Exporting;

/// <summary>Reads the log page by page. Memory does not grow with its length.</summary>
internal sealed class EntryExport(Service service)
{
    private const string PageSize = "500";

    private static readonly byte[] LineEnd = [(byte)'\n'];

    /// <returns>How many entries there were.</returns>
    public async Task<long> WriteAsync(QueryText filters, Stream output, CancellationToken stop)
    {
        var count = 0L;
        var path = "api/v1/production/log" + filters.Add("limit", PageSize);
        while (path is not null)
        {
            using var answer = await service.SendAsync(HttpMethod.Get, path, content: null, stop);
            foreach (var entry in await Service.ReadAsync<List<JsonElement>>(answer, stop))
            {
                await JsonSerializer.SerializeAsync(output, entry, CliJson.Options, stop);
                await output.WriteAsync(LineEnd, stop);
                count++;
            }

            path = NextPage.Of(answer);
        }

        return count;
    }
}
