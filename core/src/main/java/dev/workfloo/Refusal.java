package dev.workfloo;

/**
 * A {@link Problem} that was thrown. Workfloo throws none itself: {@link Problem#toException()} is for callers who have no other
 * way to handle one.
 *
 * <p>Its message is the problem {@linkplain Problem#inWords in words}; nothing personal stands in it.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Refusal(Problem problem) {
        super(problem.inWords());
        this.problem = problem;
    }

    /** What was refused, and why. */
    public Problem problem() {
        return problem;
    }
}
