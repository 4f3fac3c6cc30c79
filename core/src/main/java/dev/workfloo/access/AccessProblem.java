package dev.workfloo.access;

import dev.workfloo.PlainText;
import dev.workfloo.Problem;
import java.util.Map;

/** Why a key cannot be added or revoked. */
public sealed interface AccessProblem extends Problem {

    record KeyNameUnfit(String name) implements AccessProblem {

        private static final int LONGEST = 100;

        /** Names are printed, logged and kept in what executions say of their start. */
        public static boolean isUnfit(String name) {
            return name.isBlank() || name.length() > LONGEST || !PlainText.isPlain(name);
        }

        @Override
        public Kind kind() {
            return Kind.FIELDS_INVALID;
        }

        @Override
        public String message() {
            return "a key's name must have 1 to " + LONGEST
                    + " characters, without line ends, control characters, or marks that turn or hide text";
        }

        @Override
        public Map<String, String> fields() {
            return Map.of("name", message());
        }

        @Override
        public String toString() {
            return inWords();
        }
    }

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

        @Override
        public String toString() {
            return inWords();
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

        @Override
        public String toString() {
            return inWords();
        }
    }
}
