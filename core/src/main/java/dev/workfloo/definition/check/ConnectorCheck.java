package dev.workfloo.definition.check;

import dev.workfloo.definition.ConnectorNode;
import dev.workfloo.definition.NipNode;
import dev.workfloo.definition.NodeId;
import dev.workfloo.document.FindingsAt;
import dev.workfloo.rule.Type;

final class ConnectorCheck extends NodeCheck<ConnectorNode> {

    ConnectorCheck(ConnectorNode node, FindingsAt findings) {
        super(node, findings);
    }

    @Override
    Type.Context check(RuleCheck rules) {
        super.check(rules);
        node.connector().consent().ifPresent(consent -> checkConsent(consent, rules));
        return node.connector().response().type();
    }

    private void checkConsent(NodeId consent, RuleCheck rules) {
        if (rules.find(consent).filter(NipNode.class::isInstance).isEmpty()) {
            findings.error("/consent", "no NIP node has the id " + consent);
        } else if (!rules.isAlwaysBefore(node, consent)) {
            findings.error(
                    "/consent",
                    consent + " has not been validated on every way that leads here: put it before, and lead its"
                            + " onError elsewhere");
        }
    }
}
