using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using SpecLattice.CompilerServices;
using SpecLattice.Serialization;

namespace SpecLattice.Testing.Tests.Faults;

/// <summary>
/// A family written by hand, with one fault. Version 1 has a width of 32 bits, version 2 one of 64 bits, an optional label and a lid (absent: false),
/// version 3 also optional tags.
/// </summary>
/// <typeparam name="TFault">The fault.</typeparam>
public sealed class Crate<TFault> : ISpecSum<Crate<TFault>>, ISpecJson<Crate<TFault>>, IEquatable<Crate<TFault>>
    where TFault : IFault
{
    private static int _written;
    private readonly string _tag;
    private readonly byte[] _unknown;
    private string? _label;

    private Crate(int version, string tag = "", byte[]? unknown = null)
    {
        Version = version;
        _tag = tag;
        _unknown = unknown ?? [];
    }

    public static string Family => "crate";

    public static ImmutableArray<SpecVersion> Versions { get; } = [new(1, "V1", "1"), new(2, "V2", "2"), new(3, "V3", "3")];

    public int Version { get; }

    public int GetFloor() => TFault.Fault switch
    {
        Fault.FloorIsTooLow when Tags is { Count: > 1 } => 1,
        Fault.FloorIsTooHigh when Width == 7 => 3,
        _ => Version == 0 ? 0 : Versions.First(version => ToVersion(version.Number).IsSuccess).Number,
    };

    private long Width { get; init; }

    private string? Label
    {
        get => _label;
        init => _label = value;
    }

    private bool Lid { get; init; }

    private ImmutableSortedDictionary<string, string>? Tags { get; init; }

    public static string SchemaOf(int version) => version switch
    {
        1 => "record unknown=refused\n  width: int32 required\n",
        2 => "record unknown=refused\n  label: string? optional=\n  lid: bool required\n  width: int64 required\n",
        3 => "record unknown=refused\n  label: string? optional=\n  lid: bool required\n  tags: map<string,string>? optional=\n  width: int64 required\n",
        _ => throw new ArgumentOutOfRangeException(nameof(version)),
    };

    public Conversion<Crate<TFault>> ToVersion(int version)
    {
        if (Version == 0 || version is < 1 or > 3)
        {
            return Conversion.Refuse(Lost("", LossKind.UnknownVersion, Version, version));
        }

        if (TFault.Fault == Fault.ConversionThrows && Width == 255)
        {
            throw new InvalidOperationException("out of luck");
        }

        if (TFault.Fault == Fault.ConversionChangesItsInput && Version != version && _label == "a")
        {
            _label = "A";
        }

        var losses = Losses(version).ToList();
        var converted = new Crate<TFault>(version)
        {
            Width = ConvertedWidth(version) + (losses.Count > 0 && TFault.Fault == Fault.AcceptedChangesNumber ? 1 : 0),
            Label = version == 1 || (losses.Count > 0 && TFault.Fault == Fault.AcceptedForgetsMore) ? null : Label,
            Lid = version != 1 && Lid,
            Tags = version == 3 ? Tags : null,
        };
        return losses.Count == 0 ? converted
            : CanBeGivenUp && losses.TrueForAll(loss => loss.Kind == LossKind.MemberNotRepresentable) ? Left(losses, version).Complete(converted)
            : Conversion.Refuse(losses);
    }

    private static bool CanBeGivenUp => TFault.Fault is Fault.None or Fault.AcceptedChangesNumber or Fault.AcceptedForgetsMore;

    /// <summary>Losses of members without which a conversion can go on.</summary>
    private LossCollector Left(List<Loss> losses, int version)
    {
        var left = new LossCollector(Family, Enumerable.Range(version, Version - version + 1).Reverse().ToArray());
        foreach (var loss in losses)
        {
            left.Add(loss.Pointer[1..], loss.Kind, loss.Step.From, loss.Message, loss.AbsentValue!);
        }

        return left;
    }

    public static Crate<TFault> ReadJson(ref Utf8JsonReader reader)
    {
        var start = reader.TokenStartIndex;
        using var document = JsonDocument.ParseValue(ref reader);
        try
        {
            return Read(document.RootElement);
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw SpecJsonException.At(start, "it is not a crate");
        }
    }

    private static Crate<TFault> Read(JsonElement envelope)
    {
        CheckNames(envelope, "version", "spec");
        var tag = envelope.GetProperty("version").GetString() ?? throw new FormatException();
        var spec = envelope.GetProperty("spec");
        if (Versions.FirstOrDefault(known => known.WireTag == tag) is not { Number: > 0 and var version })
        {
            var kept = TFault.Fault == Fault.UnknownIsWrittenAgain ? JsonSerializer.SerializeToUtf8Bytes(spec) : System.Text.Encoding.UTF8.GetBytes(spec.GetRawText());
            return new Crate<TFault>(0, tag, kept);
        }

        string[] names = ["width", "label", "lid", "tags"];
        CheckNames(spec, names[..(version == 1 ? 1 : version + 1)]);
        var label = spec.TryGetProperty("label", out var text) ? text.GetString() : null;
        if (TFault.Fault == Fault.ReaderRefusesLongLabel && label is { Length: > 100 })
        {
            throw new FormatException();
        }

        var width = version == 1 ? spec.GetProperty("width").GetInt32() : spec.GetProperty("width").GetInt64();
        return new Crate<TFault>(version)
        {
            Width = TFault.Fault == Fault.ReaderTruncatesNumber ? (long)(double)width : width,
            Label = label,
            Lid = version > 1 && spec.GetProperty("lid").GetBoolean(),
            Tags = spec.TryGetProperty("tags", out var tags) ? ReadTags(tags) : null,
        };
    }

    private static ImmutableSortedDictionary<string, string>? ReadTags(JsonElement tags)
    {
        if (tags.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        CheckNames(tags);
        return tags.EnumerateObject().ToImmutableSortedDictionary(entry => entry.Name, entry => entry.Value.GetString() ?? throw new FormatException(), StringComparer.Ordinal);
    }

    /// <summary>Refuses what is not an object, members said twice, and names that are not among the given ones, if any are.</summary>
    private static void CheckNames(JsonElement value, params string[] names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            if (!seen.Add(member.Name) || (names.Length > 0 && !names.Contains(member.Name)))
            {
                throw new FormatException();
            }
        }
    }

    public static void WriteJson(Utf8JsonWriter writer, Crate<TFault> value)
    {
        writer.WriteStartObject();
        writer.WriteString("version", value.Version == 0 ? value._tag : $"V{value.Version}");
        writer.WritePropertyName("spec");
        if (value.Version == 0)
        {
            writer.WriteRawValue(value._unknown);
        }
        else
        {
            value.WriteSpec(writer);
        }

        writer.WriteEndObject();
    }

    public bool Equals(Crate<TFault>? other) => other is not null && (Version, Width, Label, Lid, _tag) == (other.Version, other.Width, other.Label, other.Lid, other._tag)
        && _unknown.AsSpan().SequenceEqual(other._unknown)
        && (TFault.Fault == Fault.EqualityIgnoresTags || JsonNode.DeepEquals(TagsNode, other.TagsNode));

    public override bool Equals(object? obj) => Equals(obj as Crate<TFault>);

    public override int GetHashCode() => HashCode.Combine(Version, Width, Label, Lid);

    private JsonObject? TagsNode => Tags is null ? null : new JsonObject(Tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)));

    private void WriteSpec(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (Label is not null && (TFault.Fault != Fault.WriterForgetsLabel || Label.Length > 0))
        {
            writer.WriteString("label", Label);
        }

        if (Version > 1)
        {
            writer.WriteBoolean("lid", Lid);
        }

        if (TFault.Fault == Fault.WriterAddsMember && Lid)
        {
            writer.WriteBoolean("closed", true);
        }

        if (Tags is not null && (TFault.Fault != Fault.WriterSortsTagsAway || Tags.Count > 0))
        {
            writer.WritePropertyName("tags");
            TagsNode!.WriteTo(writer);
        }

        var width = TFault.Fault == Fault.WriterDiffersEachTime ? _written++ % 2 == 0 ? $"{Width}" : $"{Width}\n" : $"{Width}";
        writer.WritePropertyName("width");
        writer.WriteRawValue(width);
        writer.WriteEndObject();
    }

    private long ConvertedWidth(int version) => TFault.Fault switch
    {
        Fault.UpChangesNumber when Version == 1 && version == 3 => Width + 1,
        Fault.UpMergesNumbers when Version == 1 && version > 1 => Width & ~1L,
        _ => Width,
    };

    private IEnumerable<Loss> Losses(int to)
    {
        var direct = Version == 3 && to == 1;
        if (TFault.Fault == Fault.DirectRefusesEverything && direct)
        {
            yield return Lost("/width", LossKind.OutOfRange, 2, to);
        }

        var keepsTags = TFault.Fault == Fault.DownForgetsTags || (TFault.Fault == Fault.DirectAcceptsTags && direct);
        if (to < 3 && Tags is not null && !keepsTags)
        {
            yield return TagsLoss(to);
        }

        if (to == 1 && Label is not null && TFault.Fault != Fault.DownDropsLabel && (TFault.Fault != Fault.ReportNamesTooLittle || Tags is null))
        {
            yield return TFault.Fault switch
            {
                Fault.ReportNamesWrongPlace => Lost("/lid", LossKind.MemberNotRepresentable, 2, to, "false"),
                Fault.ReportNamesThePlaceAround => Lost("", LossKind.MemberNotRepresentable, 2, to, "null"),
                Fault.ReportHasWrongKind => Lost("/label", LossKind.OutOfRange, 2, to),
                _ => Lost("/label", LossKind.MemberNotRepresentable, 2, to, "null"),
            };
        }

        if (to == 1 && Lid)
        {
            yield return Lost("/lid", LossKind.MemberNotRepresentable, 2, to, TFault.Fault == Fault.ReportHasWrongAbsentValue ? "true" : "false");
        }

        var isWide = to == 1 && Width is < int.MinValue or > int.MaxValue;
        if ((isWide && to == 1) || (TFault.Fault == Fault.ReportNamesTooMuch && to == 1 && Lid))
        {
            yield return Lost("/width", LossKind.OutOfRange, 2, to);
        }
    }

    private Loss TagsLoss(int to) => TFault.Fault switch
    {
        Fault.ReportLeadsNowhere => Lost("/tag", LossKind.MemberNotRepresentable, 3, to, "null"),
        Fault.ReportHasWrongVersions => Lost("/tags", LossKind.MemberNotRepresentable, 3, to, "null") with { FromVersion = 2 },
        Fault.ReportHasWrongStep => Lost("/tags", LossKind.MemberNotRepresentable, 3, to, "null") with { Step = new LossStep(9, 8) },
        _ => Lost("/tags", LossKind.MemberNotRepresentable, 3, to, "null"),
    };

    private Loss Lost(string pointer, LossKind kind, int since, int to, string? absent = null) => new()
    {
        Family = Family,
        Pointer = pointer,
        Kind = kind,
        FromVersion = Version,
        ToVersion = to,
        Step = new LossStep(since, since - 1),
        Message = "it is new",
        AbsentValue = absent,
    };
}
