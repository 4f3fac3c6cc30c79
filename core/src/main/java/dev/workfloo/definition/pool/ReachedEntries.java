package dev.workfloo.definition.pool;

import dev.workfloo.definition.pool.ConditionRows.Row;
import dev.workfloo.definition.pool.ConditionRows.Tested;
import dev.workfloo.document.FindingsAt;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.DecisionTable.Conclusion;
import dev.workfloo.rule.decision.DecisionTable.Rule;
import dev.workfloo.rule.decision.DecisionTable.Selection;
import dev.workfloo.rule.decision.HitPolicy;
import dev.workfloo.rule.decision.proof.TableAnalysis;
import dev.workfloo.rule.decision.proof.TableAnalysis.DeadRule;
import dev.workfloo.rule.decision.space.Deadline;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTests;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds entries that can never be chosen. A pool decides as a table does whose first matching rule counts, so it is written as
 * such a table, each entry as its rows, and what is proven of tables is proven of it.
 */
final class ReachedEntries {

    private static final Conclusion CHOSEN = new Conclusion(Optional.empty(), Optional.empty(), List.of(), Map.of());

    /** Each row has a cell for whatever any of them tests, so a small file may ask for a large table. */
    private static final long MOST_CELLS = 2_000_000;

    private final Pool pool;
    private final FindingsAt findings;
    private final Deadline deadline;
    private final List<Row> rows = new ArrayList<>();

    /** By row, whose it is. */
    private final List<Integer> entries = new ArrayList<>();

    ReachedEntries(Pool pool, FindingsAt findings, Deadline deadline) {
        this.pool = pool;
        this.findings = findings;
        this.deadline = deadline;
        for (int entry = 0; entry < pool.entries().size(); entry++) {
            for (Row row : ConditionRows.of(pool.entries().get(entry).condition())) {
                rows.add(row);
                entries.add(entry);
            }
        }
    }

    void check() {
        List<Expression> inputs = inputs();
        if ((long) rows.size() * inputs.size() > MOST_CELLS) return;
        List<Type> types = inputs.stream().map(ConditionRows::typeOf).toList();
        DecisionTable table = new DecisionTable(
                inputs,
                rows.stream().map(row -> rule(row, inputs)).toList(),
                Selection.by(HitPolicy.FIRST),
                pool.otherwise().map(it -> CHOSEN));
        TableAnalysis analysis = TableAnalysis.of(table, types, deadline, Math.max(1, rows.size()));
        report(analysis.deadRules());
        if (analysis.defaultIsDead()) findings.warning("/default", "is never taken: the entries take whatever comes");
        analysis.gaps().stream()
                .limit(1)
                .forEach(gap -> findings.warning(
                        "/pool",
                        "no condition holds for " + gap.where()
                                + ", and there is no default: such a start is refused"));
    }

    /** Each as often as the row has tests of it that has most. */
    private List<Expression> inputs() {
        Map<Expression, Integer> most = new LinkedHashMap<>(Map.of(new Expression.Name(Pool.DRAW), 1));
        for (Row row : rows) {
            Map<Expression, Integer> counts = new LinkedHashMap<>();
            row.tests().forEach(test -> counts.merge(test.input(), 1, Integer::sum));
            counts.forEach((input, count) -> most.merge(input, count, Math::max));
        }
        List<Expression> inputs = new ArrayList<>();
        most.forEach((input, count) -> inputs.addAll(Collections.nCopies(count, input)));
        return inputs;
    }

    private static Rule rule(Row row, List<Expression> inputs) {
        List<Tested> left = new ArrayList<>(row.tests());
        List<UnaryTests> cells = new ArrayList<>();
        for (Expression input : inputs) {
            Optional<Tested> test =
                    left.stream().filter(it -> it.input().equals(input)).findFirst();
            test.ifPresent(left::remove);
            cells.add(test.map(Tested::tests).orElse(UnaryTests.ANY));
        }
        return new Rule(cells, CHOSEN);
    }

    private void report(List<DeadRule> dead) {
        for (int entry = 0; entry < pool.entries().size(); entry++) {
            int one = entry;
            List<DeadRule> its =
                    dead.stream().filter(it -> entries.get(it.rule()) == one).toList();
            if (its.size() == Collections.frequency(entries, one))
                findings.error("/pool/" + one, "is never reached: " + why(one, its));
        }
    }

    private String why(int entry, List<DeadRule> its) {
        if (its.stream().noneMatch(it -> it.columns().isEmpty())) return "its condition never holds";
        Set<Integer> others = new TreeSet<>();
        its.forEach(it -> it.coveredBy().forEach(row -> others.add(entries.get(row))));
        others.remove(entry);
        boolean isNamed = its.stream()
                .noneMatch(it -> it.columns().isEmpty() && it.coveredBy().isEmpty());
        if (!isNamed) return "the entries before it hold wherever it does";
        String names = others.stream().map(other -> Integer.toString(other + 1)).collect(Collectors.joining(", "));
        return others.size() == 1
                ? "entry " + names + " holds wherever it does"
                : "entries " + names + " together hold wherever it does";
    }
}
