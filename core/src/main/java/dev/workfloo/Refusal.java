package dev.workfloo;

import java.util.Map;

/**
 * A {@link Problem} that was thrown. Workfloo throws none itself: {@link Problem#toException()} is for callers who have no other
 * way to handle one.
 *
 * <p>Its message is the problem's kind, its sentence, and what is wrong with each field; nothing personal stands in it.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Refusal(Problem problem) {
        super(told(problem));
        this.problem = problem;
    }

    private static String told(Problem problem) {
        Map<String, String> fields = problem.fields();
        String sentence = problem.kind() + ": " + problem.message();
        return fields.isEmpty() || problem.message().contains(fields.toString()) ? sentence : sentence + " " + fields;
    }

    /** What was refused, and why. */
    public Problem problem() {
        return problem;
    }
}
