using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;
using SpecLattice.CompilerServices;

namespace SpecLattice.Serialization;

/// <summary>
/// Writes a document into a buffer of its own, byte for byte as <see cref="Utf8JsonWriter"/> does. Every method says whether it could. Where one could not, what was written is
/// forgotten, and the value is written again by <see cref="Utf8JsonWriter"/>: errors are made there alone.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct SpecFastWriter
{
    // How many levels are between two looks at how much of the stack is left.
    private const int LevelsBetweenLooks = 16;

    private readonly int _maxDepth;
    private byte[] _buffer;
    private int _at;
    private int _depth;
    private bool _hasDeclined;

    internal SpecFastWriter(int capacity, int maxDepth)
    {
        _buffer = ArrayPool<byte>.Shared.Rent(capacity);
        _maxDepth = maxDepth;
    }

    /// <summary>What was written.</summary>
    internal readonly ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _at);

    /// <summary>Says that a type has no way of its own to be written fast.</summary>
    /// <returns>False.</returns>
    public bool Decline()
    {
        _hasDeclined = true;
        return false;
    }

    /// <summary>Writes the start of an object.</summary>
    /// <returns>Whether it is not nested too deeply.</returns>
    public bool Begin() => Open((byte)'{');

    /// <summary>Writes the end of an object.</summary>
    /// <returns>True.</returns>
    public bool End() => Close((byte)'}');

    /// <summary>Writes the start of an array.</summary>
    /// <returns>Whether it is not nested too deeply.</returns>
    public bool BeginArray() => Open((byte)'[');

    /// <summary>Writes the end of an array.</summary>
    /// <returns>True.</returns>
    public bool EndArray() => Close((byte)']');

    /// <summary>Writes what stands between two items of an array.</summary>
    /// <returns>True.</returns>
    public bool Comma()
    {
        Put((byte)',');
        return true;
    }

    /// <summary>Writes a member's name, and what stands before and behind it.</summary>
    /// <param name="names">The names of all members, as <see cref="SpecMemberReader"/> takes them, without characters that must be escaped.</param>
    /// <param name="start">Where the name begins.</param>
    /// <param name="length">How long it is.</param>
    /// <returns>True.</returns>
    public bool Member(ReadOnlySpan<byte> names, int start, int length)
    {
        Reserve(length + 4);

        // A value never ends in a brace that opens.
        if (_buffer[_at - 1] != '{')
        {
            _buffer[_at++] = (byte)',';
        }

        Span<byte> target = _buffer.AsSpan(_at, length + 3);
        target[0] = (byte)'"';
        names.Slice(start, length).CopyTo(target[1..]);
        target[^2] = (byte)'"';
        target[^1] = (byte)':';
        _at += length + 3;
        return true;
    }

    /// <inheritdoc cref="Member(ReadOnlySpan{byte}, int, int)"/>
    /// <param name="name">The name.</param>
    public bool Member(ReadOnlySpan<byte> name) => Member(name, 0, name.Length);

    /// <summary>Writes the start of an object, and its first member, which is a text without characters that must be escaped.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="text">The text.</param>
    /// <returns>Whether it is not nested too deeply.</returns>
    public bool Tag(ReadOnlySpan<byte> name, ReadOnlySpan<byte> text)
    {
        if (!Begin() || !Member(name))
        {
            return false;
        }

        Reserve(text.Length + 2);
        _buffer[_at] = (byte)'"';
        text.CopyTo(_buffer.AsSpan(_at + 1));
        _buffer[_at + text.Length + 1] = (byte)'"';
        _at += text.Length + 2;
        return true;
    }

    /// <summary>Writes an object's last member, and its end.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether it could be written.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Content<T>(ReadOnlySpan<byte> name, T value)
        where T : ISpecJson<T> => Member(name) && Value(value) && End();

    /// <summary>Writes null.</summary>
    /// <returns>True.</returns>
    public bool Null() => Append("null"u8);

    /// <summary>Writes a value of a type that writes itself.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>Whether it could be written.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Value<T>(T value)
        where T : ISpecJson<T> => T.TryWrite(ref this, value) || (_hasDeclined && Declined(value));

    /// <summary>Writes a scalar.</summary>
    /// <typeparam name="T">The scalar.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>Whether it could be written.</returns>
    public bool Scalar<T>(T value)
        where T : ISpecJson<T> => FastScalar<T>.IsAssigned(value) && Value(value);

    /// <summary>Writes a value as <see cref="Utf8JsonWriter"/> does.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="write">Writes it.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether it could be written.</returns>
    public bool Write<T>(WriteValue<T> write, T value)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (_depth >= _maxDepth)
        {
            return false;
        }

        FastScratch scratch = FastScratch.Take();
        write(scratch.Writer, value);
        ReadOnlySpan<byte> text = scratch.End();
        bool isWhole = scratch.Writer.CurrentDepth == 0 && text.Length > 0 && IsShallow(text, _maxDepth - _depth) && Append(text);
        scratch.Return();
        return isWhole;
    }

    /// <summary>Gives the buffer back.</summary>
    internal readonly void Dispose()
    {
        // Nobody else shall find in it what may have been a secret.
        _buffer.AsSpan(0, _at).Clear();
        ArrayPool<byte>.Shared.Return(_buffer);
    }

    private bool Declined<T>(T value)
        where T : ISpecJson<T>
    {
        _hasDeclined = false;
        return _depth > 0 && Write(SpecJson.Codec<T>.Write, value);
    }

    // The scratch writer's limit is its own.
    private static bool IsShallow(ReadOnlySpan<byte> text, int maxDepth)
    {
        if (text[0] is not ((byte)'{' or (byte)'['))
        {
            return true;
        }

        // Throws where there are more levels.
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = maxDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        while (reader.Read())
        {
        }

        return true;
    }

    private bool Open(byte bracket)
    {
        if (_depth == _maxDepth || (_depth % LevelsBetweenLooks == LevelsBetweenLooks - 1 && !RuntimeHelpers.TryEnsureSufficientExecutionStack()))
        {
            return false;
        }

        _depth++;
        Put(bracket);
        return true;
    }

    private bool Close(byte bracket)
    {
        _depth--;
        Put(bracket);
        return true;
    }

    private void Put(byte single)
    {
        Reserve(1);
        _buffer[_at++] = single;
    }

    private bool Append(ReadOnlySpan<byte> text)
    {
        Reserve(text.Length);
        text.CopyTo(_buffer.AsSpan(_at));
        _at += text.Length;
        return true;
    }

    private void Reserve(int count)
    {
        if (_buffer.Length - _at < count)
        {
            Grow(count);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int count)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(_buffer.Length * 2L, (long)_at + count), Array.MaxLength));
        Written.CopyTo(larger);
        Dispose();
        _buffer = larger;
    }
}
