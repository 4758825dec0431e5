namespace SpecLattice.Architecture.Tests.Tables;

/// <summary>All tables.</summary>
internal static class RoomTables
{
    public static IReadOnlyList<RoomTable> All { get; } = [.. GeneratorRooms.Tables, .. RuntimeRooms.Tables, .. VmmRooms.Tables];
}
