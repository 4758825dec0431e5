using SpecLattice.Generators.Tests.Infrastructure;
using static SpecLattice.Generators.Tests.Infrastructure.SpecProgram;

namespace SpecLattice.Generators.Tests.Conversions;

/// <summary>The laws of conversions, on random values of a family with a branch.</summary>
public sealed class LawTests
{
    private const string Values = """

        public static class Values
        {
            public static System.Collections.Generic.IEnumerable<Tree.VersionedPlan> Some(int version)
            {
                for (var seed = 0; seed < 400; seed++)
                {
                    var r = new System.Random(seed);
                    yield return version switch
                    {
                        1 => new Tree.V1.Plan { Size = Int(r), Width = Short(r), Owner = Text(r), Rings = Rings1(r), Kind = (Tree.V1.Kind)r.Next(2), Shapes = Shapes1(r) },
                        2 => new Tree.V2.Plan { Size = Int(r), Width = Short(r), Owner = Text(r), Rings = Rings1(r), Kind = (Tree.V1.Kind)r.Next(2), Shapes = Shapes1(r), Note = Text(r) },
                        3 => new Tree.V3.Plan
                        {
                            Size = Int(r), Width = r.Next(4) == 0 ? 70000u : Short(r), Owner = Text(r) ?? "me",
                            Rings = [.. System.Linq.Enumerable.Range(0, r.Next(3)).Select(_ => new Tree.V3.Circle { Radius = Long(r) })],
                            Kind = (Tree.V3.Kind)r.Next(r.Next(2) + 2), Shapes = Shapes3(r), Depth = r.Next(4) == 0 ? 2 : 1,
                        },
                        _ => new Tree.V21.Plan
                        {
                            Size = Int(r), Width = Short(r), Owner = Text(r), Rings = Rings1(r), Kind = (Tree.V1.Kind)r.Next(2), Shapes = Shapes1(r),
                            Note = Text(r), Id = r.Next(2) == 0 ? null : System.Guid.Empty,
                        },
                    };
                }
            }

            private static int Int(System.Random r) => r.Next(3) == 0 ? int.MaxValue : r.Next(-5, 5);

            private static long Long(System.Random r) => r.Next(8) == 0 ? long.MinValue : r.Next(-5, 5);

            private static ushort Short(System.Random r) => (ushort)r.Next(65536);

            private static string? Text(System.Random r) => r.Next(2) == 0 ? null : "t" + r.Next(3);

            private static SpecList<Tree.V1.Circle?> Rings1(System.Random r) =>
                [.. System.Linq.Enumerable.Range(0, r.Next(3)).Select(_ => r.Next(5) == 0 ? null : new Tree.V1.Circle { Radius = Int(r) })];

            private static SpecMap<string, Tree.V1.Shape> Shapes1(System.Random r) => SpecMap.From(System.Linq.Enumerable.Range(0, r.Next(4)).Select(i =>
                new System.Collections.Generic.KeyValuePair<string, Tree.V1.Shape>("s" + i, r.Next(2) == 0 ? new Tree.V1.Shape.Dot() : new Tree.V1.Circle { Radius = Int(r) })));

            private static SpecMap<string, Tree.V3.Shape> Shapes3(System.Random r) => SpecMap.From(System.Linq.Enumerable.Range(0, r.Next(4)).Select(i =>
                new System.Collections.Generic.KeyValuePair<string, Tree.V3.Shape>("s/" + i, r.Next(9) switch
                {
                    0 => new Tree.V3.Square { Side = 1 },
                    < 5 => new Tree.V3.Shape.Dot(),
                    _ => new Tree.V3.Circle { Radius = Long(r) },
                })));

            /// <summary>How many values converted, how many were refused, and for how many the law did not hold.</summary>
            public static string Count(int from, int to, System.Func<Tree.VersionedPlan, Conversion<Tree.VersionedPlan>, bool> law)
            {
                var (converted, refused, wrong) = (0, 0, 0);
                foreach (var value in Some(from))
                {
                    var result = value.ToVersion(to);
                    _ = result.IsSuccess ? converted++ : refused++;
                    wrong += law(value, result) ? 0 : 1;
                }

                return $"{converted} {refused} {wrong}";
            }
        }
        """;

    private static readonly string Specs = Samples.Read("Branches.cs") + Values;

    public static TheoryData<int, int> Pairs { get; } = new(
        from source in new[] { 1, 2, 3, 21 }
        from target in new[] { 1, 2, 3, 21 }
        where source != target
        select (source, target));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void What_converts_comes_back_unchanged_and_what_does_not_says_why(int from, int to)
    {
        var counts = Evaluate(
            Specs,
            $$"""
            Values.Count({{from}}, {{to}}, (value, result) => result.Match(
                converted => converted.Version == {{to}} && converted.ToVersion({{from}}) is { IsSuccess: true } back && back.GetValueOrThrow() == value,
                losses => losses.Count > 0 && losses.All(loss => loss.FromVersion == {{from}} && loss.ToVersion == {{to}} && loss.Pointer.StartsWith('/'))))
            """)[0].Split(' ');
        Assert.NotEqual("0", counts[0]);
        Assert.Equal((from, to) is (1, 2) or (1, 21) or (2, 21), counts[1] == "0");
        Assert.Equal("0", counts[2]);
    }

    [Theory]
    [InlineData(3, 2, 1)]
    [InlineData(1, 2, 3)]
    [InlineData(21, 2, 1)]
    [InlineData(21, 2, 3)]
    [InlineData(3, 2, 21)]
    [InlineData(1, 2, 21)]
    public void Fused_conversion_equals_the_chain_of_neighbours(int from, int by, int to) => Assert.EndsWith(
        " 0",
        Evaluate(
            Specs,
            $$"""
            Values.Count({{from}}, {{to}}, (value, result) => value.ToVersion({{by}}).Then(middle => middle.ToVersion({{to}})) is var chained
                && chained.IsSuccess == result.IsSuccess && (!result.IsSuccess || chained.GetValueOrThrow() == result.GetValueOrThrow()))
            """)[0],
        StringComparison.Ordinal);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(21)]
    public void Floor_is_the_lowest_version_that_holds_the_value(int from) => Assert.EndsWith(
        " 0",
        Evaluate(
            Specs,
            $"Values.Count({from}, 1, (value, _) => value.GetFloor() == new[] {{ 1, 2, 3, 21 }}.First(version => value.ToVersion(version).IsSuccess))")[0],
        StringComparison.Ordinal);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(21)]
    public void Encoding_and_decoding_gives_the_same_value_and_the_same_text(int from) => Assert.EndsWith(
        " 0",
        Evaluate(
            Specs,
            $"Values.Count({from}, {from}, (value, _) => Json(value) is var text && Parse<Tree.VersionedPlan>(text) is var back && back == value && Json(back) == text)")[0],
        StringComparison.Ordinal);

    [Fact]
    public void Branch_is_no_part_of_the_main_line_but_every_version_is_reachable_from_it() => Assert.Equal(
        ["1 2 3 21", "3", "Tree.V3.Plan", "21 -> 2", "False"],
        Evaluate(
            Specs,
            "string.Join(' ', Tree.VersionedPlan.Versions.Select(version => version.Number))",
            "((Tree.VersionedPlan)Values.Some(3).First()).ToLatest().GetValueOrThrow().Version",
            "Values.Some(3).First().ToLatest().GetValueOrThrow().GetType().FullName",
            "((Tree.V21.Plan)Values.Some(21).First(plan => ((Tree.V21.Plan)plan).Id is not null)).ToV1().Losses.Single(loss => loss.Pointer == \"/Id\").Step",
            "Values.Some(1).First().ToVersion(7).IsSuccess"));
}
