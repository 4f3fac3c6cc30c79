package dev.workfloo.definition.document;

import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.TreeWriter;

/** How one kind of node stands in a document: what is there beside its id, its type and its name. */
interface NodeFormat<N extends Node> {

    N read(NodeId id, String name, DocumentReader document);

    void write(N node, TreeWriter tree);
}
