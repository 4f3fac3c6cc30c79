package dev.workfloo.rule.expression.check;

import static dev.workfloo.rule.expression.check.TypeCheckTest.parsed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.rule.expression.syntax.Parser;
import dev.workfloo.rule.expression.syntax.Printer;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GuardsTest {

    private static Set<String> printed(Set<Expression> present) {
        return present.stream().map(Printer::print).collect(Collectors.toCollection(TreeSet::new));
    }

    static Stream<Arguments> whenTrue() {
        return Stream.of(
                arguments("x != null", "x"),
                arguments("x = null", ""),
                arguments("null != x", "x"),
                arguments("not(x = null)", "x"),
                arguments("x = 5", "x; 1 / x"),
                arguments("x = y", ""),
                arguments("x != 5", ""),
                arguments("x > y", "x; y"),
                arguments("x > 0", "x; 1 / x"),
                arguments("x > -1", "x"),
                arguments("0 < x", "x; 1 / x"),
                arguments("x between 1 and y", "x; y; 1 / x"),
                arguments("x in [1..3]", "x; 1 / x"),
                arguments("x in (1, 2)", "x; 1 / x"),
                arguments("x in (1, null)", ""),
                arguments("x in (y)", "x"),
                arguments("x in (= y)", "x"),
                arguments("x in [y, 1]", "x"),
                arguments("x in (!= 5)", "x"),
                arguments("x in [\"a\", \"b\"]", "x"),
                arguments("a.b.c != null", "a; a.b; a.b.c"),
                arguments("contains(a.b, x)", "a; a.b; x; contains(a.b, x)"),
                arguments("x + y > 3", "x; y; x + y; 1 / (x + y)"),
                arguments("x != null and y > 3", "x; y; 1 / y"),
                arguments("x != null and x != 0", "x; 1 / x"),
                arguments("x != null or y > 3", ""),
                arguments("x > 3 or x < 0", "x; 1 / x"),
                arguments("some e in l satisfies e > x", "l; x"),
                arguments("every e in l satisfies e > x", "l"),
                arguments("list contains(l, x)", "l; list contains(l, x)"),
                arguments("count(l) > 0", "count(l); l; 1 / count(l)"),
                arguments("l[1] = \"a\"", "l; l[1]"),
                arguments("l[item > 1] = x", ""),
                arguments("if x > 3 then y > 3 else y < x", "x; y"),
                arguments("a.b", "a; a.b"));
    }

    @ParameterizedTest
    @MethodSource("whenTrue")
    void truthShowsWhatIsThere(String condition, String present) {
        Set<String> expected = new TreeSet<>(Arrays.asList(present.split("; ")));
        expected.remove("");

        assertEquals(expected, printed(TypeCheck.presentWhen(parsed(condition), true)));
    }

    static Stream<Arguments> whenFalse() {
        return Stream.of(
                arguments("x != null", ""),
                arguments("x = null", "x"),
                arguments("not(x != null)", "x"),
                arguments("x = 5", ""),
                arguments("x != 5", "x; 1 / x"),
                arguments("x < 3", "x; 1 / x"),
                arguments("x between y and 3", "x"),
                arguments("x in (1, 2)", "x"),
                arguments("x in (null)", "x"),
                arguments("x = null or y = null", "x; y"),
                arguments("x = null and y = null", ""),
                arguments("x = null or x = 0", "x; 1 / x"),
                arguments("every e in l satisfies e > x", "l; x"),
                arguments("some e in l satisfies e > x", "l"));
    }

    @ParameterizedTest
    @MethodSource("whenFalse")
    void falsehoodShowsWhatIsThere(String condition, String present) {
        Set<String> expected = new TreeSet<>(Arrays.asList(present.split("; ")));
        expected.remove("");

        assertEquals(expected, printed(TypeCheck.presentWhen(parsed(condition), false)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"x = y|x", "y = x|x", "x = z|", "y != 0|1 / y", "x != 0|", "some y in l satisfies x = y|l"})
    void whatIsKnownShowsMore(String condition, String present) {
        TypeEnvironment known = TypeEnvironment.of(Map.of(
                "x", Type.NUMBER.orNull(), "y", Type.NUMBER, "z", Type.NUMBER.orNull(), "l", Type.NUMBER.orNull()));

        TypeEnvironment then = TypeCheck.knownWhen(parsed(condition), true, known);

        assertEquals(present == null ? Set.of() : Set.of(present), printed(then.present()));
        assertEquals(known.names(), then.names());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-|false",
                "null|false",
                "1, null|false",
                "= null|false",
                "? = null|false",
                "[1, null]|false",
                "x|true",
                "= x|true",
                "!= x|true",
                "x > 2|true",
                "[x, \"a\"]|true",
                "[x, null]|false",
                "x, null|false",
                "> 5|true",
                "!= 5|true",
                "5, 6|true",
                "[1..5], > 7|true",
                "not(5)|true",
                "not(null)|true",
                "? != null|true",
                "\"a\", contains(?, \"b\")|true",
                "[1, 2]|true"
            })
    void cellsThatRefuseNullAreKnown(String cell, boolean refuses) {
        UnaryTests tests = Parser.unaryTests(cell).getOrElseThrow(error -> new AssertionError(error.toString()));

        assertEquals(refuses, TypeCheck.refuseNull(tests));
    }

    @ParameterizedTest
    @CsvSource({"x,false", "y,true"})
    void anotherOfTheSameNameIsNotTheOneShown(String name, boolean stays) {
        TypeEnvironment known = TypeEnvironment.of(Map.of("x", Type.NUMBER)).with(Set.of(parsed("x.a > 1")));

        TypeEnvironment inside = known.with(name, Type.TEXT);

        assertEquals(stays, inside.present().contains(parsed("x.a > 1")));
        assertEquals(Type.TEXT, inside.names().get(name));
    }
}
