using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;
using SpecLattice.Serialization;

namespace SpecLattice.CompilerServices;

/// <summary>Reads and writes the documents of a family that declares how they say their version.</summary>
/// <typeparam name="TSum">The family's sum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SpecEnvelopeCodec<TSum>
    where TSum : notnull
{
    private readonly string _what;
    private readonly ImmutableArray<SpecVersion> _versions;
    private readonly ReadSpec<TSum> _readSpec;
    private readonly WriteValue<TSum> _writeSpec;
    private readonly Func<TSum, string> _tagOf;
    private readonly byte[] _mark;
    private readonly byte[] _content;
    private readonly string? _unmarkedTag;

    /// <summary>Makes a codec. Generated sums do.</summary>
    /// <param name="envelope">How documents say their version.</param>
    /// <param name="what">The sum's name.</param>
    /// <param name="versions">The versions that this build knows.</param>
    /// <param name="readSpec">Reads the document of a version: from an object that holds the mark too, where it is inside.</param>
    /// <param name="writeSpec">Writes the document of a version; only its members where the mark is inside and the version known.</param>
    /// <param name="tagOf">Tells the tag of a value's version.</param>
    public SpecEnvelopeCodec(
        SpecEnvelope envelope, string what, ImmutableArray<SpecVersion> versions, ReadSpec<TSum> readSpec, WriteValue<TSum> writeSpec, Func<TSum, string> tagOf)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        Envelope = envelope;
        _what = what;
        _versions = versions;
        _readSpec = readSpec;
        _writeSpec = writeSpec;
        _tagOf = tagOf;
        _mark = Encoding.UTF8.GetBytes(envelope.Mark);
        _content = Encoding.UTF8.GetBytes(envelope.Content);
        _unmarkedTag = envelope.Unmarked == 0 ? null : versions.First(version => version.Number == envelope.Unmarked).WireTag;
    }

    /// <summary>How documents say their version.</summary>
    public SpecEnvelope Envelope { get; }

    /// <summary>Whether the version stands outside of the document.</summary>
    internal bool IsOutside => Envelope.Form == SpecEnvelopeForm.Outside;

    /// <summary>Reads a document that says its version.</summary>
    /// <param name="reader">The reader, on the document's first token.</param>
    /// <returns>The value.</returns>
    /// <exception cref="SpecJsonException">This is not such a document.</exception>
    public TSum Read(ref Utf8JsonReader reader)
    {
        switch (Envelope.Form)
        {
            case SpecEnvelopeForm.Inside:
                string? tag = FindMark(ref reader, readsOn: true);
                return _readSpec(tag ?? _unmarkedTag ?? throw SpecJsonRead.MissingMember(reader.TokenStartIndex, _what, Envelope.Mark), ref reader);
            case SpecEnvelopeForm.Outside:
                throw SpecJsonRead.At(reader.TokenStartIndex, $"the version of {_what} stands outside of the document: read it with SpecJson.DeserializeMarked");
            default:
                return _unmarkedTag is not null && FindMark(ref reader, readsOn: false) is null
                    ? _readSpec(_unmarkedTag, ref reader)
                    : SpecSums.ReadAround(ref reader, _what, Envelope, _mark, _content, _readSpec);
        }
    }

    /// <summary>Writes a document that says its version.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="SpecJsonException">The value is null, or documents of the family do not say their version themselves.</exception>
    public void Write(Utf8JsonWriter writer, TSum value)
    {
        string tag = TagOf(value);
        switch (Envelope.Form)
        {
            case SpecEnvelopeForm.Inside when IsKnown(tag):
                writer.WriteStartObject();
                WriteMark(writer, tag);
                _writeSpec(writer, value);
                writer.WriteEndObject();
                break;
            case SpecEnvelopeForm.Inside:
                _writeSpec(writer, value);
                break;
            case SpecEnvelopeForm.Outside:
                throw SpecJsonWrite.Error($"the version of {_what} stands outside of the document: write it with SpecJson.SerializeMarked");
            case SpecEnvelopeForm.Around when tag == _unmarkedTag:
                _writeSpec(writer, value);
                break;
            default:
                writer.WriteStartObject();
                WriteMark(writer, tag);
                writer.WritePropertyName(_content);
                _writeSpec(writer, value);
                writer.WriteEndObject();
                break;
        }
    }

    /// <summary>Reads a document whose mark stands beside it.</summary>
    /// <param name="mark">The mark; null where there is none.</param>
    /// <param name="utf8Json">The document.</param>
    /// <param name="options">How to read; <see cref="SpecJsonOptions.Default"/> unless given.</param>
    /// <returns>The value.</returns>
    /// <exception cref="SpecJsonException">The document is not one of that version, or there is no mark and must be one.</exception>
    public TSum Deserialize(string? mark, ReadOnlySpan<byte> utf8Json, SpecJsonOptions? options = null)
    {
        string tag = mark ?? _unmarkedTag ?? throw SpecJsonException
            .At(0, $"the document of {_what} came without a mark, expected one of {List()}")
            .Place("", 1, 1, 0);
        return SpecJson.Read(utf8Json, options ?? SpecJsonOptions.Default, (ref Utf8JsonReader reader) => _readSpec(tag, ref reader));
    }

    /// <summary>Writes a document whose mark stands beside it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="options">How to write; <see cref="SpecJsonOptions.Default"/> unless given.</param>
    /// <returns>The document and the mark.</returns>
    /// <exception cref="SpecJsonException">The value is null, or holds what no reader would accept.</exception>
    public SpecMarkedDocument Serialize(TSum value, SpecJsonOptions? options = null)
    {
        SpecJsonDocument document = SpecJsonDocument.Of(value, options ?? SpecJsonOptions.Default, (writer, spec) =>
        {
            TagOf(spec);
            _writeSpec(writer, spec);
        });
        string tag = TagOf(value);
        return new SpecMarkedDocument(tag == _unmarkedTag ? null : tag, document.Memory);
    }

    /// <summary>Finds the mark among the members of an object, on a copy of the reader.</summary>
    /// <param name="reader">The reader, on the object's first token.</param>
    /// <param name="readsOn">
    /// Whether an object of an unknown version is read to its end, to see that the mark is there once. Of a known one, the reader of the members sees that.
    /// </param>
    private string? FindMark(ref Utf8JsonReader reader, bool readsOn)
    {
        Utf8JsonReader search = reader;
        string? tag = null;
        SpecJsonRead.StartObject(ref search, _what);
        while (SpecJsonRead.NextMember(ref search))
        {
            if (!search.ValueTextEquals(_mark))
            {
                SpecJsonRead.Skip(ref search);
                continue;
            }

            if (tag is not null)
            {
                throw SpecJsonRead.DuplicateMember(ref search, Envelope.Mark);
            }

            search.Read();
            if (!readsOn)
            {
                return "";
            }

            tag = SpecSums.ReadMark(ref search, Envelope.MarkKind);
            if (IsKnown(tag))
            {
                break;
            }
        }

        return tag;
    }

    private void WriteMark(Utf8JsonWriter writer, string tag)
    {
        if (tag == _unmarkedTag)
        {
            return;
        }

        writer.WritePropertyName(_mark);
        if (Envelope.MarkKind == SpecMarkKind.Text)
        {
            SpecJsonWrite.String(writer, tag);
        }
        else
        {
            writer.WriteNumberValue(long.Parse(tag, NumberStyles.None, CultureInfo.InvariantCulture));
        }
    }

    private string TagOf(TSum value) => value is null ? throw SpecJsonWrite.Error($"expected an object ({_what}), found null") : _tagOf(value);

    private bool IsKnown(string tag)
    {
        foreach (SpecVersion version in _versions)
        {
            if (version.WireTag == tag)
            {
                return true;
            }
        }

        return false;
    }

    private string List() => string.Join(", ", _versions.Select(version => $"`{SpecText.Show(version.WireTag)}`"));
}
