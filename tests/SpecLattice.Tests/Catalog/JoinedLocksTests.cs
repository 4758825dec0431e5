using SpecLattice.CompilerServices;

namespace SpecLattice.Tests.Catalog;

/// <summary>The lines of a lock, which generated catalogs hold in a shorter form.</summary>
public sealed class JoinedLocksTests
{
    [Fact]
    public void Headings_and_what_differs_become_whole_lines_in_order()
    {
        const string camera = """
            spec camera@1
             tag V1
             member Width required int32
             member Old required bool
            spec camera@2
             like spec camera@1
             without tag V1
             without member Old required bool
             tag V2
             member Label optional string?
            spec camera@3
             like spec camera@2

            """;
        const string badge = "part A.Badge@1\n record unknown=refused\n";

        Assert.Equal(
            """
            part A.Badge@1 record unknown=refused
            spec camera@1 member Old required bool
            spec camera@1 member Width required int32
            spec camera@1 tag V1
            spec camera@2 member Label optional string?
            spec camera@2 member Width required int32
            spec camera@2 tag V2
            spec camera@3 member Label optional string?
            spec camera@3 member Width required int32
            spec camera@3 tag V2

            """,
            SpecCatalogs.JoinLocks(camera, badge));
    }

    [Fact]
    public void No_parts_have_no_lines() => Assert.Equal("", SpecCatalogs.JoinLocks());
}
