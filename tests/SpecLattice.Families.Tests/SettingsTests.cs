using System.Text.Json;
using SpecLattice.Families.Tests.Families.Settings;
using V1 = SpecLattice.Families.Tests.Families.Settings.V1;
using V2 = SpecLattice.Families.Tests.Families.Settings.V2;

namespace SpecLattice.Families.Tests;

/// <summary>A settings file as people and plugins write it: upgraded, downgraded, and never losing an entry that nobody gave up.</summary>
public class SettingsTests
{
    private const string File = """
        {
            // the dark one
            "theme": "dark",
            "x-spelling": { "language": "en", /* and */ "words": ["foo",], },
            "font": { "family": "Mono", "size": 12, "ligatures": true, },
            "telemetry": "full",
        }
        """;

    private static readonly JsonSerializerOptions Lenient = new() { ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static V1.EditorSettings Old => JsonSerializer.Deserialize<V1.EditorSettings>(File, Lenient)!;

    [Fact]
    public void It_is_upgraded_with_all_that_plugins_wrote_and_without_what_is_discarded()
    {
        Assert.True(Old.ToV2().TryTake(out var newer, out var discarded));

        Assert.Equal("nothing is collected any more", Assert.Single(discarded, loss => loss.Pointer == "/telemetry").Reason);
        Assert.Equal("""{"theme":"dark","font":{"family":"Mono","size":12,"ligatures":true},"tab-size":4,"x-spelling":{"language":"en","words":["foo"]}}""", SpecJson.Serialize(newer));
    }

    [Fact]
    public void It_is_downgraded_with_all_that_plugins_wrote()
    {
        Assert.True(Old.ToV2().TryTake(out var newer, out var discarded));
        Assert.NotEmpty(discarded);

        var older = newer.ToV1().GetValueOrThrow();

        Assert.Equal(Old with { Telemetry = null }, older);
    }

    [Fact]
    public void A_version_that_keeps_nothing_names_each_entry()
    {
        Assert.True(Old.ToV2().TryTake(out var newer, out var discarded));
        Assert.NotEmpty(discarded);

        Assert.Equal(["/x-spelling"], newer.ToV3().Losses.Select(loss => loss.Pointer));
        Assert.Equal(["/telemetry", "/x-spelling"], Old.ToV3().Losses.Select(loss => loss.Pointer));
    }

    [Fact]
    public void An_entry_of_a_plugin_that_a_later_version_declares_is_not_taken_for_it()
    {
        var taken = Old with { Unknown = Old.Unknown.With("tab-size", SpecJsonValue.Parse("\"wide\"")) };

        var loss = Assert.Single(taken.ToV2().Losses, loss => loss.Kind == LossKind.MeaningChanged);
        Assert.Equal("/tab-size", loss.Pointer);
        Assert.False(taken.ToV2().Accept(LossPolicy.Everything("to see")).IsSuccess);
        Assert.True((taken with { Unknown = taken.Unknown.Without("tab-size") }).ToV2().IsSuccess);
    }

    [Fact]
    public void An_entry_that_is_there_twice_is_refused_at_the_second()
    {
        var error = Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<V2.EditorSettings>("""{"theme":"a","tab-size":1,"x":1,"x":2}"""));

        Assert.Contains("`x` appears twice", error.Message, StringComparison.Ordinal);
        Assert.Equal("V2", ((VersionedEditorSettings)new V2.EditorSettings { Theme = "a", TabSize = 1 }).WireTag);
    }
}
