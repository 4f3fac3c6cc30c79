package dev.workfloo.rule.decision;

import static dev.workfloo.rule.decision.Tables.collecting;
import static dev.workfloo.rule.decision.Tables.exit;
import static dev.workfloo.rule.decision.Tables.inputs;
import static dev.workfloo.rule.decision.Tables.knowing;
import static dev.workfloo.rule.decision.Tables.labelled;
import static dev.workfloo.rule.decision.Tables.otherwise;
import static dev.workfloo.rule.decision.Tables.outputs;
import static dev.workfloo.rule.decision.Tables.prioritised;
import static dev.workfloo.rule.decision.Tables.rule;
import static dev.workfloo.rule.decision.Tables.saying;
import static dev.workfloo.rule.decision.Tables.table;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import io.vavr.control.Either;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of the hit policies are the standard's own examples (DMN 1.5, §8.2.10). */
class CompiledTableTest {

    private static final DecisionTable RISK = table(
            HitPolicy.UNIQUE,
            inputs("age", "history"),
            rule(exit("medium"), "> 60", "\"good\""),
            rule(exit("high"), "> 60", "\"bad\""),
            rule(exit("medium"), "[25..60]", "-"),
            rule(exit("low"), "< 25", "\"good\""),
            rule(exit("medium"), "< 25", "\"bad\""));

    private static final DecisionTable PRIORITISED_RISK = prioritised(
            List.of("high", "medium", "low"),
            inputs("age", "history"),
            rule(exit("medium"), ">= 25", "\"good\""),
            rule(exit("high"), "> 60", "\"bad\""),
            rule(exit("medium"), "-", "\"bad\""),
            rule(exit("low"), "< 25", "\"good\""));

    private static final DecisionTable COMPLIANCE = table(
            HitPolicy.ANY,
            inputs("rating", "card", "loan"),
            rule(exit("compliant"), "\"A\"", "< 10000", "< 50000"),
            rule(saying("rating", exit("refused")), "not(\"A\")", "-", "-"),
            rule(saying("card", exit("refused")), "-", ">= 10000", "-"),
            rule(saying("loan", exit("refused")), "-", "-", ">= 50000"));

    private static final DecisionTable DISCOUNT = table(
            HitPolicy.FIRST,
            inputs("order", "location", "customer"),
            rule(outputs("discount", "10"), "\"web\"", "\"US\"", "\"wholesaler\""),
            rule(outputs("discount", "0"), "\"phone\"", "-", "-"),
            rule(outputs("discount", "0"), "-", "\"non-US\"", "-"),
            rule(outputs("discount", "5"), "-", "-", "\"retailer\""));

    private static final DecisionTable STUDENT = table(
            HitPolicy.RULE_ORDER,
            inputs("average", "activities", "honours"),
            rule(labelled(outputs("package", "\"20% scholarship\""), "aided", "scholar"), "> 3.5", ">= 4", "true"),
            rule(labelled(outputs("package", "\"30% loan\""), "aided"), "> 3.0", "-", "true"),
            rule(labelled(outputs("package", "\"20% work\""), "works"), "> 3.0", ">= 2", "false"),
            rule(labelled(outputs("package", "\"5% work\""), "works"), "<= 3.0", "-", "-"));

    private static Either<String, Decision> decide(DecisionTable table, EvaluationContext environment) {
        return CompiledTable.of(table).decide(environment).outcome();
    }

    private static Decision decision(DecisionTable table, EvaluationContext environment) {
        return decide(table, environment).getOrElseThrow(reason -> new AssertionError(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "61,good,medium,0",
        "61,bad,high,1",
        "60,bad,medium,2",
        "25,good,medium,2",
        "24.9,good,low,3",
        "0,bad,medium,4"
    })
    void findsTheOnlyRule(String age, String history, String exit, int rule) {
        Decision decision = decision(RISK, knowing("age", new BigDecimal(age), "history", history));

        assertEquals(Optional.of(exit), decision.exit());
        assertEquals(List.of(rule), decision.rules());
    }

    @Test
    void refusesTwoRulesWhereOneMayMatch() {
        List<DecisionTable.Rule> rules = new ArrayList<>(RISK.rules());
        rules.add(rule(exit("medium"), "[0..30]", "-"));
        DecisionTable overlapping = Tables.with(RISK, rules);

        assertEquals(
                Either.left("rules 3 and 6 both match, and only one may"),
                decide(overlapping, knowing("age", 26, "history", "bad")));
        assertEquals(
                Optional.of("high"),
                decision(overlapping, knowing("age", 61, "history", "bad")).exit());
    }

    @ParameterizedTest
    @CsvSource({"25,good,medium,0", "61,good,medium,0", "61,bad,high,1", "60,bad,medium,2", "24,good,low,3"})
    void prefersTheBestExit(int age, String history, String exit, int rule) {
        Decision decision = decision(PRIORITISED_RISK, knowing("age", age, "history", history));

        assertEquals(Optional.of(exit), decision.exit());
        assertEquals(List.of(rule), decision.rules());
    }

    @ParameterizedTest
    @CsvSource({
        "A,9999,49999,compliant,''",
        "B,10000,0,refused,rating",
        "A,10000,50000,refused,card",
        "A,0,50000,refused,loan"
    })
    void letsRulesAgree(String rating, int card, int loan, String exit, String message) {
        Decision decision = decision(COMPLIANCE, knowing("rating", rating, "card", card, "loan", loan));

        assertEquals(Optional.of(exit), decision.exit());
        assertEquals(message.isEmpty() ? List.of() : List.of(message), decision.messages());
        assertEquals(1, decision.rules().size());
    }

    /** The message and the outputs are the first rule's. */
    @Test
    void oneMomentIsTheSameInEveryZone() {
        DecisionTable table = table(
                HitPolicy.ANY,
                inputs("1"),
                rule(outputs("at", "here", "part", "{at: here}"), "-"),
                rule(outputs("at", "there", "part", "{at: there}"), "-"));
        ZonedDateTime here = ZonedDateTime.parse("2026-01-31T06:00:00-06:00[America/Mexico_City]");
        ZonedDateTime there = ZonedDateTime.parse("2026-01-31T12:00:00Z");

        Decision same = decision(table, knowing("here", here, "there", there));
        Either<String, Decision> others = decide(table, knowing("here", here, "there", there.plusNanos(1)));

        assertEquals(Value.of(here), same.outputs().get("at"));
        assertEquals(Either.left("rules 1 and 2 both match and do not say the same"), others);
    }

    @Test
    void refusesRulesThatDisagree() {
        DecisionTable table = table(
                HitPolicy.ANY,
                inputs("n"),
                rule(labelled(outputs("a", "n"), "x"), "> 0"),
                rule(labelled(outputs("a", "3"), "x"), "> 1"),
                rule(labelled(outputs("a", "n"), "y"), "> 4"));

        assertEquals(context("a", 3), decision(table, knowing("n", 3)).outputs());
        assertEquals(Either.left("rules 1 and 2 both match and do not say the same"), decide(table, knowing("n", 2)));
        List<DecisionTable.Rule> ends =
                List.of(table.rules().get(0), table.rules().get(2));
        assertEquals(
                Either.left("rules 1 and 2 both match and do not say the same"),
                decide(Tables.with(table, ends), knowing("n", 5)));
    }

    @ParameterizedTest
    @CsvSource({
        "web,US,wholesaler,10,0",
        "phone,US,wholesaler,0,1",
        "phone,non-US,retailer,0,1",
        "web,non-US,retailer,0,2",
        "web,US,retailer,5,3"
    })
    void takesTheFirstRule(String order, String location, String customer, int discount, int rule) {
        Decision decision = decision(DISCOUNT, knowing("order", order, "location", location, "customer", customer));

        assertEquals(context("discount", discount), decision.outputs());
        assertEquals(List.of(rule), decision.rules());
    }

    @Test
    void givesAllRulesInTheirOrder() {
        Decision honoured = decision(STUDENT, knowing("average", 3.6, "activities", 4, "honours", true));
        Decision average = decision(STUDENT, knowing("average", 3, "activities", 4, "honours", true));

        assertEquals(context("package", List.of("20% scholarship", "30% loan")), honoured.outputs());
        assertEquals(List.of("aided", "scholar"), honoured.labels());
        assertEquals(List.of(0, 1), honoured.rules());
        assertEquals(Optional.empty(), honoured.exit());
        assertEquals(context("package", List.of("5% work")), average.outputs());
    }

    @ParameterizedTest
    @CsvSource({"LIST,'[10, 20, 5]','[0.5, 2]'", "SUM,35,2.5", "MIN,5,0.5", "MAX,20,2", "COUNT,3,2"})
    void putsOutputsTogether(Aggregate aggregate, String fee, String rate) {
        DecisionTable table = collecting(
                aggregate,
                inputs("n"),
                rule(saying("one", outputs("fee", "10", "rate", "0.5")), ">= 1"),
                rule(outputs("fee", "n * 10"), ">= 2"),
                rule(outputs("fee", "1000", "rate", "7"), ">= 3"),
                rule(saying("four", outputs("fee", "5", "rate", "2")), "<= 4"));

        Decision decision = decision(table, knowing("n", 2));

        Value expectedFee = value(fee);
        assertEquals(context("fee", expectedFee, "rate", value(rate)), decision.outputs());
        assertEquals(List.of("one", "four"), decision.messages());
        assertEquals(List.of(0, 1, 3), decision.rules());
    }

    private static Value value(String text) {
        return new Evaluation(knowing()).evaluate(Tables.expression(text));
    }

    @ParameterizedTest
    @EnumSource(Aggregate.class)
    void putsNothingTogetherWhereNothingMatches(Aggregate aggregate) {
        DecisionTable table = collecting(aggregate, inputs("n"), rule(outputs("fee", "10"), "> 5"));
        Value nothing = switch (aggregate) {
            case LIST -> Value.of(List.of());
            case COUNT -> Value.of(0);
            case SUM, MIN, MAX -> Value.NULL;
        };

        Decision decision = decision(table, knowing("n", 5));

        assertEquals(context("fee", nothing), decision.outputs());
        assertEquals(List.of(), decision.rules());
    }

    @ParameterizedTest
    @EnumSource(HitPolicy.class)
    void fallsBackOnTheDefault(HitPolicy policy) {
        DecisionTable table = otherwise(
                table(policy, inputs("n"), rule(exit("a"), "> 5")),
                saying("none", labelled(outputs("limit", "n + 1"), "x", "x")));

        Decision decision = decision(table, knowing("n", 5));

        assertEquals(
                new Decision(Optional.empty(), List.of("none"), List.of("x"), context("limit", 6), List.of()),
                decision);
    }

    @ParameterizedTest
    @EnumSource(HitPolicy.class)
    void saysThatNoRuleMatches(HitPolicy policy) {
        DecisionTable table = table(policy, inputs("n"), rule(exit("a"), "> 5"));

        Either<String, Decision> outcome = decide(table, knowing("n", Value.NULL));

        assertEquals(policy.isSingle(), outcome.isLeft());
        if (policy.isSingle()) assertEquals("no rule matches, and there is no default", outcome.getLeft());
    }

    @Test
    void evaluatesOnlyWhatCounts() {
        DecisionTable table = table(
                HitPolicy.FIRST,
                inputs("n"),
                rule(outputs("a", "n / 0"), "> 5"),
                rule(outputs("a", "n"), "> 3"),
                rule(outputs("a", "n / 0"), "-"));

        Decided decided = CompiledTable.of(table).decide(knowing("n", 4));

        assertEquals(List.of(), decided.trace().remarks());
        assertEquals(
                1,
                CompiledTable.of(table)
                        .decide(knowing("n", 1))
                        .trace()
                        .remarks()
                        .size());
    }

    @Test
    void failsWhereAnEvaluationFails() {
        String[] endless = {"some a in l, b in l, c in l satisfies a + b + c < 0", "l"};
        EvaluationContext environment = knowing("l", new ArrayList<>(Collections.nCopies(1_000, 1)));
        List<DecisionTable> tables = List.of(
                table(HitPolicy.FIRST, inputs(endless[0]), rule(exit("a"), "-")),
                table(HitPolicy.FIRST, inputs("1"), rule(exit("a"), endless[0]), rule(exit("b"), "-")),
                table(HitPolicy.COLLECT, inputs("1"), rule(outputs("a", endless[0]), "-")),
                otherwise(table(HitPolicy.UNIQUE, inputs("1")), outputs("a", endless[0])));

        for (DecisionTable table : tables) {
            Decided decided = CompiledTable.of(table).decide(environment);

            assertTrue(decided.outcome().isLeft());
            assertTrue(decided.outcome().getLeft().contains("steps"));
            assertTrue(decided.trace().rows().stream().noneMatch(TableTrace.Row::matched)
                    || table.hitPolicy() == HitPolicy.COLLECT);
        }
    }

    @Test
    void tracesWhatItLookedAt() {
        DecisionTable table = table(
                HitPolicy.FIRST,
                inputs("score", "income"),
                rule(exit("a"), "> 700", "> rent * 3"),
                rule(exit("b"), "< 600", "-"),
                rule(exit("c"), "[600..800]", "> rent * 2"),
                rule(exit("d"), "-", "-"));

        Decided decided = CompiledTable.of(table).decide(knowing("score", 710, "income", 250, "rent", 100));
        TableTrace trace = decided.trace();

        assertEquals(List.of(Value.of(710), Value.of(250)), trace.inputs());
        assertEquals(
                List.of(0, 2), trace.rows().stream().map(TableTrace.Row::rule).toList());
        assertEquals(List.of(true, false), answers(trace.rows().get(0)));
        assertEquals(List.of(true, true), answers(trace.rows().get(1)));
        assertEquals(List.of(false, true), answers(decided.row(1)));
        assertEquals(List.of(true, true), answers(decided.row(3)));
        assertEquals(table.rules().get(1).when(), decided.row(1).tests());
        assertThrows(IndexOutOfBoundsException.class, () -> decided.row(4));
    }

    private static List<Boolean> answers(TableTrace.Row row) {
        List<Boolean> answers =
                row.answers().stream().map(Value.of(true)::equals).toList();
        assertEquals(row.matched(), !answers.contains(false));
        return answers;
    }

    @Test
    void asksEachInputOnce() {
        DecisionTable table = table(
                HitPolicy.FIRST,
                inputs("1 / 0", "\"a\" + 1"),
                rule(exit("a"), "> 5", "-"),
                rule(exit("b"), "null", "null"));

        Decided decided = CompiledTable.of(table).decide(knowing());

        assertEquals(Either.right(Optional.of("b")), decided.outcome().map(Decision::exit));
        assertEquals(2, decided.trace().remarks().size());
    }

    @Test
    void matchesEverythingWithoutInputs() {
        DecisionTable table = table(HitPolicy.COLLECT, List.of(), rule(outputs("a", "1")), rule(outputs("a", "2")));

        assertEquals(context("a", List.of(1, 2)), decision(table, knowing()).outputs());
        assertTrue(decide(table(HitPolicy.FIRST, inputs("1")), knowing()).isLeft());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "null", "= null", "not(1)", "not(!= null)", "!= null", "!= 1", "< 1", "not(\"a\", 2)"})
    void treatsWhatIsMissingAsTheEvaluationDoes(String cell) {
        DecisionTable table = otherwise(
                table(HitPolicy.FIRST, inputs("n"), rule(exit("passes"), cell), rule(exit("any"), "> 3")),
                exit("fails"));

        boolean passes =
                new Evaluation(knowing()).test(Tables.tests(cell), Value.NULL).equals(Value.of(true));

        assertEquals(
                Optional.of(passes ? "passes" : "fails"),
                decision(table, knowing("n", Value.NULL)).exit());
    }

    @Test
    void tellsNumbersApartThatAreAlmostEqual() {
        String[] close = {
            "0.1",
            "0.10000000000000000000000000000001",
            "0.10000000000000000000000000000002",
            "9007199254740992",
            "9007199254740993"
        };
        DecisionTable table = table(
                HitPolicy.UNIQUE,
                inputs("n"),
                Arrays.stream(close).map(it -> rule(exit(it), it)).toArray(DecisionTable.Rule[]::new));

        for (String number : close) {
            assertEquals(
                    Optional.of(number),
                    decision(table, knowing("n", new BigDecimal(number))).exit());
        }
        assertTrue(decide(table, knowing("n", new BigDecimal("0.100000000000000000000000000000015")))
                .isLeft());
    }

    @Test
    void decidesLongTables() {
        List<DecisionTable.Rule> rules = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) rules.add(rule(exit("exit " + i), "[" + i + ".." + (i + 1) + ")", "> n - 1"));
        DecisionTable table = new DecisionTable(
                inputs("n", "n"), rules, DecisionTable.Selection.by(HitPolicy.UNIQUE), Optional.empty());
        CompiledTable compiled = CompiledTable.of(table);

        for (int n : List.of(0, 1, 4_999, 9_999)) {
            assertEquals(
                    Optional.of(Optional.of("exit " + n)),
                    compiled.decide(knowing("n", n + 0.5))
                            .outcome()
                            .toJavaOptional()
                            .map(Decision::exit));
        }
        assertTrue(compiled.decide(knowing("n", 10_000)).outcome().isLeft());
    }
}
