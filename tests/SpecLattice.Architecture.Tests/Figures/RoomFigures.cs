using System.Globalization;
using System.Text;
using SpecLattice.Architecture.Tests.Reading;

namespace SpecLattice.Architecture.Tests.Figures;

/// <summary>What a checkout is made of: files and lines by folder, the longest file and the longest method.</summary>
internal static class RoomFigures
{
    /// <summary>One line for each folder with code, then a sum for each project.</summary>
    public static string Describe(string root)
    {
        var text = new StringBuilder();
        foreach (var project in SourceProject.ReadAll(root))
        {
            var files = project.Files.Select(file => (
                Folder: Path.GetRelativePath(project.Directory, Path.GetDirectoryName(file)!).Replace('\\', '/'),
                Name: Path.GetFileName(file),
                Lines: File.ReadLines(file).Count(),
                Method: MethodLength.Of(file).MaxBy(method => method.Lines))).ToList();
            foreach (var folder in files.GroupBy(file => file.Folder).OrderBy(folder => folder.Key, StringComparer.Ordinal))
            {
                Append(text, $"{project.Name}/{folder.Key}", [.. folder]);
            }

            Append(text, project.Name, files);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string name, List<(string Folder, string Name, int Lines, MethodLength? Method)> files)
    {
        var longest = files.MaxBy(file => file.Lines);
        var method = files.Select(file => file.Method).MaxBy(found => found?.Lines);
        text.AppendLine(CultureInfo.InvariantCulture, $"{name,-40}{files.Count,5} files{files.Sum(file => file.Lines),7} lines  longest: {longest.Lines,4} {longest.Name}, {method?.Lines,3} {method?.Name}");
    }
}
