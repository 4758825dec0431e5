namespace SpecLattice.Tests.Conversions;

public class ConversionTests
{
    private static readonly LossReport Losses = new(Sample("/a", "one"), Sample("/b", "two"));

    [Fact]
    public void Gives_the_value()
    {
        Conversion<string> conversion = "x";
        Assert.True(conversion.IsSuccess);
        Assert.True(conversion.TryGetValue(out string? value, out LossReport? losses));
        Assert.Equal("x", value);
        Assert.Null(losses);
        Assert.Empty(conversion.Losses);
        Assert.Equal("x", conversion.GetValueOrThrow());
        Assert.Equal(1, conversion.Match(v => v.Length, _ => -1));
        Assert.Equal(1, conversion.Map(v => v.Length).GetValueOrThrow());
        Assert.Equal(Losses, conversion.Then(_ => Conversion<int>.Refused(Losses)).Losses);
    }

    [Fact]
    public void Gives_the_losses()
    {
        Conversion<int> conversion = Conversion.Refuse(Losses);
        Assert.False(conversion.IsSuccess);
        Assert.False(conversion.TryGetValue(out int _));
        Assert.False(conversion.TryGetValue(out int _, out LossReport? losses));
        Assert.Same(Losses, losses);
        Assert.Same(Losses, conversion.Losses);
        Assert.Equal(2, conversion.Match(_ => -1, l => l.Count));
        Assert.Same(Losses, conversion.Map(v => v + 1).Losses);
        Assert.Same(Losses, conversion.Then(v => Conversion<string>.Success("x")).Losses);
        SpecConversionException error = Assert.Throws<SpecConversionException>(() => conversion.GetValueOrThrow());
        Assert.Same(Losses, error.Losses);
        Assert.Contains("/a: one (3 -> 2, box)\n/b: two (3 -> 2, box)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Default_is_no_conversion()
    {
        Assert.Throws<InvalidOperationException>(() => default(Conversion<int>).IsSuccess);
        Assert.Throws<InvalidOperationException>(() => default(Conversion<int>).Losses);
        Assert.Throws<InvalidOperationException>(() => default(Conversion<int>).TryGetValue(out _));
        Assert.Throws<InvalidOperationException>(() => default(Conversion<string>).TryGetValue(out _, out _));
        Assert.Throws<InvalidOperationException>(() => default(Conversion<string>).GetValueOrThrow());
        Assert.Throws<InvalidOperationException>(() => default(Conversion<string>).Match(_ => 1, _ => 2));
        Assert.Throws<InvalidOperationException>(() => default(Conversion<string>).Map(v => v));
        Assert.Throws<InvalidOperationException>(() => default(Conversion<string>).Then(Conversion<string>.Success));
        Assert.Equal("no conversion", default(Conversion<int>).ToString());
    }

    [Fact]
    public void Cannot_be_made_of_nothing()
    {
        Assert.Throws<ArgumentNullException>(() => Conversion<string>.Success(null!));
        Assert.Throws<ArgumentNullException>(() => Conversion<string>.Refused(null!));
        Assert.Throws<ArgumentException>(() => Conversion<string>.Refused(LossReport.Empty));
    }

    [Fact]
    public void Compares_by_value_and_by_losses()
    {
        Assert.True(Conversion<int>.Success(1) == 1);
        Assert.True(Conversion<int>.Success(1) != 2);
        Assert.True(Conversion<int>.Refused(Losses) == Conversion.Refuse(Sample("/a", "one"), Sample("/b", "two")));
        Assert.True(Conversion<int>.Refused(Losses) != Sample("/a", "one"));
        Assert.True(Conversion<int>.Success(0) != default);
    }

    [Fact]
    public void A_report_compares_by_its_losses_and_prints_one_a_line()
    {
        var same = new LossReport(Losses.ToList());
        Assert.Equal(Losses, same);
        Assert.Equal(Losses.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(Losses, new LossReport(Losses.Reverse()));
        Assert.Equal("/a: one (3 -> 2, box)\n/b: two (3 -> 2, box)", Losses.ToString());
        Assert.Equal("", LossReport.Empty.ToString());
    }

    [Fact]
    public void A_loss_prints_no_control_characters_and_no_endless_pointers()
    {
        Loss loss = Sample("/\u001b[31m\u202e" + new string('x', 1000), "m");
        string text = loss.ToString();
        Assert.StartsWith("/\\u001b[31m\\u202exx", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 256, 320);
        Assert.Equal("m (3 -> 2, box)", Sample("", "m").ToString());
    }

    [Fact]
    public void Refusing_is_one_call()
    {
        Assert.Equal(Loss.Custom("", "no"), Assert.Single(Refused(Conversion.Refuse("no"))));
        Assert.Equal(Loss.Custom("/a/0", "no"), Assert.Single(Refused(Conversion.Refuse("/a/0", "no"))));
        Assert.Equal(Sample("/a", "one"), Assert.Single(Refused(Sample("/a", "one"))));
        Assert.Equal(Losses, Refused(Conversion.Refuse(Losses)));
        Assert.Equal(Losses, Refused(Conversion.Refuse([.. Losses])));
        Assert.Throws<ArgumentException>(() => Conversion.Refuse(LossReport.Empty));
        Assert.Throws<ArgumentException>(() => Conversion.Refuse());
        Assert.Throws<ArgumentException>(() => Conversion.Refuse("a", "not a pointer"));

        static LossReport Refused(Conversion<int> conversion) => conversion.Losses;
    }

    /// <summary>A report may be empty, and an empty one refuses nothing: only a method may make a conversion of it, where the exception can be seen.</summary>
    [Fact]
    public void No_operator_makes_a_conversion_of_a_report() => Assert.DoesNotContain(
        typeof(Conversion<int>).GetMethods(),
        method => method.Name is "op_Implicit" && method.GetParameters()[0].ParameterType == typeof(LossReport));

    [Fact]
    public void Independent_refusals_are_all_named()
    {
        Conversion<int> one = 1;
        Conversion<string> refused = Conversion.Refuse("/x", "x is lost");
        Conversion<bool> alsoRefused = Conversion.Refuse("y is lost");

        Assert.Equal(3, Conversion.Combine(one, Conversion.Success("ab"), (number, text) => number + text.Length).GetValueOrThrow());
        Assert.Equal(["/x: x is lost"], Show(Conversion.Combine(one, refused, (number, text) => number + text.Length)));
        Assert.Equal(
            ["/b/x: x is lost", "/c~1d: y is lost"],
            Show(Conversion.Combine(Conversion.At("a", one), Conversion.At("b", refused), Conversion.At("c/d", alsoRefused), (_, _, _) => 0)));
        Assert.Equal(["/0/x: x is lost", "/2/x: x is lost"], Show(Conversion.Combine(Conversion.At(0, refused), "fine", Conversion.At(2, refused))));
        Assert.Equal([1, 1], Conversion.Combine(one, one).GetValueOrThrow());
        Assert.Equal(4, Conversion.Combine(one, one, one, one, (a, b, c, d) => a + b + c + d).GetValueOrThrow());
        Assert.Equal(["/x: x is lost", "/x: x is lost"], Show(Conversion.Combine(refused, one, one, refused, (_, _, _, _) => 0)));
        Assert.Throws<InvalidOperationException>(() => Conversion.Combine(one, default(Conversion<int>), (left, right) => left + right));
    }

    [Fact]
    public void Nothing_is_made_where_a_part_is_refused()
    {
        Conversion<int> refused = Conversion.Refuse("lost");
        Assert.False(Conversion.Combine(refused, refused, int (_, _) => throw new InvalidOperationException("called")).IsSuccess);
    }

    private static IEnumerable<string> Show<T>(Conversion<T> conversion)
        where T : notnull => conversion.Losses.Select(loss => loss.ToString());

    private static Loss Sample(string pointer, string message) => new()
    {
        Family = "box",
        Pointer = pointer,
        Kind = LossKind.MemberNotRepresentable,
        FromVersion = 3,
        ToVersion = 1,
        Step = new LossStep(3, 2),
        Message = message,
    };
}
