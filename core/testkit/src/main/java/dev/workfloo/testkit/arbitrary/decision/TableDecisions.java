package dev.workfloo.testkit.arbitrary.decision;

import dev.workfloo.definition.RulesetNode;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.CompiledTable;
import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.DecisionTable.Conclusion;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.References;
import dev.workfloo.rule.expression.References.Reference;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A ruleset. */
final class TableDecisions extends Decisions {

    static final String DEFAULT = "/default";

    private final CompiledTable compiled;
    private final DecisionTable table;
    private final ComparedValues compared;
    private final TableRegions regions;

    TableDecisions(CheckedFlow flow, RulesetNode node, Instant now) {
        super(flow, node, now);
        this.compiled = flow.table(node);
        this.table = node.table();
        this.compared = new ComparedValues(flow.environment(Map.of(), now));
        this.regions = TableRegions.of(node.table(), facts());
    }

    static String pointer(int rule) {
        return "/rules/" + rule;
    }

    @Override
    Hit decide(EvaluationContext known) {
        return compiled.decide(known).outcome().fold(reason -> Hit.NONE, decision -> {
            List<String> rules = decision.rules().isEmpty()
                    ? table.otherwise().map(it -> DEFAULT).stream().toList()
                    : decision.rules().stream().map(TableDecisions::pointer).toList();
            return new Hit(rules, decision.exit(), decision.outputs());
        });
    }

    @Override
    public List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < table.rules().size(); i++) {
            int rule = i;
            targets.add(new Target(pointer(rule), table.rules().get(rule).then().exit(), () -> checks(rule)));
        }
        Optional<String> exit = table.otherwise().flatMap(Conclusion::exit);
        targets.add(new Target(table.otherwise().map(it -> DEFAULT).orElse(Hit.NO_RULE), exit, List::of));
        return targets;
    }

    private List<Target.Check> checks(int rule) {
        List<Target.Check> checks = new ArrayList<>();
        List<UnaryTests> when = table.rules().get(rule).when();
        for (int column = 0; column < when.size(); column++) {
            UnaryTests cell = when.get(column);
            Expression input = table.inputs().get(column);
            if (cell.isAny()) continue;
            Set<Reference> read = new LinkedHashSet<>(References.of(input));
            read.addAll(References.of(cell));
            checks.add(new Target.Check(
                    read(read),
                    compared.in(cell).stream()
                            .map(value -> new Target.Compared(input, value))
                            .toList(),
                    point -> passes(cell, input, point)));
        }
        return checks;
    }

    private boolean passes(UnaryTests cell, Expression input, Point point) {
        EvaluationContext environment = environment(point);
        Value value = new Evaluation(environment).evaluate(input);
        return new Evaluation(environment).test(cell, value).equals(Value.of(true));
    }

    @Override
    List<Point> known(Target target) {
        return regions.points(target.rule());
    }
}
