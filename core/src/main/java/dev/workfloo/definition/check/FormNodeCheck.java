package dev.workfloo.definition.check;

import dev.workfloo.definition.FormNode;
import dev.workfloo.document.FindingsAt;
import dev.workfloo.rule.Type;

final class FormNodeCheck extends NodeCheck<FormNode> {

    FormNodeCheck(FormNode node, FindingsAt findings) {
        super(node, findings);
    }

    @Override
    void checkAlone() {
        node.form().findMistakes(findings);
    }

    @Override
    Type.Context check(RuleCheck rules) {
        return node.form().type();
    }
}
