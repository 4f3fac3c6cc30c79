package dev.workfloo.http.operation;

import dev.workfloo.access.Right;
import io.javalin.http.HandlerType;
import io.vavr.control.Either;
import java.util.List;

/**
 * All that is said of an operation, in one place. Routing, HEAD and 405, the key's rights, reading of the body, the log,
 * metrics and traces go by it.
 *
 * @param rights any one of them is enough; a key that has none is told which
 */
public record Route(HandlerType method, String path, List<Right> rights, Input input, Operation operation) {

    /** All executions of a scope. */
    static final String EXECUTIONS = "/api/v1/workfloo";

    /** One of them. */
    static final String EXECUTION = EXECUTIONS + "/{id}";

    static final List<Right> EXECUTE = List.of(Right.EXECUTE);
    static final List<Right> SEE = List.of(Right.SEE);
    static final List<Right> SEE_OR_REVIEW = List.of(Right.SEE, Right.REVIEW);
    static final List<Right> REVIEW = List.of(Right.REVIEW);

    /** How one execution stands and what it did: whoever works with it may know. */
    static final List<Right> FOLLOW = List.of(Right.EXECUTE, Right.SEE, Right.REVIEW);

    /** What an operation takes beside its path and query. */
    public enum Input {
        /** No body: what is sent as one is not looked at. */
        NOTHING,
        /** A body that is a JSON object. */
        OBJECT,
        /** The same, but the operation itself says what is wrong with one that is none. */
        OBJECT_OR_WHY_NOT,
        /** A JSON object, or no body. */
        OBJECT_IF_ANY,
        /** A JSON object; what its member {@code document} holds are files, which stay in the body. */
        OBJECT_WITH_FILES,
        /** A JSON object whose texts are files: they stay in the body, so that there may be more of it. */
        FILES,
        /** A JSON object in which files stand beside answers: the files are read in the body. */
        ANSWERS_AND_FILES
    }

    /** What is done for a call. */
    @FunctionalInterface
    public interface Operation {

        /** Gives what to answer: left, a refusal, after which nothing has changed; right, what was done. */
        Either<Answer, Answer> answer(Call call);
    }

    /** The same, done in another way. */
    Route doing(Operation other) {
        return new Route(method, path, rights, input, other);
    }

    /** As the log and the description name it. */
    public String named() {
        return method.name() + " " + path;
    }

    /** Whether it may change something: whatever is no look at things. It takes an {@code Idempotency-Key} then. */
    public boolean changes() {
        return !method.equals(HandlerType.GET);
    }

    /** Whether the path names an execution. */
    public boolean isOfAnExecution() {
        return path.startsWith(EXECUTIONS + "/") && path.contains("{id}");
    }
}
