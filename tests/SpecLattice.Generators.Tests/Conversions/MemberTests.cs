using static SpecLattice.Generators.Tests.Infrastructure.SpecProgram;

namespace SpecLattice.Generators.Tests.Conversions;

/// <summary>What happens to members that come, go, and change their names and types.</summary>
public sealed class MemberTests
{
    private const string Added = """
        namespace V1
        {
            [Spec("disk", 1)]
            public sealed partial record Disk { public required string Path { get; init; } }
        }

        namespace V2
        {
            [Spec("disk", 2)]
            public sealed partial record Disk
            {
                public required string Path { get; init; }
                [Added] public string? Serial { get; init; }
                [Added(true)] public required bool HasCache { get; init; }
            }
        }
        """;

    private const string Removed = """
        namespace V1
        {
            [Spec("disk", 1)]
            public sealed partial record Disk
            {
                public required string Path { get; init; }
                public string? Note { get; init; }
                public required int Heads { get; init; }
            }
        }

        namespace V2
        {
            [Spec("disk", 2)]
            [Removed("Note"), Removed("Heads", When = 16)]
            public sealed partial record Disk
            {
                [Renamed("Path")] public required string Location { get; init; }
            }
        }
        """;

    private const string Numbers = """
        namespace V1
        {
            [Spec("n", 1)]
            public sealed partial record N { public required int Wider { get; init; } public required int Narrower { get; init; } public required sbyte Sign { get; init; } }
        }

        namespace V2
        {
            [Spec("n", 2)]
            public sealed partial record N { public required long Wider { get; init; } public required byte Narrower { get; init; } public required ulong Sign { get; init; } }
        }

        namespace V3
        {
            [Spec("n", 3)]
            public sealed partial record N { public required long Wider { get; init; } public required byte Narrower { get; init; } public required ulong Sign { get; init; } }
        }
        """;

    private const string Nulls = """
        namespace V1
        {
            [Spec("n", 1)]
            public sealed partial record N { public string? Text { get; init; } public int? Number { get; init; } public required string Name { get; init; } }
        }

        namespace V2
        {
            [Spec("n", 2)]
            public sealed partial record N { public required string Text { get; init; } public required int Number { get; init; } public string? Name { get; init; } }
        }

        namespace V3
        {
            [Spec("n", 3)]
            public sealed partial record N { public required string Text { get; init; } public required long Number { get; init; } public string? Name { get; init; } }
        }
        """;

    [Fact]
    public void Added_member_means_its_absent_value_on_the_way_up() => Assert.Equal(
        ["""{"Path":"/a","HasCache":true}"""],
        Evaluate(Added, """Json(new V1.Disk { Path = "/a" }.ToV2())"""));

    [Fact]
    public void Added_member_goes_down_only_at_its_absent_value() => Assert.Equal(
        [
            """{"Path":"/a"}""",
            "/Serial MemberNotRepresentable 2 -> 1: `Serial` exists since version 2; only null can be left out\n"
                + "/HasCache MemberNotRepresentable 2 -> 1: `HasCache` exists since version 2; only true can be left out",
            "2",
            "1",
        ],
        Evaluate(
            Added,
            """Show(new V2.Disk { Path = "/a", HasCache = true }.ToV1())""",
            """Show(new V2.Disk { Path = "/a", HasCache = false, Serial = "s" }.ToV1())""",
            """new V2.Disk { Path = "/a", HasCache = false }.GetFloor()""",
            """new V2.Disk { Path = "/a", HasCache = true }.GetFloor()"""));

    [Fact]
    public void Removed_member_goes_up_only_at_its_absent_value_and_comes_back() => Assert.Equal(
        [
            """{"Location":"/a"}""",
            "/Note MemberNotRepresentable 1 -> 2: `Note` was removed in version 2; only null can be left out\n"
                + "/Heads MemberNotRepresentable 1 -> 2: `Heads` was removed in version 2; only 16 can be left out",
            """{"Path":"/a","Heads":16}""",
        ],
        Evaluate(
            Removed,
            """Show(new V1.Disk { Path = "/a", Heads = 16 }.ToV2())""",
            """Show(new V1.Disk { Path = "/a", Heads = 0, Note = "" }.ToV2())""",
            """Json(new V2.Disk { Location = "/a" }.ToV1())"""));

    [Fact]
    public void Numbers_widen_freely_and_narrow_within_their_range() => Assert.Equal(
        [
            """{"Wider":-5,"Narrower":255,"Sign":0}""",
            "/Narrower OutOfRange 1 -> 2: the number is not between 0 and 255, the range on the other side of version 2\n"
                + "/Sign OutOfRange 1 -> 2: the number is not between 0 and 18446744073709551615, the range on the other side of version 2",
            "/Narrower OutOfRange 1 -> 2: the number is not between 0 and 255, the range on the other side of version 2",
            "/Wider OutOfRange 2 -> 1: the number is not between -2147483648 and 2147483647, the range on the other side of version 2\n"
                + "/Sign OutOfRange 2 -> 1: the number is not between -128 and 127, the range on the other side of version 2",
        ],
        Evaluate(
            Numbers,
            "Show(new V1.N { Wider = -5, Narrower = 255, Sign = 0 }.ToV3())",
            "Show(new V1.N { Wider = 0, Narrower = 256, Sign = -1 }.ToV2())",
            "Show(new V1.N { Wider = 0, Narrower = -1, Sign = 1 }.ToV3())",
            "Show(new V3.N { Wider = 1L << 31, Narrower = 0, Sign = 128 }.ToV1())"));

    [Fact]
    public void Null_is_refused_where_the_other_version_cannot_say_it() => Assert.Equal(
        [
            """{"Text":"t","Number":3,"Name":"n"}""",
            "/Text NullNotAllowed 1 -> 2: null cannot be represented on the other side of version 2\n"
                + "/Number NullNotAllowed 1 -> 2: null cannot be represented on the other side of version 2",
            "/Name NullNotAllowed 2 -> 1: null cannot be represented on the other side of version 2",
            "/Number OutOfRange 3 -> 2: the number is not between -2147483648 and 2147483647, the range on the other side of version 3",
        ],
        Evaluate(
            Nulls,
            """Show(new V1.N { Text = "t", Number = 3, Name = "n" }.ToV3())""",
            """Show(new V1.N { Name = "n" }.ToV3())""",
            """Show(new V3.N { Text = "t", Number = 3 }.ToV1())""",
            """Show(new V3.N { Text = "t", Number = long.MaxValue, Name = "n" }.ToV1())"""));

    [Fact]
    public void Member_removed_and_added_again_does_not_smuggle_its_value_through() => Assert.Equal(
        ["/Note MemberNotRepresentable 1 -> 2: `Note` was removed in version 2; only null can be left out", "{}", """{"Note":null}"""],
        Evaluate(
            """
            namespace V1 { [Spec("n", 1)] public sealed partial record N { public string? Note { get; init; } } }
            namespace V2 { [Spec("n", 2)] [Removed("Note")] public sealed partial record N { } }
            namespace V3 { [Spec("n", 3)] public sealed partial record N { [Added] public required string? Note { get; init; } } }
            """,
            """Show(new V1.N { Note = "x" }.ToV3())""",
            """Show(new V3.N { Note = null }.ToV1())""",
            """Show(new V1.N { }.ToV3())"""));

    [Fact]
    public void Absent_value_of_one_step_that_the_next_cannot_leave_out_is_a_loss() => Assert.Equal(
        ["LossKind 2 -> 3", """{"Size":4}""", "True"],
        Evaluate(
            """
            namespace V1 { [Spec("n", 1)] public sealed partial record N { } }
            namespace V2 { [Spec("n", 2)] public sealed partial record N { [Added(1)] public required int Size { get; init; } } }
            namespace V3 { [Spec("n", 3)] [Removed("Size", When = 4)] public sealed partial record N { } }
            """,
            "new V1.N().ToV3().Match(_ => \"\", losses => $\"{nameof(LossKind)} {losses[0].Step}\")",
            "Json(new V3.N().ToV2())",
            "!new V3.N().ToV1().IsSuccess"));
}
