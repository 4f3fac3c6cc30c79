package dev.workfloo.access;

import java.util.Optional;
import java.util.Set;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * Who calls: the workspace behind a key, the key's name, and what the key is limited to.
 *
 * @param only the one environment in which the key counts; empty for both
 */
@ValueObject
public record Caller(WorkspaceId workspace, String keyName, Optional<Environment> only, Set<Right> rights) {

    public Caller {
        rights = Set.copyOf(rights);
    }

    public boolean mayEnter(Environment environment) {
        return only.isEmpty() || only.get() == environment;
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }
}
