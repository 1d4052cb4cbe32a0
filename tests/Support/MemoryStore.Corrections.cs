using Workshop.Corrections;

namespace Workshop.Support;

/// <summary>Corrections of names, each behind the last one.</summary>
public sealed partial class MemoryStore
{
    private readonly List<NameCorrection> _corrections = [];

    public ValueTask<bool> CorrectAsync(NameCorrection correction, Guid after)
    {
        lock (_lock)
        {
            if (CorrectedNames.Of([.. _corrections]).State != after || _corrections.Exists(other => other.Number >= correction.Number || other.Id == correction.Id))
                return ValueTask.FromResult(_corrections.Contains(correction));
            _corrections.Add(correction);
            Days.Corrected();
            return ValueTask.FromResult(true);
        }
    }
}
