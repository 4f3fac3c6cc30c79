package dev.workfloo.definition.check;

import dev.workfloo.definition.NipNode;
import dev.workfloo.definition.Node.ServiceNode;
import dev.workfloo.definition.NodeId;
import dev.workfloo.document.FindingsAt;
import dev.workfloo.rule.Type;

/** Whether what a service is asked can be computed, and whether it may be asked. */
class ConnectorCheck<N extends ServiceNode> extends NodeCheck<N> {

    ConnectorCheck(N node, FindingsAt findings) {
        super(node, findings);
    }

    @Override
    final Type.Context check(RuleCheck rules) {
        checkFormulas(rules);
        node.connector().consent().ifPresent(consent -> checkConsent(consent, rules));
        return node.connector().response().type();
    }

    void checkFormulas(RuleCheck rules) {
        super.check(rules);
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
