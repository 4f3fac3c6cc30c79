package dev.workfloo.rule.expression.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.syntax.Parser;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the DMN standard (1.5) says of expressions in its tables and examples, clause by clause, within the subset. */
class StandardTest {

    private static final EvaluationContext ENVIRONMENT = new EvaluationContext(
            Value.Context.of(Map.of("n", 5, "t", "foobar")), ZonedDateTime.of(2026, 3, 1, 12, 0, 0, 0, ZoneOffset.UTC));

    private static Value evaluate(String text) {
        Expression expression =
                Parser.expression(text).getOrElseThrow(error -> new AssertionError(text + ": " + error));
        return new Evaluation(ENVIRONMENT).evaluate(expression);
    }

    /** A line holds an expression, an arrow, and an expression for what it comes to. */
    private static Stream<String> lines(String cases) {
        return cases.lines().map(String::strip).filter(line -> !line.isEmpty());
    }

    private static void check(String line) {
        String[] sides = line.split("→");
        assertEquals(evaluate(sides[1].strip()), evaluate(sides[0].strip()), line);
    }

    /** §10.3, Tables 39 and 40: the examples that the language is introduced with. */
    static Stream<String> introduction() {
        return lines("""
                5 in (<=5) → true
                5 in ((5..10]) → false
                5 in ([5..10]) → true
                5 in (4, 5, 6) → true
                5 in (<5, >5) → false
                date("2012-12-31") in ((date("2012-12-25")..date("2013-02-14"))) → true
                decimal(1, 2) → 1.00
                .25 + .2 → 0.45
                .10 * 30.00 → 3.0000
                1 + 3/2*2 - 2**3 → -4.0
                1/3 → 0.3333333333333333333333333333333333
                decimal(1/3, 2) → 0.33
                1 = 1.000 → true
                1.01/2 → 0.505
                decimal(0.505, 2) → 0.50
                decimal(0.515, 2) → 0.52
                1.0*10**3 → 1000.0
                """);
    }

    @ParameterizedTest
    @MethodSource
    void introduction(String line) {
        check(line);
    }

    /** §10.3.2.12, Table 50: conjunction and disjunction. */
    static Stream<String> logic() {
        return lines("""
                true and true → true
                true and false → false
                true and null → null
                false and true → false
                false and false → false
                false and null → false
                null and true → null
                null and false → false
                null and null → null
                true or true → true
                true or false → true
                true or null → true
                false or true → true
                false or false → false
                false or null → null
                null or true → true
                null or false → null
                null or null → null
                true and 1 → null
                false and 1 → false
                true or 1 → true
                false or 1 → null
                not(true) → false
                not(false) → true
                not(null) → null
                """);
    }

    @ParameterizedTest
    @MethodSource
    void logic(String line) {
        check(line);
    }

    /** §10.3.2.13, Tables 51 to 53: equality and order. */
    static Stream<String> comparison() {
        return lines("""
                null = null → true
                null != null → false
                1 = null → false
                1 != null → true
                1 = "1" → null
                1 = 1.0 → true
                0.1 + 0.2 = 0.3 → true
                "abc" = "abc" → true
                [1, 2] = [1, 2] → true
                [1, 2] = [2, 1] → false
                [1] = [1, 2] → false
                {a: 1, b: 2} = {b: 2, a: 1} → true
                {a: 1} = {a: 2} → false
                date("2012-12-24") = date("2012-12-24") → true
                date and time("2012-12-24T12:00:00Z") = date and time("2012-12-24T13:00:00+01:00") → true
                duration("P1D") = duration("PT24H") → true
                duration("P1Y") = duration("P12M") → true
                1 < 2 → true
                "a" < "b" → true
                date("2012-12-24") < date("2012-12-25") → true
                duration("P1D") < duration("P2D") → true
                1 < null → null
                1 < "2" → null
                5 between 3 and 7 → true
                8 between 3 and 7 → false
                null between 3 and 7 → null
                5 in (3, 5) → true
                5 in [3, 5] → true
                5 in [3..5] → true
                5 in [3..5) → false
                5 in (5..7) → false
                5 in ]5..7[ → false
                5 in > 4 → true
                5 in (<= 4, > 7) → false
                5 in [1, 2, 5] → true
                """);
    }

    @ParameterizedTest
    @MethodSource
    void comparison(String line) {
        check(line);
    }

    /** §10.3.2.13, Tables 54 to 58: arithmetic of numbers, texts, dates and durations. */
    static Stream<String> arithmetic() {
        return lines("""
                1 + 2 → 3
                10 / 4 → 2.5
                1 / 3 → 0.3333333333333333333333333333333333
                2 / 3 → 0.6666666666666666666666666666666667
                1 / 0 → null
                2 ** 3 → 8
                2 ** -1 → 0.5
                2 ** 3 ** 2 → 64
                -2 ** 2 → 4
                10 - 3 - 2 → 5
                2 + 3 * 4 → 14
                (2 + 3) * 4 → 20
                1 + null → null
                1 + "a" → null
                "foo" + "bar" → "foobar"
                "foo" - "o" → null
                -(5) → -5
                -null → null
                date("2012-12-31") + duration("P1D") → date("2013-01-01")
                date("2012-12-31") + duration("P2M") → date("2013-02-28")
                duration("P1D") + date("2012-12-31") → date("2013-01-01")
                date("2012-03-31") - duration("P1M") → date("2012-02-29")
                date("2012-12-25") - date("2012-12-24") → duration("P1D")
                date and time("2012-12-24T23:59:00Z") + duration("PT1M") → date and time("2012-12-25T00:00:00Z")
                date and time("2012-12-24T23:59:00Z") - date and time("2012-12-22T03:45:00Z") → duration("P2DT20H14M")
                duration("P1D") + duration("PT12H") → duration("PT36H")
                duration("P1Y") + duration("P2M") → duration("P14M")
                duration("P1Y") + duration("P1D") → null
                duration("P1D") * 2 → duration("P2D")
                2 * duration("P1M") → duration("P2M")
                duration("P2D") / 2 → duration("P1D")
                duration("P2D") / duration("PT12H") → 4
                duration("P1Y") / duration("P1M") → 12
                duration("P1D") / 0 → null
                -duration("P1D") → duration("-P1D")
                -duration("-P1Y") → duration("P1Y")
                --10 → 10
                -"10" → null
                """);
    }

    @ParameterizedTest
    @MethodSource
    void arithmetic(String line) {
        check(line);
    }

    /** §10.3.2.5 to §10.3.2.9 and §10.3.2.14 onwards: paths, parts, filters, conditions, quantifiers. */
    static Stream<String> structures() {
        return lines("""
                {a: 1, b: {c: 3}}.b.c → 3
                {a: 1}.b → null
                [{a: 1}, {a: 2}].a → [1, 2]
                {a: 1, b: a + 1}.b → 2
                [1, 2, 3, 4][item > 2] → [3, 4]
                [1, 2, 3][1] → 1
                [1, 2, 3][-1] → 3
                [1, 2, 3][4] → null
                [1, 2, 3][0] → null
                [{x: 1, y: 2}, {x: 2, y: 3}][x = 1] → [{x: 1, y: 2}]
                [{x: 1, y: 2}, {y: 3}][x >= 1] → [{x: 1, y: 2}]
                100[item > 50] → [100]
                null[item > 50] → null
                null[1] → null
                [][1] → null
                [][item > 50] → []
                if 1 > 2 then "a" else "b" → "b"
                if null then "a" else "b" → "b"
                some x in [1, 2, 3] satisfies x > 2 → true
                every x in [1, 2, 3] satisfies x > 2 → false
                some x in [] satisfies x > 2 → false
                every x in [] satisfies x > 2 → true
                some x in [1, 2], y in [2, 3] satisfies x = y → true
                every x in [1, null] satisfies x > 0 → null
                date("2012-12-24").year → 2012
                date("2012-12-24").weekday → 1
                date and time("2012-12-24T23:59:01Z").minute → 59
                date and time("2012-12-24T23:59:01.5Z").second → 1.5
                duration("PT1.5S").seconds → 1.5
                duration("P13M").years → 1
                duration("P13M").months → 1
                duration("P2DT20H14M").hours → 20
                n + 1 → 6
                """);
    }

    @ParameterizedTest
    @MethodSource
    void structures(String line) {
        check(line);
    }

    /** §10.3.4: the built-in functions' own examples. */
    static Stream<String> functions() {
        return lines("""
                date("2012-12-25") → date(2012, 12, 25)
                date(2012, 2, 30) → null
                date(date and time("2012-12-25T11:00:00Z")) → date("2012-12-25")
                number("1000.5") → 1000.5
                number("x") → null
                number(11.11) → 11.11
                number("-.5") → -0.5
                number("1.2e3") → 1200
                number("1E-2") → 0.01
                number("1e7000") → null
                number("1e-7000") → 0
                number("5.") → null
                number("+5") → null
                string(1.1) → "1.1"
                string(null) → null
                string(date("2012-12-25")) → "2012-12-25"
                string(date and time("2012-12-25T11:00:00.500Z")) → "2012-12-25T11:00:00.5Z"
                string(date and time("2012-12-25T11:00:00Z")) → "2012-12-25T11:00:00Z"
                string(duration("PT0.500S")) → "PT0.5S"
                string(duration("P0D")) → "PT0S"
                string(duration("P0Y")) → "P0M"
                years and months duration(date("2011-12-22"), date("2013-08-24")) → duration("P1Y8M")
                substring("foobar", 3) → "obar"
                substring("foobar", 3, 3) → "oba"
                substring("foobar", -2, 1) → "a"
                substring("foobar", 3, 2.5) → null
                substring("foobar", 2.5) → null
                string join("a", "b") → "a"
                string join(null) → null
                sum(5) → 5
                mean(5) → 5
                min(date("2026-01-31")) → date("2026-01-31")
                all(true) → true
                any(false) → false
                append(1, 2) → [1, 2]
                concatenate(1, [2]) → [1, 2]
                sublist(1, 1) → [1]
                sublist([1, 2], 1, 1.5) → null
                decimal(1.25, 1.5) → null
                date(2026, 1.5, 1) → null
                string length(["a"]) → null
                duration("PT0.5S") / 3 → duration("PT0.166666666S")
                duration("P1M") / 2 → duration("P0M")
                substring("\\U01F40Eab", 2) → "ab"
                string length("foo") → 3
                string length("\\U01F40Eab") → 3
                upper case("aBc4") → "ABC4"
                lower case("aBc4") → "abc4"
                substring before("foobar", "bar") → "foo"
                substring before("foobar", "xyz") → ""
                substring before("foobar", "foo") → ""
                substring after("foobar", "ob") → "ar"
                substring after("", "a") → ""
                contains("foobar", "of") → false
                starts with("foobar", "fo") → true
                ends with("foobar", "r") → true
                string join(["a", "b", "c"], "_and_") → "a_and_b_and_c"
                string join(["a", null, "c"]) → "ac"
                list contains([1, 2, 3], 2) → true
                list contains([1, null], null) → true
                count([1, 2, 3]) → 3
                min([1, 2, 3]) → 1
                min(1, 2, 3) → 1
                min([]) → null
                max(1, 2, 3) → 3
                sum([1, 2, 3]) → 6
                sum([]) → null
                mean([1, 2, 3]) → 2
                all([true, null, true]) → null
                all([false, null, true]) → false
                all([]) → true
                any([false, null, true]) → true
                any([]) → false
                sublist([4, 5, 6], 1, 2) → [4, 5]
                append([1], 2, 3) → [1, 2, 3]
                concatenate([1, 2], [3]) → [1, 2, 3]
                reverse([1, 2, 3]) → [3, 2, 1]
                index of([1, 2, 3, 2], 2) → [2, 4]
                distinct values([1, 2, 3, 2, 1]) → [1, 2, 3]
                decimal(1/3, 2) → 0.33
                decimal(1.5, 0) → 2
                decimal(2.5, 0) → 2
                floor(1.5) → 1
                floor(-1.56, 1) → -1.6
                ceiling(1.5) → 2
                ceiling(-1.56, 1) → -1.5
                round up(5.5, 0) → 6
                round up(-5.5, 0) → -6
                round up(1.121, 2) → 1.13
                round down(5.5, 0) → 5
                round down(-1.126, 2) → -1.12
                round half up(5.5, 0) → 6
                round half up(-1.126, 2) → -1.13
                round half down(5.5, 0) → 5
                round half down(-5.5, 0) → -5
                abs(-10) → 10
                abs(duration("-P1D")) → duration("P1D")
                modulo(12, 5) → 2
                modulo(-12, 5) → 3
                modulo(12, -5) → -3
                modulo(10.1, 4.5) → 1.1
                modulo(-10.1, 4.5) → 3.4
                modulo(1, 0) → null
                sqrt(16) → 4
                sqrt(-1) → null
                odd(5) → true
                even(5) → false
                day of year(date(2019, 9, 17)) → 260
                day of week(date(2019, 9, 17)) → "Tuesday"
                month of year(date(2019, 9, 17)) → "September"
                week of year(date(2019, 9, 17)) → 38
                week of year(date(2005, 1, 1)) → 53
                today() → date("2026-03-01")
                now() → date and time("2026-03-01T12:00:00Z")
                string(date and time(now(), "-06:00")) → "2026-03-01T06:00:00-06:00"
                string(date and time(now(), "America/Mexico_City")) → "2026-03-01T06:00:00@America/Mexico_City"
                string(date and time(@"2026-11-29T06:51:31.36@America/Mexico_City", "Z")) → "2026-11-29T12:51:31.36Z"
                date and time(now(), "-06:00") = now() → true
                date and time(now(), "-6") → null
                date and time(null, "Z") → null
                date and time(now(), null) → null
                """);
    }

    @ParameterizedTest
    @MethodSource
    void functions(String line) {
        check(line);
    }
}
