using System.Text;
using System.Text.Json;
using SpecLattice.Serialization;
using SpecLattice.Testing.Laws;

namespace SpecLattice.Testing.Fixtures;

/// <summary>Compares a fixture with what its manifest claims.</summary>
internal static class FixtureClaims
{
    /// <summary>What does not hold; null where everything does.</summary>
    public static string? Disagreement<TSum>(SpecLawFamily<TSum> family, FixtureFile file)
        where TSum : class, ISpecJson<TSum>
    {
        var fixture = file.Fixture;
        if (!family.Versions.Any(version => version.Number == fixture.Version))
        {
            return $"version {fixture.Version} of {family.Name} is not one this build knows";
        }

        var envelopes = new LawEnvelope<TSum>(family);
        TSum value;
        try
        {
            value = envelopes.Read(Envelope(envelopes, file), options: null);
        }
        catch (JsonException error)
        {
            return fixture.Unreadable is null ? $"cannot be read: {error.Message}" : DisagreementOfError(fixture, error, envelopes.Place(fixture.Version));
        }

        if (fixture.Unreadable is not null)
        {
            return "can be read, although it should not be readable";
        }

        return family.VersionOf(value) != fixture.Version
            ? $"is of version {family.VersionOf(value)}, not {fixture.Version}"
            : fixture.Reaches.Select(version => Unreached(family, value, version))
                .Concat(fixture.RefusedBy.Select(refusal => Unrefused(family, value, refusal.Key, [.. refusal.Value])))
                .FirstOrDefault(problem => problem is not null)
                ?? BrokenLaw(family, value, fixture.Version);
    }

    private static string? BrokenLaw<TSum>(SpecLawFamily<TSum> family, TSum value, int version)
        where TSum : class, ISpecJson<TSum>
    {
        try
        {
            var document = new LawSubject<TSum>(family, SpecLawOptions.Default).Document(value);
            new LawRun<TSum>(family, SpecLawOptions.Default).RunDocument(version, document, isMade: false);
            return null;
        }
        catch (SpecLawException error)
        {
            return error.Message;
        }
    }

    private static string? DisagreementOfError(Fixture fixture, JsonException error, string place)
    {
        if (!error.Message.Contains(fixture.Unreadable!, StringComparison.Ordinal))
        {
            return $"is refused, as it should be, but the error says `{error.Message}`, not `{fixture.Unreadable}`";
        }

        var pointer = (error as SpecJsonException)?.Pointer;
        var expected = fixture.Form == FixtureForm.Document ? place + fixture.UnreadableAt : fixture.UnreadableAt;
        return fixture.UnreadableAt is null || pointer == expected
            ? null
            : $"is refused, as it should be, but at `{pointer}`, not at `{expected}`: {error.Message}";
    }

    private static string? Unreached<TSum>(SpecLawFamily<TSum> family, TSum value, int version)
        where TSum : class, ISpecJson<TSum> =>
        family.Convert(value, version).TryGetValue(out _, out var losses) ? null : $"does not reach version {version}: {losses}";

    private static string? Unrefused<TSum>(SpecLawFamily<TSum> family, TSum value, int version, IReadOnlyList<string> pointers)
        where TSum : class, ISpecJson<TSum>
    {
        var conversion = family.Convert(value, version);
        if (conversion.IsSuccess)
        {
            return $"is not refused by version {version}";
        }

        var named = conversion.Losses.Select(loss => loss.Pointer).Order(StringComparer.Ordinal).ToList();
        return named.SequenceEqual(pointers.Order(StringComparer.Ordinal))
            ? null
            : $"version {version} refuses it because of {string.Join(", ", named)}, not because of {string.Join(", ", pointers)}";
    }

    // A document is put into the envelope as it is, so that the codec reads the frozen bytes.
    private static byte[] Envelope<TSum>(LawEnvelope<TSum> envelopes, FixtureFile file)
        where TSum : class, ISpecJson<TSum>
    {
        if (file.Fixture.Form == FixtureForm.Envelope)
        {
            return [.. file.Bytes];
        }

        // It must be one value by itself: what is none could still become one in the envelope.
        var reader = new Utf8JsonReader(file.Bytes.AsSpan());
        reader.Read();
        reader.Skip();
        reader.Read();
        return envelopes.Put(envelopes.TagOf(file.Fixture.Version), file.Bytes.AsSpan());
    }
}
