using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Workshop.Backups;

/// <summary>
/// Reads JSON from a stream token by token, with no more of it in memory than the largest value that a backup can have, and keeps the
/// SHA-256 of what it has read.
/// </summary>
internal sealed class JsonTokens : IDisposable
{
    /// <summary>More than an entry with the longest texts takes, every character of it escaped.</summary>
    public const int UsualValue = 256 * 1024;

    private const int MaxDepth = 16;

    private readonly Stream _source;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private int _valueStart;
    private int _valueLength;
    private bool _isEscaped;
    private bool _isLast;
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = MaxDepth });

    public JsonTokens(Stream source) => _source = source;

    /// <summary>What was read last; None at the end.</summary>
    public JsonTokenType Type { get; private set; }

    /// <summary>Where it stands in the backup, kept by whoever reads.</summary>
    public string Place { get; set; } = "";

    /// <summary>Bytes that a value may take.</summary>
    public int LargestValue { get; set; } = UsualValue;

    /// <summary>Bytes read.</summary>
    public long Position { get; private set; }

    /// <summary>A string's or number's bytes as they stand in the JSON; until the next token.</summary>
    public ReadOnlySpan<byte> Raw => _buffer.AsSpan(_valueStart, _valueLength);

    /// <summary>The SHA-256 of everything read up to the last token.</summary>
    public byte[] Digest() => _hash.GetCurrentHash();

    public void Dispose() => _hash.Dispose();

    /// <exception cref="BackupRefusedException">It is no JSON, or cut off.</exception>
    public JsonTokenType Next()
    {
        try
        {
            while (true)
            {
                var reader = new Utf8JsonReader(_buffer.AsSpan(_start.._end), _isLast, _state);
                if (reader.Read())
                    return Take(ref reader);
                Consume(ref reader);
                if (_isLast)
                    return Type = JsonTokenType.None;
                Fill();
            }
        }
        catch (JsonException)
        {
            throw Malformed();
        }
    }

    /// <summary>The next object of an array, as it stands there; false at the array's end.</summary>
    /// <exception cref="BackupRefusedException">It is no object, no JSON, or too large.</exception>
    public bool NextObject(out ReadOnlySpan<byte> json)
    {
        try
        {
            while (true)
            {
                var reader = new Utf8JsonReader(_buffer.AsSpan(_start.._end), _isLast, _state);
                if (reader.Read())
                {
                    if (reader.TokenType != JsonTokenType.StartObject)
                    {
                        json = default;
                        End(ref reader);
                        return false;
                    }

                    var from = _start + (int)reader.TokenStartIndex;
                    if (reader.TrySkip())
                    {
                        Consume(ref reader);
                        json = _buffer.AsSpan(from.._start);
                        return true;
                    }
                }

                if (_isLast)
                    throw Malformed();
                Fill();
            }
        }
        catch (JsonException)
        {
            throw Malformed();
        }
    }

    /// <summary>The string that was read, unescaped.</summary>
    /// <exception cref="BackupRefusedException">It is not well-formed.</exception>
    public string Text()
    {
        try
        {
            if (!_isEscaped)
                return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Raw);
            var reader = new Utf8JsonReader(_buffer.AsSpan(_valueStart - 1, _valueLength + 2));
            reader.Read();
            return reader.GetString()!;
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException or JsonException)
        {
            throw Invalid("The text is not well-formed Unicode.");
        }
    }

    public BackupRefusedException Invalid(string detail) => new(BackupCodes.Invalid, Place, detail);

    private BackupRefusedException Malformed() =>
        new(BackupCodes.Malformed, Place, $"The backup is no JSON here, about byte {Position}, or it is cut off.");

    private JsonTokenType Take(ref Utf8JsonReader reader)
    {
        var isText = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName;
        _valueStart = _start + (int)reader.TokenStartIndex + (isText ? 1 : 0);
        _valueLength = reader.ValueSpan.Length;
        _isEscaped = isText && reader.ValueIsEscaped;
        Type = reader.TokenType;
        Consume(ref reader);
        return Type;
    }

    private void End(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.EndArray)
            throw Invalid("An object must stand here.");
        Take(ref reader);
    }

    private void Consume(ref Utf8JsonReader reader)
    {
        var length = (int)reader.BytesConsumed;
        _hash.AppendData(_buffer, _start, length);
        _start += length;
        Position += length;
        _state = reader.CurrentState;
    }

    private void Fill()
    {
        _buffer.AsSpan(_start.._end).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        if (_end == _buffer.Length)
            Grow();
        try
        {
            var read = _source.Read(_buffer, _end, _buffer.Length - _end);
            _end += read;
            _isLast = read == 0;
        }
        catch (InvalidDataException)
        {
            throw new BackupRefusedException(BackupCodes.Malformed, Place, $"The packed data is damaged after byte {Position}.");
        }
    }

    private void Grow()
    {
        if (_buffer.Length >= LargestValue)
            throw Invalid($"The value is larger than {LargestValue} bytes.");
        Array.Resize(ref _buffer, _buffer.Length * 2);
    }
}
