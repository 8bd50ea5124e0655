namespace Islet.Course;

/// <summary>A question about a patient that has three answers. Written as <see cref="Text"/>, which reads back as an equal condition.</summary>
public abstract record Condition
{
    private protected Condition(FactSet facts) => Facts = facts;

    /// <summary>The facts the question names, macros opened; derived facts stand for themselves.</summary>
    public FactSet Facts { get; }

    public abstract string Text { get; }

    public abstract Truth Read(FactReader facts);

    /// <summary>The questions to single facts that made the answer what it is.</summary>
    public IEnumerable<Reason> Deciding(FactReader facts) => Deciding(facts, Read(facts).Answer);

    internal abstract IEnumerable<Reason> Deciding(FactReader facts, Answer whole);

    /// <summary>Reads a condition, or says with line and column why it is none. The position is that of the text's first character in its file.</summary>
    public static Parsed<Condition> Parse(string text, Macros macros, int line = 1, int column = 1) =>
        new ConditionParser(text, macros, new(line, column)).Parse();

    public sealed override string ToString() => Text;
}

/// <summary>One question to one fact, its answer, and what was known.</summary>
public readonly record struct Reason(Atom Atom, Answer Answer, Possible Known);

/// <summary>What came of reading a text: a value, or the problems that stand in its way.</summary>
public sealed record Parsed<T>(T? Value, IReadOnlyList<Problem> Problems) where T : class;
