using System.Diagnostics;
using Workshop.Bench.Load.Http;

namespace Workshop.Bench.Load;

/// <summary><c>get</c>: how long one path takes to answer, one request after the other.</summary>
internal static class GetCommand
{
    public static int Run(Arguments arguments, CancellationToken stop)
    {
        var request = RequestHead.Get(
            arguments.Server, arguments.Text("path", "/api/admin/dashboard"), arguments.Key);
        using var connection = new Connection(arguments.Server);
        var poll = new Poll([connection]);
        var warmup = arguments.Number("warmup-requests", 1000);
        var measured = arguments.Number("requests", 2000);
        var latencies = new Latencies();
        for (var i = 0; i < warmup + measured && !stop.IsCancellationRequested; i++)
        {
            var ticks = Time(connection, poll, request);
            if (connection.Response.Status != 200)
                return Fail(connection.Response.Status);
            if (i >= warmup)
                latencies.Add(ticks);
        }

        new Report().Add(latencies).Add("bytes", connection.Body.Length).Print();
        return 0;
    }

    private static long Time(Connection connection, Poll poll, ReadOnlyMemory<byte> request)
    {
        var start = Stopwatch.GetTimestamp();
        connection.Send(request);
        do
            poll.Wait(milliseconds: 1000);
        while (!poll.IsReady(0) || !connection.Proceed());
        return Stopwatch.GetTimestamp() - start;
    }

    private static int Fail(int status)
    {
        Console.Error.WriteLine($"answered {status}");
        return 1;
    }
}
