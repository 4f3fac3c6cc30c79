package dev.workfloo.docs;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What runs here, as the first page tells it.
 *
 * @param readiness as it is now; it may wait for the database
 */
public record Installation(
        String version,
        Environments environments,
        Supplier<Readiness> readiness,
        Optional<Demonstration> demonstration) {

    public enum Environments {
        SANDBOX,
        PRODUCTION,
        /** The request says which one it means. */
        MIXED
    }

    /** What balancers are told of it. */
    public enum Readiness {
        READY,
        /** It serves reads alone. */
        PAUSED,
        NOT_READY
    }

    /**
     * What a first look begins with, where its key counts.
     *
     * @param ids of what it has, by the members of a request that name them
     * @param call a command that starts it, at the address of a service
     */
    public record Demonstration(String key, Map<String, String> ids, UnaryOperator<String> call) {

        @Override
        public String toString() {
            return "Demonstration with " + ids.keySet();
        }
    }
}
