package dev.workfloo.http;

/**
 * What this installation serves.
 *
 * @param largestBody in bytes; a larger request is refused before it is read
 */
public record Deployment(Environments environments, int largestBody) {

    public static final int LARGEST_BODY = 25 * 1024 * 1024;

    public static final Deployment MIXED = new Deployment(Environments.MIXED, LARGEST_BODY);

    public enum Environments {
        /** The request says which environment it means. */
        MIXED,
        /** Every request is a sandbox request. */
        SANDBOX,
        /** Whoever asks for the sandbox is refused. */
        PRODUCTION
    }
}
