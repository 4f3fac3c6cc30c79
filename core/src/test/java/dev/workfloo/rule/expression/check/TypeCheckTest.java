package dev.workfloo.rule.expression.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.rule.expression.syntax.Parser;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeCheckTest {

    static final TypeEnvironment POLICY = TypeEnvironment.of(Map.of(
            "applicant",
            members(
                    "first_name",
                    Type.TEXT,
                    "income",
                    new Type.Num(false, Optional.of(BigDecimal.ZERO), Optional.empty()),
                    "age",
                    new Type.Num(true, Optional.of(new BigDecimal(18)), Optional.of(new BigDecimal(99))),
                    "state",
                    new Type.Text(new LinkedHashSet<>(List.of("AGS", "MEX", "ZAC"))),
                    "birth_date",
                    Type.DATE,
                    "employed",
                    Type.BOOLEAN,
                    "employer",
                    Type.TEXT.orNull(),
                    "dependants",
                    Type.INTEGER.orNull()),
            "bureau",
            members(
                    "score",
                    Type.INTEGER.orNull(),
                    "reported_at",
                    Type.DATE_TIME,
                    "codes",
                    new Type.Sequence(Type.TEXT),
                    "loans",
                    new Type.Sequence(members(
                            "amount", Type.NUMBER,
                            "overdue", Type.NUMBER.orNull(),
                            "opened", Type.DATE,
                            "kind", Type.TEXT))),
            "sat",
            members("regime", Type.TEXT, "income", Type.NUMBER, "since", Type.DATE.orNull())
                    .orNull()));

    static Type members(Object... namesAndTypes) {
        Map<String, Type> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTypes.length; i += 2)
            members.put((String) namesAndTypes[i], (Type) namesAndTypes[i + 1]);
        return new Type.Context(members);
    }

    static Expression parsed(String text) {
        return Parser.expression(text).getOrElseThrow(error -> new AssertionError(text + ": " + error));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "applicant.income >= 8000 and applicant.age between 18 and 65",
                "bureau.score != null and bureau.score >= 700",
                "bureau.score = null or bureau.score >= 700",
                "if bureau.score != null then bureau.score >= 700 else applicant.income > 15000",
                "if bureau.score = null then false else bureau.score >= 700",
                "not(bureau.score = null) and bureau.score > 500",
                "not(bureau.score = null or bureau.score < 500)",
                "sat != null and sat.income > applicant.income / 2",
                "sat.since != null and sat.regime = \"612\" and sat.income > 0",
                "sat.regime = \"612\" and sat.income > 0",
                "sat != null and sat.regime in (\"612\", \"626\") and sat.income > 0",
                "sat.since != null and sat.since < today() - duration(\"P1Y\")",
                "applicant.birth_date + duration(\"P18Y\") <= today()",
                "years and months duration(applicant.birth_date, today()) >= duration(\"P21Y\")",
                "bureau.reported_at > now() - duration(\"P30D\")",
                "now() - bureau.reported_at < duration(\"P30D\")",
                "(today() - applicant.birth_date) / duration(\"P1D\") > 6575",
                "applicant.state in (\"AGS\", \"MEX\")",
                "applicant.state in [\"AGS\", \"MEX\"]",
                "list contains([\"AGS\", \"MEX\"], applicant.state)",
                "count(bureau.loans) > 0 and count(bureau.loans[overdue != null and overdue > 0]) = 0",
                "count(bureau.loans[item.kind = \"mortgage\" and opened < today()]) <= 2",
                "some loan in bureau.loans satisfies loan.amount > 10000 and loan.kind = \"card\"",
                "every loan in bureau.loans satisfies loan.overdue = null or loan.overdue = 0",
                "some a in bureau.loans, b in bureau.codes satisfies a.kind = b",
                "if sum(bureau.loans.amount) != null then sum(bureau.loans.amount) < applicant.income * 3 else true",
                "if sum(bureau.loans[overdue != null].overdue) != null "
                        + "then sum(bureau.loans[overdue != null].overdue) = 0 else true",
                "applicant.dependants != null and applicant.dependants != 0 "
                        + "and applicant.income / applicant.dependants > 2000",
                "if applicant.dependants != null and applicant.dependants > 0 "
                        + "then applicant.income / applicant.dependants > 2000 else true",
                "applicant.employer != null and contains(upper case(applicant.employer), \"SA DE CV\")",
                "string length(applicant.first_name) > 1 and not(starts with(applicant.first_name, \"X\"))",
                "bureau.codes[1] != null and bureau.codes[1] = \"A\"",
                "bureau.codes[1] = \"A\"",
                "floor(applicant.income) = applicant.income and odd(applicant.age)",
                "applicant.dependants != null and applicant.dependants in [0..3] or not(applicant.employed)",
                "(if applicant.employed then \"employed\" else \"free\") = \"free\"",
                "applicant.birth_date.year >= 1980 and bureau.reported_at.hour < 12",
                "{limit: applicant.income * 3}.limit > 50000",
                "max(applicant.income, 5000) > 8000 and min([applicant.age, 30]) >= 18",
                "modulo(applicant.age, 2) = 1",
                "sqrt(applicant.income) > 100",
                "applicant.employed"
            })
    void realConditionsPass(String text) {
        TypeCheck.Result result = TypeCheck.checkCondition(parsed(text), POLICY);

        assertEquals(List.of(), result.mistakes());
        assertEquals(List.of(), result.warnings());
        assertEquals(Type.BOOLEAN, result.type());
    }

    static Stream<Arguments> types() {
        return Stream.of(
                arguments("applicant.age + 1", "integer"),
                arguments("applicant.age / 2", "number"),
                arguments("applicant.income / applicant.age", "number"),
                arguments("applicant.age / applicant.income", "number or null"),
                arguments("applicant.age ** 2", "integer"),
                arguments("applicant.age ** -1", "number"),
                arguments("applicant.income ** applicant.income", "number or null"),
                arguments("bureau.score + 1", "integer or null"),
                arguments("duration(\"P1D\") / duration(\"PT1H\")", "number"),
                arguments("applicant.birth_date + duration(\"P1Y\")", "date"),
                arguments("bureau.reported_at - now()", "days and time duration"),
                arguments("bureau.loans.overdue", "list of number or null"),
                arguments("bureau.loans[overdue != null].overdue", "list of number"),
                arguments("bureau.loans[item.overdue > 0][1].overdue", "number or null"),
                arguments("bureau.codes[1]", "text or null"),
                arguments("bureau.codes[item != \"A\"]", "list of text"),
                arguments("(if applicant.employed then [1, 2] else null)[item > 1]", "list of integer or null"),
                arguments("bureau.reported_at.second", "number"),
                arguments("bureau.reported_at.minute", "integer"),
                arguments("sat.since.year", "integer or null"),
                arguments("sum(bureau.loans.amount)", "number or null"),
                arguments("sum([applicant.age, 1])", "integer"),
                arguments("sum(applicant.age)", "integer"),
                arguments("max(applicant.income)", "number"),
                arguments("mean(bureau.score)", "number or null"),
                arguments("count(applicant.age)", "integer"),
                arguments("append(applicant.age, 1)", "list of integer"),
                arguments("concatenate(applicant.age, [1.5], 2)", "list of number"),
                arguments("reverse(applicant.first_name)", "list of text"),
                arguments("sublist(applicant.age, 1)", "list of integer or null"),
                arguments("string join(applicant.first_name, \"-\")", "text"),
                arguments("applicant.age[1]", "integer or null"),
                arguments("bureau.score[item > 1]", "list of integer or null"),
                arguments("max(applicant.age, bureau.score)", "integer or null"),
                arguments("min([applicant.age, null])", "integer or null"),
                arguments("mean([1, 2])", "number"),
                arguments("count(bureau.codes)", "integer"),
                arguments("all([applicant.employed])", "boolean"),
                arguments("any(bureau.loans.overdue = [1], bureau.score > 3)", "boolean or null"),
                arguments("substring(applicant.first_name, 1, 2)", "text or null"),
                arguments("substring(\"abc\", 1, 2)", "text"),
                arguments("upper case(applicant.employer)", "text or null"),
                arguments("string(bureau.loans)", "text"),
                arguments("string join(bureau.codes, applicant.employer)", "text"),
                arguments("number(applicant.first_name)", "number or null"),
                arguments("number(\"12.5\")", "number"),
                arguments("date(applicant.first_name)", "date or null"),
                arguments("date(bureau.reported_at)", "date"),
                arguments("date(2026, 2, 28)", "date"),
                arguments("date(applicant.age, 1, 1)", "date or null"),
                arguments("date and time(applicant.first_name)", "date and time or null"),
                arguments("date and time(now(), \"-06:00\")", "date and time"),
                arguments("date and time(now(), applicant.first_name)", "date and time or null"),
                arguments("floor(applicant.income)", "integer"),
                arguments("decimal(applicant.income, 2)", "number"),
                arguments("decimal(applicant.income, 0)", "integer"),
                arguments("decimal(applicant.income, count(bureau.codes))", "number or null"),
                arguments("modulo(applicant.age, 7)", "integer"),
                arguments("modulo(applicant.age, bureau.score)", "integer or null"),
                arguments("sqrt(abs(bureau.loans[1].amount))", "number or null"),
                arguments("sqrt(abs(applicant.age - 50))", "number"),
                arguments("sqrt(applicant.age - 50)", "number or null"),
                arguments("abs(applicant.birth_date - today())", "days and time duration"),
                arguments("append(bureau.codes, null)", "list of text or null"),
                arguments("index of(bureau.codes, \"A\")", "list of integer"),
                arguments("if applicant.employed then 1 else null", "integer or null"),
                arguments("if sat != null then sat.income else 0", "number"),
                arguments("[]", "list of nothing"),
                arguments("[][1]", "null"),
                arguments("{a: 1, b: a + 0.5}", "{a: integer, b: number}"),
                arguments("applicant.dependants in (5, 6)", "boolean or null"),
                arguments("applicant.dependants in (null, > 6)", "boolean"),
                arguments("applicant.dependants = 5", "boolean"),
                arguments("false and applicant.dependants > 5", "boolean or null"),
                arguments("some x in bureau.loans.overdue satisfies x > 5", "boolean or null"),
                arguments("not(applicant.dependants > 5)", "boolean or null"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void typesFollowFromTheParts(String text, String type) {
        TypeCheck.Result result = TypeCheck.check(parsed(text), POLICY);

        assertEquals(List.of(), result.mistakes());
        assertEquals(type, result.type().toString());
    }

    static Stream<Arguments> cells() {
        return Stream.of(
                arguments("-", "boolean"),
                arguments(">= 700", "boolean or null"),
                arguments("null, >= 700", "boolean"),
                arguments("not(null)", "boolean"),
                arguments("not(500)", "boolean or null"),
                arguments("? = null or ? > 5", "boolean"));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void cellsAnswerWithTrueOrFalse(String cell, String type) {
        TypeCheck.Result result = TypeCheck.check(tests(cell), Type.INTEGER.orNull(), POLICY);

        assertEquals(List.of(), result.mistakes());
        assertEquals(type, result.type().toString());
    }

    private static UnaryTests tests(String cell) {
        return Parser.unaryTests(cell).getOrElseThrow(error -> new AssertionError(cell + ": " + error));
    }

    @org.junit.jupiter.api.Test
    void cellsAreCheckedAgainstTheirInput() {
        Type age = new Type.Num(true, Optional.of(BigDecimal.ZERO), Optional.of(new BigDecimal(100)));

        TypeCheck.Result wrong = TypeCheck.check(tests("\"a\", contains(?, \"x\")"), age, POLICY);
        TypeCheck.Result odd = TypeCheck.check(tests("> 500, [100..200], null, 0.5, 20"), age, POLICY);

        assertEquals(
                List.of(
                        "`? = \"a\"`: = needs two of one kind, but the tested value is a number and `\"a\"` is text",
                        "`contains(?, \"x\")`: contains needs text, but `?` is a number"),
                wrong.mistakes());
        assertEquals(
                List.of(
                        "`> 500` never holds: `?` is at most 100",
                        "`? = null` never holds: `?` is not null here",
                        "`? = 0.5` never holds: `?` is an integer"),
                odd.warnings());
        assertEquals(List.of(), odd.mistakes());
    }

    @org.junit.jupiter.api.Test
    void conditionsMustBeTrueOrFalse() {
        assertEquals(
                List.of("`bureau.score >= 700` may be null because `bureau.score` may be: "
                        + "test `bureau.score != null` first, or give a default"),
                TypeCheck.checkCondition(parsed("bureau.score >= 700"), POLICY).mistakes());
        assertEquals(
                List.of("`applicant.income`: a condition must be true or false, but this is a number"),
                TypeCheck.checkCondition(parsed("applicant.income"), POLICY).mistakes());
        assertEquals(
                List.of("`aplicant`: nothing is called aplicant here; did you mean applicant?"),
                TypeCheck.checkCondition(parsed("aplicant.income"), POLICY).mistakes());
    }

    @org.junit.jupiter.api.Test
    void whatWasShownHolds() {
        TypeEnvironment shown = TypeCheck.knownWhen(parsed("bureau.score > 0 and sat != null"), true, POLICY);

        assertEquals(
                Type.INTEGER, TypeCheck.check(parsed("bureau.score"), shown).type());
        assertEquals(
                Type.NUMBER,
                TypeCheck.check(parsed("sat.income / bureau.score"), shown).type());
    }
}
