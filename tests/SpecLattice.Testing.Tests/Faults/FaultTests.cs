namespace SpecLattice.Testing.Tests.Faults;

/// <summary>A family with a fault breaks a law, and what is shown is small.</summary>
public sealed class FaultTests
{
    [Fact]
    public void A_family_without_a_fault_breaks_no_law()
    {
        var report = SpecLaws.Check<Crate<FaultTypes.None>>(seed: 1, options: Quiet);

        Assert.InRange(report.Refusals, 1, report.Conversions);
    }

    [Fact]
    public void Up_changes_number() => Breaks<FaultTypes.UpChangesNumber>("L3", 40);

    [Fact]
    public void Up_merges_numbers() => Breaks<FaultTypes.UpMergesNumbers>("L1", 40);

    [Fact]
    public void Down_drops_label() => Breaks<FaultTypes.DownDropsLabel>("L2", 60);

    [Fact]
    public void Down_forgets_tags() => Breaks<FaultTypes.DownForgetsTags>("L2", 60);

    [Fact]
    public void Direct_accepts_tags() => Breaks<FaultTypes.DirectAcceptsTags>("L2", 60);

    [Fact]
    public void Direct_refuses_everything() => Breaks<FaultTypes.DirectRefusesEverything>("L1", 60);

    [Fact]
    public void Report_names_wrong_place() => Breaks<FaultTypes.ReportNamesWrongPlace>("L4", 60);

    [Fact]
    public void Report_names_too_much() => Breaks<FaultTypes.ReportNamesTooMuch>("L4", 60);

    [Fact]
    public void Report_names_too_little() => Breaks<FaultTypes.ReportNamesTooLittle>("L4", 60);

    [Fact]
    public void Report_names_the_place_around() => Breaks<FaultTypes.ReportNamesThePlaceAround>("L4", 60);

    [Fact]
    public void Report_leads_nowhere() => Breaks<FaultTypes.ReportLeadsNowhere>("L4", 60);

    [Fact]
    public void Report_has_wrong_absent_value() => Breaks<FaultTypes.ReportHasWrongAbsentValue>("L4", 60);

    [Fact]
    public void Report_has_wrong_kind() => Breaks<FaultTypes.ReportHasWrongKind>("L4", 60);

    [Fact]
    public void Report_has_wrong_versions() => Breaks<FaultTypes.ReportHasWrongVersions>("L4", 60);

    [Fact]
    public void Report_has_wrong_step() => Breaks<FaultTypes.ReportHasWrongStep>("L4", 60);

    [Fact]
    public void Accepted_changes_number() => Breaks<FaultTypes.AcceptedChangesNumber>("L9", 80);

    [Fact]
    public void Accepted_forgets_more() => Breaks<FaultTypes.AcceptedForgetsMore>("L9", 80);

    [Fact]
    public void Reader_truncates_number() => Breaks<FaultTypes.ReaderTruncatesNumber>("L5", 60);

    [Fact]
    public void Reader_refuses_long_label() => Breaks<FaultTypes.ReaderRefusesLongLabel>("L5", 200);

    [Fact]
    public void Writer_forgets_label() => Breaks<FaultTypes.WriterForgetsLabel>("L5", 60);

    [Fact]
    public void Writer_adds_member() => Breaks<FaultTypes.WriterAddsMember>("L5", 60);

    [Fact]
    public void Writer_differs_each_time() => Breaks<FaultTypes.WriterDiffersEachTime>("L5", 60);

    [Fact]
    public void Writer_sorts_tags_away() => Breaks<FaultTypes.WriterSortsTagsAway>("L5", 60);

    [Fact]
    public void Equality_ignores_tags() => Breaks<FaultTypes.EqualityIgnoresTags>("L5", 60);

    [Fact]
    public void Unknown_is_written_again() => Breaks<FaultTypes.UnknownIsWrittenAgain>("L6", 60);

    [Fact]
    public void Floor_is_too_low() => Breaks<FaultTypes.FloorIsTooLow>("L7", 60);

    [Fact]
    public void Floor_is_too_high() => Breaks<FaultTypes.FloorIsTooHigh>("L7", 60);

    [Fact]
    public void Conversion_changes_its_input() => Breaks<FaultTypes.ConversionChangesItsInput>("L8", 60);

    [Fact]
    public void Conversion_throws() => Breaks<FaultTypes.ConversionThrows>("no exceptions", 60);

    private static SpecLawOptions Quiet { get; } = new() { Output = _ => { } };

    private static void Breaks<TFault>(string law, int longest)
        where TFault : IFault
    {
        var error = Assert.Throws<SpecLawException>(() => SpecLaws.Check<Crate<TFault>>(seed: 20261123, options: Quiet));

        TestContext.Current.TestOutputHelper?.WriteLine(error.Message);
        Assert.StartsWith(law, error.Law, StringComparison.Ordinal);
        Assert.Contains("seed: 20261123", error.Message, StringComparison.Ordinal);
        Assert.Equal(20261123, error.Seed);
        if (law != "L6")
        {
            Assert.InRange(error.Json!.Length, 1, longest);
            Assert.Contains(error.Json, error.Message, StringComparison.Ordinal);
        }
    }
}
