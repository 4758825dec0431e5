using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpecLattice.Architecture.Tests.Reading;

namespace SpecLattice.Architecture.Tests.Tables;

/// <summary>An arrow from one room to another, and a place that draws it.</summary>
/// <param name="From">The room that names.</param>
/// <param name="To">The room that is named, with its project where that is another.</param>
/// <param name="Place">File and line.</param>
/// <param name="Name">The type that is named.</param>
internal sealed record Arrow(string From, string To, string Place, string Name)
{
    public override string ToString() => $"{From} -> {To}: {Place} names {Name}";
}

/// <summary>Compares the arrows of a project's sources with its table.</summary>
internal sealed class Arrows(RoomTable table)
{
    private readonly SourceProject _project = SourceProject.All.Single(project => project.Name == table.Project);

    /// <summary>All arrows between different rooms that the project's sources draw, one place for each name.</summary>
    public IReadOnlyList<Arrow> Find(CSharpCompilation compilation) =>
    [
        .. SourceCompilations.NamesIn(compilation, FilesOf(compilation))
            .OrderBy(file => file.Key.FilePath, StringComparer.Ordinal)
            .SelectMany(file => Of(file.Key, file.Value))
            .DistinctBy(arrow => (arrow.From, arrow.To, arrow.Name))
            .OrderBy(arrow => (arrow.From, arrow.To)),
    ];

    /// <summary>The arrows of one file.</summary>
    public IEnumerable<Arrow> Of(SyntaxTree tree, FileNames names)
    {
        var home = RoomOf(_project, tree.FilePath);
        return
            from use in names.Uses
            let rooms = use.DeclaredIn.Select(RoomOf).OfType<string>().ToList()
            where rooms.Count > 0 && !rooms.Contains(home)
            let line = use.From.GetLineSpan().StartLinePosition.Line + 1
            select new Arrow(home, rooms[0], $"{Checkout.Relative(tree.FilePath)}({line})", use.Name.Name);
    }

    /// <summary>The files of the project itself.</summary>
    public IEnumerable<SyntaxTree> FilesOf(CSharpCompilation compilation) => compilation.SyntaxTrees.Where(tree => IsInside(_project, tree.FilePath));

    /// <summary>Whether the table allows an arrow.</summary>
    public bool IsAllowed(Arrow arrow) =>
        table.Everywhere.Any(entry => Covers(entry, arrow))
        || (table.Rooms.SingleOrDefault(room => room.Name == arrow.From) is { } from && from.MayKnow.Concat(from.Still).Any(entry => Covers(entry, arrow)));

    /// <summary>Whether an entry of a row means an arrow's target.</summary>
    public static bool Covers(string entry, Arrow arrow) =>
        entry == arrow.To || (entry.EndsWith(":*", StringComparison.Ordinal) && arrow.To.StartsWith(entry[..^1], StringComparison.Ordinal));

    private string? RoomOf(string file)
    {
        var owner = SourceProject.All.FirstOrDefault(project => IsInside(project, file));
        return owner is null ? null : owner == _project ? RoomOf(owner, file) : $"{owner.Name}:{RoomOf(owner, file)}";
    }

    private static string RoomOf(SourceProject project, string file)
    {
        var folder = Path.GetDirectoryName(Path.GetRelativePath(project.Directory, file))!.Replace('\\', '/');
        folder = folder.Length == 0 ? "." : folder;
        return RoomTables.All.SingleOrDefault(candidate => candidate.Project == project.Name)?.Find(folder, Path.GetFileName(file))?.Name ?? folder;
    }

    private static bool IsInside(SourceProject project, string file) =>
        file.StartsWith(project.Directory + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
