using System.Globalization;
using CsCheck;

namespace SpecLattice.Generators.Tests.Robustness;

/// <summary>Makes sources that look as if the rules might mean them, but have no specs: versioned transfer types, unions, mappings, JSON.</summary>
internal static class OrdinarySource
{
    private static readonly string[] Members = ["byte Size", "string Name", "bool IsOn", "List<int> Numbers", "Mode Mode", "Part? Part", "double Load"];

    // Each is one way to make a V2 of a V1 or the other way round; {0} copies the members that both have.
    private static readonly string[] Mappings =
    [
        "public static implicit operator Item(V2.Item old) => new() {{ {0} }};",
        "public static explicit operator V2.Item(Item old) => new() {{ {0} }};",
        "public static Item From(V2.Item old) {{ var made = new Item {{ {0} }}; return made; }}",
        "public V2.Item ToV2() {{ var old = this; return new() {{ {0} }}; }}",
        "public static List<Item> MapAll(IEnumerable<V2.Item> items) => items.Where(item => item is not null).Select(old => new Item {{ {0} }}).ToList();",
        "public static V2.Item? TryConvert(Item? old) {{ try {{ return old is null ? null : new V2.Item {{ {0} }}; }} catch (Exception) {{ return null; }} }}",
        "public static IEnumerable<V2.Item> Each(object[] all) {{ foreach (var one in all) {{ if (one is not Item old) continue; yield return new V2.Item {{ {0} }}; }} }}",
    ];

    private static readonly string[] Uses =
    [
        "public static int Kind(Shape shape) => shape switch { Circle => 1, Square { Side: > 3 } => 2, _ => 0 };",
        "public static int Number(object? value) { switch (value) { case string text: return text.Length; case int number: return number; default: return -1; } }",
        "public static Choice Nothing() => default;",
        "public static Choice Empty(bool which) => which ? new Choice() : default(Choice);",
        "public static string Read(Choice choice) => choice.Value switch { string text => text, _ => \"\" };",
        """
        public static object? Load(string json)
        {
            try { return JsonSerializer.Deserialize<V2.Item>(json); }
            catch (JsonException) { return JsonSerializer.Deserialize<V1.Item>(json); }
        }
        """,
        "public static JsonSerializerOptions Options() { var made = new JsonSerializerOptions { Converters = { new JsonStringEnumConverter(), new ItemConverter() } }; made.Converters.Add(new ItemConverter()); return made; }",
        "public static short Narrow(long value) => unchecked((short)value);",
        "public override string ToString() => $\"{Password}\";",
        "public static T Force<T>(T? value) where T : struct => value!.Value;",
    ];

    /// <summary>Any such source.</summary>
    public static Gen<string> Any { get; } = Gen.Select(
        Gen.OneOf(Members).Array[1, 6], Gen.OneOf(Members).Array[1, 6], Gen.Shuffle(Mappings), Gen.Int[1, Mappings.Length], Gen.Shuffle(Uses), Gen.Int[1, Uses.Length],
        (older, newer, mappings, mappingCount, uses, useCount) => Write([.. older.Distinct()], [.. newer.Distinct()], mappings[..mappingCount], uses[..useCount]));

    private static string Write(string[] older, string[] newer, string[] mappings, string[] uses)
    {
        var copies = string.Join(", ", older.Intersect(newer).Select(member => member[(member.LastIndexOf(' ') + 1)..]).Select(name => $"{name} = old.{name}"));
        return $$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Text.Json;
            using System.Text.Json.Serialization;

            namespace Shop
            {
                public enum Mode { Slow, Fast }

                public sealed record Part(string Name, int Count);

                public abstract record Shape;

                public sealed record Circle(int Radius) : Shape;

                public sealed record Square(int Side) : Shape;

                public readonly struct Choice
                {
                    public Choice(object value) => Value = value;

                    public object? Value { get; }
                }

                public sealed class ItemConverter : JsonConverter<V1.Item>
                {
                    public override V1.Item? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => null;

                    public override void Write(Utf8JsonWriter writer, V1.Item value, JsonSerializerOptions options) => writer.WriteNullValue();
                }

                public sealed record Login
                {
                    public string? Password { get; init; }

                    {{string.Join("\n\n        ", uses)}}
                }
            }

            namespace Shop.V1
            {
                public sealed record Item
                {
                    {{Properties(older)}}

                    {{string.Join("\n\n        ", mappings.Select(mapping => string.Format(CultureInfo.InvariantCulture, mapping, copies)))}}
                }
            }

            namespace Shop.V2
            {
                public sealed record Item
                {
                    {{Properties(newer)}}
                }
            }
            """;
    }

    private static string Properties(string[] members) =>
        string.Join("\n        ", members.Select(member => $"public {member} {{ get; init; }}{(member.StartsWith("string", StringComparison.Ordinal) || member.StartsWith("List", StringComparison.Ordinal) ? " = null!;" : "")}"));
}
