package dev.workfloo.rule.decision;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.DecisionTable.Conclusion;
import dev.workfloo.rule.decision.DecisionTable.Rule;
import dev.workfloo.rule.decision.DecisionTable.Selection;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import dev.workfloo.rule.expression.syntax.Parser;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables as their authors write them. */
public final class Tables {

    private Tables() {}

    public static EvaluationContext knowing(Object... namesAndValues) {
        return knowing(Fixtures.context(namesAndValues));
    }

    public static EvaluationContext knowing(Value.Context names) {
        return new EvaluationContext(names, NOON.atZone(ZoneOffset.UTC));
    }

    public static Expression expression(String text) {
        return Parser.expression(text).getOrElseThrow(error -> new AssertionError(text + ": " + error));
    }

    public static UnaryTests tests(String text) {
        return Parser.unaryTests(text).getOrElseThrow(error -> new AssertionError(text + ": " + error));
    }

    public static List<Expression> inputs(String... texts) {
        return Arrays.stream(texts).map(Tables::expression).toList();
    }

    public static Rule rule(Conclusion then, String... when) {
        return new Rule(Arrays.stream(when).map(Tables::tests).toList(), then);
    }

    public static Conclusion exit(String exit) {
        return new Conclusion(Optional.of(exit), Optional.empty(), List.of(), Map.of());
    }

    public static Conclusion outputs(String... namesAndFormulas) {
        Map<String, Expression> outputs = new LinkedHashMap<>();
        for (int i = 0; i < namesAndFormulas.length; i += 2) {
            outputs.put(namesAndFormulas[i], expression(namesAndFormulas[i + 1]));
        }
        return new Conclusion(Optional.empty(), Optional.empty(), List.of(), outputs);
    }

    public static Conclusion saying(String message, Conclusion conclusion) {
        return new Conclusion(conclusion.exit(), Optional.of(message), conclusion.labels(), conclusion.outputs());
    }

    public static Conclusion labelled(Conclusion conclusion, String... labels) {
        return new Conclusion(conclusion.exit(), conclusion.message(), List.of(labels), conclusion.outputs());
    }

    public static DecisionTable table(HitPolicy policy, List<Expression> inputs, Rule... rules) {
        return new DecisionTable(inputs, List.of(rules), Selection.by(policy), Optional.empty());
    }

    public static DecisionTable collecting(Aggregate aggregate, List<Expression> inputs, Rule... rules) {
        return new DecisionTable(
                inputs, List.of(rules), new Selection(HitPolicy.COLLECT, aggregate, List.of()), Optional.empty());
    }

    public static DecisionTable prioritised(List<String> exits, List<Expression> inputs, Rule... rules) {
        return new DecisionTable(
                inputs, List.of(rules), new Selection(HitPolicy.PRIORITY, Aggregate.LIST, exits), Optional.empty());
    }

    public static DecisionTable otherwise(DecisionTable table, Conclusion conclusion) {
        return new DecisionTable(table.inputs(), table.rules(), table.selection(), Optional.of(conclusion));
    }

    public static DecisionTable with(DecisionTable table, List<Rule> rules) {
        return new DecisionTable(table.inputs(), rules, table.selection(), table.otherwise());
    }
}
