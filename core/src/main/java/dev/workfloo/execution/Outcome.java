package dev.workfloo.execution;

/** How an execution ended. */
public enum Outcome {
    SUCCESS,
    ERROR,
    /** It expired, or somebody cancelled it. */
    ABANDONED
}
