package samples.operations.workfloo.http;

import samples.operations.workfloo.application.port.in.CancelWorkfloo;

public record DrivesWithoutARoute(CancelWorkfloo cancel) {}
