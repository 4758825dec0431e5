using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using SpecLattice.Catalog;

namespace SpecLattice.Tool.Targets;

/// <summary>The catalog of an assembly.</summary>
internal sealed class LoadedCatalog
{
    private LoadedCatalog(string path, ImmutableArray<SpecFamily> families, string lockText)
    {
        Path = path;
        Families = families;
        Lock = lockText;
    }

    /// <summary>Where the assembly is.</summary>
    public string Path { get; }

    public ImmutableArray<SpecFamily> Families { get; }

    /// <summary>What a lock would record of the assembly's types, one fact per line.</summary>
    public string Lock { get; }

    /// <summary>The project that the assembly was built from; null where that was not asked for.</summary>
    public ProjectBuild? Project { get; private init; }

    /// <summary>Loads what a project was built into.</summary>
    /// <exception cref="CommandException">There is no catalog in it.</exception>
    public static LoadedCatalog Of(ProjectBuild project)
    {
        var catalog = Of(project.Assembly);
        return new LoadedCatalog(catalog.Path, catalog.Families, catalog.Lock) { Project = project };
    }

    /// <summary>Loads an assembly and finds its catalog.</summary>
    /// <exception cref="CommandException">There is no such assembly, or no catalog in it that this tool understands.</exception>
    public static LoadedCatalog Of(string path)
    {
        InputFile.Require(path);
        try
        {
            var assembly = new Context(path).LoadFromAssemblyPath(path);
            var catalog = assembly.GetCustomAttribute<SpecCatalogAttribute>()?.Catalog
                ?? throw new CommandException($"{path} has no SpecLattice catalog: it has no specs, or was not compiled with SpecLattice.Generators");
            var families = (ImmutableArray<SpecFamily>)Read(catalog, "Families");
            return new LoadedCatalog(path, families, (string)Read(catalog, "Lock"));
        }
        catch (BadImageFormatException error)
        {
            throw new CommandException($"{path} is not a .NET assembly", error);
        }
        catch (Exception error) when (error is FileLoadException or FileNotFoundException or TypeLoadException or MissingMemberException or InvalidCastException)
        {
            throw new CommandException($"{path} cannot be loaded by this tool: {error.Message}", error);
        }
        catch (TargetInvocationException error)
        {
            throw new CommandException($"{path} has a catalog that cannot be created: {error.GetBaseException().Message}", error);
        }
    }

    /// <summary>A family by its name.</summary>
    /// <exception cref="CommandException">The assembly has none of that name.</exception>
    public SpecFamily Family(string name) => Families.FirstOrDefault(family => family.Name == name)
        ?? throw new CommandException(
            $"unknown family '{name}'{Suggestion.For(name, Families.Select(family => family.Name)).TrimEnd('?')}; known families: {Join(Families.Select(family => family.Name))}");

    private static string Join(IEnumerable<string> names) => string.Join(", ", names.DefaultIfEmpty("none"));

    private static object Read(Type catalog, string property) =>
        catalog.GetProperty(property, BindingFlags.Public | BindingFlags.Static)?.GetValue(null)
        ?? throw new MissingMemberException($"the catalog has no {property}");

    /// <summary>Loads the assembly's dependencies from beside it, but the SpecLattice runtime from the tool, so that the two mean the same types.</summary>
    private sealed class Context(string path) : AssemblyLoadContext(System.IO.Path.GetFileNameWithoutExtension(path))
    {
        private readonly AssemblyDependencyResolver _resolver = new(path);

        protected override Assembly? Load(AssemblyName name)
        {
            if (name.Name == typeof(SpecFamily).Assembly.GetName().Name)
            {
                return typeof(SpecFamily).Assembly;
            }

            return _resolver.ResolveAssemblyToPath(name) is { } found ? LoadFromAssemblyPath(found) : null;
        }
    }
}
