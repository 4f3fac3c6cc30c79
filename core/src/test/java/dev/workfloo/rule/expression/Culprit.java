package dev.workfloo.rule.expression;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import dev.workfloo.rule.expression.function.Builtin;
import dev.workfloo.rule.expression.syntax.Parser;
import dev.workfloo.rule.expression.syntax.Printer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The innermost part of an expression on which we and the oracle disagree though they agree on all of its own parts.
 *
 * @param inputs what its parts come to, in their order
 * @param exact whether the oracle's parts come to the same in every digit
 * @param theirs empty where the oracle fails
 */
record Culprit(
        Expression expression,
        Value.Context names,
        List<Value> inputs,
        boolean exact,
        Value ours,
        Optional<Value> theirs) {

    /** A part, and what can be named there. */
    private record Part(Expression expression, Value.Context names) {
        Value ours() {
            return Culprit.ours(expression, names);
        }

        Optional<Value> theirs() {
            return Oracle.evaluate(Printer.print(expression), names);
        }

        boolean isDisputed() {
            Value ours = ours();
            return theirs().filter(it -> Oracle.agree(ours, it)).isEmpty();
        }
    }

    static Value ours(Expression expression, Value.Context names) {
        return new Evaluation(new EvaluationContext(names, OracleProperties.NOW)).evaluate(expression);
    }

    static Culprit in(Expression expression, Value.Context names) {
        Part whole = new Part(expression, names);
        return within(whole, parts(expression, names), whole.ours(), whole.theirs());
    }

    /** The same for a cell, as the expression that says what the cell says of what is called {@code tested}. */
    static Culprit in(UnaryTests cell, Value.Context names, Value ours, Optional<Value> theirs) {
        Expression in = new Expression.In(new Expression.Name("tested"), cell.tests());
        Expression whole = cell.negated() ? new Expression.Call(Builtin.NOT, List.of(in)) : in;
        return within(new Part(whole, names), parts(in, names), ours, theirs);
    }

    private static Culprit within(Part whole, List<Part> parts, Value ours, Optional<Value> theirs) {
        for (Part part : parts) if (part.isDisputed()) return in(part.expression(), part.names());
        List<Value> inputs = parts.stream().map(Part::ours).toList();
        boolean exact = parts.stream().allMatch(it -> it.theirs().equals(Optional.of(it.ours())));
        return new Culprit(whole.expression(), whole.names(), inputs, exact, ours, theirs);
    }

    private static List<Part> parts(Expression expression, Value.Context names) {
        if (expression instanceof Expression.Filter filter) return inside(filter.list(), filter.by(), "item", names);
        if (expression instanceof Expression.Quantified all)
            return inside(all.list(), all.condition(), all.name(), names);
        List<Part> parts = new ArrayList<>();
        expression.fold(new Traversal() {
            @Override
            public void visit(Expression part) {
                parts.add(new Part(named(part), names));
            }
        });
        return parts;
    }

    /** With the name of the tested value in its place, so that a part of a cell can be asked by itself. */
    private static Expression named(Expression part) {
        String text = Printer.print(part).replace("?", "tested");
        return Parser.expression(text).getOrElseThrow(error -> new AssertionError(error + " in " + text));
    }

    /** What is asked of each element is asked where the element has a name; of none, it can still be unreadable. */
    private static List<Part> inside(Expression list, Expression body, String name, Value.Context names) {
        List<Part> parts = new ArrayList<>(List.of(new Part(list, names)));
        Value value = ours(list, names);
        List<Value> elements = value instanceof Value.Sequence sequence ? sequence.items() : List.of(value);
        for (Value element : elements) {
            Map<String, Value> more = new LinkedHashMap<>(names.members());
            if (name.equals("item") && element instanceof Value.Context context) more.putAll(context.members());
            more.put(name, element);
            parts.add(new Part(body, new Value.Context(more)));
        }
        Part unasked = new Part(body, names);
        if (elements.isEmpty() && unasked.theirs().isEmpty()) parts.add(unasked);
        return parts;
    }

    /** Whether the oracle gives our answer when it is asked in these words, with the parts by their names. */
    boolean isAlso(Expression inOtherWords) {
        return isAlso(inOtherWords, UnaryOperator.identity());
    }

    /** The same, where the oracle sees the parts otherwise. */
    boolean isAlso(Expression inOtherWords, UnaryOperator<Value> seen) {
        return asked(inOtherWords, seen).filter(it -> Oracle.agree(ours, it)).isPresent();
    }

    Optional<Value> asked(Expression inOtherWords, UnaryOperator<Value> seen) {
        return Oracle.evaluate(Printer.print(inOtherWords), named(seen));
    }

    /** What can be named, and the parts by their names. */
    Value.Context named(UnaryOperator<Value> seen) {
        Map<String, Value> named = new LinkedHashMap<>(names.members());
        for (int i = 0; i < inputs.size(); i++) named.put(Apart.part(i).name(), seen.apply(inputs.get(i)));
        return new Value.Context(named);
    }
}
