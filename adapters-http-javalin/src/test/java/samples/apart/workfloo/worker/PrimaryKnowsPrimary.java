package samples.apart.workfloo.worker;

import samples.apart.workfloo.http.Route;

public record PrimaryKnowsPrimary(Route route) {}
