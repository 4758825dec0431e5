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
        Conversion<int> conversion = Losses;
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
        Assert.True(Conversion<int>.Refused(Losses) == new LossReport(Sample("/a", "one"), Sample("/b", "two")));
        Assert.True(Conversion<int>.Refused(Losses) != new LossReport(Sample("/a", "one")));
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
