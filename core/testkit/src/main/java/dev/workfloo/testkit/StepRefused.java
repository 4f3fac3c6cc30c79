package dev.workfloo.testkit;

import dev.workfloo.Problem;
import java.util.Map;

/** What a simulated person did was refused, as it would be of a client: {@link #fields()} tells which fields are wrong, and why. */
public final class StepRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final String node;

    StepRefused(String node, String what, Problem problem) {
        super(node + " refuses " + what + ": " + words(problem));
        this.node = node;
        this.problem = problem;
    }

    private static String words(Problem problem) {
        if (problem.fields().isEmpty()) return problem.message();
        StringBuilder words = new StringBuilder();
        problem.fields().forEach((field, why) -> {
            if (!words.isEmpty()) words.append("; ");
            words.append(field).append(" ").append(why.equals("required") ? "is required" : why);
        });
        return words.toString();
    }

    /** The id of the node at which it was refused. */
    public String node() {
        return node;
    }

    /** The refusal itself, with its kind. */
    public Problem problem() {
        return problem;
    }

    /** For each refused field, {@code required} or what is wrong with it, in words; empty where it is not about fields. */
    public Map<String, String> fields() {
        return problem.fields();
    }
}
