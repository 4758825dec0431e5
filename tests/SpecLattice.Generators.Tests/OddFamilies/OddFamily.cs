using Microsoft.CodeAnalysis.CSharp;

namespace SpecLattice.Generators.Tests.OddFamilies;

/// <summary>A small family with odd names, shapes and modifiers. Its source needs nothing that is generated, so it compiles by itself if it is C# at all.</summary>
internal sealed class OddFamily
{
    private static readonly string[] Marks =
    [
        "[System.Obsolete] ", "[System.Obsolete(\"old\")] ", "[System.Obsolete(\"old\", DiagnosticId = \"OLD001\")] ", "[System.Diagnostics.CodeAnalysis.Experimental(\"EXP001\")] ",
        "[System.Obsolete(\"old\", true)] ",
    ];

    private static readonly (string Type, string Older, string Default)[] Plain =
    [
        ("int", "byte", "3"), ("byte", "int", "3"), ("long?", "int?", ""), ("byte?", "int?", ""), ("bool", "bool", "true"), ("string", "string", "\"a\""), ("string?", "string", ""), ("decimal?", "decimal?", ""),
        ("double", "double", "1.5"), ("SpecList<int?>", "SpecList<int>", ""), ("SpecMap<byte, string?>", "SpecMap<byte, string?>", ""), ("SpecSet<string>", "SpecSet<string>", ""),
        ("System.Collections.Immutable.ImmutableArray<uint>", "System.Collections.Immutable.ImmutableArray<uint>", ""), ("SpecList<int>", "int?", ""),
    ];

    private readonly Random _random;
    private readonly string _space;

    private OddFamily(Random random, int number)
    {
        _random = random;
        _space = $"F{number}";
    }

    /// <summary>What the compiler says of the source alone is not what is looked for.</summary>
    public static string Head => """
        #pragma warning disable CS8981, CS0612, CS0618, CS1591, CS0108, CS0109, CS0169, CS0649, CS0414, CS0067, CS3001, CS3002, CS3003, CS3005, CS3008, CS3009, CS3016, CS3027, OLD001, EXP001
        using SpecLattice;
        using System.Text.Json.Serialization;

        """;

    public static string Make(Random random, int number) => new OddFamily(random, number).Write();

    private string Write()
    {
        var (spec, part, union, mode) = (Word(), Word(), Word(), Word());
        var (older, newer) = (Members(part, union, mode), Members(part, union, mode));
        // What is not nullable stays: what a version without it means would have to be declared.
        var (kept, removed) = (older.Where(member => !member.IsNullable || !Chance(3)).ToList(), new List<Member>());
        removed.AddRange(older.Except(kept));
        var added = newer.Where(member => older.All(other => other.Name != member.Name)).ToList();
        var tail = Chance(4) ? Other(spec) : "";
        var units = Distinct(3);
        var values = Distinct(3);
        var (open, close, prefix) = Chance(6) ? ($"public static partial class {Escape(_outer = Word())} {{ ", " }", Escape(_outer) + ".") : ("", "", "");
        return Head + $$"""
            namespace {{_space}}.V1 { {{open}}
            {{Mark(8)}}[Spec("f-{{_space}}", 1)] public sealed partial record {{Escape(spec)}} { {{string.Join(" ", older.Select(member => member.Older))}} {{Extra(older, spec)}} }
            {{Mark(8)}}[SpecPart(1)] public sealed partial record {{Escape(part)}} { public int? {{Escape(WordBut(part))}} { get; init; } {{Extra([], part)}} }
            {{Mark(8)}}[SpecPart(1), SpecUnion{{Layout()}}, Case<{{Escape(part)}}>, {{string.Join(", ", units.Select(unit => $"UnitCase({Quote(unit)})"))}}] public readonly partial struct {{Escape(union)}} { {{(Chance(3) ? Extra([], union) : "")}} }
            {{Mark(8)}}[SpecPart(1)] public enum {{Escape(mode)}} { {{string.Join(", ", values.Select(value => Mark(12) + Escape(value)))}} }
            {{close}} }
            namespace {{_space}}.V2 { {{open}}
            {{Mark(8)}}[Spec("f-{{_space}}", 2){{string.Concat(removed.Select(member => $", Removed({Quote(member.Name)})"))}}] public sealed partial record {{Escape(spec)}} { {{string.Join(" ", kept.Select(member => member.Newer))}} {{string.Join(" ", added.Select(member => member.Added))}} {{Extra([.. kept, .. added], spec)}} }
            {{close}} {{tail}} }
            """.Replace("PARTS.", $"global::{_space}.V1.{prefix}", StringComparison.Ordinal);
    }

    private string _outer = "";

    private List<Member> Members(string part, string union, string mode) => [.. Distinct(4).Select(name => MemberOf(name, part, union, mode))];

    private Member MemberOf(string name, string part, string union, string mode)
    {
        var own = $"PARTS.{Escape(_random.Next(3) switch { 0 => part, 1 => union, _ => mode })}";
        var (type, older, value) = _random.Next(5) switch
        {
            0 => (own + "?", own + "?", ""),
            1 => ($"SpecList<{own}>", _random.Next(2) == 0 ? $"SpecList<{own}>" : own, ""),
            2 => ($"SpecMap<string, {own}?>", $"SpecMap<string, {own}?>", ""),
            _ => Plain[_random.Next(Plain.Length)],
        };
        var isNullable = type.EndsWith('?');
        var head = (Chance(12) ? "[JsonPropertyName(" + Quote("né\"\\\n") + ")] " : "") + Mark(10) + (Chance(10) ? "[Sensitive] " : "");
        var isOptional = older.EndsWith('?') == isNullable && isNullable;
        return new Member(
            name,
            $"{head}public {(isOptional ? "" : "required ")}{older} {Escape(name)} {{ get; init; }}",
            $"{head}public {(isOptional ? "" : "required ")}{type} {Escape(name)} {{ get; init; }}",
            value.Length > 0
                ? $"{head}[Added({value})] public required {type} {Escape(name)} {{ get; init; }}"
                : $"{head}[Added] public {(isNullable ? type : "int?")} {Escape(name)} {{ get; init; }}",
            older.EndsWith('?'));
    }

    /// <summary>A member that is not part of the shape.</summary>
    private string Extra(List<Member> members, string type)
    {
        if (!Chance(3))
        {
            return "";
        }

        var word = WordBut([type, .. members.Select(member => member.Name)]);
        var name = Escape(word);
        return _random.Next(9) switch
        {
            0 => $"public int {name} => 1;",
            1 => $"public int {name}() => 1;",
            2 => $"public static int {name} => 1;",
            3 => $"public const int {name} = 1;",
            4 => $"public sealed class {name} {{ }}",
            5 => $"public static void {name}(int value, string other) {{ }}",
            6 => $"public static {Escape(type)}? {name}({Escape(type)}? left, {Escape(type)}? right) => left;",
            7 => $"public enum {name} {{ One }}",
            _ => $"public event System.Action {name} {{ add {{ }} remove {{ }} }}",
        };
    }

    /// <summary>A type beside the spec that has the name of a generated one, or any.</summary>
    private string Other(string spec)
    {
        var name = _random.Next(5) switch { 0 => "Versioned" + spec, 1 => "Unknown" + spec, 2 => spec + "JsonConverter", 3 => "SpecCatalog", _ => WordBut(spec) };
        return $"}} namespace {_space}{(Chance(2) ? "" : ".V1")} {{ internal sealed class {Escape(name)} {{ }}";
    }

    private string Layout() => _random.Next(3) switch { 0 => "", 1 => $"(Tag = {Quote(Word())})", _ => "(Tag = \"t\", Content = \"c\")" };

    private string Mark(int sides) => Chance(sides) ? Marks[_random.Next(10) == 0 ? 4 : _random.Next(4)] : "";

    private bool Chance(int sides) => _random.Next(sides) == 0;

    private List<string> Distinct(int most) => [.. Enumerable.Range(0, _random.Next(1, most + 1)).Select(_ => Word()).Distinct(StringComparer.Ordinal)];

    private string Word() => Vocabulary.Words[_random.Next(Vocabulary.Words.Count)];

    private string WordBut(params string[] others)
    {
        while (true)
        {
            if (Word() is var word && !others.Contains(word))
            {
                return word;
            }
        }
    }

    private static string Escape(string name) => "@" + name;

    private static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>A member as each version declares it.</summary>
    private sealed record Member(string Name, string Older, string Newer, string Added, bool IsNullable);
}
