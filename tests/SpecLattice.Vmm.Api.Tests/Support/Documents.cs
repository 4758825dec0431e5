using System.Text.Json.Nodes;

namespace SpecLattice.Vmm.Api.Tests.Support;

/// <summary>JSON documents compared and looked into without the code under test.</summary>
internal static class Documents
{
    /// <summary>Fails unless the documents are equal, where a member that is null is as good as none.</summary>
    public static void AssertEqual(string expected, string actual)
    {
        JsonNode? left = WithoutNulls(JsonNode.Parse(expected));
        JsonNode? right = WithoutNulls(JsonNode.Parse(actual));
        if (!JsonNode.DeepEquals(left, right))
        {
            // For the message: it shows where the two part.
            Assert.Equal(left?.ToJsonString(), right?.ToJsonString());
            Assert.Fail("the documents differ");
        }
    }

    /// <summary>Whether a JSON pointer names a place in a document.</summary>
    public static bool Resolves(JsonNode? document, string pointer) => TryResolve(document, pointer, out _);

    /// <summary>What stands at a JSON pointer.</summary>
    public static bool TryResolve(JsonNode? document, string pointer, out JsonNode? place)
    {
        place = document;
        if (pointer.Length == 0)
        {
            return true;
        }

        if (pointer[0] != '/')
        {
            return false;
        }

        foreach (var segment in pointer[1..].Split('/'))
        {
            var name = segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (place is JsonObject members && members.TryGetPropertyValue(name, out var member))
            {
                place = member;
            }
            else if (place is JsonArray items && int.TryParse(name, out var index) && index >= 0 && index < items.Count)
            {
                place = items[index];
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A segment of a JSON pointer.</summary>
    public static string Segment(string name) =>
        "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static JsonNode? WithoutNulls(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToArray())
                {
                    if (value is null)
                    {
                        members.Remove(name);
                    }
                    else
                    {
                        WithoutNulls(value);
                    }
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    WithoutNulls(item);
                }

                break;
        }

        return node;
    }
}
