namespace SpecLattice.Architecture.Tests.Tables;

/// <summary>A folder, and the rooms whose types its code may name besides its own.</summary>
/// <param name="Name">
/// The folder below its project; <c>.</c> for the files beside the project file, or one such file by its name. Folders below belong to it, unless
/// they have a row of their own.
/// </param>
/// <param name="MayKnow">Rooms further up in the same table, and <c>Project:Room</c> of other projects; <c>Project:*</c> for all of one.</param>
internal sealed record Room(string Name, params string[] MayKnow)
{
    /// <summary>Rooms further down that its code names still: arrows to get rid of. Nothing is added here.</summary>
    public string[] Still { get; init; } = [];
}

/// <summary>The rooms of a project, from the bottom up: a room may know only such as stand above it in the table.</summary>
/// <param name="Project">The project.</param>
/// <param name="Everywhere">What all rooms of the project may know.</param>
/// <param name="Rooms">The rooms.</param>
internal sealed record RoomTable(string Project, string[] Everywhere, params Room[] Rooms)
{
    /// <summary>The table as the architecture page shows it.</summary>
    public string Text
    {
        get
        {
            var width = Rooms.Select(room => room.Name.Length).Append("(all)".Length).Max() + 2;
            var lines = Rooms.Select(room => room.Name.PadRight(width) + Describe(room));
            return string.Concat((Everywhere.Length == 0 ? lines : lines.Prepend($"(all){new string(' ', width - 5)}{string.Join(", ", Everywhere)}")).Select(line => line + "\n"));
        }
    }

    /// <summary>The room of a file, by its folder and name below the project; null where no row covers it.</summary>
    public Room? Find(string folder, string file) => Rooms
        .Where(room => room.Name == folder || folder.StartsWith(room.Name + "/", StringComparison.Ordinal) || (folder == "." && room.Name == file))
        .MaxBy(room => room.Name.Length);

    private static string Describe(Room room)
    {
        var known = room.MayKnow.Length == 0 ? "-" : string.Join(", ", room.MayKnow);
        return room.Still.Length == 0 ? known : $"{known}; still {string.Join(", ", room.Still)}";
    }
}
