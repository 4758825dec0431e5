using System.Diagnostics.CodeAnalysis;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Model;
using V1 = SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.ApiMapping;

/// <summary>The backends of an API spec that no device has taken yet. Each can be taken once.</summary>
internal sealed class BackendPool
{
    private readonly SortedDictionary<SpecKey, StorageBackend> _storage = [];
    private readonly SortedDictionary<SpecKey, V1.VirtioNetworkBackend> _viona = [];
    private readonly SortedDictionary<SpecKey, V1.DlpiNetworkBackend> _dlpi = [];

    /// <summary>Adds a storage backend.</summary>
    public void Add(SpecKey id, StorageBackend backend) => _storage.Add(id, backend);

    /// <summary>Adds a viona backend.</summary>
    public void Add(SpecKey id, V1.VirtioNetworkBackend backend) => _viona.Add(id, backend);

    /// <summary>Adds a DLPI backend.</summary>
    public void Add(SpecKey id, V1.DlpiNetworkBackend backend) => _dlpi.Add(id, backend);

    /// <summary>Takes a disk's backend, or says that it is not there.</summary>
    public bool TryTake(
        SpecKey deviceId, SpecKey backendId, [NotNullWhen(true)] out StorageBackend? backend, [NotNullWhen(false)] out ModelError? error) =>
        TryTake(_storage, "storage", deviceId, backendId, out backend, out error);

    /// <summary>Takes a network card's backend, or says that it is not there.</summary>
    public bool TryTake(
        SpecKey deviceId,
        SpecKey backendId,
        [NotNullWhen(true)] out V1.VirtioNetworkBackend? backend,
        [NotNullWhen(false)] out ModelError? error) =>
        TryTake(_viona, "network", deviceId, backendId, out backend, out error);

    /// <summary>Takes a SoftNPU port's backend, or says that it is not there.</summary>
    public bool TryTake(
        SpecKey deviceId,
        SpecKey backendId,
        [NotNullWhen(true)] out V1.DlpiNetworkBackend? backend,
        [NotNullWhen(false)] out ModelError? error) =>
        TryTake(_dlpi, "network", deviceId, backendId, out backend, out error);

    /// <summary>Refuses the first backend that no device took: storage before viona before DLPI, and by key.</summary>
    public ModelError? FindUnused()
    {
        foreach (var id in _storage.Keys.Concat(_viona.Keys).Concat(_dlpi.Keys))
        {
            return ModelError.AtComponent(id, $"backend {id} not used by any device");
        }

        return null;
    }

    private static bool TryTake<T>(
        SortedDictionary<SpecKey, T> backends,
        string kind,
        SpecKey deviceId,
        SpecKey backendId,
        [NotNullWhen(true)] out T? backend,
        [NotNullWhen(false)] out ModelError? error)
        where T : class
    {
        if (backends.Remove(backendId, out backend))
        {
            error = null;
            return true;
        }

        error = ModelError.AtComponent(deviceId, $"{kind} backend {backendId} not found for device {deviceId}");
        return false;
    }
}
