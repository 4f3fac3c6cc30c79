package dev.workfloo.execution.step;

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
import dev.workfloo.execution.DocumentEvent.DocumentOpened;
import dev.workfloo.execution.FormEvent.FormOpened;

/** The arrival at each kind of node. */
enum Arrivals implements Node.Cases<Arrival<?>> {
    AT;

    @Override
    public Arrival<?> form(FormNode node) {
        return new PersonArrival<>(node, FormOpened::new);
    }

    @Override
    public Arrival<?> label(LabelNode node) {
        return new LabelArrival(node);
    }

    @Override
    public Arrival<?> ruleset(RulesetNode node) {
        return new RulesetArrival(node);
    }

    @Override
    public Arrival<?> decisionTree(DecisionTreeNode node) {
        return new DecisionTreeArrival(node);
    }

    @Override
    public Arrival<?> variables(VariablesNode node) {
        return new VariablesArrival(node);
    }

    @Override
    public Arrival<?> nip(NipNode node) {
        return new NipArrival(node);
    }

    @Override
    public Arrival<?> otp(OtpNode node) {
        return new OtpArrival(node);
    }

    @Override
    public Arrival<?> connector(ConnectorNode node) {
        return new ServiceArrival(node);
    }

    @Override
    public Arrival<?> timer(TimerNode node) {
        return new TimerArrival(node);
    }

    @Override
    public Arrival<?> validation(ValidationNode node) {
        return new ValidationArrival(node);
    }

    @Override
    public Arrival<?> document(DocumentNode node) {
        return new PersonArrival<>(node, DocumentOpened::new);
    }

    @Override
    public Arrival<?> pdf(PdfNode node) {
        return new PdfArrival(node);
    }

    @Override
    public Arrival<?> api(ApiNode node) {
        return new ServiceArrival(node);
    }
}
