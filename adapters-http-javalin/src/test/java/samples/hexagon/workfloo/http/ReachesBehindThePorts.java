package samples.hexagon.workfloo.http;

import samples.hexagon.workfloo.application.port.out.Shelf;

public record ReachesBehindThePorts(Shelf shelf) {}
