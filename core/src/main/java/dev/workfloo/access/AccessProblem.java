package dev.workfloo.access;

import dev.workfloo.Problem;

/** Why a key cannot be added or revoked. */
public sealed interface AccessProblem extends Problem {

    record KeyNameTaken(WorkspaceId workspace, String name) implements AccessProblem {
        @Override
        public Kind kind() {
            return Kind.KEY_NAME_TAKEN;
        }

        @Override
        public String message() {
            return "workspace " + workspace + " has an active key named " + name
                    + " already: revoke it or take another name";
        }
    }

    record UnknownKey(WorkspaceId workspace, String name) implements AccessProblem {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN_KEY;
        }

        @Override
        public String message() {
            return "workspace " + workspace + " has no active key named " + name;
        }
    }
}
