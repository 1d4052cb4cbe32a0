using System.Diagnostics;
using Npgsql;

namespace Workshop.Support;

/// <summary>
/// A PostgreSQL server of this test run's own: Debian's programs, a scratch folder, a free port on 127.0.0.1. It ends with this
/// process, however that ends.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>
    /// Runs the server until it is told to stop, or until nobody is left who could tell it: then the data goes too, even if this
    /// process was killed.
    /// </summary>
    private const string Leash = """ folder=$1; shift; "$@" & server=$!; read -r word; kill -INT $server; wait $server; [ "$word" = stop ] || rm -rf "$folder" """;

    private const string Missing = "PostgreSQL is missing (Debian: apt-get install postgresql).";

    private static readonly Lazy<Task<PostgresServer>> One = new(StartNewAsync);

    private static int _databases;

    private readonly PostgresPrograms _programs;
    private readonly string _folder;
    private Process? _process;

    private PostgresServer(PostgresPrograms programs, string folder, int port)
    {
        _programs = programs;
        _folder = folder;
        Port = port;
    }

    public int Port { get; }

    private string Data => Path.Combine(_folder, "data");

    /// <summary>
    /// Why tests that need a server are skipped; null if they run. Where continuous integration promised a server they do, and fail.
    /// </summary>
    public static string? SkipReason => PostgresPrograms.Find() is null && Environment.GetEnvironmentVariable("CI") is not "true" ? Missing : null;

    /// <summary>The server of this test run, started by whoever asks first.</summary>
    public static Task<PostgresServer> SharedAsync() => One.Value;

    /// <summary>Starts a server that a test has for itself, to stop and to start it.</summary>
    public static async Task<PostgresServer> StartNewAsync()
    {
        var programs = PostgresPrograms.Find() ?? throw new InvalidOperationException(Missing);
        var folder = PostgresPrograms.NewFolder();
        var server = new PostgresServer(programs, folder, WebFrontProcess.FreePort());
        await programs.RunAsync("initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "-D", server.Data);
        await server.StartAsync();
        return server;
    }

    /// <summary>Makes a database that nobody else uses.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync("postgres", $"CREATE DATABASE {name}");
        return ConnectionString(name);
    }

    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database}";

    /// <summary>Runs a statement as the server's owner.</summary>
    public async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>From now on nobody comes in without a password. There is none.</summary>
    public async Task RequirePasswordsAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(Data, "pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        await ExecuteAsync("postgres", "SELECT pg_reload_conf()");
    }

    /// <summary>Starts it, and waits until it takes connections.</summary>
    public async Task StartAsync()
    {
        var start = _programs.StartInfo(
            "postgres", "-D", Data, "-p", $"{Port}", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=on");
        _process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Leash, "sh", _folder, start.FileName, .. start.ArgumentList])
        {
            WorkingDirectory = Path.GetTempPath(),
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Eventually.BecomesTrueAsync(AnswersAsync, "PostgreSQL to take connections");
    }

    /// <summary>Stops it as an operator would who does not wait for clients.</summary>
    public async Task StopAsync()
    {
        if (_process is null)
            return;
        await _process.StandardInput.WriteLineAsync("stop");
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            if (_process!.HasExited)
                throw new InvalidOperationException($"PostgreSQL ended with {_process.ExitCode}.");
            await ExecuteAsync("postgres", "SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
