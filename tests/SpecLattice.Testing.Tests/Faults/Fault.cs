namespace SpecLattice.Testing.Tests.Faults;

/// <summary>What is wrong with a family on purpose.</summary>
public enum Fault
{
    None,
    UpChangesNumber,
    UpMergesNumbers,
    DownDropsLabel,
    DownForgetsTags,
    DirectAcceptsTags,
    DirectRefusesEverything,
    ReportNamesWrongPlace,
    ReportNamesTooMuch,
    ReportNamesTooLittle,
    ReportNamesThePlaceAround,
    ReportLeadsNowhere,
    ReportHasWrongAbsentValue,
    ReportHasWrongKind,
    ReportHasWrongVersions,
    ReportHasWrongStep,
    ReaderTruncatesNumber,
    ReaderRefusesLongLabel,
    WriterForgetsLabel,
    WriterAddsMember,
    WriterDiffersEachTime,
    WriterSortsTagsAway,
    EqualityIgnoresTags,
    UnknownIsWrittenAgain,
    FloorIsTooLow,
    FloorIsTooHigh,
    ConversionChangesItsInput,
    ConversionThrows,
    AcceptedChangesNumber,
    AcceptedForgetsMore,
}

/// <summary>A fault as a type, so that each faulty family is a type of its own.</summary>
public interface IFault
{
    static abstract Fault Fault { get; }
}
