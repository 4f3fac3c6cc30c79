package dev.workfloo.access;

import org.jmolecules.ddd.annotation.ValueObject;

/** Where a call acts: executions of another workspace or environment do not exist for it. */
@ValueObject
public record Scope(WorkspaceId workspace, Environment environment) {

    public static Scope sandbox(String workspace) {
        return new Scope(new WorkspaceId(workspace), Environment.SANDBOX);
    }

    public static Scope production(String workspace) {
        return new Scope(new WorkspaceId(workspace), Environment.PRODUCTION);
    }
}
