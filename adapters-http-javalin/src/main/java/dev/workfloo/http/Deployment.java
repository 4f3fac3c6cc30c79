package dev.workfloo.http;

import dev.workfloo.access.Environment;
import dev.workfloo.http.connection.ClientLimits;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * What this installation serves, and how much of it.
 *
 * @param rates how often a key may ask
 * @param paused whether it serves reads alone now, as over a database that was restored
 * @param address where others reach it, without a slash at the end; empty where requests tell
 */
public record Deployment(
        Environments environments,
        ClientLimits limits,
        KeyRates rates,
        BooleanSupplier paused,
        Optional<String> address) {

    public static final Deployment MIXED = new Deployment(Environments.MIXED, ClientLimits.USUAL);

    /** One that is never paused, and whose keys may ask as often as they like. */
    public Deployment(Environments environments, ClientLimits limits) {
        this(environments, limits, KeyRates.UNBOUNDED, () -> false);
    }

    /** Of which requests tell where it is. */
    public Deployment(Environments environments, ClientLimits limits, KeyRates rates, BooleanSupplier paused) {
        this(environments, limits, rates, paused, Optional.empty());
    }

    /** The same where others reach it at this address. */
    public Deployment at(String known) {
        return new Deployment(environments, limits, rates, paused, Optional.of(known));
    }

    public enum Environments {
        /** The request says which environment it means. */
        MIXED,
        /** Every request is a sandbox request. */
        SANDBOX,
        /** Requests for the sandbox are refused. */
        PRODUCTION;

        /** Those that are served at all. */
        public Set<Environment> served() {
            return switch (this) {
                case MIXED -> EnumSet.allOf(Environment.class);
                case SANDBOX -> EnumSet.of(Environment.SANDBOX);
                case PRODUCTION -> EnumSet.of(Environment.PRODUCTION);
            };
        }
    }
}
