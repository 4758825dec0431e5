using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SpecLattice.Generators.Locking;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers;

/// <summary>
/// Compares the code with <c>specs.lock</c>, where the project has one: what shipped stays as it is. It finds the facts as the generator does, so it and the
/// <c>spec</c> tool cannot disagree.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LockAnalyzer : DiagnosticAnalyzer
{
    // The folder whose fixtures every shipped version must have one in; a project that does not ask for that does not set it.
    private const string FixtureFolder = "build_property.SpecLatticeFixtures";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => LockDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var file = start.Options.AdditionalFiles.FirstOrDefault(IsLock);
            if (file?.GetText(start.CancellationToken) is not { } text || start.Compilation.GetTypeByMetadataName(KnownNames.Spec) is null)
            {
                return;
            }

            var check = new Lazy<LockCheck>(() => LockCheck.Of(start.Compilation, text.ToString(), start.CancellationToken));
            start.RegisterSymbolAction(context => ReportAtType(context, check), SymbolKind.NamedType);
            if (start.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(FixtureFolder, out var folder) && folder.Length > 0)
            {
                var fixtures = new Lazy<ILookup<string, int>>(() => FindFixtures(start.Options, start.CancellationToken));
                start.RegisterSymbolAction(context => ReportMissingFixture(context, check, fixtures, folder), SymbolKind.NamedType);
            }

            start.RegisterAdditionalFileAction(context =>
            {
                if (context.AdditionalFile.Path == file.Path)
                {
                    ReportInFile(context, check.Value, text);
                }
            });
        });
    }

    internal static bool IsLock(AdditionalText file) => LockFile.IsAt(file.Path);

    private static void ReportAtType(SymbolAnalysisContext context, Lazy<LockCheck> check)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (TypeIdentity.Of(type) is null)
        {
            return;
        }

        foreach (var problem in check.Value.AtTypes[type.Reference()])
        {
            var place = DeclarationFinder.Find(type, problem.Origin, context.CancellationToken);
            var properties = ImmutableDictionary<string, string?>.Empty;
            if (problem.Id == RuleIds.VersionNotLocked)
            {
                properties = properties.Add(DiagnosticProperties.Lines, check.Value.LinesOf(problem.Subject));
            }

            context.ReportDiagnostic(Diagnostic.Create(LockDescriptors.Find(problem.Id), place, properties, [.. problem.Arguments]));
        }
    }

    /// <summary>The versions of each family that have fixtures.</summary>
    private static ILookup<string, int> FindFixtures(AnalyzerOptions options, CancellationToken cancellation) => options.AdditionalFiles
        .Where(file => Path.GetFileName(file.Path) == FixtureManifest.FileName)
        .SelectMany(file => FixtureManifest.Read(file.GetText(cancellation)?.ToString() ?? ""))
        .ToLookup(fixture => fixture.Family, fixture => fixture.Version, StringComparer.Ordinal);

    private static void ReportMissingFixture(SymbolAnalysisContext context, Lazy<LockCheck> check, Lazy<ILookup<string, int>> fixtures, string folder)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (TypeIdentity.Of(type) is not { Family: { } family } identity
            || LockSubject.Of(identity.Lineage, identity.Version) is var subject && !check.Value.File.Shipped.ContainsKey(subject)
            || fixtures.Value[family].Contains(identity.Version))
        {
            return;
        }

        var reason = $"has shipped, and no manifest in '{folder}' lists a document of it: keep one that something else than this build wrote";
        context.ReportDiagnostic(Diagnostic.Create(LockDescriptors.VersionNotLocked, type.Locations[0], subject.Label, reason));
    }

    private static void ReportInFile(AdditionalFileAnalysisContext context, LockCheck check, SourceText text)
    {
        foreach (var problem in check.File.Problems.Where(problem => !problem.IsTakenTwice))
        {
            Report(RuleIds.LockDamaged, problem.Line, problem.Reason);
        }

        foreach (var problem in check.InFile)
        {
            Report(problem.Id, problem.Line, problem.Arguments);
        }

        void Report(string id, int line, params string[] arguments)
        {
            var span = text.Lines[Math.Min(line, text.Lines.Count) - 1].Span;
            var place = Location.Create(context.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span));
            context.ReportDiagnostic(Diagnostic.Create(LockDescriptors.Find(id), place, [.. arguments]));
        }
    }
}
