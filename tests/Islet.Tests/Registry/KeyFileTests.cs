using System.Text;
using Islet.Course;
using Islet.Registry;

namespace Islet.Tests.Registry;

/// <summary>Names and numbers here are nobody's.</summary>
public sealed class KeyFileTests : IDisposable
{
    private const string Password = "correct horse battery staple";
    private static readonly KeySecret Key = KeySecret.OfRawKey(new byte[KeySecret.RawKeyBytes]);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("islet-keys-");

    private string FilePath => Path.Combine(folder.FullName, "centre.keys");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void What_was_saved_is_there_again_under_the_same_password()
    {
        string pseudonym;
        using (var keys = KeyFile.Create(FilePath, KeySecret.OfPassword(Password), "UPP-"))
        {
            pseudonym = keys.Pseudonym(Anna());
            keys.Save();
        }
        using var again = KeyFile.Open(FilePath, KeySecret.OfPassword(Password));
        Assert.Equal(pseudonym, again.Pseudonym(Anna()));
        Assert.Equal((pseudonym, pseudonym), (again.Find("se", " 191212121212 "), again.FindRecord("mrn-1")));
        Assert.Equal(["Anna Förebild"], again.Identity(pseudonym)!.Names);
        Assert.StartsWith("UPP-", pseudonym, StringComparison.Ordinal);
    }

    [Fact]
    public void Neither_the_file_nor_what_prints_a_person_shows_one()
    {
        using var keys = WithAnna(out var pseudonym);
        keys.Save();
        var bytes = HeldBytes();
        Assert.All(["Anna", "Förebild", "191212121212", "MRN-1", pseudonym, "names"], text => Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text))));
        Assert.Equal("KeyedPerson", Anna().ToString());
    }

    [SkippableFact]
    public void Only_its_owner_may_read_the_file()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such modes.");
        WithAnna(out _).Dispose();
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
    }

    [Fact]
    public void A_wrong_password_is_told_from_a_damaged_file()
    {
        KeyFile.Create(FilePath, KeySecret.OfPassword(Password)).Dispose();
        Assert.Equal("E_KEYS_PASSWORD", Refused(() => KeyFile.Open(FilePath, KeySecret.OfPassword(Password + "r"))));
        Assert.Equal("E_KEYS_PASSWORD", Refused(() => KeyFile.Open(FilePath, Key)));
        var bytes = File.ReadAllBytes(FilePath);
        foreach (var flipped in new[] { 9, 12, 20, 50, 60, bytes.Length / 2, bytes.Length - 1 })
        {
            File.WriteAllBytes(FilePath, [.. bytes.Select((b, i) => i == flipped ? (byte)(b ^ 4) : b)]);
            Assert.Equal("E_KEYS_DAMAGED", Refused(() => KeyFile.Open(FilePath, KeySecret.OfPassword(Password))));
        }
        foreach (var length in new[] { 8, 60, bytes.Length - 1 })
        {
            File.WriteAllBytes(FilePath, bytes[..length]);
            Assert.Equal("E_KEYS_DAMAGED", Refused(() => KeyFile.Open(FilePath, KeySecret.OfPassword(Password))));
        }
    }

    [Fact]
    public void A_header_that_asks_for_an_hour_of_processor_is_damage()
    {
        KeyFile.Create(FilePath, KeySecret.OfPassword(Password)).Dispose();
        Forge(bytes => bytes[10] = 0x7F);
        Assert.Equal("E_KEYS_DAMAGED", Refused(() => KeyFile.Open(FilePath, KeySecret.OfPassword(Password))));
    }

    [Fact]
    public void Other_files_and_newer_ones_are_refused()
    {
        Assert.Equal("E_KEYS_MISSING", Refused(() => KeyFile.Open(FilePath, Key)));
        File.WriteAllText(FilePath, "name;number\n");
        Assert.Equal("E_KEYS_FORMAT", Refused(() => KeyFile.Open(FilePath, Key)));
        Assert.Equal("E_KEYS_EXISTS", Refused(() => KeyFile.Create(FilePath, Key)));
        File.Delete(FilePath);
        WithAnna(out _).Dispose();
        Forge(bytes => bytes[8] = 2);
        Assert.Equal("E_KEYS_NEWER", Refused(() => KeyFile.Open(FilePath, Key)));
        Assert.Equal("E_KEYS_ACCESS", Refused(() => KeyFile.Create(Path.Combine(folder.FullName, "no", "such"), Key)));
    }

    [Fact]
    public void Two_programs_do_not_use_it_at_once_also_after_a_save()
    {
        using (var keys = WithAnna(out _))
        {
            Assert.Equal("E_KEYS_BUSY", Refused(() => KeyFile.Open(FilePath, Key)));
            keys.Save();
            Assert.Equal("E_KEYS_BUSY", Refused(() => KeyFile.Open(FilePath, Key)));
        }
        KeyFile.Open(FilePath, Key).Dispose();
        Assert.Single(folder.GetFiles());
    }

    [Fact]
    public void A_changed_password_opens_and_the_old_one_does_not()
    {
        using (var keys = WithAnna(out _))
        {
            Assert.Equal("E_KEYS_WEAK", Refused(() => keys.ChangePassword(KeySecret.OfPassword("short"))));
            keys.ChangePassword(KeySecret.OfPassword(Password));
            keys.Save();
        }
        Assert.Equal("E_KEYS_PASSWORD", Refused(() => KeyFile.Open(FilePath, Key)));
        using var again = KeyFile.Open(FilePath, KeySecret.OfPassword(Password));
        Assert.Equal(1, again.Count);
    }

    [Fact]
    public void A_password_typed_with_combining_letters_is_the_same_password()
    {
        KeyFile.Create(FilePath, KeySecret.OfPassword("Smörgåsbord idag")).Dispose();
        KeyFile.Open(FilePath, KeySecret.OfPassword("Smörgåsbord idag".Normalize(NormalizationForm.FormD))).Dispose();
    }

    [Fact]
    public void The_same_person_has_one_pseudonym_however_mentioned()
    {
        using var keys = WithAnna(out var pseudonym);
        Assert.Equal(pseudonym, keys.Pseudonym(new("SE", "191212121212", ["Anna Nygift"], [])));
        Assert.Equal(pseudonym, keys.Pseudonym(new(null, null, [], ["mrn-1 "])));
        Assert.Equal(["Anna Förebild", "Anna Nygift"], keys.Identity(pseudonym)!.Names);
        Assert.NotEqual(pseudonym, keys.Pseudonym(new("DK", "191212121212", [], [])));
    }

    [Fact]
    public void A_number_that_comes_later_completes_who_was_known_by_record()
    {
        using var keys = KeyFile.Create(FilePath, Key);
        var pseudonym = keys.Pseudonym(new(null, null, ["Ola Nordmann"], ["77"]));
        Assert.Equal(pseudonym, keys.Pseudonym(new("NO", "01010112345", [], ["77"])));
        Assert.Equal(pseudonym, keys.Find("NO", "01010112345"));
    }

    [Fact]
    public void Contradictions_are_told_without_a_name_or_number_and_store_nothing()
    {
        using var keys = WithAnna(out _);
        keys.Pseudonym(new("SE", "200001010000", ["Bo"], ["MRN-2"]));
        foreach (var contradiction in new KeyedPerson[] { new("SE", "195505050000", [], ["MRN-1"]), new("SE", "191212121212", [], ["MRN-2"]), new(null, null, [], ["MRN-1", "MRN-2"]) })
        {
            var problem = Assert.Throws<RefusedException>(() => keys.Pseudonym(contradiction)).Problem;
            Assert.Equal("E_IDENTITY_CONTRADICTS", problem.Code);
            Assert.DoesNotMatch("MRN|19[0-9]|Anna|Bo ", problem.ToString());
        }
        Assert.Equal(2, keys.Count);
    }

    [Fact]
    public void A_name_alone_is_somebody_only_among_those_known_by_name_alone()
    {
        using var keys = WithAnna(out _);
        Assert.Equal("E_IDENTITY_NAME", Refused(() => keys.Pseudonym(new(null, null, ["anna förebild"], []))));
        var bare = keys.Pseudonym(new(null, null, ["Mario  Rossi"], []));
        Assert.Equal(bare, keys.Pseudonym(new(null, null, ["MARIO ROSSI"], [])));
        Assert.Equal("E_IDENTITY_EMPTY", Refused(() => keys.Pseudonym(new(null, null, [" "], [""]))));
    }

    [Fact]
    public void Who_was_forgotten_is_gone_and_yet_known_again_under_the_old_pseudonym()
    {
        string pseudonym;
        using (var keys = WithAnna(out pseudonym))
        {
            Assert.True(keys.Forget(pseudonym));
            Assert.False(keys.Forget(pseudonym));
            keys.Save();
        }
        using var again = KeyFile.Open(FilePath, Key);
        Assert.Null(again.Identity(pseudonym));
        Assert.Null(again.Find("SE", "191212121212"));
        Assert.Equal(pseudonym, again.Pseudonym(Anna()));
        Assert.Equal(0, again.Count);
    }

    [Fact]
    public void Pseudonyms_are_random_differ_and_check_themselves()
    {
        using var keys = KeyFile.Create(FilePath, Key, "U");
        string[] made = [.. Enumerable.Range(0, 500).Select(i => keys.Pseudonym(new(null, null, [], [$"r{i}"])))];
        Assert.Equal(500, made.Distinct().Count());
        Assert.All(made, p => Assert.True(Pseudonyms.Check(p) && p.Length == 9));
        foreach (var p in made.Take(50))
        {
            for (var i = 1; i < p.Length; i++)
                Assert.False(Pseudonyms.Check(p[..i] + (p[i] == '7' ? '8' : '7') + p[(i + 1)..]));
            for (var i = 1; i < p.Length - 1; i++)
                Assert.Equal(p[i] == p[i + 1], Pseudonyms.Check(p[..i] + p[i + 1] + p[i] + p[(i + 2)..]));
        }
    }

    [Fact]
    public void Two_files_give_one_person_two_pseudonyms_and_one_linkage_token()
    {
        using var one = WithAnna(out var first);
        using var other = KeyFile.Create(FilePath + "2", Key);
        Assert.NotEqual(first, other.Pseudonym(Anna()));
        byte[] shared = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
        Assert.Equal(KeyFile.LinkageToken("SE", "191212121212", shared), KeyFile.LinkageToken("se", "191212121212 ", shared));
        Assert.NotEqual(KeyFile.LinkageToken("SE", "191212121212", shared), KeyFile.LinkageToken("SE", "191212121212", shared.AsSpan(1)));
        Assert.Equal(32, KeyFile.LinkageToken("SE", "191212121212", shared).Length);
        Assert.Throws<ArgumentException>(() => KeyFile.LinkageToken("SE", "191212121212", shared.AsSpan(0, 8)));
    }

    private static KeyedPerson Anna() => new("SE", "191212121212", ["Anna Förebild"], ["MRN-1"]);

    private static string Refused(Func<object> work) => Assert.Throws<RefusedException>(work).Problem.Code;

    private static string Refused(Action work) => Assert.Throws<RefusedException>(work).Problem.Code;

    private KeyFile WithAnna(out string pseudonym)
    {
        var keys = KeyFile.Create(FilePath, Key);
        pseudonym = keys.Pseudonym(Anna());
        return keys;
    }

    private byte[] HeldBytes()
    {
        var copy = FilePath + ".copy";
        using (var keys = System.Diagnostics.Process.Start("cp", [FilePath, copy])!) // another program that asks for no lock
            keys.WaitForExit();
        return File.ReadAllBytes(copy);
    }

    /// <summary>Changes bytes and makes the checksum fit, as somebody who wants to deceive would.</summary>
    private void Forge(Action<byte[]> change)
    {
        var bytes = File.ReadAllBytes(FilePath);
        change(bytes);
        System.Security.Cryptography.SHA256.HashData(bytes.AsSpan(0, bytes.Length - 32), bytes.AsSpan(bytes.Length - 32));
        File.WriteAllBytes(FilePath, bytes);
    }
}
