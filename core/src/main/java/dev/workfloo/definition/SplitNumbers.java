package dev.workfloo.definition;

import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.DecisionTable.Rule;
import dev.workfloo.rule.decision.DecisionTree;
import dev.workfloo.rule.decision.DecisionTree.Question;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.rule.expression.check.SuspectedSplitNumber;
import dev.workfloo.rule.expression.syntax.Printer;
import java.util.List;
import java.util.Map;

/**
 * Cells and formulas of published definitions that would be refused today if their author wrote {@code >= 8,500}, and not if
 * it was {@code >= 8, 500}; what was written is not kept.
 */
public final class SplitNumbers {

    private final NodeFindings found;

    private SplitNumbers(NodeFindings found) {
        this.found = found;
    }

    public static List<Finding> maybeIn(WorkflooDefinition definition) {
        Findings findings = new Findings();
        for (int at = 0; at < definition.nodes().size(); at++) {
            Node node = definition.nodes().get(at);
            new SplitNumbers(new NodeFindings(node.id(), "/nodes/" + at, findings)).find(node);
        }
        return findings.all();
    }

    private void find(Node node) {
        if (node instanceof RulesetNode ruleset) find(ruleset.table());
        if (node instanceof DecisionTreeNode tree) find(tree.tree(), "/tree");
        if (node instanceof VariablesNode variables) find(variables.variables(), "/variables/");
        if (node instanceof ConnectorNode connector) find(connector.connector().request(), "/request/");
        if (node instanceof NipNode nip) find(nip.nip().recipient());
    }

    private void find(DecisionTable table) {
        for (int input = 0; input < table.inputs().size(); input++) {
            find(table.inputs().get(input), "/inputs/" + input);
        }
        for (int rule = 0; rule < table.rules().size(); rule++) {
            Rule row = table.rules().get(rule);
            String place = "/rules/" + rule;
            for (int column = 0; column < row.when().size(); column++) {
                UnaryTests cell = row.when().get(column);
                if (SuspectedSplitNumber.in(cell)) warn(place + "/when/" + column, Printer.print(cell));
            }
            find(row.then().outputs(), place + "/outputs/");
        }
        table.otherwise().ifPresent(it -> find(it.outputs(), "/default/outputs/"));
    }

    private void find(DecisionTree tree, String place) {
        if (!(tree instanceof Question question)) return;
        find(question.condition(), place + "/if");
        find(question.then(), place + "/then");
        find(question.otherwise(), place + "/else");
    }

    private void find(Nip.Recipient recipient) {
        recipient.countryCode().ifPresent(it -> find(it, "/nip/countryCode"));
        recipient.phoneNumber().ifPresent(it -> find(it, "/nip/phoneNumber"));
        recipient.email().ifPresent(it -> find(it, "/nip/email"));
    }

    private void find(Map<String, Expression> formulas, String place) {
        formulas.forEach((name, formula) -> find(formula, place + name));
    }

    private void find(Expression formula, String place) {
        if (SuspectedSplitNumber.in(formula)) warn(place, Printer.print(formula));
    }

    private void warn(String place, String written) {
        found.warning(place, "`" + written + "` may have been written as one number with a comma in it");
    }
}
