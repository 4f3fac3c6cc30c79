package dev.workfloo.definition;

import dev.workfloo.definition.Node.RulesetNode;
import dev.workfloo.rule.decision.DecisionTable.Rule;
import dev.workfloo.rule.expression.Printer;
import dev.workfloo.rule.expression.UnaryTests;
import java.util.List;

/**
 * Cells of published definitions that would be refused today if their author wrote {@code >= 8,500}, and not if it was
 * {@code >= 8, 500}; what was written is not kept.
 */
public final class SplitNumbers {

    private SplitNumbers() {}

    public static List<Finding> maybeIn(WorkflooDefinition definition) {
        Findings findings = new Findings();
        for (int at = 0; at < definition.nodes().size(); at++) {
            if (definition.nodes().get(at) instanceof RulesetNode node) {
                find(node.table().rules(), new NodeFindings(node.id(), "/nodes/" + at + "/rules/", findings));
            }
        }
        return findings.all();
    }

    private static void find(List<Rule> rules, NodeFindings found) {
        for (int rule = 0; rule < rules.size(); rule++) {
            List<UnaryTests> cells = rules.get(rule).when();
            for (int column = 0; column < cells.size(); column++) {
                if (!cells.get(column).mayHaveSplitANumber()) continue;
                found.warning(
                        rule + "/when/" + column,
                        "`" + Printer.print(cells.get(column))
                                + "` may have been written as one number with a comma in it");
            }
        }
    }
}
