package samples.direction.workfloo;

import dev.workfloo.access.Scope;

public record RootLooksDown(Scope scope) {}
