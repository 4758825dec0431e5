using SpecLattice.Layouts;

namespace SpecLattice.Generators.Tests.Layouts;

/// <summary>A family with unions of one layout, wherever a union can be, and with every kind of case that the layout takes.</summary>
internal static class LayoutSource
{
    public const string Sum = "Layouts.VersionedEach";

    /// <summary>The annotation that asks for a layout.</summary>
    public static string AnnotationOf(UnionLayout layout)
    {
        string?[] arguments = [layout.HasTag ? "Tag = \"kind\"" : null, layout.HasContent ? "Content = \"held\"" : null];
        var given = string.Join(", ", arguments.OfType<string>());
        return given.Length == 0 ? "[SpecUnion]" : $"[SpecUnion({given})]";
    }

    /// <summary>The parts of the first version.</summary>
    public static string PartsOf(UnionLayout layout) => $$"""
        using SpecLattice;

        namespace Layouts.V1;

        [SpecPart(1)]
        public sealed partial record Disk
        {
            public required string Path { get; init; }

            public uint? Speed { get; init; }
        }

        [SpecPart(1)]
        public sealed partial record Card
        {
            public required System.Guid Id { get; init; }
        }

        [SpecPart(1)]
        {{AnnotationOf(layout)}}
        [Case<Disk>("disk")]
        [Case<Card>("a \"card\"/~")]
        [UnitCase("None", Tag = "none")]
        {{(layout.IsFlat ? "" : "[Case<int>(\"number\"), Case<SpecList<string>>(\"texts\")]")}}
        public readonly partial struct Device;

        """;

    /// <summary>The first version.</summary>
    public static string FirstOf(UnionLayout layout) => PartsOf(layout) + """

        [Spec("each", 1)]
        public sealed partial record Each
        {
            public required Device Device { get; init; }

            public Device? Spare { get; init; }

            public required SpecList<Device> Listed { get; init; }

            public required SpecMap<string, Device> Named { get; init; }
        }

        """;

    /// <summary>The second version: a member inside a case, a case, and another tag.</summary>
    public static string SecondOf(UnionLayout layout) => $$"""
        using SpecLattice;

        namespace Layouts.V2;

        [SpecPart(2)]
        public sealed partial record Disk
        {
            public required string Path { get; init; }

            public uint? Speed { get; init; }

            [Added(true)]
            public required bool IsWritable { get; init; }
        }

        [SpecPart(2)]
        {{AnnotationOf(layout)}}
        [Case<Disk>("volume")]
        [Case<V1.Card>("a \"card\"/~")]
        [UnitCase("None", Tag = "none")]
        {{(layout.IsFlat ? "" : "[Case<int>(\"number\"), Case<SpecList<string>>(\"texts\")]")}}
        [UnitCase("Other", Tag = "other")]
        public readonly partial struct Device;

        [Spec("each", 2)]
        public sealed partial record Each
        {
            public required Device Device { get; init; }

            public Device? Spare { get; init; }

            public required SpecList<Device> Listed { get; init; }

            public required SpecMap<string, Device> Named { get; init; }
        }

        """;

    /// <summary>Both versions, as one file.</summary>
    public static string Of(UnionLayout layout) => "using SpecLattice;\n\n" + Block(FirstOf(layout)) + Block(SecondOf(layout));

    private static string Block(string file)
    {
        var text = file.Replace("using SpecLattice;\n\n", "", StringComparison.Ordinal);
        var end = text.IndexOf(';', StringComparison.Ordinal);
        return $"{text[..end]}\n{{{text[(end + 1)..]}}}\n\n";
    }
}
