using SpecLattice.CompilerServices;

namespace SpecLattice.Tests.Conversions;

/// <summary>Where losses are is put together when somebody reads it; what comes out is what would have come out at once.</summary>
public sealed class LossPlaceTests
{
    private static readonly string[] Names = ["a", "b/c", "~", "", "component", "0"];

    [Fact]
    public void Any_nesting_of_places_gives_the_pointers_that_putting_them_together_at_once_gives()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var losses = new LossCollector("f", [2, 1]);
            var expected = new List<(string Pointer, string Message)>();
            Walk(ref losses, expected, random, depth: 0);

            var report = losses.ToReport();

            Assert.Equal(expected.Count, report.Count);
            Assert.Equal(expected, [.. report.Select<Loss, (string, string)>(loss => (loss.Pointer, loss.Message))]);
        }
    }

    [Fact]
    public void A_report_that_was_taken_early_does_not_change()
    {
        var losses = new LossCollector("f", [2, 1]);
        losses.AddNewer("a", 2, "null");
        var early = losses.ToReport();
        losses.Prefix(default(LossMark), "outer");
        losses.AddNewer("b", 2, "null");

        Assert.Equal(["/a"], early.Select<Loss, string>(loss => loss.Pointer));
        Assert.Equal(["/outer/a", "/b"], losses.ToReport().Select<Loss, string>(loss => loss.Pointer));
    }

    [Fact]
    public async Task Many_that_read_a_report_at_once_read_the_same()
    {
        var losses = new LossCollector("f", [2, 1]);
        for (var i = 0; i < 500; i++)
        {
            var mark = losses.Here;
            losses.AddNewer("member", 2, "null");
            losses.Prefix(mark, i);
        }

        losses.Prefix(default(LossMark), "list");
        var report = losses.ToReport();

        var texts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(report.ToString)));

        Assert.Single(texts.Distinct());
        Assert.Equal("/list/499/member", report[499].Pointer);
    }

    private static void Walk(ref LossCollector losses, List<(string Pointer, string Message)> expected, Random random, int depth)
    {
        var (start, from) = (losses.Here, expected.Count);
        for (var i = random.Next(4); i >= 0; i--)
        {
            if (depth < 4 && random.Next(3) > 0)
            {
                var (mark, before) = (losses.Here, expected.Count);
                Walk(ref losses, expected, random, depth + 1);
                var index = random.Next(12);
                var name = index < Names.Length ? Names[index] : null;
                Enclose(expected, before, Segment(name ?? $"{index}"));
                if (name is null)
                {
                    losses.Prefix(mark, index);
                }
                else
                {
                    losses.Prefix(mark, name);
                }
            }
            else
            {
                Add(ref losses, expected, random);
            }
        }

        if (random.Next(8) == 0)
        {
            Change(ref losses, expected, random, start, from);
        }
    }

    private static void Add(ref LossCollector losses, List<(string Pointer, string Message)> expected, Random random)
    {
        var name = Names[random.Next(Names.Length)];
        switch (random.Next(4))
        {
            case 0:
                losses.AddNewer(name, 2, "null");
                expected.Add((Segment(name), $"`{name}` exists since version 2; only null can be left out"));
                break;
            case 1:
                losses.AddRemoved(name, 2, "7", null);
                expected.Add((Segment(name), $"`{name}` was removed in version 2; only 7 can be left out"));
                break;
            case 2:
                losses.Add(LossKind.OutOfRange, 2, "too much");
                expected.Add(("", "too much"));
                break;
            default:
                losses.AddWhole(Loss.Custom("/x/y", "by hand"));
                expected.Add(("/x/y", "by hand"));
                break;
        }
    }

    private static void Change(ref LossCollector losses, List<(string Pointer, string Message)> expected, Random random, LossMark start, int from)
    {
        switch (random.Next(3))
        {
            case 0:
                losses.Withdraw(start);
                for (var i = from; i < expected.Count; i++)
                {
                    var (pointer, message) = expected[i];
                    expected[i] = ("", pointer.Length == 0 ? message : $"what it is converted to on the way, at {Shown(pointer)}: {message}");
                }

                break;
            case 1:
                losses.Discard(start);
                expected.RemoveRange(from, expected.Count - from);
                break;
            default:
                losses.PlaceMade(start, "/made");
                for (var i = from; i < expected.Count; i++)
                {
                    var (pointer, message) = expected[i];
                    expected[i] = ("/made", pointer.Length == 0 ? $"what it is converted to on the way: {message}" : $"what it is converted to on the way, at {Shown(pointer)}: {message}");
                }

                break;
        }
    }

    private static void Enclose(List<(string Pointer, string Message)> expected, int from, string segment)
    {
        for (var i = from; i < expected.Count; i++)
        {
            expected[i] = (segment + expected[i].Pointer, expected[i].Message);
        }
    }

    private static string Segment(string name) => "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    // Nothing here is as long as what a message cuts.
    private static string Shown(string pointer) => pointer;
}
