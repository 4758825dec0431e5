using System.Text;
using System.Text.Json;
using SpecLattice.Schemas;

namespace SpecLattice.Tests.Schemas;

/// <summary>Schemas of named types, in the languages of other programs.</summary>
public sealed class SpecSchemaWriterTests
{
    private const string Facts = """
        spec toy@2 record unknown=refused
        spec toy@2 member "odd name" required string
        spec toy@2 member parts required map<string,Toys.Part@1>
        spec toy@2 member tags optional set<string>
        spec toy@2 member size optional byte?
        spec toy@2 member slot optional scalar(integer: 1-31)
        spec toy@2 member paint optional Toys.Color@1
        spec toy@2 member where optional scalar(object: x, y)
        spec toy@2 member twin optional toy@2?
        spec toy@2 default paint "red"
        spec toy@2 default size 7
        spec toy@2 from 1
        spec toy@2 seal 0123
        part Toys.Part@1 union layout=adjacent tag=type content=value unknown=ignored
        part Toys.Part@1 case none unit
        part Toys.Part@1 case wheel Toys.Wheel@1
        part Toys.Flat@1 union layout=internal tag=kind content="" unknown=refused
        part Toys.Flat@1 case wheel Toys.Wheel@1
        part Toys.Outer@1 union layout=external tag="" content="" unknown=refused
        part Toys.Outer@1 case none unit
        part Toys.Outer@1 case color Toys.Color@1
        part Toys.Wheel@1 record unknown=ignored
        part Toys.Wheel@1 member spokes required int64
        part Toys.Color@1 enum
        part Toys.Color@1 value red 0
        part Toys.Color@1 value "light green" 1

        """;

    private static readonly SpecNamedSchemas Schemas = SpecNamedSchemas.Parse(Facts);

    [Fact]
    public void Finds_types_by_name_and_version()
    {
        Assert.True(Schemas.TryFind("Toys.Wheel", 1, out var wheel));
        Assert.Equal(("Toys.Wheel", 1), Schemas.NameOf(wheel));
        Assert.False(Schemas.TryFind("Toys.Wheel", 2, out _));
        Assert.True(Schemas.TryFind("toy", 2, out var toy));
        var size = Assert.IsType<SpecSchemaRecord>(toy).Members.Single(member => member.Name == "size");
        Assert.Equal("7", size.Default);
    }

    [Theory]
    [InlineData("toy", 2, """
        {"type":"object","properties":{
          "odd name":{"type":"string"},
          "parts":{"type":"object","additionalProperties":{"$ref":"#Toys.Part"}},
          "tags":{"type":"array","items":{"type":"string"},"uniqueItems":true},
          "size":{"nullable":true,"type":"integer","format":"uint8","minimum":0,"default":7},
          "paint":{"allOf":[{"$ref":"#Toys.Color"}],"default":"red"},
          "slot":{"type":"integer","minimum":1,"maximum":31,"description":"integer: 1-31"},
          "where":{"type":"object"},
          "twin":{"nullable":true,"allOf":[{"$ref":"#toy"}]}},
         "required":["odd name","parts"],"additionalProperties":false}
        """)]
    [InlineData("Toys.Part", 1, """
        {"oneOf":[
          {"type":"object","properties":{"type":{"type":"string","enum":["none"]}},"required":["type"]},
          {"type":"object","properties":{"type":{"type":"string","enum":["wheel"]},"value":{"$ref":"#Toys.Wheel"}},"required":["type","value"]}]}
        """)]
    [InlineData("Toys.Flat", 1, """
        {"oneOf":[{"type":"object","properties":{"kind":{"type":"string","enum":["wheel"]},"spokes":{"type":"integer","format":"int64"}},"required":["kind","spokes"]}]}
        """)]
    [InlineData("Toys.Outer", 1, """
        {"oneOf":[{"type":"string","enum":["none"]},
          {"type":"object","properties":{"color":{"$ref":"#Toys.Color"}},"required":["color"],"additionalProperties":false}]}
        """)]
    [InlineData("Toys.Color", 1, """{"type":"string","enum":["red","light green"]}""")]
    public void Writes_types_for_open_api(string name, int version, string expected) => AssertWritten(SpecSchemaDialect.OpenApi30, name, version, expected);

    [Fact]
    public void Writes_bounds_and_null_for_json_schema() => AssertWritten(SpecSchemaDialect.Draft202012, "toy", 2, """
        {"type":"object","properties":{
          "odd name":{"type":"string"},
          "parts":{"type":"object","additionalProperties":{"$ref":"#Toys.Part"}},
          "tags":{"type":"array","items":{"type":"string"},"uniqueItems":true},
          "size":{"anyOf":[{"type":"integer","minimum":0,"maximum":255},{"type":"null"}],"default":7},
          "paint":{"allOf":[{"$ref":"#Toys.Color"}],"default":"red"},
          "slot":{"type":"integer","minimum":1,"maximum":31,"description":"integer: 1-31"},
          "where":{"type":"object"},
          "twin":{"anyOf":[{"$ref":"#toy"},{"type":"null"}]}},
         "required":["odd name","parts"],"additionalProperties":false}
        """);

    [Theory]
    [InlineData("toy@2 record unknown=refused\n", "expected `spec` or `part`")]
    [InlineData("part Toy record unknown=refused\n", "expected `@`")]
    [InlineData("part Toy@1 record unknown=perhaps\n", "expected `ignored` or `refused`")]
    [InlineData("part Toy@1 record unknown=refused\npart Toy@1 member x required nonsense\n", "expected a type")]
    public void Refuses_what_are_no_facts(string facts, string problem)
    {
        var error = Assert.Throws<FormatException>(() => SpecNamedSchemas.Parse(facts));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    private static void AssertWritten(SpecSchemaDialect dialect, string name, int version, string expected)
    {
        Assert.True(Schemas.TryFind(name, version, out var type));
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            new SpecSchemaWriter(writer, new SpecSchemaWriterOptions
            {
                Schema = Schemas.Schema,
                Dialect = dialect,
                ReferenceTo = used => "#" + Schemas.NameOf(used).Name,
                Scalars = new Dictionary<string, string> { ["object: x, y"] = """{"type":"object"}""" },
            }).WriteType(type);
        }

        using var wanted = JsonDocument.Parse(expected);
        using var found = JsonDocument.Parse(Encoding.UTF8.GetString(buffer.ToArray()));
        Assert.True(JsonElement.DeepEquals(wanted.RootElement, found.RootElement), found.RootElement.GetRawText());
    }
}
