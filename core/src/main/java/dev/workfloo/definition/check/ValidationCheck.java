package dev.workfloo.definition.check;

import dev.workfloo.definition.DocumentNode;
import dev.workfloo.definition.FieldReference;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.ReviewDecision;
import dev.workfloo.definition.ValidationNode;
import dev.workfloo.definition.file.FileField;
import dev.workfloo.document.FindingsAt;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.References;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether what a reviewer is shown has been answered or sent by then, and each decision leads somewhere. */
final class ValidationCheck extends NodeCheck<ValidationNode> {

    private static final Type.Context NO_VALUES = new Type.Context(Map.of());

    /** As many as one correction may answer: each may be sent back. */
    private static final int MOST_FIELDS = 1_000;

    ValidationCheck(ValidationNode node, FindingsAt findings) {
        super(node, findings);
    }

    @Override
    void checkAlone() {
        ExitCheck exits = new ExitCheck(node.exits(), findings);
        for (ReviewDecision decision : ReviewDecision.values()) exits.take(decision.name(), "/exits");
        exits.checkThatAllAreTaken();
        List<FieldReference> fields = node.validation().fields();
        if (fields.size() > MOST_FIELDS) findings.error("/fields", "must be at most " + MOST_FIELDS);
        Set<FieldReference> shown = new HashSet<>();
        for (int i = 0; i < fields.size(); i++) {
            if (!shown.add(fields.get(i))) findings.error("/fields/" + i, "is shown already");
        }
        if (node.validation().allowsCorrection() && fields.isEmpty()) refuseCorrection();
    }

    @Override
    Type.Context check(RuleCheck rules) {
        List<FieldReference> fields = node.validation().fields();
        if (fields.size() > MOST_FIELDS) return NO_VALUES;
        for (int i = 0; i < fields.size(); i++) check(fields.get(i), rules, findings.at("/fields/" + i));
        boolean areAllMade = fields.stream()
                .allMatch(field ->
                        file(field, rules).flatMap(FileField::sourcePdfNodeId).isPresent());
        if (node.validation().allowsCorrection() && !fields.isEmpty() && areAllMade) refuseCorrection();
        return NO_VALUES;
    }

    private void refuseCorrection() {
        findings.error("/allowCorrection", "nothing is shown that could be sent back: name fields");
    }

    private void check(FieldReference field, RuleCheck rules, FindingsAt at) {
        Optional<Node> asked = rules.find(field.node());
        if (asked.filter(DocumentNode.class::isInstance).isPresent()) {
            checkFile(field, rules, at);
        } else {
            Expression read = field.formula();
            FormulaTypes.of(read, rules.known(node, References.of(read), at), at);
        }
        boolean isNoneThatAsks = asked.filter(it -> !(it instanceof FormNode) && !(it instanceof DocumentNode))
                .isPresent();
        if (isNoneThatAsks) {
            at.error("", "a review shows what a FORM or a DOCUMENT asks for, but " + field.node() + " is neither");
        } else if (rules.sometimesBefore(node).contains(field.node())) {
            at.error(
                    "",
                    field.node() + " has not been answered on every way that leads here: put it before, or review it"
                            + " behind it alone");
        }
    }

    /** No formula reads a file. */
    private void checkFile(FieldReference file, RuleCheck rules, FindingsAt at) {
        NodeId asking = file.node();
        if (file(file, rules).isEmpty()) at.error("", asking + " asks for no file " + file.field());
        boolean isNeverBefore = !rules.isAlwaysBefore(node, asking)
                && !rules.sometimesBefore(node).contains(asking);
        if (isNeverBefore) at.error("", asking + " never runs before this node: nothing is sent there yet");
    }

    private static Optional<FileField> file(FieldReference file, RuleCheck rules) {
        return rules.find(file.node())
                .filter(DocumentNode.class::isInstance)
                .flatMap(asking -> ((DocumentNode) asking).request().asked(file.field()));
    }
}
