package dev.workfloo.rule.expression;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import dev.workfloo.rule.expression.function.Builtin;
import dev.workfloo.rule.expression.syntax.Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A line of the tables of functions in docs/expressions.md: how a function is called, an example, and what that comes to.
 *
 * @param isOurOwn whether the document says that the standard does not have it, and so no other engine
 */
public record FunctionExample(String signature, String example, String result, boolean isOurOwn) {

    private static final List<Type> TYPES = List.of(
            new Type.Sequence(Type.NUMBER),
            new Type.Sequence(Type.TEXT),
            Type.NUMBER,
            Type.BOOLEAN,
            Type.DATE,
            Type.DATE_TIME,
            Type.DAYS,
            Type.MONTHS);

    private static final String OUR_OWN = " (not in the standard)";

    public static final List<FunctionExample> ALL = read();

    /** Of what the oracle can be asked; it has a clock of its own. */
    static final List<FunctionExample> COMPARABLE = ALL.stream()
            .filter(it -> !it.isOurOwn && !it.function().readsClock())
            .toList();

    private static List<FunctionExample> read() {
        try {
            String text = Files.readString(Path.of("docs", "expressions.md"));
            int start = text.indexOf("## Functions");
            return text.substring(start, text.indexOf("\n## ", start))
                    .lines()
                    .filter(line -> line.startsWith("| `"))
                    .map(line -> line.replace("`", "").split(" ?\\| ?"))
                    .map(cells -> new FunctionExample(
                            cells[1], cells[2], cells[3].replace(OUR_OWN, ""), cells[3].endsWith(OUR_OWN)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return signature.substring(0, signature.indexOf('('));
    }

    Builtin function() {
        return Builtin.named(name()).orElseThrow(() -> new AssertionError("there is no function " + name()));
    }

    /** Whether the function can be called so with this many arguments. */
    boolean takes(int arguments) {
        String inside = signature.substring(signature.indexOf('(') + 1, signature.length() - 1);
        List<String> parameters = inside.isEmpty() ? List.of() : Arrays.asList(inside.split(", "));
        long optional = parameters.stream().filter(it -> it.endsWith("?")).count();
        boolean goesOn = parameters.stream().anyMatch(it -> it.endsWith("…"));
        return arguments >= parameters.size() - optional && (goesOn || arguments <= parameters.size());
    }

    Expression.Call call() {
        if (parsed(example) instanceof Expression.Call call && call.function() == function()) return call;
        throw new AssertionError(example + " is no call of " + name());
    }

    /** The example with null in the place of one argument. */
    Expression.Call withNull(int place) {
        List<Expression> arguments = IntStream.range(0, call().arguments().size())
                .mapToObj(i -> i == place
                        ? new Expression.Literal(Value.NULL)
                        : call().arguments().get(i))
                .toList();
        return new Expression.Call(function(), arguments);
    }

    /** A call of one of these functions that gives such a type, so that samplers forget none; some arguments are drawn anew. */
    public static Expression drawn(
            List<FunctionExample> examples, Type type, Random random, Function<Type, Expression> draw) {
        List<FunctionExample> fitting =
                examples.stream().filter(it -> type.includes(value(it.call()))).toList();
        if (fitting.isEmpty()) return draw.apply(type);
        FunctionExample example = fitting.get(random.nextInt(fitting.size()));
        List<Expression> arguments = example.call().arguments().stream()
                .map(argument -> random.nextBoolean() ? argument : alike(argument, draw))
                .toList();
        return new Expression.Call(example.function(), arguments);
    }

    /** Another argument of the same type; texts and whole numbers, which may have to spell or to be something certain, stay. */
    private static Expression alike(Expression argument, Function<Type, Expression> draw) {
        Value value = value(argument);
        boolean isCertain = value instanceof Value.Text
                || value instanceof Value.Num num && num.number().scale() <= 0;
        return TYPES.stream()
                .filter(type -> !isCertain && type.includes(value))
                .findFirst()
                .map(draw)
                .orElse(argument);
    }

    static Expression parsed(String text) {
        return Parser.expression(text).getOrElseThrow(error -> new AssertionError(text + ": " + error));
    }

    static Value value(Expression expression) {
        return new Evaluation(new EvaluationContext(Value.Context.EMPTY, OracleProperties.NOW)).evaluate(expression);
    }
}
