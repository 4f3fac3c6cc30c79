package samples.definitions.workfloo.definition.form;

import dev.workfloo.definition.NodeId;

public record FormKnowsNode(NodeId node) {}
