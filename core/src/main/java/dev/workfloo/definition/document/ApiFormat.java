package dev.workfloo.definition.document;

import dev.workfloo.definition.ApiNode;
import dev.workfloo.definition.ApiNode.Exchange;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.api.ApiRequestReader;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.TreeWriter;

final class ApiFormat implements NodeFormat<ApiNode> {

    @Override
    public ApiNode read(NodeId id, String name, DocumentReader document) {
        Exchange exchange = new Exchange(
                ApiRequestReader.read(document),
                ConnectorFormat.response(document),
                DefinitionReader.nodeId(document, "consent"),
                ConnectorFormat.callPolicy(document));
        return new ApiNode(
                id,
                name,
                exchange,
                DefinitionReader.nodeId(document, "next"),
                DefinitionReader.nodeId(document, "onError"));
    }

    @Override
    public void write(ApiNode node, TreeWriter tree) {
        ConnectorFormat.writeTerms(node, ApiRequestReader.write(node.exchange().request(), tree));
    }
}
