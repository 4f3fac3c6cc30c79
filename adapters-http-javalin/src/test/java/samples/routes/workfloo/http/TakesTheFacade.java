package samples.routes.workfloo.http;

import dev.workfloo.application.Workfloo;

public record TakesTheFacade(Workfloo workfloo) {}
