package dev.workfloo.definition.document;

import dev.workfloo.definition.LabelNode;
import dev.workfloo.definition.NodeId;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.TreeWriter;

final class LabelFormat implements NodeFormat<LabelNode> {

    @Override
    public LabelNode read(NodeId id, String name, DocumentReader document) {
        document.required("labels");
        return new LabelNode(id, name, document.texts("labels"), DefinitionReader.nodeId(document, "next"));
    }

    @Override
    public void write(LabelNode node, TreeWriter tree) {
        tree.texts("labels", node.labels()).text("next", node.next().map(NodeId::name));
    }
}
