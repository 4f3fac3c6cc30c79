package samples.definitions.workfloo.document;

import dev.workfloo.definition.NodeId;

public record DocumentKnowsDefinition(NodeId node) {}
