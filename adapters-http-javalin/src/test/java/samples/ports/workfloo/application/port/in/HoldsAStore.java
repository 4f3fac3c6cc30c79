package samples.ports.workfloo.application.port.in;

import dev.workfloo.application.port.out.Definitions;

public record HoldsAStore(Definitions definitions) {}
