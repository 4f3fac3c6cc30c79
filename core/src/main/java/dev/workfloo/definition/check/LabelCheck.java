package dev.workfloo.definition.check;

import dev.workfloo.definition.LabelNode;
import dev.workfloo.document.FindingsAt;
import java.util.List;

final class LabelCheck extends NodeCheck<LabelNode> {

    private static final int LONGEST = 100;

    LabelCheck(LabelNode node, FindingsAt findings) {
        super(node, findings);
    }

    @Override
    void checkAlone() {
        checkLabels(node.labels(), findings);
    }

    static void checkLabels(List<String> labels, FindingsAt at) {
        labels.stream()
                .filter(label -> label.isBlank() || label.length() > LONGEST || label.indexOf('\0') >= 0)
                .forEach(label -> at.error("/labels", "a label is text of 1 to " + LONGEST + " characters"));
    }
}
