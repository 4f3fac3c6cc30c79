package samples.hexagon.workfloo.jdbc;

import samples.hexagon.workfloo.application.port.in.ReadShelf;

public record DrivesWorkfloo(ReadShelf port) {}
