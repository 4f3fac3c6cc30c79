package samples.routes.workfloo.http;

import dev.workfloo.application.definition.PublishingDefinition;

public record TakesAUseCase(PublishingDefinition publishing) {}
