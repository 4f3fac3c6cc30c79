package dev.workfloo.scenario;

import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionEvent.NodeEvent;
import dev.workfloo.execution.ExecutionEvent.NodeFailed;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.rule.Order;
import dev.workfloo.rule.PlainTime;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.syntax.Printer;
import dev.workfloo.scenario.Scenario.Expectation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What came out of a run, held against what should have. */
record Comparison(Expectation expect, WorkflooExecution execution, List<ExecutionEvent> events) {

    /**
     * @param unasked what was to be submitted and was not, in words
     * @param untyped nodes for which there are codes that nobody asked for
     */
    List<String> differences(List<String> unasked, Set<NodeId> untyped) {
        List<String> differences = new ArrayList<>();
        compareStatus(differences);
        for (String label : expect.labels()) {
            if (!execution.data().labels().contains(label)) differences.add("label " + label + " is missing");
        }
        compareExits(differences);
        compareValues(differences);
        differences.addAll(unasked);
        untyped.forEach(node -> differences.add("the codes for " + node + " were never asked for"));
        return differences;
    }

    private void compareStatus(List<String> differences) {
        Position position = execution.position();
        Optional<Outcome> expected = expect.status();
        if (expected.isEmpty() || expected.equals(position.outcome())) return;
        String actual = position.outcome()
                .map(it -> "it is " + it)
                .or(() -> position.waitsAt().map(node -> "it waits at " + node))
                .orElse("it is under way");
        differences.add("status should be " + expected.get() + ", but " + actual + failure());
    }

    private String failure() {
        return events.stream()
                .filter(NodeFailed.class::isInstance)
                .map(NodeFailed.class::cast)
                .map(failed -> ": " + failed.node() + " failed, " + failed.reason())
                .findFirst()
                .orElse("");
    }

    private void compareExits(List<String> differences) {
        Map<NodeId, String> taken = new HashMap<>();
        for (ExecutionEvent event : events) {
            if (event instanceof NodeEvent there) there.exit().ifPresent(exit -> taken.put(there.node(), exit));
        }
        expect.exits().forEach((node, exit) -> {
            String actual = taken.get(node);
            if (actual == null) differences.add("exit of " + node + " should be " + exit + ", but it took none");
            else if (!actual.equals(exit)) {
                differences.add("exit of " + node + " should be " + exit + ", but it is " + actual);
            }
        });
    }

    private void compareValues(List<String> differences) {
        expect.values().forEach((node, members) -> {
            Value.Context actual = execution.data().values().getOrDefault(node, Value.Context.EMPTY);
            members.members().forEach((name, value) -> {
                if (!isSame(actual.get(name), value)) {
                    differences.add(node + "." + name + " should be " + spell(value) + ", but it is "
                            + spell(actual.get(name)));
                }
            });
        });
    }

    static boolean isSame(Value actual, Value expected) {
        return areEqual(actual, expected) || expected instanceof Value.Text text && isSpelt(actual, text.text());
    }

    private static boolean areEqual(Value one, Value other) {
        return Order.equal(one, other).equals(new Value.Bool(true));
    }

    /** A scenario is JSON, which has no dates: there they are text, and a moment is the same in every zone. */
    private static boolean isSpelt(Value actual, String text) {
        if (!(actual instanceof Value.DateTime)) return PlainTime.text(actual).equals(Optional.of(text));
        return PlainTime.moment(text).filter(moment -> areEqual(actual, moment)).isPresent();
    }

    private static String spell(Value value) {
        return Printer.print(new Expression.Literal(value));
    }
}
