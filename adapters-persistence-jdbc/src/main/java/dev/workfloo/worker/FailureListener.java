package dev.workfloo.worker;

/** Is told what went wrong in the background, where no caller waits for an answer. */
@FunctionalInterface
public interface FailureListener {

    /**
     * Something went wrong, and will be tried again; what a host's own connector or channel threw, as often as calls to it are.
     *
     * @param what the work's name ({@code execution/kind/node/visit/turn}), a
     *     {@link dev.workfloo.application.port.in.Maintenance#title task's title}, {@code lanes}, or {@code the host's ExecutionListener}
     */
    void failed(String what, Throwable cause);

    /**
     * Work turns to somebody whom this process does not know; told as often as it comes to that.
     *
     * @param party such as {@code service buro-pf} or {@code channel SMS}
     */
    default void unknown(String party) {}
}
