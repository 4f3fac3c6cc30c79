package dev.workfloo.access;

/** Where an execution lives; one started in one environment does not exist in the other. */
public enum Environment {
    PRODUCTION,
    SANDBOX
}
