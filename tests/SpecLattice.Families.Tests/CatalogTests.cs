using System.Buffers;
using System.Reflection;
using System.Text;
using SpecLattice.Catalog;
using VersionedVehicle = SpecLattice.Families.Tests.Families.VersionedVehicle;

namespace SpecLattice.Families.Tests;

/// <summary>The generated catalog says what the generated conversions do.</summary>
public sealed class CatalogTests
{
    public static TheoryData<string> Families { get; } = [.. SpecCatalog.Families.Select(family => family.Name)];

    [Fact]
    public void Tools_find_the_catalog_through_the_assembly()
    {
        var attribute = typeof(CatalogTests).Assembly.GetCustomAttribute<SpecCatalogAttribute>();

        Assert.Same(typeof(SpecCatalog), attribute?.Catalog);
        Assert.Equal(SpecCatalog.Families.Select(family => family.Name).Order(StringComparer.Ordinal), SpecCatalog.Families.Select(family => family.Name));
        Assert.Contains("vehicle", SpecCatalog.Families.Select(family => family.Name));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void A_direction_is_total_where_the_generated_method_returns_a_bare_value(string name)
    {
        var family = Find(name);
        var records = typeof(CatalogTests).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<SpecAttribute>()?.Family == name)
            .ToDictionary(type => type.GetCustomAttribute<SpecAttribute>()!.Version);

        Assert.Equal(records.Keys.Order(), family.Versions.Select(version => version.Number));
        foreach (var (from, record) in records)
        {
            foreach (var to in records.Keys.Where(to => to != from))
            {
                var method = record.GetMethods().First(method => method.Name == $"ToV{to}" && method.ReturnType != typeof(void));
                var isPartial = method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(Conversion<>);
                var facts = family.GetConversion(from, to);
                Assert.Equal(isPartial, facts.Class != SpecConversionClass.Total);
                Assert.Equal(isPartial, facts.Conditions.Length > 0);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Versions_schemas_and_edges_fit_together(string name)
    {
        var family = Find(name);

        Assert.All(family.Versions, version =>
        {
            var covered = family.GetSchema(version.Number) + (name == VersionedVehicle.Family ? ForeignTexts(family.GetSchema(version.Number)) : "");
            var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(covered)));
            Assert.Equal(version.Digest, digest);
        });

        static string ForeignTexts(string schema) => string.Concat(VersionedVehicle.ForeignParts
            .Where(part => schema.Contains($"{part.Name}@{part.Version}", StringComparison.Ordinal))
            .Select(part => $"foreign {part.Name}@{part.Version}\n{part.Schema}"));
        Assert.Equal(family.Versions.Length * (family.Versions.Length - 1), family.Conversions.Length);
        Assert.True(family.Edges.Count() >= family.Versions.Length - 1);
        Assert.Contains(family.Latest, family.Versions.Select(version => version.Number));
    }

    [Fact]
    public void A_document_is_read_converted_explained_and_written_without_knowing_its_type()
    {
        var family = Find("house");
        var value = new Families.V5.House { Doors = [new Families.V2.Place { Street = "High Street", Floor = "2" }] };
        var document = family.Read(5, SpecJson.SerializeToUtf8Bytes(value));

        Assert.Equal((5, true, 5), (document.Version, document.IsKnown, document.GetFloor()));
        Assert.False(document.ToVersion(1).TryGetValue(out _, out var losses));
        Assert.Equal("/Doors/0/Floor", Assert.Single(losses).Pointer);
        Assert.Equal("needs 5: /Doors/0/Floor", document.Explain().ToString());
        Assert.Equal(SpecJson.Serialize(value), Text(document.Write));

        var envelope = Text(document.WriteEnvelope);
        Assert.Equal(document, family.ReadEnvelope(Encoding.UTF8.GetBytes(envelope)));
    }

    [Fact]
    public void A_value_whose_family_is_known_is_a_document_of_it()
    {
        var family = Assert.Single(SpecCatalog.Families.OfType<SpecFamily<Families.VersionedPump>>());
        var pump = new Families.V1.Pump { Speed = 3 };

        Assert.Equal(pump, family.Read(1, SpecJson.SerializeToUtf8Bytes(pump)).Value);
        Assert.Equal(SpecJson.Serialize(pump), Text(family.CreateDocument(pump).Write));
        Assert.Equal(typeof(Families.V21.Pump), family.GetRecordType(21));
        Assert.Throws<ArgumentOutOfRangeException>(() => family.GetRecordType(5));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 4)]
    [InlineData(20, 4)]
    [InlineData(21, 4)]
    [InlineData(int.MaxValue, 4)]
    public void An_api_speaks_the_newest_version_of_the_main_line_that_is_not_newer_than_it(int api, int version)
    {
        var family = Find("pump");
        Assert.Equal(version, family.FindNewestAsOf(api));
        Assert.Contains("its first is 1", Assert.Throws<ArgumentOutOfRangeException>(() => family.FindNewestAsOf(0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_that_this_build_does_not_know_is_kept_in_its_envelope()
    {
        const string Json = """{"version":"V77","spec":{"new":1}}""";
        var document = Find("house").ReadEnvelope(Encoding.UTF8.GetBytes(Json));

        Assert.Equal((77, false), (document.Version, document.IsKnown));
        Assert.Equal(Json, Text(document.WriteEnvelope));
        Assert.Throws<InvalidOperationException>(() => document.Write(new ArrayBufferWriter<byte>()));
    }

    [Fact]
    public void A_family_that_needs_a_context_is_read_and_written_but_not_converted()
    {
        var family = Assert.Single(SpecCatalog.Families, family => family.NeedsContext);
        var version = family.Versions[0].Number;
        var document = family.Read(version, Encoding.UTF8.GetBytes("""{"FullName":"Ada Lovelace"}"""));

        Assert.Equal(version, document.Version);
        Assert.Equal("""{"FullName":"Ada Lovelace"}""", Text(document.Write));
        Assert.Throws<NotSupportedException>(() => document.GetFloor());
        Assert.Throws<NotSupportedException>(() => document.ToVersion(2));
        Assert.Contains(family.Conversions, conversion => conversion.Class == SpecConversionClass.Custom);
    }

    private static SpecFamily Find(string name) => SpecCatalog.Families.Single(family => family.Name == name);

    private static string Text(Action<IBufferWriter<byte>, SpecJsonOptions?> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        write(buffer, null);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
