using SpecLattice.CodeFixes.NewVersions;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.CodeFixes.NewVersions;

/// <summary>A new version that takes the one before over, instead of copying it; and versions that are told apart by names of other kinds.</summary>
public sealed class SameAsNewVersionTests
{
    private const string V1 = """
        using SpecLattice;

        namespace Farm.V1;

        /// <summary>A machine.</summary>
        [Spec("machine", 1, WireTag = "first", UnknownMembers = UnknownMembers.Ignore)]
        public sealed partial record Machine
        {
            /// <summary>What it is called.</summary>
            public required string Name { get; init; }

            [SpecDefault(Member = nameof(Usual))]
            public int Priority { get; init; } = Usual;

            [SpecDefault(3)]
            public int Speed { get; init; } = 3;

            /// <summary>Its devices.</summary>
            public required SpecMap<string, Device> Devices { get; init; }

            public Engine? Engine { get; init; }

            public required Mode Mode { get; init; }

            /// <summary>What is usual.</summary>
            public static int Usual => 5;
        }

        [SpecPart(1)]
        [SpecUnion(Tag = "type")]
        [Case<Disk>("disk"), Case<Nic>("nic")]
        [UnitCase("Fan")]
        public readonly partial struct Device;

        [SpecPart(1)]
        public sealed partial record Disk
        {
            public required string Path { get; init; }
        }

        [SpecPart(1)]
        public sealed partial record Nic(string Mac, int Mtu = 1500);

        [SpecPart(1)]
        public sealed partial record Engine
        {
            public required int Power { get; init; }

            internal bool IsStrong => Power > 100;
        }

        [SpecPart(1)]
        public enum Mode
        {
            Eco,
            Fast,
        }
        """;

    [Fact]
    public async Task What_is_taken_over_is_left_out_and_everything_else_stays()
    {
        var project = FixProject.Of(("V1.cs", V1));
        var start = NewVersion.Of(await project.CompileAsync(), "machine", cancellation: TestContext.Current.CancellationToken)!;

        var files = start.WriteSameAs([.. start.Parts]);

        Assert.Equal(
            """
            using SpecLattice;

            namespace Farm.V2;

            /// <summary>A machine.</summary>
            [Spec("machine", 2, UnknownMembers = UnknownMembers.Ignore)]
            [SameAs(typeof(V1.Machine))]
            public sealed partial record Machine
            {
                [SpecDefault(Member = nameof(Usual))]
                public int Priority { get; init; } = Usual;

                /// <summary>What is usual.</summary>
                public static int Usual => 5;
            }

            [SpecPart(2)]
            [SpecUnion(Tag = "type")]
            [SameAs(typeof(V1.Device))]
            public readonly partial struct Device;

            [SpecPart(2)]
            [SameAs(typeof(V1.Disk))]
            public sealed partial record Disk;

            [SpecPart(2)]
            [SameAs(typeof(V1.Nic))]
            public sealed partial record Nic;

            [SpecPart(2)]
            [SameAs(typeof(V1.Engine))]
            public sealed partial record Engine
            {
                internal bool IsStrong => Power > 100;
            }

            [SpecPart(2)]
            public enum Mode
            {
                Eco,
                Fast,
            }

            """,
            Together(files, "Machine", "Device", "Disk", "Nic", "Engine", "Mode"));
        await project.With(files.Select(file => (file.Path["/specs/".Length..], file.Text))).AssertCleanAsync();
    }

    /// <summary>The version that is started so is what a copy would be.</summary>
    [Fact]
    public async Task It_is_the_same_as_a_copy()
    {
        var project = FixProject.Of(("V1.cs", V1));
        var start = NewVersion.Of(await project.CompileAsync(), "machine", cancellation: TestContext.Current.CancellationToken)!;

        Assert.Equal(LockOf(start.Write([.. start.Parts])), LockOf(start.WriteSameAs([.. start.Parts])));

        static string LockOf(IEnumerable<NewFile> files) => Locks.Shipped(Generation.Of(Block(V1, 1) + string.Concat(files.Select(file => Block(file.Text["using SpecLattice;".Length..], 2)))).Compilation);
    }

    /// <summary>What is the same as another version is continued, whether the compilation has what the generator wrote or, as the tool's, not.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_version_that_is_the_same_as_another_is_copied_with_its_parts(bool isSameAs)
    {
        var second = "\nnamespace Farm.V2\n{\n    [Spec(\"machine\", 2, UnknownMembers = UnknownMembers.Ignore), SameAs(typeof(V1.Machine))]\n    public sealed partial record Machine\n    {\n        [SpecDefault(9)]\n        public int Priority { get; init; } = 9;\n    }\n}\n";
        var bare = Generation.Empty.AddSyntaxTrees(Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(
            Block(V1, 1) + second, Generation.ParseOptions, "/specs/All.cs", cancellationToken: TestContext.Current.CancellationToken));
        var start = NewVersion.Of(bare, "machine", cancellation: TestContext.Current.CancellationToken)!;

        Assert.Equal(["V1.Device", "V1.Disk", "V1.Engine", "V1.Mode", "V1.Nic"], start.Parts);
        var files = isSameAs ? start.WriteSameAs("V1.Nic") : start.Write("V1.Nic");
        Assert.Contains("[Spec(\"machine\", 3, UnknownMembers = UnknownMembers.Ignore), SameAs(typeof(V2.Machine))]", files[0].Text, StringComparison.Ordinal);
        await FixProject.Of([("All.cs", Block(V1, 1) + second), .. files.Select(file => (file.Path["/specs/".Length..], file.Text))]).AssertCleanAsync();
    }

    [Theory]
    [InlineData("namespace Shop.V1.Models", "Order", "1", "namespace Shop.V2.Models", "record Order")]
    [InlineData("namespace Shop.V2024_06", "Order", "1", "namespace Shop.V2", "record Order")]
    [InlineData("namespace Shop", "CustomerRecord_2024", "2024", "namespace Shop", "record CustomerRecord_2025")]
    [InlineData("namespace Shop", "Order_V1", "1", "namespace Shop", "record Order_V2")]
    [InlineData("namespace Shop", "Uart_16550", "1", "namespace Shop.V2", "record Uart_16550")]
    [InlineData("namespace Shop", "Order", "1", "namespace Shop.V2", "record Order")]
    [InlineData("namespace V1", "Order", "1", "namespace V2", "record Order")]
    public async Task Versions_are_told_apart_by_names_of_any_kind(string space, string name, string number, string newSpace, string newName)
    {
        var project = FixProject.Of(("All.cs", $$"""
            using SpecLattice;

            {{space}}
            {
                [Spec("x", {{number}})]
                public sealed partial record {{name}}
                {
                    public required Size Size { get; init; }
                    [SpecDefault(Size.Small)]
                    public Size Usual { get; init; } = Size.Small;
                    public SpecList<Inner>? Many { get; init; }
                }

                [SpecPart({{number}}, Name = "Size")]
                public enum Size { Small, Large }

                [SpecPart({{number}}, Name = "Inner")]
                public sealed partial record Inner { public required int Count { get; init; } }
            }
            """));
        var start = NewVersion.Of(await project.CompileAsync(), "x", cancellation: TestContext.Current.CancellationToken)!;

        foreach (var files in new[] { start.Write(), start.WriteSameAs() })
        {
            Assert.Contains(newSpace + "\n", files[0].Text, StringComparison.Ordinal);
            Assert.Contains(newName, files[0].Text, StringComparison.Ordinal);
            await project.With(files.Select(file => (file.Path["/specs/".Length..], file.Text))).AssertCleanAsync();
        }
    }

    private static string Together(IEnumerable<NewFile> files, params string[] names)
    {
        var texts = names.Select(name => files.Single(file => file.Path.EndsWith($"/{name}.cs", StringComparison.Ordinal)).Text).ToList();
        return string.Join("\n", texts.Select((text, index) => index == 0 ? text : text[text.IndexOf("[Spec", StringComparison.Ordinal)..]));
    }

    /// <summary>A file as part of a larger one.</summary>
    private static string Block(string file, int version) => file.Replace($"namespace Farm.V{version};", $"namespace Farm.V{version}\n{{", StringComparison.Ordinal) + "\n}\n";
}
