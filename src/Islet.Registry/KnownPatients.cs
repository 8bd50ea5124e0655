using System.Data.Common;
using Islet.Course;

namespace Islet.Registry;

/// <summary>Asks of many pseudonyms who is registered and who was erased.</summary>
internal sealed class KnownPatients(IStore store, DbConnection db) : IDisposable
{
    private readonly Statement patient = store.Prepare(db, "SELECT patient, axis, center, synthetic FROM patient WHERE key = ?1");
    private readonly Func<string, bool>? erased = Tombstones.Asker(db);

    public bool WasErased(string key) => erased is not null && erased(key);

    public RegisteredPatient? Find(string key)
    {
        if (!patient.Bind(1, key).Step())
            return null;
        var found = new RegisteredPatient(patient.Number(0), key, Axis.Parse(patient.Text(1)!), patient.Text(2), patient.Number(3) != 0);
        patient.Reset();
        return found;
    }

    public void Dispose() => patient.Dispose();
}
