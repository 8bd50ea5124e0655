using System.Data.Common;
using Islet.Course;

namespace Islet.Registry;

/// <summary>Where a registry is kept: the same tables in a SQLite file or in a PostgreSQL database. What SQL both understand stands with its use; what differs stands here.</summary>
internal interface IStore : IDisposable
{
    /// <summary>As messages and pages call it; never with a user or a password.</summary>
    string Name { get; }

    /// <summary>What joins tables in the order in which they are written, for the one store whose planner has to be told.</summary>
    string JoinInOrder { get; }

    /// <summary>What makes a search pass over rows that another is about to change; nothing where writers take turns.</summary>
    string PassOverLocked { get; }

    /// <summary>On a connection that others use too: it changes nothing, and each statement sees one state.</summary>
    T Read<T>(Func<DbConnection, T> read);

    /// <summary>One transaction, alone among writers from its beginning; all or nothing.</summary>
    /// <param name="erases">What it deletes is overwritten, where the store can.</param>
    T Write<T>(Func<DbConnection, T> write, bool erases = false);

    /// <summary>All writers of the store take turns, whatever they write.</summary>
    bool HasOneWriter { get; }

    /// <summary>One transaction on tables beside the log, each row of which stands for itself; a long import holds it up only where all writers take turns.</summary>
    T WriteBeside<T>(Func<DbConnection, T> write);

    /// <summary>A connection for work that takes long; the caller disposes it.</summary>
    DbConnection Connect();

    /// <summary>From here on the connection reads one state and holds up nobody.</summary>
    void BeginOneState(DbConnection db);

    /// <summary>Work on one state of the registry.</summary>
    T InOneState<T>(DbConnection db, Func<T> work);

    /// <summary>As <see cref="Write"/>, on a connection that holds temporary tables. Work that took back what it did (<see cref="Transaction.Rollback"/>) returns as it likes.</summary>
    T AloneWriting<T>(DbConnection db, Func<T> work);

    /// <summary>Turns the store's error into a problem that says what to do.</summary>
    T Guarded<T>(Func<T> work);

    /// <summary>As <see cref="Guarded"/>; a statement that runs when the token is cancelled is stopped.</summary>
    /// <param name="stopped">What is said then.</param>
    T Stoppable<T>(DbConnection db, string stopped, Func<T> work, CancellationToken cancel);

    /// <param name="sql">Parameters are ?1, ?2 …; no other question mark stands in it.</param>
    Statement Prepare(DbConnection db, string sql);

    CourseReader Courses(DbConnection db);

    IImportTables ImportTables(DbConnection db);

    /// <param name="table">With the columns of a finding; two numbers come first.</param>
    IRowWriter Rows(DbConnection db, string table, string numbers);

    void Register(DbConnection db, IEnumerable<RegisteredPatient> patients);

    /// <summary>Takes the bytes of all who were erased out of the store's files.</summary>
    /// <returns>What is left of them there; null: nothing.</returns>
    Problem? Purge(TimeSpan? patience);

    /// <summary>Whether the path is this registry itself.</summary>
    bool IsAt(string path);

    /// <summary>Writes one state, whole, into an empty SQLite file.</summary>
    void CopyTo(string file, CancellationToken cancel);
}

/// <summary>Writes many rows; they are there after <see cref="Flush"/>.</summary>
internal interface IRowWriter : IDisposable
{
    void Add(long first, long second, StoredFinding finding);

    void Flush();
}
