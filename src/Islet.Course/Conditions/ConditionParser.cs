namespace Islet.Course;

/// <summary>
/// <code>
/// or    = and { "or" and }
/// and   = not { "and" not }
/// not   = "not" not | "(" or ")" | MACRO | atom
/// atom  = fact ("=" | "!=" | "&lt;" | "&lt;=" | ">" | ">=") value | fact "in" list | "contains" "(" fact "," value ")"
///       | "intersects" "(" fact "," list ")" | "empty" "(" fact ")" | "recorded" "(" fact ")"
/// list  = "{" value { "," value } "}"
/// value = a word, a number, or text between quotation marks
/// </code>
/// A wrong word is noted and reading goes on, so that one run finds them all; a wrong structure ends it.
/// </summary>
internal sealed class ConditionParser(string text, Macros macros, TextPosition start, string within = "")
{
    private const int DeepestNesting = 64; // far beyond any guideline, far below the stack

    private readonly IReadOnlyList<Token> tokens = ConditionText.Tokens(text, start);
    private readonly List<Problem> problems = [];
    private int next;
    private int depth;
    private bool stopped;

    private Token Current => tokens[next];

    internal Parsed<Condition> Parse()
    {
        var condition = Or();
        if (!stopped && Current.Kind is not Lexeme.End)
            Stop("'and', 'or' or the end");
        return new(problems.Count == 0 ? condition : null, problems);
    }

    private Condition? Or() => Join("or", And, parts => new Disjunction(parts));

    private Condition? And() => Join("and", Not, parts => new Conjunction(parts));

    private Condition? Join(string word, Func<Condition?> operand, Func<IReadOnlyList<Condition>, Condition> join)
    {
        var parts = new List<Condition?> { operand() };
        while (!stopped && Take(word))
            parts.Add(operand());
        return parts.Count == 1 ? parts[0] : parts.Any(part => part is null) ? null : join([.. parts.OfType<Condition>()]);
    }

    private Condition? Not()
    {
        if (++depth > DeepestNesting)
            return End(ConditionProblems.TooDeep(Where(Current), DeepestNesting));
        var condition = Take("not") ? Not() is { } part ? new Negation(part) : null : Primary();
        depth--;
        return condition;
    }

    private Condition? Primary()
    {
        if (Take("("))
        {
            var inner = Or();
            return !stopped && Expect(")", "')'") ? inner : null;
        }
        if (Current.Kind is not Lexeme.Word || ConditionText.IsReserved(Current.Text))
            return Stop("a fact, a macro, 'not' or '('");
        return Current.Text switch
        {
            "contains" => Call(SetFact, fact => Expect(",", "','") && Word(fact) is { } member ? new Contains(fact!, member) : null),
            "intersects" => Call(SetFact, fact => Expect(",", "','") && List(fact) is { } members ? new Intersects(fact!, members) : null),
            "empty" => Call(SetFact, fact => fact is null ? null : new Empty(fact)),
            "recorded" => Call(NamedFact, fact => fact is null ? null : new Recorded(fact)),
            var name when !macros.Defines(name) && ConditionProblems.Meant(name) is not null => Stop("a fact, a macro, 'not' or '('"),
            var name when ConditionText.IsMacroName(name) => NamedMacro(),
            _ => Question(),
        };
    }

    private Macro? NamedMacro()
    {
        var name = Current;
        next++;
        if (!macros.Defines(name.Text))
            Note(ConditionProblems.UnknownMacro(Where(name), name.Text, macros.Names));
        return macros[name.Text];
    }

    private Atom? Call(Func<Fact?> fact, Func<Fact?, Atom?> make)
    {
        next++;
        if (!Expect("(", "'('"))
            return null;
        var atom = make(fact());
        return !stopped && Expect(")", "')'") ? atom : null;
    }

    private Atom? Question()
    {
        var fact = NamedFact();
        var sign = Current;
        if (Take("in"))
        {
            if (fact?.Type is FactType.Set or FactType.Bool)
                Note(ConditionProblems.Type(Where(sign), "in", fact,
                    fact.Type is FactType.Set ? "Use intersects(…) or contains(…)." : "Use = true or = false."));
            return List(fact) is { } values ? new OneOf(fact!, values) : null;
        }
        if (RelationOf(sign) is not { } relation)
            return (Atom?)Stop("'=', '!=', '<', '<=', '>', '>=' or 'in'");
        next++;
        if (fact?.Type is FactType.Set)
            Note(ConditionProblems.Type(Where(sign), sign.Text, fact, "Use contains(…), intersects(…) or empty(…)."));
        else if (fact is not null && Current.Kind is not Lexeme.Sign && relation is not (Relation.Equal or Relation.NotEqual) && fact.Type is not FactType.Number)
            Note(ConditionProblems.Type(Where(sign), sign.Text, fact, "Only numbers have an order: use = or in {…}."));
        return Value(fact) is { } value ? new Comparison(fact!, relation, value) : null;
    }

    private static Relation? RelationOf(Token sign) => sign switch
    {
        { Kind: not Lexeme.Sign } => null,
        { Text: "=" } => Relation.Equal,
        { Text: "!=" } => Relation.NotEqual,
        { Text: "<" } => Relation.Below,
        { Text: "<=" } => Relation.AtMost,
        { Text: ">" } => Relation.Above,
        { Text: ">=" } => Relation.AtLeast,
        _ => null,
    };

    private ValueList? List(Fact? fact)
    {
        if (!Expect("{", "'{'"))
            return null;
        var values = new List<FactValue?> { Value(fact) };
        while (!stopped && Take(","))
            values.Add(Value(fact));
        return stopped || !Expect("}", "',' or '}'") || values.Any(value => value is null) ? null : new([.. values.OfType<FactValue>()]);
    }

    private FactValue.Word? Word(Fact? set) => Value(set) as FactValue.Word;

    /// <summary>One value of the fact, or one member where it is a set.</summary>
    private FactValue? Value(Fact? fact)
    {
        var token = Current;
        if (token.Kind is not (Lexeme.Word or Lexeme.Quoted) || token.Kind is Lexeme.Word && ConditionText.IsReserved(token.Text))
        {
            End(ConditionProblems.Sign(Where(token), token.Text, fact is null ? "a value" : fact.Expected, tokens[next - 1].Text + token.Text));
            return null;
        }
        next++;
        if (fact is null)
            return null;
        var value = fact.Type is not FactType.Set ? fact.Parse(token.Text)
            : fact.Values.Contains(token.Text, StringComparer.Ordinal) ? FactValue.Of(token.Text)
            : null;
        if (value is null)
            Note(ConditionProblems.Value(Where(token), token.Text, fact));
        return value;
    }

    private Fact? SetFact()
    {
        var token = Current;
        var fact = NamedFact();
        if (fact is null or { Type: FactType.Set })
            return fact;
        Note(ConditionProblems.Type(Where(token), fact.Name, fact, "contains, intersects and empty ask sets; ask this fact with = or in {…}."));
        return null;
    }

    private Fact? NamedFact()
    {
        var token = Current;
        if (token.Kind is not Lexeme.Word)
        {
            Stop("a fact");
            return null;
        }
        next++;
        var fact = Fact.Find(token.Text);
        if (fact is null)
            Note(ConditionProblems.UnknownFact(Where(token), token.Text));
        return fact;
    }

    private bool Take(string word)
    {
        var taken = Current.Is(word);
        next += taken ? 1 : 0;
        return taken;
    }

    private bool Expect(string sign, string expected)
    {
        if (stopped || Take(sign))
            return !stopped;
        Stop(expected);
        return false;
    }

    private string Where(Token token) => within + token.At;

    private void Note(Problem problem)
    {
        if (!stopped)
            problems.Add(problem);
    }

    private Condition? Stop(string expected) => End(ConditionProblems.Syntax(Where(Current), Current.Text, expected));

    private Condition? End(Problem problem)
    {
        Note(problem);
        stopped = true;
        return null;
    }
}
