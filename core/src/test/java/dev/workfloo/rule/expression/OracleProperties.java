package dev.workfloo.rule.expression;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import dev.workfloo.rule.expression.function.Builtin;
import dev.workfloo.rule.expression.syntax.Printer;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCoverage;
import net.jqwik.api.statistics.StatisticsReport;

/** Another engine for the same language says the same, but for what is known to be seen differently. */
class OracleProperties {

    static final ZonedDateTime NOW = ZonedDateTime.of(2026, 3, 1, 12, 0, 0, 0, ZoneOffset.UTC);

    /** Every kind of node, operator and function that the oracle knows; without the input of a cell. */
    private static final List<String> FORMS = forms();

    private static List<String> forms() {
        List<String> forms = new ArrayList<>(List.of(
                "Literal",
                "Name",
                "Path",
                "Negation",
                "Between",
                "In",
                "And",
                "Or",
                "If",
                "Quantified",
                "Filter",
                "Sequence",
                "Context",
                // The document's example is one that only we have.
                Builtin.DURATION.feelName()));
        for (ArithmeticOperator operator : ArithmeticOperator.values()) forms.add(operator.sign());
        for (ComparisonOperator operator : ComparisonOperator.values()) forms.add(operator.sign());
        FunctionExample.COMPARABLE.stream()
                .map(FunctionExample::name)
                .distinct()
                .forEach(forms::add);
        return forms;
    }

    /** An expression, and values for what it names. */
    record Asked(Expression expression, Value.Context names) {
        @Override
        public String toString() {
            return Printer.print(expression) + " where " + names;
        }
    }

    /** A cell, what it tests, and values for what it names. */
    record Tested(UnaryTests cell, Value value, Value.Context names) {
        Value.Context withValue() {
            Map<String, Value> all = new HashMap<>(names.members());
            all.put("tested", value);
            return new Value.Context(all);
        }

        @Override
        public String toString() {
            return Printer.print(cell) + " of " + value + " where " + names;
        }
    }

    @Property(tries = 20_000)
    @StatisticsReport(label = "forms", value = StatisticsReport.StatisticsReportMode.OFF)
    void expressionsComeToTheSame(@ForAll("asked") Asked asked) {
        Value ours = Culprit.ours(asked.expression(), asked.names());
        Optional<Value> theirs = Oracle.evaluate(Printer.print(asked.expression()), asked.names());

        if (isSame(ours, theirs)) collectForms(asked.expression());
        else assertKnown(Culprit.in(asked.expression(), asked.names()), ours, theirs);
    }

    @Property(tries = 10_000)
    void cellsJudgeTheSame(@ForAll("tested") Tested tested) {
        Evaluation evaluation = new Evaluation(new EvaluationContext(tested.names(), NOW));
        Value ours = evaluation.test(tested.cell(), tested.value());
        Optional<Value> theirs = Oracle.test(spelled(tested.cell()), tested.value(), tested.names());

        if (!isSame(ours, theirs))
            assertKnown(Culprit.in(tested.cell(), tested.withValue(), ours, theirs), ours, theirs);
    }

    private static boolean isSame(Value ours, Optional<Value> theirs) {
        boolean same = theirs.filter(it -> Oracle.agree(ours, it)).isPresent();
        Statistics.label("answers")
                .collect(same ? "same" : theirs.isEmpty() ? "the oracle fails" : "disputed")
                .coverage(share -> share.check("same").percentage(it -> it > 85));
        return same;
    }

    private static void collectForms(Expression expression) {
        Set<String> forms = new HashSet<>();
        new Traversal() {
            @Override
            public void visit(Expression part) {
                forms.add(form(part));
                super.visit(part);
            }
        }.visit(expression);
        forms.forEach(form -> Statistics.label("forms").collect(form));
        Statistics.label("forms").coverage(OracleProperties::isEachCompared);
    }

    /** No form of expression is there only where it is disputed. */
    private static void isEachCompared(StatisticsCoverage forms) {
        FORMS.forEach(form -> forms.check(form).count(same -> same >= 5));
    }

    private static String form(Expression expression) {
        if (expression instanceof Expression.Call call) return call.function().feelName();
        if (expression instanceof Expression.Arithmetic arithmetic)
            return arithmetic.operator().sign();
        if (expression instanceof Expression.Comparison comparison)
            return comparison.operator().sign();
        return expression.getClass().getSimpleName();
    }

    private static void assertKnown(Culprit culprit, Value ours, Optional<Value> theirs) {
        assertTrue(
                Dispute.of(culprit).isPresent(),
                () -> "ours: " + ours + ", theirs: " + theirs + ", because of "
                        + Printer.print(culprit.expression()) + " of " + culprit.inputs() + ": ours: " + culprit.ours()
                        + ", theirs: " + culprit.theirs());
    }

    /** The oracle reads no equals sign before a test; a condition it reads. */
    static String spelled(UnaryTests cell) {
        List<UnaryTest> tests = cell.tests().stream()
                .map(test -> test instanceof UnaryTest.Compares compares
                                && List.of(ComparisonOperator.EQUAL, ComparisonOperator.NOT_EQUAL)
                                        .contains(compares.operator())
                        ? new UnaryTest.Holds(
                                new Expression.Comparison(compares.operator(), new Expression.Input(), compares.to()))
                        : test)
                .toList();
        return Printer.print(new UnaryTests(tests, cell.negated()));
    }

    @Provide
    Arbitrary<Asked> asked() {
        return Arbitraries.randomValue(random -> {
            TypedSampler sampler = new TypedSampler(random);
            return new Asked(sampler.any(1 + random.nextInt(3)), sampler.names());
        });
    }

    @Provide
    Arbitrary<Tested> tested() {
        return Arbitraries.randomValue(random -> {
            TypedSampler sampler = new TypedSampler(random);
            TypedSampler.Cell cell = sampler.cell();
            return new Tested(cell.tests(), cell.tested(), sampler.names());
        });
    }
}
