package samples.definitions.workfloo.definition.document;

import dev.workfloo.definition.check.FlowCheck;

public record DocumentKnowsCheck(FlowCheck check) {}
