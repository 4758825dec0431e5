using System.Collections.Immutable;
using System.Globalization;

namespace SpecLattice.Generators.Tests.Incremental;

/// <summary>One edit: what it does, and which family it is about.</summary>
/// <param name="Kind">The kind of edit.</param>
/// <param name="Family">The family's number; of no meaning to edits of shared files.</param>
internal sealed record Edit(EditKind Kind, int Family);

internal enum EditKind
{
    // Edits that change one family at most.
    Comment,
    MethodBody,
    AddMember,
    RemoveMember,
    RenameMember,
    AddVersion,
    RemoveVersion,
    PartInAnotherFile,
    ToggleNullable,
    ChangeSchema,
    StoredByField,

    // Edits of what nobody uses.
    UnrelatedMember,
    UnrelatedType,

    // Edits of what all families use.
    SharedPart,
    Constant,
    Scalar,
    Naming,
    GlobalAlias,
    ShadowingType,
    Reorder,
}

/// <summary>The state of a project of several families. Its files follow from it.</summary>
internal sealed record EditedProject(ImmutableArray<EditedFamily> Families)
{
    public int Unrelated { get; init; }

    public bool HasUnrelatedType { get; init; }

    public int SharedMembers { get; init; }

    public int Constant { get; init; }

    public bool IsScalar { get; init; } = true;

    public bool IsCamelCase { get; init; }

    public bool HasGlobalAlias { get; init; }

    public bool IsShadowed { get; init; }

    public bool IsReversed { get; init; }

    /// <summary>Whether an edit can change nothing outside its family.</summary>
    public static bool IsLocal(EditKind kind) => kind <= EditKind.UnrelatedType;

    public EditedProject Apply(Edit edit)
    {
        var family = Families[edit.Family];
        return edit.Kind switch
        {
            EditKind.UnrelatedMember => this with { Unrelated = Unrelated + 1 },
            EditKind.UnrelatedType => this with { HasUnrelatedType = !HasUnrelatedType },
            EditKind.SharedPart => this with { SharedMembers = (SharedMembers + 1) % 3 },
            EditKind.Constant => this with { Constant = Constant + 1 },
            EditKind.Scalar => this with { IsScalar = !IsScalar },
            EditKind.Naming => this with { IsCamelCase = !IsCamelCase },
            EditKind.GlobalAlias => this with { HasGlobalAlias = !HasGlobalAlias },
            EditKind.ShadowingType => this with { IsShadowed = !IsShadowed },
            EditKind.Reorder => this with { IsReversed = !IsReversed },
            _ => this with { Families = Families.SetItem(edit.Family, family.Apply(edit.Kind)) },
        };
    }

    public IReadOnlyList<SourceFile> Files()
    {
        List<SourceFile> files =
        [
            new("Unrelated.cs", $$"""
                namespace App;
                public class Work { public int M{{Number(Unrelated)}}() => 1; }
                {{(HasUnrelatedType ? "public class Extra { }" : "")}}
                """),
            new("Shared.cs", $$"""
                {{(HasGlobalAlias ? "" : "// ")}}global using Versioned = SpecLattice.SpecPartAttribute;
                using SpecLattice;
                {{(IsCamelCase ? "[assembly: SpecJsonNaming(SpecNaming.CamelCase)]" : "")}}
                namespace Shared
                {
                    public static class Limits { public const int Speed = {{Number(Constant)}}; }

                    {{(HasGlobalAlias ? "[Versioned(1)]" : "[SpecPart(1)]")}}
                    public sealed partial record Label
                    {
                        public required string Text { get; init; }
                        {{string.Join("\n", Enumerable.Range(0, SharedMembers).Select(i => $"public string? More{Number(i)} {{ get; init; }}"))}}
                    }

                    {{(IsScalar ? "[SpecScalar(\"string\")]" : "")}}
                    public readonly struct Key;
                }
                """),
            new("Shadow.cs", IsShadowed ? "namespace Families { public sealed class Label; }" : "// nothing"),
            .. Families.SelectMany((family, i) => family.Files(i)),
        ];
        if (IsReversed)
        {
            files.Reverse();
        }

        return files;
    }

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The state of one family.</summary>
internal sealed record EditedFamily
{
    public int Noise { get; init; }

    public int Members { get; init; } = 1;

    public int Renamed { get; init; }

    public int Versions { get; init; } = 2;

    public bool HasOtherFile { get; init; }

    public bool IsOblivious { get; init; }

    public bool IsWide { get; init; }

    public bool IsStored { get; init; }

    public EditedFamily Apply(EditKind kind) => kind switch
    {
        EditKind.Comment or EditKind.MethodBody => this with { Noise = Noise + 1 },
        EditKind.AddMember => this with { Members = Members + 1 },
        EditKind.RemoveMember => this with { Members = Math.Max(0, Members - 1) },
        EditKind.RenameMember => this with { Renamed = Renamed + 1 },
        EditKind.AddVersion => this with { Versions = Math.Min(4, Versions + 1) },
        EditKind.RemoveVersion => this with { Versions = Math.Max(1, Versions - 1) },
        EditKind.PartInAnotherFile => this with { HasOtherFile = !HasOtherFile },
        EditKind.ToggleNullable => this with { IsOblivious = !IsOblivious },
        EditKind.ChangeSchema => this with { IsWide = !IsWide },
        _ => this with { IsStored = !IsStored },
    };

    public IEnumerable<SourceFile> Files(int number)
    {
        var name = "F" + EditedProject.Number(number);
        yield return new SourceFile($"{name}.cs", $$"""
            {{(IsOblivious && number % 2 == 0 ? "#nullable disable" : "")}}
            using SpecLattice;
            using Shared;
            {{(IsOblivious && number % 2 == 1 ? "#nullable disable" : "")}}
            namespace Families.{{name}}
            {
                // {{EditedProject.Number(Noise)}}
            {{string.Join("\n", Enumerable.Range(1, Versions).Select(version => Spec(name, version)))}}

                [SpecPart(1)]
                public sealed partial record {{name}}Part { public required {{(IsWide ? "long" : "int")}} Width { get; init; } }
            }
            """);
        yield return new SourceFile($"{name}.Other.cs", HasOtherFile
            ? $"namespace Families.{name}; partial record {name}V1 {{ public string? Other {{ get; init; }} }}"
            : "// nothing");
    }

    private string Spec(string name, int version)
    {
        var members = Enumerable.Range(0, Members).Select(i => $"public string? M{EditedProject.Number(i)} {{ get; init; }}").ToList();
        if (HasOtherFile && version > 1)
        {
            members.Add("public string? Other { get; init; }");
        }

        if (version > 1)
        {
            members.Add((version == 2 ? "[Added(Limits.Speed)] " : "") + "public required int Speed { get; init; }");
        }

        return $$"""
                [Spec("{{name}}", {{EditedProject.Number(version)}})]
                public sealed partial record {{name}}V{{EditedProject.Number(version)}}
                {
                    public required string R{{EditedProject.Number(Renamed)}} { get; init; }
                    public required Label Label { get; init; }
                    public Key? Key { get; init; }
                    public required {{name}}Part Part { get; init; }
                    {{(IsStored ? "" : "// ")}}public int? Computed { get => field; init; }
                    {{string.Join("\n", members)}}
                    public int Twice() { return {{EditedProject.Number(Noise)}}; }
                }
            """;
    }
}
