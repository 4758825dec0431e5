using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SpecLattice.CodeFixes.NewVersions;

/// <summary>Adds the files of a new version to a project in an editor.</summary>
internal static class NewFileDocuments
{
    /// <summary>The solution with the files, each beside the one that it was made from.</summary>
    public static Solution WithNewFiles(this Solution solution, Project project, IEnumerable<NewFile> files)
    {
        foreach (var file in files)
        {
            var source = project.Documents.First(candidate => candidate.FilePath == file.Source);
            var id = DocumentId.CreateNewId(project.Id);
            solution = solution.AddDocument(id, file.Name, SourceText.From(file.Text), FoldersOf(source, file), file.Path);
        }

        return solution;
    }

    /// <summary>The new file's folders inside the project: its path differs from the source's in folders that both have, or in one more.</summary>
    private static IEnumerable<string> FoldersOf(Document source, NewFile file)
    {
        var oldDepth = file.Source.Split('/', '\\').Length - 1;
        var inProject = source.Folders.Count + file.Segments.Length - 1 - oldDepth;
        return file.Segments.Take(file.Segments.Length - 1).Skip(file.Segments.Length - 1 - inProject);
    }
}
