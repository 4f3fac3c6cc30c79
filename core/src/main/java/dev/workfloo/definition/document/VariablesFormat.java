package dev.workfloo.definition.document;

import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.VariablesNode;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.TreeWriter;

final class VariablesFormat implements NodeFormat<VariablesNode> {

    @Override
    public VariablesNode read(NodeId id, String name, DocumentReader document) {
        document.required("variables");
        return new VariablesNode(
                id, name, Formulas.read(document, "variables"), DefinitionReader.nodeId(document, "next"));
    }

    @Override
    public void write(VariablesNode node, TreeWriter tree) {
        Formulas.writeRequired(tree, "variables", node.variables())
                .text("next", node.next().map(NodeId::name));
    }
}
