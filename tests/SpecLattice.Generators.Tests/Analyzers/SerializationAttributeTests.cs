using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Analyzers;

/// <summary>Attributes of serializers are followed, or reported where they stand.</summary>
public sealed class SerializationAttributeTests
{
    private const string Around = """
        using System;
        using System.Collections.Generic;
        using System.ComponentModel;
        using System.Runtime.Serialization;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using SpecLattice;
        using SpecLattice.Serialization;
        using N = Newtonsoft.Json;

        public sealed class Hex : JsonConverter<int>
        {
            public override int Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Convert.ToInt32(reader.GetString(), 16);
            public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString("x"));
        }

        public sealed class HexAttribute : JsonConverterAttribute { public override JsonConverter? CreateConverter(Type type) => new Hex(); }

        namespace Newtonsoft.Json
        {
            public sealed class JsonIgnoreAttribute : Attribute;
            public sealed class JsonRequiredAttribute : Attribute;
            public sealed class JsonPropertyAttribute(string? name = null) : Attribute { public string? PropertyName { get; set; } = name; public int Order { get; set; } }
            public sealed class JsonConverterAttribute(Type type) : Attribute { public Type Type => type; }
        }

        """;

    public static TheoryData<string> NotFollowed { get; } =
    [
        "[SpecPart(1)] public sealed partial record A { [/**/JsonIgnore] public string? Secret { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/JsonIgnore(Condition = JsonIgnoreCondition.Always)] public required int Secret { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/JsonIgnore(Condition = JsonIgnoreCondition.Never)] public string? Text { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public required string? Text { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), SpecDefault(\"x\")] public string? Text { get; init; } = \"x\"; }",
        "[SpecPart(1)] public sealed partial record A { [/**/JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public required int Size { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)] public string? Text { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)] public string? Text { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/JsonIgnore(Condition = JsonIgnoreCondition.Never)] public int Computed => 1; }",
        "[SpecPart(1)] public sealed partial record A { [/**/JsonConverter(typeof(Hex))] public required int Size { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/Hex] public required int Size { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] public required int Size { get; init; } }",
        "[SpecPart(1), /**/JsonNumberHandling(JsonNumberHandling.WriteAsString)] public sealed partial record A { public required int Size { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { public required int Size { get; init; } [/**/JsonPropertyOrder(-1)] public required int First { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/JsonInclude] public int Computed => 1; }",
        "[SpecPart(1)] public sealed partial record A { [/**/JsonPropertyName(\"x\")] public int Computed => 1; }",
        "[SpecPart(1)] public sealed partial record A { [/**/JsonRequired] public string? Text { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/JsonExtensionData] public SpecMap<string, string>? Rest { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public required SpecList<int> Sizes { get; init; } }",
        "[SpecPart(1), /**/JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public sealed partial record A;",
        "[SpecPart(1), /**/JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)] public sealed partial record A;",
        "[SpecPart(1, UnknownMembers = UnknownMembers.Ignore), /**/JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] public sealed partial record A;",
        "[SpecPart(1), /**/JsonPolymorphic] public sealed partial record A;",
        "[SpecPart(1), /**/JsonDerivedType(typeof(A), \"a\")] public sealed partial record A;",
        "[SpecPart(1), /**/JsonConverter(typeof(JsonStringEnumConverter<A>))] public enum A { One }",
        "[SpecPart(1)] public sealed partial record A { public A() { } [/**/JsonConstructor] public A(int size) { } }",
        "[Spec(\"a\", 1), /**/DataContract] public sealed partial record A { [DataMember] public required int Size { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/DataMember(Name = \"size\")] public required int Size { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/DataMember(Order = 1)] public required int Size { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/DataMember(IsRequired = true)] public int? Size { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/DataMember(EmitDefaultValue = false)] public required int Size { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/DataMember] public int Computed => 1; }",
        "[SpecPart(1)] public sealed partial record A { [/**/IgnoreDataMember] public int? Size { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [field: /**/NonSerialized] public int? Size { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/DefaultValue(5)] public required int Size { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/DefaultValue(5)] public int? Size { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/DefaultValue(5), SpecDefault(6)] public int Size { get; init; } = 6; }",
        "[SpecPart(1), /**/KnownType(typeof(int))] public sealed partial record A;",
        "[SpecPart(1)] public sealed partial record A { [/**/OnDeserialized] internal void Done(StreamingContext context) { } }",
        "[SpecPart(1)] public enum A { [/**/EnumMember(Value = \"one\")] One }",
        "[SpecPart(1), SpecEnum(Naming = SpecNaming.SnakeCase)] public enum A { [/**/EnumMember] One }",
        "[SpecPart(1)] public enum A { [/**/JsonPropertyName(\"one\")] One }",
        "[SpecPart(1)] public enum A { [/**/JsonIgnore] One }",
        "[SpecPart(1)] public enum A { [/**/NonSerialized] One }",
        "[SpecPart(1), /**/DataContract] public enum A { [EnumMember] One, Two }",
        "[SpecPart(1)] public sealed partial record A { [/**/N.JsonIgnore] public string? Secret { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/N.JsonProperty(\"size\")] public required int Size { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/N.JsonProperty(\"Size\", Order = 2)] public required int Size { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/N.JsonRequired] public string? Text { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/N.JsonConverter(typeof(Hex))] public required int Size { get; init; } }",
        "[SpecPart(1), SpecUnion, UnitCase(\"Off\"), /**/JsonDerivedType(typeof(int))] public readonly partial struct A;",
        "[SpecPart(1)] public sealed partial record A { [/**/System.Diagnostics.CodeAnalysis.DisallowNull] public string? Text { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/System.Diagnostics.CodeAnalysis.AllowNull] public required string Text { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/System.Diagnostics.CodeAnalysis.MaybeNull] public required string Text { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [field: /**/System.Diagnostics.CodeAnalysis.MaybeNull] public required A Text { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/System.Diagnostics.CodeAnalysis.NotNull] public SpecList<string>? Text { get; init; } }",
        "[SpecPart(1)] public sealed partial record /**/A : IJsonOnDeserialized { public void OnDeserialized() { } }",
        "[SpecPart(1)] public sealed partial record /**/A : ISerializable { public void GetObjectData(SerializationInfo info, StreamingContext context) { } }",
        "[SpecPart(1)] public sealed partial record /**/A : IDeserializationCallback { public void OnDeserialization(object? sender) { } }",
        "[SpecPart(1)] public sealed partial record /**/A : System.Xml.Serialization.IXmlSerializable { public System.Xml.Schema.XmlSchema? GetSchema() => null; public void ReadXml(System.Xml.XmlReader reader) { } public void WriteXml(System.Xml.XmlWriter writer) { } }",
        "[SpecPart(1), SpecUnion, UnitCase(\"Off\")] public readonly partial struct /**/A : ISerializable { public void GetObjectData(SerializationInfo info, StreamingContext context) { } }",
        "[SpecPart(1)] public sealed partial record A { [/**/System.Xml.Serialization.XmlIgnore] public string? Secret { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/System.Xml.Serialization.XmlElement(\"size\")] public required int Size { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/System.Xml.Serialization.XmlAttribute] public required int Size { get; init; } }",
        "[SpecPart(1), /**/System.Xml.Serialization.XmlRoot(\"a\")] public sealed partial record A;",
        "[SpecPart(1)] public enum A { [/**/System.Xml.Serialization.XmlEnum(\"one\")] One }",
        "[SpecPart(1), /**/TypeConverter(typeof(StringConverter))] public sealed partial record A;",
        "[SpecPart(1), SpecUnion, UnitCase(\"Off\"), /**/TypeConverter(typeof(StringConverter))] public readonly partial struct A;",
        "[SpecPart(1), /**/TypeConverter(typeof(EnumConverter))] public enum A { One }",
        "[SpecPart(1)] public sealed partial record A { [/**/TypeConverter(typeof(Int32Converter))] public required int Size { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/OnDeserializing] private void Before(StreamingContext context) { } }",
        "[SpecPart(1)] public sealed partial record A { [/**/OnSerialized] private void After(StreamingContext context) { } }",
        "[SpecPart(1)] public sealed partial record A { [/**/ProtoBuf.ProtoIgnore] public string? Secret { get; init; } } namespace ProtoBuf { public sealed class ProtoIgnoreAttribute : Attribute; }",
        "[SpecPart(1)] public sealed partial record A { [/**/MessagePack.Key(0)] public string? Text { get; init; } } namespace MessagePack { public sealed class KeyAttribute(int key) : Attribute { public int Key => key; } }",
        "[SpecPart(1)] public sealed partial record A { [/**/MongoDB.Bson.BsonIgnore] public string? Secret { get; init; } } namespace MongoDB.Bson { public sealed class BsonIgnoreAttribute : Attribute; }",
    ];

    public static TheoryData<string> Followed { get; } =
    [
        "[SpecPart(1)] public sealed partial record A { [JsonPropertyName(\"x\"), JsonInclude, JsonRequired] public required int Size { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public required string? Text { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Text { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int? Size { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault), SpecDefault(0)] public int Size { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [JsonIgnore] public int Computed => 1; [JsonIgnore] public static int Shared { get; set; } [IgnoreDataMember] public int Other => 2; [N.JsonIgnore] public int Third => 3; }",
        "[SpecPart(1)] public sealed partial record A { [System.Diagnostics.CodeAnalysis.NotNull] public string? Shown => \"\"; }",
        "[SpecPart(1)] public sealed partial record A { [JsonPropertyOrder(1)] public required int Size { get; init; } [JsonPropertyOrder(2)] public required int Second { get; init; } }",
        "[SpecPart(1), JsonNumberHandling(JsonNumberHandling.Strict)] public sealed partial record A { [JsonNumberHandling(JsonNumberHandling.Strict)] public required int Size { get; init; } }",
        "[SpecPart(1), JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow), JsonObjectCreationHandling(JsonObjectCreationHandling.Replace)] public sealed partial record A;",
        "[SpecPart(1, UnknownMembers = UnknownMembers.Ignore), JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)] public sealed partial record A;",
        "[SpecPart(1), JsonConverter(typeof(SpecJsonConverter<A>))] public sealed partial record A { [JsonConverter(typeof(SpecJsonConverter<A>))] public A? Inner { get; init; } }",
        "[SpecPart(1), JsonConverter(typeof(AJsonConverter))] public enum A { [JsonStringEnumMemberName(\"one\"), EnumMember(Value = \"one\")] One, [EnumMember] Two }",
        "[SpecPart(1)] public sealed partial record A { [JsonConstructor] public A() { } }",
        "[SpecPart(1)] public sealed partial record A { [DataMember(Name = \"Size\", IsRequired = true)] public required int Size { get; init; } [DataMember(EmitDefaultValue = false)] public int? Other { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [DefaultValue(5), SpecDefault(5)] public int Size { get; init; } = 5; [DefaultValue(null)] public string? Text { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [N.JsonProperty(\"Size\")] public required int Size { get; init; } [Obsolete] public static int Old => 1; [System.ComponentModel.DataAnnotations.Range(1, 2)] public int? Some { get; init; } }",
        "[SpecPart(1)] public sealed partial record A { [System.Xml.Serialization.XmlIgnore] public int Computed => 1; [TypeConverter(typeof(Int32Converter))] public int Other => 2; }",
        "[SpecScalar(\"text\"), TypeConverter(typeof(StringConverter))] public readonly record struct A : ISpecJson<A> { public static A ReadJson(ref Utf8JsonReader reader) => default; public static void WriteJson(Utf8JsonWriter writer, A value) { } }",
        "[SpecPart(1), Serializable, Description(\"d\"), System.Diagnostics.DebuggerDisplay(\"a\")] public sealed partial record A { [Category(\"c\"), Browsable(false), System.Diagnostics.DebuggerBrowsable(System.Diagnostics.DebuggerBrowsableState.Never)] public int? Size { get; init; } }",
        "public sealed class A { [JsonIgnore] public string? Secret { get; set; } [DataMember(Order = 3)] public int Size { get; set; } }",
        "[SpecPart(1)] public sealed partial record A { public sealed class Draft { [JsonIgnore] public string? Secret { get; set; } } }",
    ];

    [Theory]
    [MemberData(nameof(NotFollowed))]
    public async Task Attribute_that_the_codec_does_not_follow_is_reported_where_it_stands(string declaration)
    {
        var source = Around + declaration;
        var generation = Generation.Of(source);

        var found = Assert.Single(await generation.AnalyzeAsync());

        Assert.Equal("SPEC0038", found.Id);
        Assert.Equal(source.IndexOf("/**/", StringComparison.Ordinal) + 4, found.Location.SourceSpan.Start);
        Assert.Empty(generation.GeneratedDiagnostics);
    }

    [Theory]
    [MemberData(nameof(Followed))]
    public async Task Attribute_that_says_what_the_codec_does_is_not_reported(string declaration) =>
        Assert.Empty(await Generation.Of(Around + declaration).AnalyzeAsync());
}
