package samples.routes.workfloo.http;

import dev.workfloo.application.port.out.Definitions;

public record TakesAStore(Definitions definitions) {}
