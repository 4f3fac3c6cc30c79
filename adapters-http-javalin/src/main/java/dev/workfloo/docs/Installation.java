package dev.workfloo.docs;

import java.util.List;
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
     * @param flows that there are now; it asks the database
     * @param call a command that starts one, at the address of a service
     */
    public record Demonstration(String key, Supplier<List<Flow>> flows, UnaryOperator<String> call) {

        /** What can be started. */
        public record Flow(String definition, String name, List<Course> courses) {}

        /** A scenario in which it can be. */
        public record Course(String scenario, String name) {}

        @Override
        public String toString() {
            return "Demonstration";
        }
    }
}
