package dev.workfloo.rule.expression.check;

import static dev.workfloo.rule.expression.check.TypeCheckTest.POLICY;
import static dev.workfloo.rule.expression.check.TypeCheckTest.parsed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The sentences that an author reads. */
class TypeMistakesTest {

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(
                        "applicant.income + \"a\"",
                        "`applicant.income + \"a\"`: + needs two numbers, but the right side is text"),
                arguments(
                        "\"a\" + applicant.income",
                        "`\"a\" + applicant.income`: + joins two texts, but the right side is a number"),
                arguments(
                        "applicant.first_name - 1",
                        "`applicant.first_name - 1`: - takes numbers, dates or durations from each other, but the left side is text"),
                arguments(
                        "applicant.employed + 1",
                        "`applicant.employed + 1`: + adds numbers, texts, durations, or a date and a duration, but the left side is true or false"),
                arguments(
                        "applicant.birth_date + 1",
                        "`applicant.birth_date + 1`: + adds a duration to a date, but the right side is a number"),
                arguments(
                        "applicant.birth_date - bureau.reported_at",
                        "`applicant.birth_date - bureau.reported_at`: - takes a duration or a date from a date, but the right side is a date and time"),
                arguments("2 ** \"a\"", "`2 ** \"a\"`: ** needs two numbers, but the right side is text"),
                arguments(
                        "applicant.income * applicant.birth_date",
                        "`applicant.income * applicant.birth_date`: * needs two numbers, but the right side is a date"),
                arguments(
                        "duration(\"P1Y\") + duration(\"P1D\")",
                        "`duration(\"P1Y\") + duration(\"P1D\")`: + adds durations of one kind, or a duration to a date, but the right side is a days and time duration"),
                arguments(
                        "date and time(now(), \"Mexico\")",
                        "`date and time(now(), \"Mexico\")`: date and time needs a zone or an offset, such as \"America/Mexico_City\" and \"-06:00\", but `\"Mexico\"` is none"),
                arguments(
                        "date and time(applicant.birth_date, \"Z\")",
                        "`date and time(applicant.birth_date, \"Z\")`: date and time needs a date and time, but `applicant.birth_date` is a date"),
                arguments("bureau.scor", "`bureau.scor`: bureau has no member scor; did you mean score?"),
                arguments("aplicant.income", "`aplicant`: nothing is called aplicant here; did you mean applicant?"),
                arguments(
                        "applicant.income.value",
                        "`applicant.income.value`: `applicant.income` is a number and has no members"),
                arguments("incme > 5", "`incme`: nothing is called incme here; there is applicant, bureau, sat"),
                arguments(
                        "if bureau.score >= 700 then 1 else 2",
                        "`bureau.score >= 700` may be null because `bureau.score` may be: test `bureau.score != null` first, or give a default"),
                arguments(
                        "if applicant.income / applicant.dependants > 5 then 1 else 2",
                        "`applicant.income / applicant.dependants > 5` may be null because `applicant.dependants` may be: test `applicant.dependants != null` first, or give a default"),
                arguments(
                        "if applicant.dependants != null and applicant.income / applicant.dependants > 5 then 1 else 2",
                        "`applicant.dependants != null and applicant.income / applicant.dependants > 5` may be null because `applicant.dependants` may be 0: test `applicant.dependants != 0` first, or give a default"),
                arguments(
                        "if sat.income > 10 then 1 else 2",
                        "`sat.income > 10` may be null because `sat.income` may be: test `sat.income != null` first, or give a default"),
                arguments(
                        "if applicant.employed then 1 else \"a\"",
                        "`if applicant.employed then 1 else \"a\"`: if gives a number in one case and text in the other"),
                arguments(
                        "if applicant.income then 1 else 2",
                        "`if applicant.income then 1 else 2`: if needs what is true or false, but the condition is a number"),
                arguments(
                        "applicant.income and applicant.employed",
                        "`applicant.income and applicant.employed`: and needs what is true or false, but the left side is a number"),
                arguments(
                        "applicant.employed or \"yes\"",
                        "`applicant.employed or \"yes\"`: or needs what is true or false, but the right side is text"),
                arguments(
                        "not(applicant.income)",
                        "`not(applicant.income)`: not needs what is true or false, but `applicant.income` is a number"),
                arguments(
                        "applicant.income = \"8000\"",
                        "`applicant.income = \"8000\"`: = needs two of one kind, but the left side is a number and the right side is text"),
                arguments(
                        "applicant.birth_date < \"2000-01-01\"",
                        "`applicant.birth_date < \"2000-01-01\"`: < needs two of one kind, but the left side is a date and the right side is text"),
                arguments(
                        "applicant.birth_date = bureau.reported_at",
                        "`applicant.birth_date = bureau.reported_at`: = needs two of one kind, but the left side is a date and the right side is a date and time: date() takes the time away"),
                arguments(
                        "applicant.employed > false",
                        "`applicant.employed > false`: > needs what has an order, but the left side is true or false"),
                arguments(
                        "bureau.loans > 3",
                        "`bureau.loans > 3`: > needs what has an order, but the left side is a list of contexts"),
                arguments(
                        "applicant.income > null",
                        "`applicant.income > null`: > has no answer, because the right side is always null"),
                arguments(
                        "list contains(bureau.codes, 5)",
                        "`list contains(bureau.codes, 5)`: list contains needs two of one kind, but an element is text and what is looked for is a number"),
                arguments(
                        "bureau.loans[\"a\"]",
                        "`bureau.loans[\"a\"]`: a filter needs a place or a condition, but `\"a\"` is text"),
                arguments(
                        "bureau.loans[amount > \"a\"]",
                        "`amount > \"a\"`: > needs two of one kind, but the left side is a number and the right side is text"),
                arguments("bureau.loans[amuont > 1]", "`amuont`: nothing is called amuont here; did you mean amount?"),
                arguments(
                        "some x in bureau.codes satisfies x > 1",
                        "`x > 1`: > needs two of one kind, but the left side is text and the right side is a number"),
                arguments(
                        "every x in bureau.loans satisfies x.amount",
                        "`every x in bureau.loans satisfies x.amount`: every needs what is true or false, but the condition is a number"),
                arguments(
                        "[1, \"a\"]",
                        "`[1, \"a\"]`: the elements of a list must be of one kind, but `\"a\"` is text after a number"),
                arguments(
                        "-applicant.first_name",
                        "`-applicant.first_name`: - needs a number or a duration, but `applicant.first_name` is text"),
                arguments(
                        "duration(applicant.first_name)",
                        "`duration(applicant.first_name)`: duration can give durations of two kinds, so that its text must be written out"),
                arguments(
                        "concatenate(bureau.codes, 1)",
                        "`concatenate(bureau.codes, 1)`: concatenate needs values of one kind, but `1` is a list of numbers beside a list of texts"),
                arguments(
                        "now().timezone",
                        "`now().timezone`: `now()` has no member timezone; there is day, hour, minute, month, second, weekday, year"),
                arguments("count(null)", "`count(null)`: count needs a list, but `null` is always null"),
                arguments("null[1]", "`null[1]`: a filter needs a list, but `null` is always null"),
                arguments(
                        "sum(bureau.codes)",
                        "`sum(bureau.codes)`: sum needs a list of numbers, but an element of `bureau.codes` is text"),
                arguments(
                        "max(1, \"a\")",
                        "`max(1, \"a\")`: max needs values of one kind, but `\"a\"` is text beside a number"),
                arguments(
                        "min(bureau.loans)",
                        "`min(bureau.loans)`: min needs a list of values that have an order, but an element of `bureau.loans` is a context"),
                arguments(
                        "substring(applicant.first_name, 1.5)",
                        "`substring(applicant.first_name, 1.5)`: substring needs a whole number, but `1.5` may have decimals: floor() makes it whole"),
                arguments(
                        "string length(applicant.income)",
                        "`string length(applicant.income)`: string length needs text, but `applicant.income` is a number"),
                arguments("upper case(null)", "`upper case(null)`: upper case needs text, but `null` is always null"),
                arguments(
                        "append(bureau.codes, 1)",
                        "`append(bureau.codes, 1)`: append needs values of one kind, but `1` is a number beside text"),
                arguments(
                        "concatenate(bureau.codes, [1])",
                        "`concatenate(bureau.codes, [1])`: concatenate needs values of one kind, but `[1]` is a list of numbers beside a list of texts"),
                arguments(
                        "today() > now()",
                        "`today() > now()`: > needs two of one kind, but the left side is a date and the right side is a date and time: date() takes the time away"),
                arguments(
                        "date(applicant.income)",
                        "`date(applicant.income)`: date needs a text or a date, but `applicant.income` is a number"),
                arguments(
                        "odd(applicant.income)",
                        "`odd(applicant.income)`: odd needs a whole number, but `applicant.income` may have decimals: floor() makes it whole"),
                arguments(
                        "string join(bureau.loans.amount, \",\")",
                        "`string join(bureau.loans.amount, \",\")`: string join needs a list of texts, but an element of `bureau.loans.amount` is a number"),
                arguments(
                        "bureau.loans.amuont",
                        "`bureau.loans.amuont`: `bureau.loans` has no member amuont; did you mean amount?"),
                arguments("null.a", "`null.a`: `null` is always null"),
                arguments(
                        "{a: 1, b: \"x\"}.c",
                        "`{a: 1, b: \"x\"}.c`: `{a: 1, b: \"x\"}` has no member c; there is a, b"),
                arguments(
                        "bureau.codes = [1]",
                        "`bureau.codes = [1]`: = needs two of one kind, but the left side is a list of texts and the right side is a list of numbers"),
                arguments(
                        "applicant.income in (\"a\")",
                        "`applicant.income = \"a\"`: = needs two of one kind, but the tested value is a number and `\"a\"` is text"),
                arguments(
                        "applicant.income in (> \"a\")",
                        "`applicant.income in (> \"a\")`: > needs two of one kind, but the tested value is a number and the right side is text"),
                arguments(
                        "all(bureau.codes)",
                        "`all(bureau.codes)`: all needs a list of what is true or false, but an element of `bureau.codes` is text"),
                arguments(
                        "index of(bureau.codes, 3)",
                        "`index of(bureau.codes, 3)`: index of needs two of one kind, but an element is text and what is looked for is a number"),
                arguments(
                        "applicant.first_name.length",
                        "`applicant.first_name.length`: `applicant.first_name` is text and has no members"),
                arguments("1/0", "`1 / 0` is always null: nothing can be divided by 0"),
                arguments(
                        "bureau.loans[applicant.dependants]",
                        "`applicant.dependants` may be null: test `applicant.dependants != null` first, or give a default"),
                arguments(
                        "bureau.codes[string length(item)]",
                        "`bureau.codes[string length(item)]`: a filter needs a place that is the same for all elements, or a condition"),
                arguments(
                        "[{applicant: 1}][applicant = 1]",
                        "`applicant`: can mean the element's or what is called so outside: write item.applicant"),
                arguments("date(2026, 2, 30)", "`date(2026, 2, 30)` is always null: there is no such date"),
                arguments("number(\"x\")", "`number(\"x\")` is always null: the text does not spell a number"),
                arguments("0 ** -1", "`0 ** -1` is always null: nothing can be divided by 0"),
                arguments("2 ** 0.5", "`2 ** 0.5` is always null: ** takes a whole number on its right side"),
                arguments(
                        "bureau.codes in [\"a\"]",
                        "`bureau.codes = \"a\"`: = needs two of one kind, but the tested value is a list of texts and `\"a\"` is text"),
                arguments(
                        "bureau.loans.unknown_thing",
                        "`bureau.loans.unknown_thing`: `bureau.loans` has no member unknown_thing; there is amount, kind, opened, overdue"),
                arguments("xyz", "`xyz`: nothing is called xyz here; there is applicant, bureau, sat"),
                arguments(
                        "bureau.loans[0]", "`bureau.loans[0]`: a filter counts places from 1, or from -1 at the end"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakesAreSaidInOneSentence(String text, String mistake) {
        TypeCheck.Result result = TypeCheck.check(parsed(text), POLICY);

        assertEquals(List.of(mistake), result.mistakes());
        assertTrue(result.warnings().stream().allMatch(it -> it.endsWith("counts as the list of it alone")));
    }

    static Stream<Arguments> warnings() {
        return Stream.of(
                arguments(
                        "sum(applicant.income) > 1",
                        "`sum(applicant.income)`: `applicant.income` is a number, and counts as the list of it alone"),
                arguments(
                        "all(applicant.employed)",
                        "`all(applicant.employed)`: `applicant.employed` is true or false, and counts as the list of it alone"),
                arguments(
                        "some x in applicant.income satisfies x > 1",
                        "`some x in applicant.income satisfies x > 1`: `applicant.income` is a number, and counts as the list of it alone"),
                arguments(
                        "count(applicant[income > 1]) = 1",
                        "`applicant[income > 1]`: `applicant` is a context, and counts as the list of it alone"),
                arguments(
                        "applicant.income = null",
                        "`applicant.income = null` never holds: `applicant.income` is not null here"),
                arguments(
                        "null != applicant.income",
                        "`null != applicant.income` always holds: `applicant.income` is not null here"),
                arguments("applicant.age > 120", "`applicant.age > 120` never holds: `applicant.age` is at most 99"),
                arguments("applicant.age = 120", "`applicant.age = 120` never holds: `applicant.age` is at most 99"),
                arguments("applicant.age = 20.5", "`applicant.age = 20.5` never holds: `applicant.age` is an integer"),
                arguments(
                        "applicant.age in [100..120]",
                        "`applicant.age in [100..120]` never holds: `applicant.age` is at most 99"),
                arguments(
                        "applicant.age between 100 and 120",
                        "`applicant.age between 100 and 120` never holds: `applicant.age` is at most 99"),
                arguments(
                        "applicant.age between 65 and 18",
                        "`applicant.age between 65 and 18` never holds: the lower end is above the upper end"),
                arguments(
                        "applicant.age in (17, 18)",
                        "`applicant.age = 17` never holds: `applicant.age` is at least 18"),
                arguments(
                        "applicant.state = \"DF\"",
                        "`applicant.state = \"DF\"` never holds: `applicant.state` is one of \"AGS\", \"MEX\", \"ZAC\""),
                arguments(
                        "applicant.state != \"DF\"",
                        "`applicant.state != \"DF\"` always holds: `applicant.state` is one of \"AGS\", \"MEX\", \"ZAC\""),
                arguments(
                        "applicant.state in (\"DF\", \"AGS\")",
                        "`applicant.state = \"DF\"` never holds: `applicant.state` is one of \"AGS\", \"MEX\", \"ZAC\""),
                arguments(
                        "applicant.state in [\"DF\", \"AGS\"]",
                        "`applicant.state = \"DF\"` never holds: `applicant.state` is one of \"AGS\", \"MEX\", \"ZAC\""),
                arguments(
                        "list contains([\"DF\"], applicant.state)",
                        "`list contains([\"DF\"], applicant.state)` never holds: `applicant.state` is one of \"AGS\", \"MEX\", \"ZAC\""),
                arguments(
                        "day of week(applicant.birth_date) = \"Mon\"",
                        "`day of week(applicant.birth_date) = \"Mon\"` never holds: `day of week(applicant.birth_date)` is one of \"Monday\", \"Tuesday\", \"Wednesday\", \"Thursday\", \"Friday\", \"Saturday\", \"Sunday\""),
                arguments(
                        "bureau.loans[overdue > 0]",
                        "`bureau.loans[overdue > 0]` leaves out elements of which `overdue > 0` is null: test that first, in the filter"));
    }

    @ParameterizedTest
    @MethodSource("warnings")
    void oddConditionsAreWarnedOf(String text, String warning) {
        TypeCheck.Result result = TypeCheck.check(parsed(text), POLICY);

        assertEquals(List.of(), result.mistakes());
        assertEquals(List.of(warning), result.warnings());
    }
}
