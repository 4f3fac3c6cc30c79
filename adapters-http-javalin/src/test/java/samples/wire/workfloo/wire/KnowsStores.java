package samples.wire.workfloo.wire;

import dev.workfloo.application.port.out.Definitions;

public record KnowsStores(Definitions definitions) {}
