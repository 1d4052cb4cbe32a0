using System.Runtime.InteropServices;

namespace Workshop.Bench.Load.Http;

/// <summary>
/// Waits for many connections with one thread and one system call, poll(2): the generator shares the processors
/// with the server, and neither a thread per connection nor a task per request is free.
/// </summary>
internal sealed partial class Poll
{
    private const short Readable = 1;
    private const short Writable = 4;

    private readonly Descriptor[] _descriptors;

    public Poll(IEnumerable<Connection> connections) =>
        _descriptors =
        [
            .. connections.Select(connection =>
                new Descriptor { Handle = connection.Descriptor, Awaited = Readable }),
        ];

    /// <summary>Whether the connection with this index can go on, or is broken.</summary>
    public bool IsReady(int index) => _descriptors[index].Happened != 0;

    /// <summary>Says whether the connection with this index also waits to send.</summary>
    public void WaitToSend(int index, bool waits) =>
        _descriptors[index].Awaited = waits ? (short)(Readable | Writable) : Readable;

    /// <summary>Waits until a connection can go on.</summary>
    /// <param name="milliseconds">How long at most.</param>
    public void Wait(int milliseconds) => _ = Wait(_descriptors, (nuint)_descriptors.Length, milliseconds);

    [LibraryImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Wait([In, Out] Descriptor[] descriptors, nuint count, int milliseconds);

    /// <summary>struct pollfd</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Descriptor
    {
        public int Handle;
        public short Awaited;
        public short Happened;
    }
}
