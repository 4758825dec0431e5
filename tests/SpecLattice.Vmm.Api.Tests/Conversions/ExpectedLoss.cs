using System.Text.Json.Nodes;
using SpecLattice.Vmm.Api.Tests.Support;

namespace SpecLattice.Vmm.Api.Tests.Conversions;

/// <summary>A loss as it follows from the document alone: told from JSON by hand-written rules, not by the code under test.</summary>
internal sealed record ExpectedLoss(string Pointer, LossKind Kind, LossStep Step)
{
    /// <summary>What a spec loses on the way to an older version.</summary>
    /// <param name="document">The document that holds the spec.</param>
    /// <param name="specAt">The JSON pointer of the spec in the document. Where nothing is, nothing is lost.</param>
    /// <param name="to">The version.</param>
    /// <returns>The losses.</returns>
    public static IReadOnlyList<ExpectedLoss> Of(JsonNode document, string specAt, int to)
    {
        if (!Documents.TryResolve(document, specAt, out var spec))
        {
            return [];
        }

        var losses = new List<ExpectedLoss>();
        if (to < 2 && spec!["smbios"] is not null)
        {
            losses.Add(new ExpectedLoss(specAt + "/smbios", LossKind.MemberNotRepresentable, new LossStep(2, 1)));
        }

        foreach (var (key, component) in spec!["components"]!.AsObject())
        {
            var at = specAt + "/components" + Documents.Segment(key);
            var type = component!["type"]!.GetValue<string>();
            if (to < 3 && type == "virtio_socket")
            {
                losses.Add(new ExpectedLoss(at, LossKind.CaseNotRepresentable, new LossStep(3, 2)));
            }

            if (to < 6 && type == "nvme_disk" && component["component"]!["has_write_cache"] is { } cache && !cache.GetValue<bool>())
            {
                losses.Add(new ExpectedLoss(at + "/component/has_write_cache", LossKind.MemberNotRepresentable, new LossStep(6, 3)));
            }
        }

        return losses;
    }

    /// <summary>Takes the loss out of a document, as a user who accepts it would.</summary>
    /// <param name="document">The document.</param>
    public void Accept(JsonNode document)
    {
        var cut = Pointer.LastIndexOf('/');
        Assert.True(Documents.TryResolve(document, Pointer[..cut], out var parent));
        var name = Pointer[(cut + 1)..].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        if (name == "has_write_cache" && Kind == LossKind.MemberNotRepresentable)
        {
            parent![name] = true;
        }
        else
        {
            Assert.True(parent!.AsObject().Remove(name));
        }
    }
}
