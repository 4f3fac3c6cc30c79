package dev.workfloo.http.operation;

import dev.workfloo.application.port.in.UseCases;
import java.util.List;
import java.util.stream.Stream;

/** The table of all operations. A group of them is a class; a new one of a group that is there is a line there. */
public final class Operations {

    private Operations() {}

    /** In the order in which paths are tried: the first that fits counts. */
    public static List<Route> over(UseCases use) {
        return Stream.of(
                        new StartOperations(use.executions()).routes(),
                        new ReadOperations(use.following()).routes(),
                        new StepOperations(use.steps()).routes(),
                        new ConsentOperations(use.steps()).routes())
                .flatMap(List::stream)
                .toList();
    }
}
