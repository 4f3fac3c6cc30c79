package dev.workfloo.definition.check;

import dev.workfloo.definition.Formula;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.document.Finding;
import dev.workfloo.document.Findings;
import dev.workfloo.document.FindingsAt;
import dev.workfloo.rule.expression.check.SuspectedSplitNumber;
import dev.workfloo.rule.expression.syntax.Printer;
import java.util.List;

/**
 * Cells and formulas of published definitions that would be refused today if their author wrote {@code >= 8,500}, and not if
 * it was {@code >= 8, 500}; what was written is not kept.
 */
public final class SplitNumbers {

    private SplitNumbers() {}

    public static List<Finding> maybeIn(WorkflooDefinition definition) {
        Findings findings = new Findings();
        for (int i = 0; i < definition.nodes().size(); i++) {
            Node node = definition.nodes().get(i);
            find(node, findings.node(node.id().name(), "/nodes/" + i));
        }
        return findings.all();
    }

    private static void find(Node node, FindingsAt findings) {
        node.formulas().filter(SplitNumbers::maybeIn).forEach(formula -> {
            String written = formula.content().fold(Printer::print, Printer::print);
            findings.warning(
                    formula.pointer(), "`" + written + "` may have been written as one number with a comma in it");
        });
    }

    private static boolean maybeIn(Formula formula) {
        return formula.content().fold(SuspectedSplitNumber::in, SuspectedSplitNumber::in);
    }
}
