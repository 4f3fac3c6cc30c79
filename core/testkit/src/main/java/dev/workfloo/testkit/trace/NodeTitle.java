package dev.workfloo.testkit.trace;

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

/** What a node is called in stories. */
public final class NodeTitle implements Node.Cases<String> {

    private static final NodeTitle KIND = new NodeTitle();

    private NodeTitle() {}

    /** Such as {@code policy (rules "Credit policy")}. */
    public static String of(Node node) {
        return node.id() + " (" + node.fold(KIND) + " \"" + node.name() + "\")";
    }

    @Override
    public String form(FormNode node) {
        return "form";
    }

    @Override
    public String label(LabelNode node) {
        return "label";
    }

    @Override
    public String ruleset(RulesetNode node) {
        return "rules";
    }

    @Override
    public String decisionTree(DecisionTreeNode node) {
        return "questions";
    }

    @Override
    public String variables(VariablesNode node) {
        return "variables";
    }

    @Override
    public String nip(NipNode node) {
        return "consent code";
    }

    @Override
    public String otp(OtpNode node) {
        return "one-time code";
    }

    @Override
    public String connector(ConnectorNode node) {
        return "service " + node.connector().service();
    }

    @Override
    public String timer(TimerNode node) {
        return "timer";
    }

    @Override
    public String validation(ValidationNode node) {
        return "review";
    }

    @Override
    public String document(DocumentNode node) {
        return "files";
    }

    @Override
    public String pdf(PdfNode node) {
        return "PDF";
    }

    @Override
    public String api(ApiNode node) {
        return "API";
    }
}
