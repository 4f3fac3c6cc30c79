package samples.server.workfloo.http;

import dev.workfloo.testkit.Simulator;

public record RouteKnowsTheTestKit(Simulator simulator) {}
