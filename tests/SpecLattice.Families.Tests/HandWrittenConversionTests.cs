using SpecLattice.Families.Tests.Families;
using SpecLattice.Negotiation;
using V1 = SpecLattice.Families.Tests.Families.V1;
using V2 = SpecLattice.Families.Tests.Families.V2;
using V3 = SpecLattice.Families.Tests.Families.V3;

namespace SpecLattice.Families.Tests;

public class HandWrittenConversionTests
{
    private static readonly V1.Timer Old = new() { Label = "tea", PeriodSeconds = 240, Owners = [new() { FullName = "Ada Lovelace" }] };

    [Fact]
    public void A_member_is_converted_by_its_method_over_several_versions()
    {
        var newer = Old.ToV3().GetValueOrThrow();

        Assert.Equal(240_000UL, newer.PeriodMilliseconds);
        Assert.Equal("Lovelace", Assert.Single(newer.Owners).FamilyName);
        Assert.Equal(1, newer.Repeat);
        Assert.Equal(Old, newer.ToV1().GetValueOrThrow());
    }

    [Fact]
    public void A_down_conversion_that_does_not_lead_back_is_a_loss()
    {
        var odd = Old.ToV3().GetValueOrThrow() with { PeriodMilliseconds = 1_500 };

        var loss = Assert.Single(odd.ToV1().Losses);

        Assert.Equal(LossKind.NotInvertible, loss.Kind);
        Assert.Equal("/PeriodMilliseconds", loss.Pointer);
        Assert.Equal(new LossStep(2, 1), loss.Step);
    }

    [Fact]
    public void A_fallible_down_conversion_refuses_with_its_own_words()
    {
        var endless = Old.ToV2().GetValueOrThrow() with { PeriodMilliseconds = ulong.MaxValue };

        var loss = Assert.Single(endless.ToV1().Losses);

        Assert.Equal(LossKind.Custom, loss.Kind);
        Assert.Contains("too long for seconds", loss.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fallible_up_conversion_of_a_part_names_the_place_in_the_whole_document()
    {
        var odd = Old with { Owners = [new() { FullName = "Ada Lovelace" }, new() { FullName = "Plato" }] };

        var loss = Assert.Single(odd.ToV3().Losses);

        Assert.Equal("/Owners/1/FullName", loss.Pointer);
        Assert.Equal(new LossStep(1, 2), loss.Step);
    }

    [Fact]
    public void A_down_conversion_of_a_part_is_checked_too()
    {
        var spaced = Old.ToV2().GetValueOrThrow() with { Owners = [new V2.Owner { GivenName = "Ada King", FamilyName = "Lovelace" }] };

        var loss = Assert.Single(spaced.ToV1().Losses);

        Assert.Equal((LossKind.NotInvertible, "/Owners/0"), (loss.Kind, loss.Pointer));
    }

    [Fact]
    public void A_change_of_meaning_is_refused_in_both_directions()
    {
        var up = Assert.Single(new V1.Dial { Position = 3 }.ToV2().Losses);
        var down = new V2.Dial { Position = 3, Mark = 4 }.ToV1().Losses;

        Assert.Equal((LossKind.MeaningChanged, "/Position"), (up.Kind, up.Pointer));
        Assert.Contains("counted from the left", up.Message, StringComparison.Ordinal);
        Assert.Equal(["/Position", "/Mark"], down.Select(loss => loss.Pointer));
    }

    [Fact]
    public void A_context_appears_in_every_conversion_that_reaches_the_method()
    {
        var person = new V1.Person { FullName = "Lovelace Ada" };
        var order = new NameOrder(FamilyNameFirst: true);

        V3.Person newest = person.ToV3(order).GetValueOrThrow();

        Assert.Equal(("Ada", "Lovelace"), (newest.GivenName, newest.FamilyName));
        Assert.Equal(person, newest.ToV1(order).GetValueOrThrow());
        Assert.Equal(newest, person.ToLatest(order).GetValueOrThrow());
        Assert.Equal(1, newest.GetFloor(order));
        Assert.Equal(3, (newest with { Title = "Countess" }).GetFloor(order));

        // Versions 2 and 3 reach no such method between them, so their conversions ask for nothing.
        Assert.Equal(newest, newest.ToV2().GetValueOrThrow().ToV3());
    }

    [Fact]
    public void A_sum_with_a_context_passes_it_on()
    {
        VersionedPerson person = new V1.Person { FullName = "Ada Lovelace" };

        var converted = person.ToVersion(2, new NameOrder(FamilyNameFirst: false)).GetValueOrThrow();

        Assert.Equal(new V2.Person { GivenName = "Ada", FamilyName = "Lovelace" }, converted);
    }

    [Fact]
    public void A_version_is_chosen_with_a_context_too()
    {
        var order = new NameOrder(FamilyNameFirst: true);
        var plain = new V3.Person { GivenName = "Ada", FamilyName = "Lovelace" };
        Conversion<VersionedPerson> Down(int version) => plain.ToVersion(version, order);
        Conversion<VersionedPerson> DownWithTitle(int version) => (plain with { Title = "Countess" }).ToVersion(version, order);
        var old = SpecOffer.Of(VersionedPerson.Family, VersionedPerson.Versions, maxVersion: 1);

        var chosen = old.Choose<VersionedPerson>(VersionedPerson.Family, VersionedPerson.Versions, Down);
        var refused = old.Choose<VersionedPerson>(VersionedPerson.Family, VersionedPerson.Versions, DownWithTitle);

        Assert.True(chosen.TryGetValue(out var handedOver));
        Assert.Equal(new V1.Person { FullName = "Lovelace Ada" }, handedOver);
        Assert.Equal((SpecChoiceOutcome.NotRepresentable, "/Title"), (refused.Outcome, Assert.Single(refused.Losses).Pointer));
        Assert.Equal(3, SpecChoice.WithoutOffer<VersionedPerson>(VersionedPerson.Family, VersionedPerson.Versions, DownWithTitle).Version?.Number);
    }
}
