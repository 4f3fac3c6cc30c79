package dev.workfloo.definition.check;

import dev.workfloo.definition.VariablesNode;
import dev.workfloo.document.FindingsAt;
import dev.workfloo.rule.Type;

final class VariablesCheck extends NodeCheck<VariablesNode> {

    VariablesCheck(VariablesNode node, FindingsAt findings) {
        super(node, findings);
    }

    @Override
    Type.Context check(RuleCheck rules) {
        if (node.variables().isEmpty()) findings.error("/variables", "must name at least one variable");
        return super.check(rules);
    }
}
