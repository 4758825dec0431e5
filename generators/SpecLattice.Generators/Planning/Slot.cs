using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Planning;

/// <summary>
/// A value on its way: where it comes from, and the types it has had since. One that an edge leaves as it is stays the same slot, so that it is planned once.
/// </summary>
internal sealed class Slot
{
    private ValueSource? _source;

    public Slot(ValueSource source, IReadOnlyList<ChainLink> chain)
    {
        _source = source;
        Chain = chain;
    }

    private Slot(MadePart made, TypeRef type)
    {
        Made = made;
        Chain = type.IsNullable ? [new ChainLink(type.AsNotNull(), 0, null), new ChainLink(type, 0, null)] : [new ChainLink(type, 0, null)];
    }

    /// <summary>The part that was put together on the way, where the value is one: its members stay slots, so that they go on by themselves.</summary>
    public MadePart? Made { get; }

    /// <summary>Where the value comes from.</summary>
    public ValueSource Source => _source ?? throw new InvalidOperationException("The part has not been put together.");

    public IReadOnlyList<ChainLink> Chain { get; }

    public TypeRef Type => Chain[Chain.Count - 1].Type;

    /// <summary>How the value goes its way, once that was asked.</summary>
    public ValuePlan? Plan { get; set; }

    /// <summary>A member of the converted record.</summary>
    public static Slot Of(MemberModel member, int place) => new(new ValueSource { Member = member, Position = PositionOf(place) }, [new ChainLink(member.Type, 0, null)]);

    /// <summary>A member of a part in the converted record.</summary>
    public static Slot Of(ValueSource part, MemberModel member, int place) => new(
        part with { Inside = part.Inside.Append(member).ToEquatableArray(), Position = part.Position + PositionOf(place) }, [new ChainLink(member.Type, 0, null)]);

    /// <summary>What a version's silence means.</summary>
    public static Slot Of(TypeRef type, DeclaredValue value, int order) =>
        new(new ValueSource { Constant = value, Order = order }, [new ChainLink(type, 0, null)]);

    /// <summary>A part that is put together of its members.</summary>
    public static Slot Of(MadePart made, TypeRef type) => new(made, type);

    public Slot Then(TypeRef type, int since, ValuePlan? custom) => custom is null && Type.Equals(type)
        ? this
        : new Slot(Source, [.. Chain, new ChainLink(type, since, custom)]);

    /// <summary>Says where the part comes from that was put together.</summary>
    public void PutTogether(ValueSource source) => _source = source;

    /// <summary>Whether that was said.</summary>
    public bool HasSource => _source is not null;

    private static string PositionOf(int place) => "." + place.ToString("D4", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A part that is put together on the way.</summary>
/// <param name="Type">The part.</param>
/// <param name="Members">Its members.</param>
internal sealed record MadePart(TypeModel Type, Dictionary<string, Slot> Members);
