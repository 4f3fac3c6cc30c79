package dev.workfloo.application.port.in;

import dev.workfloo.execution.ExecutionId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A page of a list of executions. */
public interface ExecutionPage {

    int number();

    boolean hasNext();

    List<ExecutionId> ids();

    /** Where it ends, so that the next page can be asked for behind it; empty where the page is. */
    Optional<ListPlace> end();

    /**
     * What lists tell of them, in the same order. Each is read when the stream comes to it, so that one at a time is in memory;
     * it stands as it is kept by then, and is left out if it is there no more, or cannot be read.
     */
    Stream<ListedExecution> items();
}
