using Microsoft.CodeAnalysis;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.CodeFixes.NewVersions;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Parsing;
using SpecLattice.Tool.Targets;

namespace SpecLattice.Tool.NewVersions;

/// <summary>Finds in a project what a new version is to be made from, or says why it cannot be.</summary>
internal static class VersionStart
{
    private const string Runtime = "SpecLattice";

    /// <summary>Prepares a new version.</summary>
    /// <param name="compilation">The project.</param>
    /// <param name="family">The family's name.</param>
    /// <param name="after">The version that it is made from; the newest of the main line unless given.</param>
    /// <param name="number">Its number; unless given, the next one, or where that is taken, the first above all there are.</param>
    /// <exception cref="CommandException">There is no such family or version, or the number is taken.</exception>
    public static NewVersion Of(Compilation compilation, string family, string? after, string? number)
    {
        var index = SpecIndex.Of(compilation, CancellationToken.None);
        var versions = index.Types.Where(type => type.Model.Family == family).Select(type => type.Model.Version).Order().ToList();
        if (versions.Count == 0)
        {
            throw new CommandException(FindElsewhere(compilation, type => TypeIdentity.Of(type)?.Family == family) is { } elsewhere
                ? $"the family '{family}' is declared in {elsewhere}, not in this project: give that one with --project"
                : $"unknown family '{family}'; known families: {Join(index.Types.Select(type => type.Model.Family).OfType<string>().Distinct().Order(StringComparer.Ordinal))}");
        }

        var from = after is null ? (int?)null : VersionText.ParseKnown(family, versions, after);
        var version = number is null ? (int?)null : ParseNew(family, versions, number);
        if (NewVersion.Of(compilation, family, from, version) is { } start)
        {
            return start;
        }

        var old = from ?? MainLineEnd(index, family);
        throw new CommandException(version <= old
            ? $"version {version} of {family} cannot be made from {old}: its number must be above"
            : $"version {old} of {family} is declared inside another type and cannot be copied: move it out");
    }

    /// <summary>Writes the new version's files, in memory.</summary>
    /// <param name="compilation">The project.</param>
    /// <param name="start">The new version.</param>
    /// <param name="parts">The parts that get a new version too.</param>
    /// <param name="isSameAs">Whether <c>[SameAs]</c> is written in the place of copies.</param>
    /// <exception cref="CommandException">There is no such part, or it cannot have a new version here.</exception>
    public static IReadOnlyList<NewFile> Write(Compilation compilation, NewVersion start, string[] parts, bool isSameAs = false)
    {
        foreach (var part in parts.Where(part => !start.Parts.Contains(part)))
        {
            throw new CommandException(FindElsewhere(compilation, type => TypeParser.Parse(type, CancellationToken.None) is { IsSpec: false } model && model.Name.ShortName == part) is { } elsewhere
                ? $"the part '{part}' is declared in {elsewhere}, not in this project: start its new version there"
                : $"version {start.From} of {start.Family} has no part '{part}' of which version {start.Version} could be made; it has {Join(start.Parts)}");
        }

        return isSameAs ? start.WriteSameAs(parts) : start.Write(parts);
    }

    private static int MainLineEnd(SpecIndex index, string family) => index.LineageOf(index.Types.First(type => type.Model.Family == family).Model).MainLine[^1];

    private static int ParseNew(string family, List<int> versions, string text)
    {
        if (VersionText.Parse(text) is not { } version)
        {
            throw new CommandException($"'{text}' is not a version: expected a positive number, such as {versions[^1] + 1}");
        }

        return versions.Contains(version) ? throw new CommandException($"{family} has a version {version} already; it has {Join(versions)}") : version;
    }

    /// <summary>The name of a referenced assembly with a type.</summary>
    private static string? FindElsewhere(Compilation compilation, Func<INamedTypeSymbol, bool> isWanted) => compilation.SourceModule.ReferencedAssemblySymbols
        .Where(assembly => assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == Runtime)))
        .FirstOrDefault(assembly => assembly.GlobalNamespace.AllTypes().Any(isWanted))?.Name;

    private static string Join<T>(IEnumerable<T> names) => string.Join(", ", names.Select(name => $"{name}").DefaultIfEmpty("none"));
}
