package samples.libraries.workfloo.http;

import ch.qos.logback.classic.LoggerContext;

public record RouteKnowsLogback(LoggerContext context) {}
