package dev.workfloo.definition.check;

import dev.workfloo.definition.DocumentNode;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.PdfNode;
import dev.workfloo.definition.file.FileField;
import dev.workfloo.document.FindingsAt;
import dev.workfloo.rule.Type;
import java.util.List;
import java.util.Map;

/** Whether somebody can send what is asked for. No formula reads a file. */
final class DocumentCheck extends NodeCheck<DocumentNode> {

    private static final Type.Context NO_VALUES = new Type.Context(Map.of());

    DocumentCheck(DocumentNode node, FindingsAt findings) {
        super(node, findings);
    }

    @Override
    void checkAlone() {
        node.request().findMistakes(findings);
    }

    @Override
    Type.Context check(RuleCheck rules) {
        List<FileField> files = node.request().files();
        for (int i = 0; i < files.size(); i++) {
            FindingsAt at = findings.at("/files/" + i);
            files.get(i).sourcePdfNodeId().flatMap(NodeId::parse).ifPresent(source -> checkSource(source, rules, at));
        }
        return NO_VALUES;
    }

    private void checkSource(NodeId source, RuleCheck rules, FindingsAt at) {
        if (rules.find(source).filter(PdfNode.class::isInstance).isEmpty()) {
            at.error("/sourcePdfNodeId", "no PDF node has the id " + source);
        } else if (!rules.isAlwaysBefore(node, source)) {
            at.error("/sourcePdfNodeId", source + " has not made a file on every way that leads here: put it before");
        }
    }
}
