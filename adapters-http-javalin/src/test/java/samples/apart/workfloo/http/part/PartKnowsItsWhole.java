package samples.apart.workfloo.http.part;

import samples.apart.workfloo.http.Route;

public record PartKnowsItsWhole(Route route) {}
