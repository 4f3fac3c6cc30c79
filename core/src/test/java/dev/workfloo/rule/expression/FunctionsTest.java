package dev.workfloo.rule.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.check.TypeCheck;
import dev.workfloo.rule.expression.check.TypeEnvironment;
import dev.workfloo.rule.expression.function.Builtin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The functions are those that docs/expressions.md describes, and each example there comes to what it says. */
class FunctionsTest {

    static List<FunctionExample> examples() {
        return FunctionExample.ALL;
    }

    @ParameterizedTest
    @EnumSource
    void isInTheDocument(Builtin function) {
        boolean isDescribed = examples().stream().anyMatch(it -> it.function() == function);

        assertTrue(isDescribed, () -> "docs/expressions.md has no example of " + function.feelName());
    }

    @ParameterizedTest
    @EnumSource
    void takesAsManyArgumentsAsTheDocumentSays(Builtin function) {
        List<FunctionExample> own =
                examples().stream().filter(it -> it.function() == function).toList();

        for (int count = 0; count < 10; count++) {
            int arguments = count;
            boolean isDescribed = own.stream().anyMatch(it -> it.takes(arguments));
            assertEquals(isDescribed, function.takes(count), () -> function.feelName() + " of " + arguments);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void comesToWhatTheDocumentSays(FunctionExample example) {
        Value expected = FunctionExample.value(FunctionExample.parsed(example.result()));

        assertEquals(expected, FunctionExample.value(example.call()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theTypeIncludesWhatComesOut(FunctionExample example) {
        TypeCheck.Result checked = TypeCheck.check(example.call(), TypeEnvironment.of(Map.of()));

        assertEquals(List.of(), checked.mistakes());
        assertTrue(checked.type().includes(FunctionExample.value(example.call())), () -> "" + checked.type());
    }

    /** The check of guards relies on it. */
    @ParameterizedTest
    @MethodSource("examples")
    void isNullWithoutAnArgumentThatItNeeds(FunctionExample example) {
        int needed = example.function().needed(example.call().arguments().size());

        for (int place = 0; place < needed; place++) {
            Expression without = example.withNull(place);
            assertEquals(Value.NULL, FunctionExample.value(without), () -> "" + without);
        }
    }

    static List<FunctionExample> comparable() {
        return FunctionExample.COMPARABLE;
    }

    @ParameterizedTest
    @MethodSource("comparable")
    void theOtherEngineComesToTheSame(FunctionExample example) {
        Optional<Value> theirs = Oracle.evaluate(example.example(), Value.Context.EMPTY);

        assertTrue(
                theirs.filter(it -> Oracle.agree(FunctionExample.value(example.call()), it))
                        .isPresent(),
                () -> "theirs: " + theirs);
    }
}
