using SpecLattice.Vmm.Api.Tests.Support;

namespace SpecLattice.Vmm.Api.Tests.Upstream;

public sealed class SpecFileTests
{
    public static IEnumerable<TheoryDataRow<string>> Names => SharedFolder.Rows(() => SpecFile.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_is_read_and_written_again(string name)
    {
        var json = SpecFile.Read(name);
        Documents.AssertEqual(json, ApiCodec.RoundTrip(SpecFile.TypeOf(name), json));
    }
}
