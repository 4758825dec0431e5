namespace SpecLattice.Generators.Tests.Incremental;

/// <summary>Two families, a part that both use, and a file that has nothing to do with them.</summary>
internal static class TwoFamilies
{
    public static SourceFile Unrelated { get; } = new("Unrelated.cs", """
        namespace App;

        public static class Work
        {
            public static int Do() { return 1; }
        }
        """);

    public static SourceFile Shared { get; } = new("Shared.cs", """
        using SpecLattice;

        namespace Shared.V1;

        [SpecPart(1)]
        public sealed partial record Label
        {
            public required string Text { get; init; }
        }
        """);

    public static SourceFile Alpha { get; } = Family("Alpha");

    public static SourceFile Beta { get; } = Family("Beta");

    public static IReadOnlyList<SourceFile> All { get; } = [Unrelated, Shared, Alpha, Beta];

    /// <summary>The files with the text of one changed.</summary>
    public static IReadOnlyList<SourceFile> With(SourceFile file, string find, string replacement)
    {
        Assert.Contains(find, file.Text, StringComparison.Ordinal);
        return [.. All.Select(other => other == file ? file with { Text = file.Text.Replace(find, replacement, StringComparison.Ordinal) } : other)];
    }

    private static SourceFile Family(string name) => new($"{name}.cs", $$"""
        using SpecLattice;

        namespace {{name}}s.V1
        {
            // a comment
            [Spec("{{name}}", 1)]
            public sealed partial record {{name}}
            {
                public required int Size { get; init; }

                public required {{name}}Part Part { get; init; }

                public required Shared.V1.Label Label { get; init; }

                public int Double() { return Size * 2; }
            }

            [SpecPart(1)]
            public sealed partial record {{name}}Part
            {
                public required bool IsOn { get; init; }
            }
        }

        namespace {{name}}s.V2
        {
            [Spec("{{name}}", 2)]
            public sealed partial record {{name}}
            {
                public required int Size { get; init; }

                public required V1.{{name}}Part Part { get; init; }

                public required Shared.V1.Label Label { get; init; }

                [Added]
                public string? Note { get; init; }
            }
        }

        // the end
        """);
}
