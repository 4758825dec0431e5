using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.CodeFixes.NewVersions;

/// <summary>
/// The start of a new version of a spec: a copy of the version it is made from, in the new version's namespace and file, without the history
/// that led there. Parts are not copied unless asked for; the new version keeps using those it has. Needs a compilation, and no editor.
/// </summary>
public sealed class NewVersion
{
    private readonly SpecIndex _index;
    private readonly Compilation _compilation;
    private readonly INamedTypeSymbol _spec;
    private readonly CancellationToken _cancellation;

    private NewVersion(SpecIndex index, Compilation compilation, INamedTypeSymbol spec, TypeModel model, int version, CancellationToken cancellation)
    {
        (_index, _compilation, _spec, _cancellation) = (index, compilation, spec, cancellation);
        (Family, From, Version) = (model.Family!, model.Version, version);
    }

    /// <summary>The family's name.</summary>
    public string Family { get; }

    /// <summary>The version that the new one is made from.</summary>
    public int From { get; }

    /// <summary>The new version.</summary>
    public int Version { get; }

    /// <summary>The parts that can get a new version with it, directly or inside others, as people name them: <c>V1.Board</c>.</summary>
    public ImmutableArray<string> Parts => [.. Reachable().Select(_index.ShortName).OrderBy(name => name, StringComparer.Ordinal)];

    /// <summary>Prepares a new version of a spec.</summary>
    /// <param name="compilation">The project's compilation.</param>
    /// <param name="spec">The spec that it is made from.</param>
    /// <param name="version">Its number; unless given, the next one, or where that is taken, the first above all there are.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The new version; null where the type is not a spec that can be copied: no spec of this project, nested in another type, or of a number that is taken.</returns>
    public static NewVersion? Of(Compilation compilation, INamedTypeSymbol spec, int? version = null, CancellationToken cancellation = default) =>
        Of(SpecIndex.Of(compilation, cancellation), compilation, spec, version, cancellation);

    /// <summary>Prepares a new version of a spec, of which the compilation's types are known.</summary>
    internal static NewVersion? Of(SpecIndex index, Compilation compilation, INamedTypeSymbol spec, int? version, CancellationToken cancellation)
    {
        if (index.ModelOf(spec) is not { IsSpec: true } model || spec.ContainingType is not null || SpecIndex.Declaration(spec, cancellation) is null)
        {
            return null;
        }

        var taken = index.LineageOf(model).Types.Select(type => type.Version).ToImmutableHashSet();
        var number = version ?? (taken.Contains(model.Version + 1) ? taken.Max() + 1 : model.Version + 1);
        return number <= model.Version || taken.Contains(number) ? null : new NewVersion(index, compilation, spec, model, number, cancellation);
    }

    /// <summary>Prepares a new version of a family.</summary>
    /// <param name="compilation">The project's compilation.</param>
    /// <param name="family">The family's name.</param>
    /// <param name="from">The version that it is made from; the newest of the main line unless given.</param>
    /// <param name="version">Its number; unless given, the next one, or where that is taken, the first above all there are.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The new version; null where there is no such version to copy, or the number is taken.</returns>
    public static NewVersion? Of(Compilation compilation, string family, int? from = null, int? version = null, CancellationToken cancellation = default)
    {
        var index = SpecIndex.Of(compilation, cancellation);
        var versions = index.Types.Where(type => type.Model.Family == family).ToList();
        if (versions.Count == 0)
        {
            return null;
        }

        var line = index.LineageOf(versions[0].Model).MainLine;
        var wanted = from ?? line[line.Length - 1];
        return versions.Find(type => type.Model.Version == wanted).Symbol is { } spec ? Of(compilation, spec, version, cancellation) : null;
    }

    /// <summary>Writes the files.</summary>
    /// <param name="parts">The parts that get a new version too, as <see cref="Parts"/> names them; those that contain them follow by themselves.</param>
    /// <returns>The spec's file, and one for each part.</returns>
    public ImmutableArray<NewFile> Write(params string[] parts) => [.. WriteTypes(parts).Select(written => written.File)];

    /// <summary>Writes the files, with <c>[SameAs]</c> in the place of copies: of each type, what the version before does not have is still to be declared. Enums are copied.</summary>
    /// <param name="parts">The parts that get a new version too, as <see cref="Parts"/> names them; those that contain them follow by themselves.</param>
    /// <returns>The spec's file, and one for each part.</returns>
    public ImmutableArray<NewFile> WriteSameAs(params string[] parts) => [.. WriteTypes(parts, isSameAs: true).Select(written => written.File)];

    /// <summary>The parts that can get a new version with it.</summary>
    internal IReadOnlyList<INamedTypeSymbol> PartTypes => Reachable();

    /// <summary>Writes the files, and says of which type each is the new version.</summary>
    internal ImmutableArray<(INamedTypeSymbol Type, NewFile File)> WriteTypes(string[] parts, bool isSameAs = false)
    {
        var copied = new List<INamedTypeSymbol> { _spec };
        copied.AddRange(Reachable().Where(part => Contains(part, parts)));
        var renaming = copied.ToDictionary(
            type => type, type => VersionRenaming.Of(type, Version), (IEqualityComparer<INamedTypeSymbol>)SymbolEqualityComparer.Default);
        return [.. copied.Select(type => (type, WriteFile(type, renaming, isSameAs)))];
    }

    private NewFile WriteFile(INamedTypeSymbol type, Dictionary<INamedTypeSymbol, VersionRenaming> renaming, bool isSameAs)
    {
        var declaration = SpecIndex.Declaration(type, _cancellation)!;
        var model = _index.ModelOf(type)!;
        var path = declaration.SyntaxTree.FilePath;
        var copier = new VersionCopier(_compilation.GetSemanticModel(declaration.SyntaxTree), type, renaming, FindStarted(), Version, AfterOf(model));
        var copy = copier.Copy(declaration);
        var text = NewFileText.Write(declaration, isSameAs ? SameAsDeclaration.Of(copy, model, copier.OldName) : copy, renaming[type].NewNamespace(NamespaceOf(type)));
        return new NewFile(renaming[type].NewPath(path, type.Name), path, text);
    }

    /// <summary>What <c>After</c> must say; 0 where the version comes after the old one by its number.</summary>
    private int AfterOf(TypeModel model)
    {
        var lineage = _index.LineageOf(model);
        var isNext = lineage.Types.LastOrDefault(type => type.Version < Version)?.Version == model.Version;
        return isNext && lineage.MainLine.Contains(model.Version) ? 0 : model.Version;
    }

    /// <summary>The parts, and the specs inside, of which someone has started the new version already, by the version that it will take the place of.</summary>
    private Dictionary<INamedTypeSymbol, INamedTypeSymbol> FindStarted()
    {
        var result = new Dictionary<INamedTypeSymbol, INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var (used, model) in Reachable(withStarted: true).Prepend(_spec).SelectMany(Used))
        {
            if (_index.Types.FirstOrDefault(type => type.Model.Lineage == model.Lineage && type.Model.Version == Version).Symbol is { } started)
            {
                result[used] = started;
            }
        }

        return result;
    }

    /// <summary>The parts that the spec holds, directly or inside others, of which the new version is not there yet.</summary>
    private List<INamedTypeSymbol> Reachable(bool withStarted = false)
    {
        var found = new List<INamedTypeSymbol>();
        var queue = new Queue<INamedTypeSymbol>([_spec]);
        while (queue.Count > 0)
        {
            foreach (var (symbol, model) in Used(queue.Dequeue()))
            {
                var isStarted = _index.LineageOf(model).Types.Any(type => type.Version == Version);
                if ((withStarted || !isStarted) && !model.IsSpec && symbol.ContainingType is null && !found.Contains(symbol, SymbolEqualityComparer.Default))
                {
                    found.Add(symbol);
                    queue.Enqueue(symbol);
                }
            }
        }

        return found;
    }

    private IEnumerable<(INamedTypeSymbol Symbol, TypeModel Model)> Used(INamedTypeSymbol type)
    {
        var references = _index.ModelOf(type)!.References.Select(reference => reference.Reference).ToImmutableHashSet();
        return _index.Types.Where(candidate => references.Contains(candidate.Model.Name.Reference));
    }

    /// <summary>Whether a part is one of those wanted, or has one of them inside.</summary>
    private bool Contains(INamedTypeSymbol part, string[] wanted)
    {
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default) { part };
        var queue = new Queue<INamedTypeSymbol>(seen);
        while (queue.Count > 0)
        {
            var current = queue.Dequeue();
            if (wanted.Contains(_index.ShortName(current)))
            {
                return true;
            }

            foreach (var (symbol, model) in Used(current))
            {
                if (!model.IsSpec && seen.Add(symbol))
                {
                    queue.Enqueue(symbol);
                }
            }
        }

        return false;
    }

    private static string NamespaceOf(INamedTypeSymbol type) => type.NamespaceReference();
}
