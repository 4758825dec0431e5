using SpecLattice.Schemas;

namespace SpecLattice.Tests.Schemas;

public sealed class SpecSchemaTests
{
    [Fact]
    public void Reads_every_fact()
    {
        var schema = SpecSchema.Parse("""
            record unknown=ignored
              "a: b c": bool required
              big: uint64? optional=
              count: int32 optional=7
              "line\nbreak": string optional="a \"b\""
              map: map<scalar("text (odd)"),list<set<#1?>>> required
              menu: #2 optional=Empty
              motor: part:Devices.Motor@2? optional=
              where: scalar(object: bus 0-255, device 0-31) required
            enum
              "light green"
              red
            union Adjacent tag=type content="the value" unknown=refused
              disk: #3
              none: unit
            union External tag= content= unknown=refused
              "": "spec:two words"@3

            """);
        var root = Assert.IsType<SpecSchemaRecord>(schema.Root);
        Assert.True(root.IgnoresUnknownMembers);
        Assert.Equal(
            [
                new("a: b c", new SpecSchemaPrimitive(SpecSchemaKind.Bool), true, null, null),
                new("big", new SpecSchemaPrimitive(SpecSchemaKind.UInt64) { IsNullable = true }, false, "null", null),
                new("count", new SpecSchemaPrimitive(SpecSchemaKind.Int32), false, "7", null),
                new("line\nbreak", new SpecSchemaPrimitive(SpecSchemaKind.String), false, "\"a \\\"b\\\"\"", null),
                new(
                    "map",
                    new SpecSchemaMap(new SpecSchemaScalar("text (odd)"), new SpecSchemaList(new SpecSchemaSet(new SpecSchemaReference(1) { IsNullable = true }))),
                    true,
                    null,
                    null),
                new("menu", new SpecSchemaReference(2), false, null, "Empty"),
                new("motor", new SpecSchemaForeign("part:Devices.Motor", 2) { IsNullable = true }, false, "null", null),
                new("where", new SpecSchemaScalar("object: bus 0-255, device 0-31"), true, null, null),
            ],
            root.Members);
        Assert.Equal(["light green", "red"], Assert.IsType<SpecSchemaEnum>(schema.Types[1]).Members);
        var adjacent = Assert.IsType<SpecSchemaUnion>(schema.Types[2]);
        Assert.Equal((SpecSchemaLayout.Adjacent, "type", "the value"), (adjacent.Layout, adjacent.Tag, adjacent.Content));
        Assert.Equal([new("disk", new SpecSchemaReference(3)), new("none", null)], adjacent.Cases);
        var external = Assert.IsType<SpecSchemaUnion>(schema.Resolve(new SpecSchemaReference(3)));
        Assert.Equal((SpecSchemaLayout.External, "", ""), (external.Layout, external.Tag, external.Content));
        Assert.Equal([new("", new SpecSchemaForeign("spec:two words", 3))], external.Cases);
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("record unknown=refused", "line 1")]
    [InlineData("struct unknown=refused\n", "`record`, `union` or `enum`")]
    [InlineData("record unknown=maybe\n", "`ignored` or `refused`")]
    [InlineData("record unknown=refused\n  a: bool\n", "expected ` ` (line 2, column 10)")]
    [InlineData("record unknown=refused\n  a: #1 required\n", "there is no type #1")]
    [InlineData("record unknown=refused\n  a: float required\n", "expected a type")]
    [InlineData("record unknown=refused\n  a: 3 required\n", "expected a type")]
    [InlineData("record unknown=refused\n  a: list<bool required\n", "expected `>`")]
    [InlineData("record unknown=refused\n  \"a: bool required\n", "the quoted name")]
    [InlineData("record unknown=refused\n  \"\\x\": bool required\n", "not a JSON string")]
    [InlineData("record unknown=refused\n  a: bool required more\n", "the line's end")]
    [InlineData("union Flat tag= content= unknown=refused\n", "a union's layout")]
    [InlineData("enum\n  a\nstray", "a line end after the last line")]
    public void Says_where_a_text_is_no_schema(string text, string expected)
    {
        Assert.Contains(expected, Assert.Throws<FormatException>(() => SpecSchema.Parse(text)).Message, StringComparison.Ordinal);
        Assert.False(SpecSchema.TryParse(text, out _, out var problem));
        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_types_nested_without_end()
    {
        var text = $"record unknown=refused\n  a: {string.Concat(Enumerable.Repeat("list<", 100_000))}\n";
        Assert.Contains("levels of nested types", Assert.Throws<FormatException>(() => SpecSchema.Parse(text)).Message, StringComparison.Ordinal);
    }
}
