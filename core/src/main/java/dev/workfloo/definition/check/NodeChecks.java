package dev.workfloo.definition.check;

import dev.workfloo.definition.ApiNode;
import dev.workfloo.definition.ConnectorNode;
import dev.workfloo.definition.DecisionTreeNode;
import dev.workfloo.definition.DocumentNode;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.LabelNode;
import dev.workfloo.definition.NipNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.OtpNode;
import dev.workfloo.definition.PdfNode;
import dev.workfloo.definition.RulesetNode;
import dev.workfloo.definition.TimerNode;
import dev.workfloo.definition.ValidationNode;
import dev.workfloo.definition.VariablesNode;
import dev.workfloo.document.FindingsAt;
import java.time.Duration;
import java.util.Optional;

/**
 * The check of each kind of node.
 *
 * @param expiresAfter how long an execution may take
 */
record NodeChecks(FindingsAt findings, Optional<Duration> expiresAfter) implements Node.Cases<NodeCheck<?>> {

    @Override
    public NodeCheck<?> form(FormNode node) {
        return new FormNodeCheck(node, findings);
    }

    @Override
    public NodeCheck<?> label(LabelNode node) {
        return new LabelCheck(node, findings);
    }

    @Override
    public NodeCheck<?> ruleset(RulesetNode node) {
        return new TableCheck(node, findings);
    }

    @Override
    public NodeCheck<?> decisionTree(DecisionTreeNode node) {
        return new TreeCheck(node, findings);
    }

    @Override
    public NodeCheck<?> variables(VariablesNode node) {
        return new VariablesCheck(node, findings);
    }

    @Override
    public NodeCheck<?> nip(NipNode node) {
        return new NipCheck(node, findings);
    }

    @Override
    public NodeCheck<?> otp(OtpNode node) {
        return new OtpCheck(node, findings);
    }

    @Override
    public NodeCheck<?> connector(ConnectorNode node) {
        return new ConnectorCheck<>(node, findings);
    }

    @Override
    public NodeCheck<?> timer(TimerNode node) {
        return new TimerCheck(node, expiresAfter, findings);
    }

    @Override
    public NodeCheck<?> validation(ValidationNode node) {
        return new ValidationCheck(node, findings);
    }

    @Override
    public NodeCheck<?> document(DocumentNode node) {
        return new DocumentCheck(node, findings);
    }

    @Override
    public NodeCheck<?> pdf(PdfNode node) {
        return new PdfCheck(node, findings);
    }

    @Override
    public NodeCheck<?> api(ApiNode node) {
        return new ApiCheck(node, findings);
    }
}
