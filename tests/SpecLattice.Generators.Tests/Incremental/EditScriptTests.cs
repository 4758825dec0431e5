using System.Collections.Concurrent;
using CsCheck;
using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Tests.RandomFamilies;

namespace SpecLattice.Generators.Tests.Incremental;

/// <summary>Whatever is edited in whatever order, the output is what it would be from scratch, and families that an edit does not touch are left alone.</summary>
public sealed class EditScriptTests
{
    private const int Families = 3;

    private static readonly ConcurrentDictionary<string, IReadOnlyList<string>> Scratch = [];

    private static readonly Gen<Edit[]> Scripts =
        Gen.Select(Gen.Enum<EditKind>(), Gen.Int[0, Families - 1], (kind, family) => new Edit(kind, family)).Array[1, 8];

    /// <summary>SPECLATTICE_EDIT_SCRIPTS makes it longer.</summary>
    [Fact]
    public void Every_edit_ends_as_from_scratch() => Scripts.Sample(
        script => Run(script, comparesEach: false),
        iter: RunSettings.EditScripts,
        threads: 1,
        print: script => string.Join(", ", script.Select(edit => $"{edit.Kind} {edit.Family}")));

    [Fact]
    public void Every_kind_of_edit_ends_as_from_scratch_there_and_back()
    {
        foreach (var kind in Enum.GetValues<EditKind>())
        {
            Run([new Edit(kind, 1), new Edit(EditKind.AddMember, 0), new Edit(kind, 1)], comparesEach: true);
        }
    }

    /// <summary>Runs the generator after every edit.</summary>
    /// <param name="script">The edits.</param>
    /// <param name="comparesEach">Whether the output is compared after each of them; otherwise only after the last, which is what all of them led to.</param>
    private static void Run(Edit[] script, bool comparesEach)
    {
        var state = new EditedProject([.. Enumerable.Range(0, Families).Select(_ => new EditedFamily())]);
        var project = new IncrementalProject();
        Assert.NotEmpty(project.Run(state.Files()).GeneratedSources);
        foreach (var (i, edit) in script.Index())
        {
            state = state.Apply(edit);
            project.Work.Clear();

            var incremental = project.Run(state.Files());

            if (comparesEach || i == script.Length - 1)
            {
                Assert.Equal(FromScratch(project, state), Outputs(incremental));
            }

            if (EditedProject.IsLocal(edit.Kind) && !state.IsReversed)
            {
                Assert.All(project.Work, work => Assert.Contains($"F{EditedProject.Number(edit.Family)}", work.Subject, StringComparison.Ordinal));
            }

            var changesNothing = edit.Kind is EditKind.Comment or EditKind.MethodBody or EditKind.UnrelatedMember or EditKind.UnrelatedType;
            if (changesNothing && !state.Families[edit.Family].IsOblivious)
            {
                // A directive in the middle of a file makes all of the file count, comments too.
                Assert.Empty(project.Work);
            }
        }
    }

    /// <summary>What is made of a state of the files from scratch: the same whichever edits led there, so it is made once.</summary>
    private static IReadOnlyList<string> FromScratch(IncrementalProject project, EditedProject state) => Scratch.GetOrAdd(
        string.Concat(state.Files().Select(file => $"{file.Path}\n{file.Text}\0")), _ => Outputs(project.RunFromScratch()));

    private static IReadOnlyList<string> Outputs(GeneratorRunResult result) =>
        [.. result.GeneratedSources.Select(source => source.HintName + "\n" + source.SourceText).Order(StringComparer.Ordinal)];
}
