using System.Text;

namespace SpecLattice.Tool.NewVersions;

/// <summary>Writes files that are not there yet: all of them or none.</summary>
internal static class FileSet
{
    /// <summary>Writes the files, and the folders they need.</summary>
    /// <exception cref="CommandException">One of them is there already. Nothing was written.</exception>
    /// <exception cref="IOException">One could not be written. None is left.</exception>
    public static void Create(IReadOnlyCollection<(string Path, string Text, Encoding Encoding)> files)
    {
        if (files.Select(file => file.Path).FirstOrDefault(Path.Exists) is { } existing)
        {
            throw new CommandException($"{existing} already exists: nothing was written");
        }

        var made = new Stack<Action>();
        try
        {
            foreach (var (path, text, encoding) in files)
            {
                CreateFolder(Path.GetDirectoryName(path)!, made);
                using var stream = new FileStream(path, FileMode.CreateNew);
                made.Push(() => File.Delete(path));
                using var writer = new StreamWriter(stream, encoding);
                writer.Write(text);
            }
        }
        catch
        {
            foreach (var undo in made)
            {
                undo();
            }

            throw;
        }
    }

    private static void CreateFolder(string folder, Stack<Action> made)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        CreateFolder(Path.GetDirectoryName(folder)!, made);
        Directory.CreateDirectory(folder);
        made.Push(() => Directory.Delete(folder));
    }
}
