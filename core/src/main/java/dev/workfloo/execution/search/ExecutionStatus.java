package dev.workfloo.execution.search;

import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Position;

/** How an execution stands, as lists tell it. Stores know it by these names, so they never change. */
public enum ExecutionStatus {
    PROGRESS,
    SUCCESS,
    ERROR,
    ABANDONED;

    public static ExecutionStatus of(Position position) {
        return position.outcome().map(ExecutionStatus::of).orElse(PROGRESS);
    }

    private static ExecutionStatus of(Outcome outcome) {
        return switch (outcome) {
            case SUCCESS -> SUCCESS;
            case ERROR -> ERROR;
            case ABANDONED -> ABANDONED;
        };
    }
}
