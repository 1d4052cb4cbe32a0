using Workshop.Bench.Load;

var arguments = Arguments.Parse(args);
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

return arguments.Verb switch
{
    "post" => PostCommand.Run(arguments, stop.Token),
    "get" => GetCommand.Run(arguments, stop.Token),
    "push" => await PushCommand.RunAsync(arguments, stop.Token),
    "crowd" => await CrowdCommand.RunAsync(arguments, stop.Token),
    "ready" => await ReadyCommand.RunAsync(arguments, stop.Token),
    "fsync" => FsyncCommand.Run(arguments),
    _ => Usage.Print(),
};
