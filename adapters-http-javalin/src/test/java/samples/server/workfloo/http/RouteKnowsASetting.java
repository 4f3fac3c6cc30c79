package samples.server.workfloo.http;

import dev.workfloo.server.settings.Setting;

public record RouteKnowsASetting(Setting setting) {}
