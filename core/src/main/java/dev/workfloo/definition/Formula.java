package dev.workfloo.definition;

import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.References;
import dev.workfloo.rule.expression.References.Reference;
import dev.workfloo.rule.expression.UnaryTests;
import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A formula of a node, or a cell of its table.
 *
 * @param pointer where it stands, as a JSON Pointer inside its node
 * @param sets the member of the node's values that becomes what is computed
 * @param always whether nothing else ever sets that member
 */
@ValueObject
public record Formula(String pointer, Either<UnaryTests, Expression> content, Optional<String> sets, boolean always) {

    /** One whose value is only looked at, or handed on. */
    static Formula reading(String pointer, Expression expression) {
        return new Formula(pointer, Either.right(expression), Optional.empty(), false);
    }

    static Formula cell(String pointer, UnaryTests tests) {
        return new Formula(pointer, Either.left(tests), Optional.empty(), false);
    }

    /** The one that sets a member whenever the node is come to. */
    static Formula setting(String pointer, String member, Expression expression) {
        return new Formula(pointer, Either.right(expression), Optional.of(member), true);
    }

    /** One of several that may set a member. */
    static Formula maySet(String pointer, String member, Expression expression) {
        return new Formula(pointer, Either.right(expression), Optional.of(member), false);
    }

    /** The formulas of a list, one after the other. */
    static <T> Stream<Formula> each(String pointer, List<T> items, BiFunction<String, T, Formula> formula) {
        return IntStream.range(0, items.size()).mapToObj(i -> formula.apply(pointer + "/" + i, items.get(i)));
    }

    /** The formulas of an object; which are told their own name too. */
    static Stream<Formula> each(String pointer, Map<String, Expression> named, Named formula) {
        return named.entrySet().stream()
                .map(it -> formula.formula(pointer + "/" + it.getKey(), it.getKey(), it.getValue()));
    }

    interface Named {
        Formula formula(String pointer, String name, Expression expression);
    }

    /** What it reads of other nodes. */
    public Set<Reference> references() {
        return content.fold(References::of, References::of);
    }

    /** Empty for a cell, which is no formula by itself. */
    public Optional<Expression> expression() {
        return content.toJavaOptional();
    }
}
