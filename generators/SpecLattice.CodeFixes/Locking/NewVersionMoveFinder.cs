using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.CodeFixes.NewVersions;
using SpecLattice.Generators;
using SpecLattice.Generators.Analyzers;
using SpecLattice.Generators.Locking;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.CodeFixes.Locking;

/// <summary>
/// Finds how edits of shipped versions can be moved into a new one. That what is put back is what shipped is not assumed: the result is compared with the lock, as the rules do it.
/// </summary>
internal sealed class NewVersionMoveFinder
{
    private readonly Compilation _compilation;
    private readonly string _lockText;
    private readonly CancellationToken _cancellation;
    private readonly LockCheck _check;
    private readonly SpecIndex _index;
    private readonly Lazy<ShippedNames> _names;

    /// <summary>Prepares the search.</summary>
    /// <param name="compilation">The project, without what is generated.</param>
    /// <param name="lockText">Its lock.</param>
    /// <param name="cancellation">Cancels.</param>
    public NewVersionMoveFinder(Compilation compilation, string lockText, CancellationToken cancellation)
    {
        (_compilation, _lockText, _cancellation) = (compilation, lockText, cancellation);
        _check = LockCheck.Of(compilation, lockText, cancellation);
        _index = SpecIndex.Of(compilation, cancellation);
        _names = new Lazy<ShippedNames>(() => new ShippedNames(compilation));
    }

    /// <summary>Finds the ways to move the edits of a type: one for each spec that holds it, where that has no newer version and none that did not ship.</summary>
    public IEnumerable<NewVersionMove> Find(INamedTypeSymbol edited) => _check.File.Problems.Count > 0
        ? []
        : _index.Types
            .Where(type => type.Model.IsSpec && _check.File.Shipped.ContainsKey(SubjectOf(type.Symbol)) && !_index.Successors(type.Symbol).Any())
            .Select(type => NewVersion.Of(_index, _compilation, type.Symbol, version: null, _cancellation) is { } start ? Plan(start, type.Symbol, edited) : null)
            .OfType<NewVersionMove>();

    private NewVersionMove? Plan(NewVersion start, INamedTypeSymbol spec, INamedTypeSymbol edited)
    {
        var moved = start.PartTypes.Prepend(spec).Where(type => _check.AtTypes[type.Reference()].Any(problem => NewVersionMove.Rules.Contains(problem.Id))).ToList();
        if (!moved.Contains(edited, SymbolEqualityComparer.Default))
        {
            return null;
        }

        var restored = new Dictionary<ISymbol, (BaseTypeDeclarationSyntax Old, BaseTypeDeclarationSyntax Now, DeclarationEdits Edits)>(SymbolEqualityComparer.Default);
        foreach (var type in moved)
        {
            if (SpecIndex.Declaration(type, _cancellation) is not { } declaration
                || TypeRestorer.Restore(Describe(type, declaration), declaration, _cancellation) is not var (now, edits))
            {
                return null;
            }

            restored.Add(type, (declaration, now, edits));
        }

        var files = start.WriteTypes([.. moved.Where(type => !SymbolEqualityComparer.Default.Equals(type, spec)).Select(_index.ShortName)])
            .Select(written => restored.TryGetValue(written.Type, out var change) ? written.File with { Text = WithAnnotations(written.File.Text, change.Edits) } : written.File);
        var trees = restored.Values.GroupBy(change => change.Old.SyntaxTree).Select(group =>
        {
            var now = group.ToDictionary(change => change.Old, change => change.Now);
            return (group.Key, group.Key.GetRoot(_cancellation).ReplaceNodes(now.Keys, (old, _) => now[old]));
        });
        var move = new NewVersionMove(start, [.. trees], [.. files]);
        return IsSound(move, moved) ? move : null;
    }

    private ShippedType Describe(INamedTypeSymbol type, BaseTypeDeclarationSyntax declaration)
    {
        var subject = SubjectOf(type);
        return new ShippedType(
            type,
            _index.ModelOf(type)!,
            [.. _check.File.Shipped[subject].Select(line => line.Fact)],
            _check.FactsOf(subject),
            _compilation.GetSemanticModel(declaration.SyntaxTree),
            _names.Value,
            _index);
    }

    private static string WithAnnotations(string text, DeclarationEdits edits)
    {
        var root = SyntaxFactory.ParseCompilationUnit(text);
        var type = root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().First();
        return root.ReplaceNode(type, edits.ApplyAnnotations(type)).ToFullString();
    }

    /// <summary>Whether what was put back is what the lock says, nothing else is reported than was before, and no file is in the way.</summary>
    private bool IsSound(NewVersionMove move, List<INamedTypeSymbol> moved)
    {
        if (move.Added.Any(file => _compilation.SyntaxTrees.Any(tree => tree.FilePath == file.Path)))
        {
            return false;
        }

        var changed = _compilation;
        foreach (var (old, root) in move.Restored)
        {
            changed = changed.ReplaceSyntaxTree(old, old.WithRootAndOptions(root, old.Options));
        }

        var restored = LockCheck.Of(changed, _lockText, _cancellation);
        if (!moved.Select(SubjectOf).All(subject => Seal(restored.FactsOf(subject)) == Seal(_check.File.Shipped[subject].Select(line => line.Fact))))
        {
            return false;
        }

        var options = (CSharpParseOptions)move.Restored[0].Old.Options;
        var whole = changed.AddSyntaxTrees([.. move.Added.Select(file => CSharpSyntaxTree.ParseText(file.Text, options, file.Path, cancellationToken: _cancellation))]);
        return !Errors(LockCheck.Of(whole, _lockText, _cancellation)).Except(Errors(_check)).Any();
    }

    private static string? Seal(IEnumerable<LockFact> facts) => facts.FirstOrDefault(fact => fact.Keyword == LockKeywords.Seal)?.Value;

    private static IEnumerable<string> Errors(LockCheck check) => check.AtTypes.SelectMany(group => group).Concat(check.InFile)
        .Where(problem => problem.Id is not (RuleIds.VersionNotLocked or RuleIds.LockLineWithoutCode))
        .Select(problem => $"{problem.Id} {string.Join(" ", problem.Arguments)}");

    private static LockSubject SubjectOf(INamedTypeSymbol type)
    {
        var identity = TypeIdentity.Of(type)!;
        return LockSubject.Of(identity.Lineage, identity.Version);
    }
}
