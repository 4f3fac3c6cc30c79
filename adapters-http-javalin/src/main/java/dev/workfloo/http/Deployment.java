package dev.workfloo.http;

import dev.workfloo.http.connection.ClientLimits;

/** What this installation serves, and how much of it. */
public record Deployment(Environments environments, ClientLimits limits) {

    public static final Deployment MIXED = new Deployment(Environments.MIXED, ClientLimits.USUAL);

    public enum Environments {
        /** The request says which environment it means. */
        MIXED,
        /** Every request is a sandbox request. */
        SANDBOX,
        /** Requests for the sandbox are refused. */
        PRODUCTION
    }
}
