package dev.workfloo.definition.check;

import dev.workfloo.definition.FieldReference;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.ReviewDecision;
import dev.workfloo.definition.ValidationNode;
import dev.workfloo.document.FindingsAt;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.References;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether what a reviewer is shown has been answered by then, and each decision leads somewhere. */
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
        if (node.validation().allowsCorrection() && fields.isEmpty()) {
            findings.error("/allowCorrection", "nothing is shown that could be sent back: name fields");
        }
    }

    @Override
    Type.Context check(RuleCheck rules) {
        List<FieldReference> fields = node.validation().fields();
        if (fields.size() > MOST_FIELDS) return NO_VALUES;
        for (int i = 0; i < fields.size(); i++) check(fields.get(i), rules, findings.at("/fields/" + i));
        return NO_VALUES;
    }

    private void check(FieldReference field, RuleCheck rules, FindingsAt at) {
        Expression read = field.formula();
        FormulaTypes.of(read, rules.known(node, References.of(read), at), at);
        Optional<Node> asked = rules.find(field.node());
        if (asked.isPresent() && !(asked.get() instanceof FormNode)) {
            at.error("", "a review shows what a FORM asks, but " + field.node() + " is none");
        } else if (rules.sometimesBefore(node).contains(field.node())) {
            at.error(
                    "",
                    field.node() + " has not been answered on every way that leads here: put it before, or review it"
                            + " behind it alone");
        }
    }
}
