using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Robustness;

/// <summary>Values of any depth can be made. What walks one that is too deep for the stack says so; the process goes on.</summary>
public sealed class NestedValueTests
{
    private const string TooDeep = "the value is nested too deeply for the stack of this thread";

    private const string Source = """
        namespace A.V1
        {
            [Spec("r", 1)] public sealed partial record R { public required Node Root { get; init; } public required Choice One { get; init; } }
            [SpecPart(1)] public sealed partial record Node { public required byte Size { get; init; } public Node? Next { get; init; } public required SpecList<Node> Items { get; init; } }
            [SpecPart(1), SpecUnion(Tag = "kind"), Case<Pair>, Case<Leaf>] public readonly partial struct Choice;
            [SpecPart(1)] public sealed partial record Pair { public required Choice Left { get; init; } public required Choice Right { get; init; } }
            [SpecPart(1)] public sealed partial record Leaf { public required byte Size { get; init; } }
        }
        namespace A.V2
        {
            [Spec("r", 2)] public sealed partial record R { public required Node Root { get; init; } public required Choice One { get; init; } }
            [SpecPart(2)] public sealed partial record Node { public required int Size { get; init; } public Node? Next { get; init; } public required SpecList<Node> Items { get; init; } }
            [SpecPart(2), SpecUnion(Tag = "kind"), Case<Pair>, Case<Leaf>] public readonly partial struct Choice;
            [SpecPart(2)] public sealed partial record Pair { public required Choice Left { get; init; } public required Choice Right { get; init; } }
            [SpecPart(2)] public sealed partial record Leaf { public required int Size { get; init; } }
        }
        public static class Nested
        {
            public static A.V1.R Old(string way, int levels) => new()
            {
                Root = way == "union" ? Node(null, []) : Enumerable.Range(0, levels).Aggregate(Node(null, []), (inner, _) => way == "list" ? Node(null, [inner]) : Node(inner, [])),
                One = way != "union" ? new A.V1.Leaf { Size = 1 } : Enumerable.Range(0, levels).Aggregate((A.V1.Choice)new A.V1.Leaf { Size = 1 }, (inner, _) => new A.V1.Pair { Left = new A.V1.Leaf { Size = 2 }, Right = inner }),
            };
            public static A.V2.R New(string way, int levels) => new()
            {
                Root = way == "union" ? NewNode(null, []) : Enumerable.Range(0, levels).Aggregate(NewNode(null, []), (inner, _) => way == "list" ? NewNode(null, [inner]) : NewNode(inner, [])),
                One = way != "union" ? new A.V2.Leaf { Size = 1 } : Enumerable.Range(0, levels).Aggregate((A.V2.Choice)new A.V2.Leaf { Size = 1 }, (inner, _) => new A.V2.Pair { Left = new A.V2.Leaf { Size = 2 }, Right = inner }),
            };
            static A.V1.Node Node(A.V1.Node? next, SpecList<A.V1.Node> items) => new() { Size = 1, Next = next, Items = items };
            static A.V2.Node NewNode(A.V2.Node? next, SpecList<A.V2.Node> items) => new() { Size = 1, Next = next, Items = items };
            public static string Caught(Func<object?> what)
            {
                try { return $"{what()}"; } catch (InsufficientExecutionStackException tooDeep) { return tooDeep.Message; }
            }
        }

        """;

    private static readonly string[] Ways = ["member", "list", "union"];

    [Fact]
    public void Whatever_walks_a_value_of_90000_levels_says_that_it_is_too_deep()
    {
        string[] walks = [.. Ways.SelectMany(way => (string[])
        [
            $"Nested.Caught(() => Nested.Old(\"{way}\", 90000) == Nested.Old(\"{way}\", 90000))",
            $"Nested.Caught(() => Nested.Old(\"{way}\", 90000).GetHashCode())",
            $"Nested.Caught(() => Nested.Old(\"{way}\", 90000).ToV2().ToString().Length)",
            $"Nested.Caught(() => Nested.New(\"{way}\", 90000).ToV1().IsSuccess)",
            $"Nested.Caught(() => Nested.New(\"{way}\", 90000).GetFloor())",
        ])];

        Assert.All(SpecProgram.Evaluate(Source, walks), said => Assert.Equal(TooDeep, said));
    }

    [Fact]
    public void Ordinary_depths_are_walked_and_texts_of_deep_values_are_cut()
    {
        string[] walks = [.. Ways.SelectMany(way => (string[])
        [
            $"Nested.Old(\"{way}\", 300) == Nested.Old(\"{way}\", 300)",
            $"Nested.Old(\"{way}\", 300).GetHashCode() == Nested.Old(\"{way}\", 300).GetHashCode()",
            $"Nested.Old(\"{way}\", 300).ToV2() == Nested.New(\"{way}\", 300)",
            $"Nested.New(\"{way}\", 300).ToV1().GetValueOrThrow() == Nested.Old(\"{way}\", 300)",
            $"Nested.New(\"{way}\", 300).GetFloor() == 1",
            $"Nested.Old(\"{way}\", 90000).ToString().Length < 10000",
        ])];

        Assert.All(SpecProgram.Evaluate(Source, walks), said => Assert.Equal("True", said));
        Assert.Equal(
            ["R { Root = Node { Size = 1, Next = Node { Size = 1, Next = , Items = 0 items }, Items = 0 items }, One = Leaf { Size = 1 } }", "True"],
            SpecProgram.Evaluate(Source, "Nested.Old(\"member\", 1)", "Nested.Old(\"union\", 90000).ToString().Contains(\"Right = ...\")"));
    }
}
