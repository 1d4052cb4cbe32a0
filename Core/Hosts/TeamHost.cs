using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Workshop.Actors;
using Workshop.Entries;
using Workshop.Log;
using Workshop.Stats;
using Workshop.Utilisation;

namespace Workshop.Hosts;

/// <summary>
/// A team's mailbox: one reader, bounded. Appends that wait while one is being stored become the next one. An actor that fails is
/// abandoned, whoever waited for it is told, and the next message starts a new one from the log.
/// </summary>
public sealed class TeamHost
{
    /// <summary>Entries that are appended at once, if more wait.</summary>
    private const int MostEntries = 20_000;

    private readonly string _team;
    private readonly ActorServices _services;
    private readonly ILogger _logger;
    private readonly Action? _overtaken;
    private readonly Channel<ITeamMessage> _queue;
    private readonly List<AppendMessage> _appends = [];
    private readonly Task _loop;
    private TeamActor? _actor;
    private long _lastUse;
    private volatile bool _isClosed;

    /// <param name="team">The team's name.</param>
    /// <param name="services">What its actor works with.</param>
    /// <param name="logger">Where failures are told.</param>
    /// <param name="overtaken">
    /// Called once when the team turns out to have a newer owner elsewhere; the host is closed then. Null: there is no elsewhere, and
    /// the next message takes the team over again.
    /// </param>
    public TeamHost(string team, ActorServices services, ILogger logger, Action? overtaken = null)
    {
        _team = team;
        _services = services;
        _logger = logger;
        _overtaken = overtaken;
        _queue = Channel.CreateBounded<ITeamMessage>(new BoundedChannelOptions(services.Options.MailboxCapacity)
        {
            SingleReader = true,

            // Whoever finds the actor idle lends it its thread, up to where it waits for the storage.
            AllowSynchronousContinuations = true,
        });
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Whether it takes no more messages, because it was stopped or overtaken.</summary>
    public bool IsClosed => _isClosed;

    /// <summary>Appends a batch, together with others that wait. The batch must not be disposed before the answer.</summary>
    /// <exception cref="EngineBusyException">Too many messages wait, or it is closed; nothing was stored.</exception>
    /// <exception cref="StorageUnavailableException">Not known to be stored.</exception>
    public Task<AppendResult> AppendAsync(EntryBatch batch)
    {
        var message = new AppendMessage(batch);
        Post(message);
        return message.Answer;
    }

    /// <summary>The team's figures, with everything that was acknowledged.</summary>
    /// <exception cref="EngineBusyException">Too many messages wait, or it is closed.</exception>
    public Task<History> HistoryAsync()
    {
        var message = new HistoryMessage();
        Post(message);
        return message.Answer;
    }

    /// <summary>Counts a day again from the log and writes that in place of what is stored.</summary>
    /// <returns>False if the log lacks entries of the team: then nothing was changed.</returns>
    /// <exception cref="EngineBusyException">Too many messages wait, or it is closed; nothing was done.</exception>
    /// <exception cref="StorageUnavailableException">Not known to be written.</exception>
    public Task<bool> RecountAsync(DateOnly day)
    {
        var message = new RecountMessage(day);
        Post(message);
        return message.Answer;
    }

    /// <inheritdoc cref="TeamActor.OpenWork"/>
    /// <exception cref="EngineBusyException">Too many messages wait, or it is closed.</exception>
    public Task<IReadOnlyList<TeamWork>> OpenWorkAsync(DateOnly from, DateOnly to)
    {
        var message = new OpenWorkMessage(from, to);
        Post(message);
        return message.Answer;
    }

    /// <summary>Lets the actor do what can wait; if it was not used for long, it leaves memory.</summary>
    public void Tick()
    {
        if (_actor is not { } actor)
            return;
        var idle = _services.Clock.GetElapsedTime(Volatile.Read(ref _lastUse)) > _services.Options.IdleTimeout;
        if (idle || actor.NeedsTick)
            _queue.Writer.TryWrite(new TickMessage(idle));
    }

    /// <summary>
    /// Forgets the actor: the log was replaced. When this has ended, all that it told the views is on its way, and the next message starts
    /// a new one.
    /// </summary>
    public async Task ForgetAsync()
    {
        var message = new ForgetMessage();
        try
        {
            await _queue.Writer.WriteAsync(message);
            await message.Answer;
        }
        catch (Exception refused) when (_isClosed && refused is ChannelClosedException or EngineBusyException)
        {
            // It was stopped or overtaken, and has forgotten everything when its loop has ended.
            await _loop;
        }
    }

    /// <summary>Takes no more messages, ends those that wait, and lets the actor write what it has.</summary>
    public Task StopAsync()
    {
        Close();
        return _loop;
    }

    private void Close()
    {
        _isClosed = true;
        _queue.Writer.TryComplete();
    }

    private void Post(ITeamMessage message)
    {
        if (!_queue.Writer.TryWrite(message))
            message.Fail(new EngineBusyException());
    }

    private async Task RunAsync()
    {
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (_queue.Reader.TryRead(out var message))
            {
                try
                {
                    await AnswerAsync(message);
                }
                catch (Exception exception)
                {
                    await FailAsync(message, exception);
                }
            }
        }

        await PassivateAsync();
    }

    private async ValueTask FailAsync(ITeamMessage message, Exception exception)
    {
        CloseIfOvertaken(exception);
        Abandon(exception);
        message.Fail(ReasonOf(exception));
        if (IsOvertaken(exception))
            await GiveUpAsync();
    }

    private bool IsOvertaken(Exception exception) => exception is StaleEpochException && _overtaken is not null;

    /// <summary>Comes before anybody is told: whoever a closed host turns away looks for the newer owner, others come back to this one.</summary>
    private void CloseIfOvertaken(Exception exception)
    {
        if (IsOvertaken(exception))
            Close();
    }

    /// <summary>Sends those who wait to the newer owner.</summary>
    private async ValueTask GiveUpAsync()
    {
        await foreach (var message in _queue.Reader.ReadAllAsync())
            message.Fail(new EngineBusyException());
        _overtaken!();
    }

    private ValueTask AnswerAsync(ITeamMessage message)
    {
        if (message is TickMessage tick)
            return TickAsync(tick);
        Volatile.Write(ref _lastUse, _services.Clock.GetTimestamp());
        return message switch
        {
            AppendMessage append => AppendAsync(append),
            HistoryMessage history => AnswerAsync(history),
            RecountMessage recount => RecountAsync(recount),
            ForgetMessage forget => Forget(forget),
            OpenWorkMessage work => AnswerAsync(work),
            _ => throw new NotSupportedException(message.GetType().Name),
        };
    }

    private async ValueTask AppendAsync(AppendMessage first)
    {
        TakeAppends(first);
        try
        {
            var actor = await ActiveAsync();
            var results = await actor.AppendAsync(_appends.ConvertAll(static append => append.Batch));
            for (var i = 0; i < results.Length; i++)
                _appends[i].Complete(results[i]);
        }
        catch (Exception exception)
        {
            CloseIfOvertaken(exception);
            foreach (var append in _appends)
                append.Fail(ReasonOf(exception));
            throw;
        }
    }

    /// <summary>The first append and those that wait right behind it.</summary>
    private void TakeAppends(AppendMessage first)
    {
        _appends.Clear();
        _appends.Add(first);
        var entries = first.Batch.Count;
        while (entries < MostEntries && _queue.Reader.TryPeek(out var next) && next is AppendMessage append)
        {
            _queue.Reader.TryRead(out _);
            _appends.Add(append);
            entries += append.Batch.Count;
        }
    }

    private async ValueTask AnswerAsync(HistoryMessage history) => history.Complete((await ActiveAsync()).History());

    /// <summary>The actor leaves memory, because its figures may be others than those that are stored now.</summary>
    private async ValueTask RecountAsync(RecountMessage recount)
    {
        var actor = await ActiveAsync();
        var isDone = await actor.RecountAsync(recount.Day);
        if (isDone)
        {
            actor.Abandon();
            _actor = null;
        }

        recount.Complete(isDone);
    }

    private ValueTask Forget(ForgetMessage forget)
    {
        _actor?.Abandon();
        _actor = null;
        forget.Complete(true);
        return ValueTask.CompletedTask;
    }

    private async ValueTask AnswerAsync(OpenWorkMessage work) => work.Complete((await ActiveAsync()).OpenWork(work.From, work.To));

    private async ValueTask TickAsync(TickMessage tick)
    {
        if (tick.Passivate)
            await PassivateAsync();
        else if (_actor is { } actor)
            await actor.TickAsync();
    }

    private async ValueTask<TeamActor> ActiveAsync() => _actor ??= await TeamActor.ActivateAsync(_team, _services);

    private async ValueTask PassivateAsync()
    {
        if (_actor is not { } actor)
            return;
        _actor = null;
        try
        {
            await actor.DeactivateAsync();
        }
        catch (Exception exception)
        {
            HostLog.TeamNotWritten(_logger, exception, _team);
        }
    }

    /// <summary>What callers are told: that a team has a newer owner is none of their business, they try again.</summary>
    private static Exception ReasonOf(Exception exception) =>
        exception is StaleEpochException ? new EngineBusyException() : exception;

    private void Abandon(Exception exception)
    {
        HostLog.TeamAbandoned(_logger, exception, _team);
        _actor?.Abandon();
        _actor = null;
    }
}
