package dev.workfloo.application.port.in;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.definition.DefinitionVersion;
import java.util.List;

/** Compares what published definitions turn to with what this process knows. */
@FunctionalInterface
public interface CheckOutside {

    /** The parties that current versions name and this process does not know. What cannot be read names none. */
    List<Unknown> unknown();

    /** @param party such as {@code service bureau} or {@code channel SMS} */
    record Unknown(WorkspaceId workspace, DefinitionVersion version, String party) {}
}
