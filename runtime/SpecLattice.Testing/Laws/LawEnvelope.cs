using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SpecLattice.CompilerServices;
using SpecLattice.Serialization;
using SpecLattice.Testing.Shapes;

namespace SpecLattice.Testing.Laws;

/// <summary>
/// Puts documents of versions into a family's envelope, and takes them out. Where the mark stands outside of documents, the two are held together by <c>{"version": ..., "spec": ...}</c> here.
/// </summary>
internal sealed class LawEnvelope<TSum>(SpecLawFamily<TSum> family)
    where TSum : class, ISpecJson<TSum>
{
    private const string Other = "no such name";
    private const string OutsideMark = "version";
    private const string OutsideContent = "spec";

    private readonly SpecEnvelopeCodec<TSum>? _codec = family.Envelope;
    private readonly SpecEnvelope _envelope = family.Envelope?.Envelope ?? SpecEnvelope.Default;

    private bool IsOutside => _envelope.Form == SpecEnvelopeForm.Outside;

    private string Mark => IsOutside ? OutsideMark : _envelope.Mark;

    private string Content => IsOutside ? OutsideContent : _envelope.Content;

    /// <summary>Where in what is read the document is.</summary>
    public string Place(int version) => _envelope.Form == SpecEnvelopeForm.Around && !IsUnmarked(TagOf(version)) ? JsonText.Segment(Content) : "";

    public string TagOf(int version) => family.Versions.First(candidate => candidate.Number == version).WireTag;

    /// <summary>Tags of versions that there are not.</summary>
    public string[] UnknownTags()
    {
        if (_envelope.MarkKind == SpecMarkKind.Integer)
        {
            return ["0", "1000000", long.MaxValue.ToString(System.Globalization.CultureInfo.InvariantCulture)];
        }

        var newest = family.Versions.Max(version => version.Number);
        var number = newest <= int.MaxValue - 1000 ? newest + 1000 : 1_000_000;
        return [_envelope.TagPattern.Replace("{version}", number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal), "of another build"];
    }

    /// <summary>Whether a text can be the document of an unknown version.</summary>
    public bool CanHold(string content) => _envelope.Form != SpecEnvelopeForm.Inside || content.StartsWith('{');

    /// <summary>Whether an unknown version is written as it was read.</summary>
    public bool IsKept(ReadOnlySpan<byte> read, ReadOnlySpan<byte> written, ReadOnlySpan<byte> document) =>
        _envelope.Form == SpecEnvelopeForm.Inside ? written.SequenceEqual(read) : written.IndexOf(document) >= 0;

    public byte[] Put(string tag, ReadOnlySpan<byte> document)
    {
        if (!IsOutside && IsUnmarked(tag))
        {
            return document.ToArray();
        }

        var mark = $"\"{JsonEncodedText.Encode(Mark)}\":{MarkText(tag)}";
        return _envelope.Form == SpecEnvelopeForm.Inside
            ? InsertMark(mark, document)
            : [.. Encoding.UTF8.GetBytes($"{{{mark},\"{JsonEncodedText.Encode(Content)}\":"), .. document, (byte)'}'];
    }

    public TSum Read(ReadOnlySpan<byte> envelope, SpecJsonOptions? options)
    {
        if (!IsOutside)
        {
            return SpecJson.Deserialize<TSum>(envelope, options);
        }

        var (mark, document) = Split(envelope);
        return _codec!.Deserialize(mark, document, options);
    }

    public byte[] Write(TSum value, SpecJsonOptions options)
    {
        if (!IsOutside)
        {
            return SpecJson.SerializeToUtf8Bytes(value, options);
        }

        var written = _codec!.Serialize(value, options);
        return
        [
            .. Encoding.UTF8.GetBytes($"{{\"{OutsideMark}\":{(written.Mark is null ? "null" : MarkText(written.Mark))},\"{OutsideContent}\":"), .. written.Utf8Json.Span, (byte)'}',
        ];
    }

    /// <summary>The document in an envelope.</summary>
    public JsonNode? Take(JsonNode? envelope, int version)
    {
        if (IsOutside || Place(version).Length > 0)
        {
            return envelope![Content]?.DeepClone();
        }

        if (envelope is JsonObject members && _envelope.Form == SpecEnvelopeForm.Inside)
        {
            members.Remove(Mark);
        }

        return envelope;
    }

    /// <summary>Envelopes that are none.</summary>
    public IEnumerable<string> Wrong(int version, string document)
    {
        var tag = TagOf(version);
        var mark = $"\"{JsonEncodedText.Encode(Mark)}\":{MarkText(tag)}";
        var marks = new[] { "null", "true", "[]", "{}", "1.5", "-1", _envelope.MarkKind == SpecMarkKind.Integer ? $"\"{tag}\"" : "1" };
        IEnumerable<string> wrong = ["[]", "null", "1", "", $"[{Encoding.UTF8.GetString(Put(tag, Encoding.UTF8.GetBytes(document)))}]"];
        if (_envelope.Form == SpecEnvelopeForm.Inside)
        {
            var twice = Encoding.UTF8.GetString(InsertMark($"{mark},{mark}", Encoding.UTF8.GetBytes(document)));
            return wrong
                .Concat([twice, .. _envelope.Unmarked == 0 ? [document, "{}"] : Array.Empty<string>()])
                .Concat(marks.Select(other => Encoding.UTF8.GetString(InsertMark($"\"{JsonEncodedText.Encode(Mark)}\":{other}", Encoding.UTF8.GetBytes(document)))));
        }

        var spec = $"\"{JsonEncodedText.Encode(Content)}\":{document}";
        return IsOutside ? ["", "{", "]", $"{document},"] : wrong
            .Concat(
            [
                $"{{{mark}}}", $"{{{spec}}}", $"{{{mark},{mark},{spec}}}", $"{{{mark},{spec},{mark}}}", $"{{{mark},{spec},{spec}}}", $"{{{spec},{spec},{mark}}}",
                $"{{{mark},{spec},\"{Other}\":1}}", $"{{\"{Other}\":1,{spec},{mark}}}", .. _envelope.Unmarked == 0 ? ["{}"] : Array.Empty<string>(),
            ])
            .Concat(marks.Select(other => $"{{\"{JsonEncodedText.Encode(Mark)}\":{other},{spec}}}"));
    }

    private bool IsUnmarked(string tag) => _envelope.Unmarked != 0 && tag == TagOf(_envelope.Unmarked);

    private string MarkText(string tag) => _envelope.MarkKind == SpecMarkKind.Integer ? tag : $"\"{JsonEncodedText.Encode(tag)}\"";

    private static byte[] InsertMark(string mark, ReadOnlySpan<byte> document)
    {
        var rest = document[(document.IndexOf((byte)'{') + 1)..];
        var isEmpty = rest.TrimStart(" \t\r\n"u8) is [(byte)'}', ..];
        return [.. Encoding.UTF8.GetBytes($"{{{mark}{(isEmpty ? "" : ",")}"), .. rest];
    }

    private static (string? Mark, byte[] Document) Split(ReadOnlySpan<byte> envelope)
    {
        var reader = new Utf8JsonReader(envelope, new JsonReaderOptions { MaxDepth = 256 });
        try
        {
            reader.Read();
            reader.Read();
            reader.Read();
            var mark = reader.GetString();
            reader.Read();
            var start = (int)reader.BytesConsumed;
            return (mark, envelope[start..^1].ToArray());
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return (null, envelope.ToArray());
        }
    }
}
