using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Islet.Tests.Exchange;

/// <summary>What holds for every study, whatever stands in its cells.</summary>
public class Laws
{
    private static readonly (string Column, string[] Cells)[] PatientColumns =
    [
        ("SEX", ["Male", "Female", "?", "man", ""]), ("AGE", ["41", "NA", "old", "9.5"]), ("OS_MONTHS", ["9.4", "0", "73.80", "", "unknown", "many"]),
        ("OS_STATUS", ["LIVING", "1:DECEASED", "", "[Not Available]", "maybe"]), ("N_STAGE", ["0", "1", "Not documented", "N5"]), ("M_STAGE", ["0", "1", "M1"]),
        ("CLINICAL_STAGE", ["IB", "IV", "III-IV", "NA"]), ("SMOKER", ["Yes", "", "Unknown"]),
            ("OVERALL_PATIENT_HISTOLOGY", ["Insulinoma", "Well differentiated", "well or poorly differentiated"]),
    ];

    private static readonly (string Column, string[] Cells)[] SampleColumns =
    [
        ("WHO_GRADE", ["1", "G2", "4", "NA"]), ("EXTRA_PANC_SPREAD", ["Absent", "Present", "perhaps"]), ("FUNCTIONAL", ["Yes", "No", ""]),
            ("TUMOR_SIZE", ["20", "-1", "2.5"]),
        ("ONCOTREE_CODE", ["PANET", "LUAD", ""]), ("CANCER_TYPE_DETAILED", ["Pancreatic Neuroendocrine Tumor", "Gastric Neuroendocrine Tumor"]),
            ("TMB", ["1", "0.2"]),
    ];

    [Fact]
    public void The_order_of_rows_and_columns_leaves_no_trace() => Check((study, random) =>
    {
        var (read, shuffled) = (study.Read(), study.Shuffled(random).Read());
        return read.Stored == shuffled.Stored && read.Codes.Order(StringComparer.Ordinal).SequenceEqual(shuffled.Codes.Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
    });

    [Fact]
    public void Line_ends_byte_order_marks_and_two_byte_letters_leave_no_trace() => Check((study, _) =>
    {
        var plain = study.Read();
        ReadStudy[] others =
        [
            study.Read(lineEnd: "\r\n"), study.Read(lineEnd: "\r"), study.Read(encoding: new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)),
            study.Read(encoding: Encoding.Unicode), study.Read(encoding: Encoding.BigEndianUnicode),
        ];
        return others.All(other => other.Stored == plain.Stored && other.Codes
            .Where(c => c != "W_ENCODING").SequenceEqual(plain.Codes, StringComparer.Ordinal));
    });

    [Fact]
    public void No_cell_is_lost() => Check((study, _) =>
    {
        EveryCellIsAccountedFor(study.Read());
        return true;
    });

    [Fact]
    public void Reading_twice_gives_the_same_findings_and_problems() =>
        Check((study, _) => study.Read() is var first && study.Read() is var second && first.Stored == second.Stored
            && first.Problems.SequenceEqual(second.Problems));

    [Fact]
    public void Bytes_changed_at_random_are_at_worst_a_problem() => Check((study, seed) =>
    {
        var random = new Random(seed);
        return study.Read(spoil: bytes =>
        {
            for (var i = 0; i < random.Next(1, 6); i++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            return bytes[..random.Next(bytes.Length)];
        }).Problems is not null;
    });

    /// <summary>Used, missing, not understood, not mapped and dropped cells add up, column by column; whatever was not taken has a problem that names
    /// its column.</summary>
    internal static void EveryCellIsAccountedFor(ReadStudy read)
    {
        foreach (var file in read.Study.Columns.GroupBy(c => c.Column.File))
            Assert.Single(file.Select(c => c.Used + c.Missing + c.NotUnderstood + c.NotMapped + c.Dropped).Distinct());
        foreach (var column in read.Study.Columns)
        {
            Assert.All([column.Used, column.Missing, column.NotUnderstood, column.NotMapped, column.Dropped], count => Assert.InRange(count, 0, int.MaxValue));
            var named = read.Problems.Where(p => p.Where.StartsWith(column.Column.File, StringComparison.Ordinal)
                && p.Where.EndsWith($"column {column.Column.Name} ({column.Column.Number})", StringComparison.Ordinal)).Select(p => p.Code).ToList();
            if (column.NotMapped > 0)
                Assert.Contains("W_COLUMN_NOT_MAPPED", named);
            if (column.NotUnderstood > 0)
                Assert.NotEmpty(named);
        }
    }

    private static void Check(Func<RandomStudy, int, bool> law) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => law(RandomStudy.Of(seed), seed)).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    private sealed record RandomStudy(IReadOnlyList<string[]> Patients, IReadOnlyList<string[]> Samples)
    {
        public static RandomStudy Of(int seed)
        {
            var random = new Random(seed);
            List<string[]> patients = [["PATIENT_ID", .. PatientColumns.Select(c => c.Column)]], samples =
                [["SAMPLE_ID", "PATIENT_ID", .. SampleColumns.Select(c => c.Column)]];
            for (var i = 0; i < random.Next(1, 8); i++)
            {
                patients.Add([$"Zx{i}", .. PatientColumns.Select(c => c.Cells[random.Next(c.Cells.Length)])]);
                for (var k = 0; k < random.Next(0, 3); k++)
                    samples.Add([$"Zs{i}-{k}", $"Zx{i}", .. SampleColumns.Select(c => c.Cells[random.Next(c.Cells.Length)])]);
            }
            if (samples.Count == 1)
                samples.Add(["Zs0-9", "Zx0", .. SampleColumns.Select(c => c.Cells[0])]);
            return new(patients, samples);
        }

        public RandomStudy Shuffled(int seed) => new(Shuffled(Patients, new Random(seed)), Shuffled(Samples, new Random(seed)));

        public ReadStudy Read(string lineEnd = "\n", Encoding? encoding = null, Func<byte[], byte[]>? spoil = null)
        {
            using var folder = new StudyFolder().With(StudyFolder.Patient, Bytes(Patients)).With(StudyFolder.Sample, Bytes(Samples));
            return folder.Read(StudyFolder.SinceDiagnosis with { KeepGoing = true });

            byte[] Bytes(IReadOnlyList<string[]> rows)
            {
                var used = encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
                byte[] bytes = [.. used.GetPreamble(), .. used.GetBytes(string.Concat(rows.Select(r => string.Join('\t', r) + lineEnd)))];
                return spoil?.Invoke(bytes) ?? bytes;
            }
        }

        private static List<string[]> Shuffled(IReadOnlyList<string[]> rows, Random random)
        {
            int[] columns = [.. Enumerable.Range(0, rows[0].Length)], lines = [.. Enumerable.Range(1, rows.Count - 1)];
            random.Shuffle(columns);
            random.Shuffle(lines);
            return [.. lines.Prepend(0).Select(line => columns.Select(c => rows[line][c]).ToArray())];
        }
    }
}
