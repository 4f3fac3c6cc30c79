package dev.workfloo.definition.document;

import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.PdfNode;
import dev.workfloo.definition.html.HtmlTemplate;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.TreeWriter;

final class PdfFormat implements NodeFormat<PdfNode> {

    @Override
    public PdfNode read(NodeId id, String name, DocumentReader document) {
        document.required("template");
        return new PdfNode(
                id,
                name,
                document.understood("template", HtmlTemplate::parse).orElse(HtmlTemplate.EMPTY),
                DefinitionReader.nodeId(document, "next"),
                DefinitionReader.nodeId(document, "onError"));
    }

    @Override
    public void write(PdfNode node, TreeWriter tree) {
        tree.text("template", node.template().toString())
                .text("next", node.next().map(NodeId::name))
                .text("onError", node.onError().map(NodeId::name));
    }
}
