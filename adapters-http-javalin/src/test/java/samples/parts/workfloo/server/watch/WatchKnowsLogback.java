package samples.parts.workfloo.server.watch;

import ch.qos.logback.classic.Logger;

public record WatchKnowsLogback(Logger logger) {}
