using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using SpecLattice.CodeFixes.Locking;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Locking;

/// <summary>The fix that adds a version's lines to the lock.</summary>
public sealed class LockFixTests
{
    private const string Source = """
        using SpecLattice;

        namespace Vmm.V1
        {
            [Spec("instance", 1)]
            public sealed partial record Instance
            {
                public required byte Cpus { get; init; }
            }
        }

        namespace Vmm.V2
        {
            [Spec("instance", 2)]
            public sealed partial record Instance
            {
                public required byte Cpus { get; init; }
            }
        }
        """;

    [Fact]
    public async Task Fix_adds_the_lines_that_updating_adds()
    {
        var first = Source[..Source.IndexOf("namespace Vmm.V2", StringComparison.Ordinal)];
        var lockText = Locks.Shipped(first);
        var generation = Generation.Of(Source);
        var reported = Assert.Single(await generation.AnalyzeAsync(lockText));

        var solution = await ApplyAsync(lockText, reported);

        var fixedText = (await solution.Projects.Single().AdditionalDocuments.Single().GetTextAsync(TestContext.Current.CancellationToken)).ToString();
        Assert.Equal(Locks.Update(lockText, generation), fixedText);
        Assert.Empty(await generation.AnalyzeAsync(fixedText));
    }

    private static async Task<Solution> ApplyAsync(string lockText, Diagnostic reported)
    {
        using var workspace = new AdhocWorkspace();
        var project = ProjectId.CreateNewId();
        var document = DocumentId.CreateNewId(project);
        var solution = workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(project, VersionStamp.Default, "Specs", "Specs", LanguageNames.CSharp))
            .AddDocument(document, "User.cs", SourceText.From(Source), filePath: "/project/User.cs")
            .AddAdditionalDocument(DocumentId.CreateNewId(project), "specs.lock", SourceText.From(lockText), filePath: "/project/specs.lock");
        var actions = new List<CodeAction>();
        var tree = await solution.GetDocument(document)!.GetSyntaxTreeAsync(TestContext.Current.CancellationToken);
        var here = Diagnostic.Create(reported.Descriptor, Location.Create(tree!, reported.Location.SourceSpan), reported.Properties);
        await new AddLockLinesFix().RegisterCodeFixesAsync(
            new CodeFixContext(solution.GetDocument(document)!, here, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        var operations = await Assert.Single(actions).GetOperationsAsync(TestContext.Current.CancellationToken);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }
}
