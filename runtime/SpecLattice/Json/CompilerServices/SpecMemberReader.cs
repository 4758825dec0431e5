using System.ComponentModel;
using System.Text;
using System.Text.Json;
using SpecLattice.Serialization;

namespace SpecLattice.CompilerServices;

/// <summary>
/// What generated readers of records are made of: goes from member to member, finds each one's place in the declaration, and refuses those that are there twice,
/// unknown or missing.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct SpecMemberReader
{
    private const int BitsInMask = 64;
    private const byte Required = (byte)'!';
    private const byte RequiredOrNull = (byte)'+';
    private const byte OptionalOrNull = (byte)'~';

    private readonly ReadOnlySpan<byte> _names;
    private readonly ReadOnlySpan<byte> _tag;
    private readonly string _what;
    private readonly long _start;
    private readonly bool _ignoresUnknown;
    private List<KeyValuePair<string, SpecJsonValue?>>? _kept;

    // Where in the names the one stands that is expected next: documents mostly have the members in the order of the declaration.
    private int _position;
    private int _next;
    private byte _mark;
    private ulong _seen;
    private ulong[]? _seenBeyond;
    private int _count;
    private bool _hasTag;

    /// <summary>Begins to read an object.</summary>
    /// <param name="reader">The reader, on the object's first token.</param>
    /// <param name="what">What the object is, such as <c>V1.Board</c>.</param>
    /// <param name="names">
    /// The members, such as <c>|!width|?label</c>: before each the byte that the text begins with, which is in none of the names, and a mark: <c>!</c> where the member must be there and
    /// <c>?</c> where it need not; <c>+</c> and <c>~</c> say the same of those where null is what the member has anyway, so that the reader does not stop at it.
    /// </param>
    /// <param name="ignoresUnknown">Whether members that are not among these are skipped.</param>
    /// <param name="tag">The name of a member that says which case of a union the object is, or which version of its family, and is skipped; empty where there is none.</param>
    public SpecMemberReader(scoped ref Utf8JsonReader reader, string what, ReadOnlySpan<byte> names, bool ignoresUnknown = false, ReadOnlySpan<byte> tag = default)
    {
        _start = SpecJsonRead.StartObject(ref reader, what);
        _what = what;
        _names = names;
        _ignoresUnknown = ignoresUnknown;
        _tag = tag;
    }

    /// <summary>The place of the member whose value the reader is on, from 0.</summary>
    public int Index { get; private set; }

    /// <summary>The members that were kept, because the record does not declare them.</summary>
    public readonly SpecUnknownMembers Unknown => _kept is null ? default : new SpecUnknownMembers(_kept);

    /// <summary>Lets members that the record does not declare be kept, instead of being refused.</summary>
    public void KeepUnknown() => _kept = [];

    /// <summary>Goes to the next member's value.</summary>
    /// <param name="reader">The reader, on the start of the object or on the last token of a member.</param>
    /// <returns>Whether there is one; if not, the object has ended, and all members were there that must be.</returns>
    /// <exception cref="SpecJsonException">A member is unknown, or there twice, or one is missing.</exception>
    public bool MoveNext(scoped ref Utf8JsonReader reader)
    {
        while (SpecJsonRead.NextMember(ref reader))
        {
            if (!_tag.IsEmpty && reader.ValueTextEquals(_tag))
            {
                if (_hasTag)
                {
                    throw SpecJsonRead.DuplicateMember(ref reader, Encoding.UTF8.GetString(_tag));
                }

                _hasTag = true;
                SpecJsonRead.Skip(ref reader);
            }
            else if (Find(ref reader))
            {
                if (!Mark(Index))
                {
                    throw SpecJsonRead.DuplicateMember(ref reader, SpecJsonLocator.NameOf(ref reader));
                }

                reader.Read();
                if (reader.TokenType != JsonTokenType.Null || _mark is not (RequiredOrNull or OptionalOrNull))
                {
                    return true;
                }
            }
            else if (_kept is not null)
            {
                Keep(ref reader, _kept);
            }
            else if (_ignoresUnknown)
            {
                SpecJsonRead.Skip(ref reader);
            }
            else
            {
                throw SpecJsonRead.UnknownMember(ref reader, _what, Expected());
            }
        }

        RequireAll();
        return false;
    }

    private static void Keep(scoped ref Utf8JsonReader reader, List<KeyValuePair<string, SpecJsonValue?>> kept)
    {
        long start = reader.TokenStartIndex;
        string name = SpecJsonRead.StringKey(ref reader);
        reader.Read();
        SpecJsonValue? value = reader.TokenType == JsonTokenType.Null ? null : SpecJsonRead.JsonValue(ref reader);
        if (SpecUnknown.FindProblem(kept, name, value) is { } problem)
        {
            throw SpecJsonException.At(start, problem);
        }

        kept.Add(new(name, value));
    }

    private bool Find(scoped ref Utf8JsonReader reader)
    {
        var (position, index) = _position == _names.Length ? (0, 0) : (_position, _next);
        int first = position;
        while (!_names.IsEmpty)
        {
            int end = EndOf(position);
            if (reader.ValueTextEquals(_names[(position + 2)..end]))
            {
                (Index, _position, _next, _mark) = (index, end, index + 1, _names[position + 1]);
                return true;
            }

            (position, index) = end == _names.Length ? (0, 0) : (end, index + 1);
            if (position == first)
            {
                break;
            }
        }

        return false;
    }

    private readonly int EndOf(int position)
    {
        int length = _names[(position + 1)..].IndexOf(_names[0]);
        return length < 0 ? _names.Length : position + 1 + length;
    }

    private bool Mark(int index)
    {
        ref ulong mask = ref _seen;
        if (index >= BitsInMask)
        {
            _seenBeyond ??= new ulong[(_names.Length / 2 / BitsInMask) + 1];
            mask = ref _seenBeyond[(index / BitsInMask) - 1];
        }

        ulong bit = 1UL << (index % BitsInMask);
        bool isNew = (mask & bit) == 0;
        mask |= bit;
        _count++;
        return isNew;
    }

    private readonly bool IsSeen(int index) =>
        ((index < BitsInMask ? _seen : _seenBeyond?[(index / BitsInMask) - 1] ?? 0) & (1UL << (index % BitsInMask))) != 0;

    private readonly void RequireAll()
    {
        // Where the last one came last and none was left out, all were there.
        if (_position == _names.Length && _count == _next)
        {
            return;
        }

        for (int position = 0, index = 0; position < _names.Length; position = EndOf(position), index++)
        {
            if (_names[position + 1] is Required or RequiredOrNull && !IsSeen(index))
            {
                throw SpecJsonRead.MissingMember(_start, _what, NameAt(position));
            }
        }
    }

    private readonly string NameAt(int position) => Encoding.UTF8.GetString(_names[(position + 2)..EndOf(position)]);

    private readonly string Expected()
    {
        var names = new List<string>();
        for (int position = 0; position < _names.Length; position = EndOf(position))
        {
            names.Add($"`{NameAt(position)}`");
        }

        return string.Join(", ", names);
    }
}
