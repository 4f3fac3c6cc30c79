package dev.workfloo.application.port.in.search;

import dev.workfloo.StoreDamaged;
import dev.workfloo.execution.ExecutionId;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A page of a list of executions. */
public interface ExecutionPage {

    int number();

    boolean hasNext();

    List<ExecutionId> ids();

    /** Where it ends, so that the next page can be asked for behind it; empty where the page is. */
    Optional<ListPlace> end();

    /**
     * What lists tell of them, in the same order, some at a time: as many as are read together, so that a long page is read in
     * few steps and is never whole in memory. Each is told as it is kept when its part is asked for, and is left out if it is
     * there no more, or cannot be read; so a part may be empty. A part that could not be read just now can be asked for again.
     */
    default Iterator<List<ListedExecution>> parts() {
        return parts(ids());
    }

    /** The same of those of them that are shown still. */
    Iterator<List<ListedExecution>> parts(List<ExecutionId> ids);

    /**
     * One of them turned out to be damaged while it was shown: a long text of its, which is read only then. Where it is there no
     * more, which comes to the same, nobody is told.
     */
    void leftOut(ListedExecution item, StoreDamaged cause);

    /** The same one by one. */
    default Stream<ListedExecution> items() {
        Iterable<List<ListedExecution>> parts = this::parts;
        return StreamSupport.stream(parts.spliterator(), false).flatMap(List::stream);
    }
}
