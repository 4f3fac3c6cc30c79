package samples.worker.workfloo.worker;

import dev.workfloo.application.port.in.ExecuteWorkfloo;

public record StartsThingsToo(ExecuteWorkfloo execute) {}
