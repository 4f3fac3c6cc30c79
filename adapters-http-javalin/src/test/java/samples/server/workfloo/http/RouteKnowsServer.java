package samples.server.workfloo.http;

import dev.workfloo.server.Main;

public record RouteKnowsServer(Main main) {}
