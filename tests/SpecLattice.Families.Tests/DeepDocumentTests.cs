using System.Text;
using SpecLattice.Families.Tests.Families.V1;
using SpecLattice.Serialization;

namespace SpecLattice.Families.Tests;

/// <summary>With a limit that was raised, a document may be nested more deeply than the stack has room for. That is an error like others, not the end of the process.</summary>
public sealed class DeepDocumentTests
{
    private const int Stack = 512 * 1024;
    private const int Levels = 90_000;

    private static readonly SpecJsonOptions Raised = new() { MaxDepth = 1_000_000 };

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_document_that_the_stack_has_no_room_for_is_refused(string space)
    {
        var levels = Levels / 2;
        var json = Encoding.UTF8.GetBytes(new StringBuilder()
            .Insert(0, $"{{\"Name\":\"a\",{space}\"Children\":[", levels)
            .Append("{\"Name\":\"a\",\"Children\":[],\"Weight\":1}")
            .Insert(0, space)
            .Append(string.Concat(Enumerable.Repeat("],\"Weight\":1}", levels)))
            .ToString());
        var error = OnSmallStack(() => Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<Node>(json, Raised)));
        Assert.Contains("stack", error.Problem, StringComparison.Ordinal);
        Assert.StartsWith("/Children/0/Children/0/", error.Pointer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_the_stack_has_no_room_for_is_not_written()
    {
        var error = OnSmallStack(() => Assert.Throws<SpecJsonException>(() => SpecJson.Serialize(Chain(Levels / 2), Raised)));
        Assert.Contains("stack", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_stack_has_room_for_is_read_and_written()
    {
        var json = SpecJson.SerializeToUtf8Bytes(Chain(200), Raised);
        Assert.Equal(json, SpecJson.SerializeToUtf8Bytes(SpecJson.Deserialize<Node>(json, Raised), Raised));
        Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<Node>(json));
    }

    private static Node Chain(int length)
    {
        var node = new Node { Name = "a", Children = [], Weight = 1 };
        for (var i = 0; i < length; i++)
        {
            node = new Node { Name = "a", Children = [node], Weight = 1 };
        }

        return node;
    }

    private static T OnSmallStack<T>(Func<T> run)
        where T : class
    {
        T? result = null;
        var thread = new Thread(() => result = run(), Stack);
        thread.Start();
        thread.Join();
        return result!;
    }
}
