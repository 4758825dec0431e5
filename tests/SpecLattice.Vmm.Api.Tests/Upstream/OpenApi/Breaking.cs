using System.Text.Json.Nodes;

namespace SpecLattice.Vmm.Api.Tests.Upstream.OpenApi;

/// <summary>Changes a document at one place, so that it is probably wrong.</summary>
internal static class Breaking
{
    /// <summary>Changes one random place of a document.</summary>
    public static JsonNode? Break(JsonNode? document, Random random)
    {
        var places = Containers(document).ToList();
        if (places.Count == 0)
        {
            return Other(random);
        }

        switch (places[random.Next(places.Count)])
        {
            case JsonObject { Count: > 0 } members:
                var (name, value) = members.ElementAt(random.Next(members.Count));
                members.Remove(name);
                if (random.Next(3) != 0)
                {
                    members[random.Next(4) == 0 ? name + "x" : name] = random.Next(4) == 0 ? value : Other(random);
                }

                break;
            case JsonArray { Count: > 0 } items when random.Next(2) == 0:
                items[random.Next(items.Count)] = Other(random);
                break;
            case JsonArray items:
                items.Add(Other(random));
                break;
        }

        return document;
    }

    private static IEnumerable<JsonNode> Containers(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Containers(member.Value)).Prepend(members),
        JsonArray items => items.SelectMany(Containers).Prepend(items),
        _ => [],
    };

    private static JsonNode? Other(Random random) => random.Next(9) switch
    {
        0 => null,
        1 => true,
        2 => -1,
        3 => 1.5,
        4 => "text",
        5 => new JsonArray(),
        6 => new JsonObject(),
        7 => new JsonArray(0, 1, 2),
        _ => 1,
    };
}
