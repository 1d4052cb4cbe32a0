using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Runtime;
using Shouldly;
using Workshop.Grains.Fronts;
using Workshop.Log;
using Xunit;

namespace Workshop.Grains.Tests.Fronts;

/// <summary>What becomes of a call that an actor does not answer.</summary>
public sealed class PatientCallerTests
{
    private readonly List<Func<int>> _answers = [];
    private int _calls;

    [Fact]
    public async Task A_call_that_was_rejected_is_repeated_even_if_it_may_not_be_carried_out_twice()
    {
        _answers.Add(static () => throw Rejection());
        _answers.Add(static () => throw new CallRefusedException(Refusal.Moved));
        _answers.Add(static () => 7);
        (await CallAsync(mayRepeat: false)).ShouldBe(7);
    }

    [Theory]
    [MemberData(nameof(Unknown))]
    public async Task A_call_without_an_answer_is_repeated_if_that_makes_no_difference(string failure)
    {
        _answers.Add(() => throw FailureOf(failure));
        _answers.Add(static () => 7);
        (await CallAsync(mayRepeat: true)).ShouldBe(7);
    }

    [Theory]
    [MemberData(nameof(Unknown))]
    public async Task A_call_without_an_answer_that_may_not_be_repeated_is_told_to_be_open(string failure)
    {
        _answers.Add(() => throw FailureOf(failure));
        _answers.Add(static () => 7);
        await Should.ThrowAsync<StorageUnavailableException>(() => CallAsync(mayRepeat: false));
        _calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_busy_actor_is_not_asked_again()
    {
        _answers.Add(static () => throw new CallRefusedException(Refusal.Busy));
        await Should.ThrowAsync<EngineBusyException>(() => CallAsync(mayRepeat: true));
        _calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_busy_actor_after_a_call_without_an_answer_leaves_open_what_was_done()
    {
        _answers.Add(static () => throw new TimeoutException());
        _answers.Add(static () => throw new CallRefusedException(Refusal.Busy));
        await Should.ThrowAsync<StorageUnavailableException>(() => CallAsync(mayRepeat: true));
    }

    [Fact]
    public async Task A_storage_that_is_gone_is_told_at_once()
    {
        _answers.Add(static () => throw new CallRefusedException(Refusal.StorageUnavailable));
        await Should.ThrowAsync<StorageUnavailableException>(() => CallAsync(mayRepeat: true));
        _calls.ShouldBe(1);
    }

    [Fact]
    public async Task Patience_ends()
    {
        for (var i = 0; i < 1000; i++)
            _answers.Add(static () => throw Rejection());
        await Should.ThrowAsync<EngineBusyException>(() => CallAsync(mayRepeat: true, patience: TimeSpan.FromMilliseconds(50)));
        _calls.ShouldBeLessThan(1000);
    }

    [Fact]
    public async Task A_mistake_of_the_program_is_not_repeated()
    {
        _answers.Add(static () => throw new InvalidOperationException());
        await Should.ThrowAsync<InvalidOperationException>(() => CallAsync(mayRepeat: true));
        _calls.ShouldBe(1);
    }

    public static TheoryData<string> Unknown => [nameof(TimeoutException), nameof(SiloUnavailableException)];

    /// <summary>Orleans makes these; outside of it there is no constructor for one with a message.</summary>
    private static OrleansMessageRejectionException Rejection() =>
        (OrleansMessageRejectionException)RuntimeHelpers.GetUninitializedObject(typeof(OrleansMessageRejectionException));

    private static Exception FailureOf(string name) =>
        name == nameof(TimeoutException) ? new TimeoutException() : new SiloUnavailableException("It was lost.");

    /// <summary>Calls with more patience than the slowest machine uses up, unless the test is about its end.</summary>
    private Task<int> CallAsync(bool mayRepeat, TimeSpan? patience = null)
    {
        var options = new OrleansEngineOptions { CallPatience = patience ?? TimeSpan.FromMinutes(1), RetryPause = TimeSpan.FromMilliseconds(1) };
        var caller = new PatientCaller(options, NullLogger<PatientCaller>.Instance);
        return caller.CallAsync(() => ValueTask.FromResult(_answers[_calls++]()), () => mayRepeat).AsTask();
    }
}
