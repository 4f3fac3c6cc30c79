package dev.workfloo.server;

import dev.workfloo.application.Workfloo;
import dev.workfloo.http.operation.CancelOperations;
import dev.workfloo.http.operation.ConsentOperations;
import dev.workfloo.http.operation.LinkOperations;
import dev.workfloo.http.operation.ListOperations;
import dev.workfloo.http.operation.PreferredStatus;
import dev.workfloo.http.operation.ReadOperations;
import dev.workfloo.http.operation.RepeatedCalls;
import dev.workfloo.http.operation.ReviewOperations;
import dev.workfloo.http.operation.Route;
import dev.workfloo.http.operation.StartOperations;
import dev.workfloo.http.operation.StepOperations;
import dev.workfloo.http.operation.VerificationOperations;
import java.util.List;
import java.util.stream.Stream;

/** All that the API does. A group of operations is a class; a new one of a group that is there is a line there. */
public final class Operations {

    private Operations() {}

    /** In the order in which paths are tried: the first that fits counts. A link is told of by itself, and not by a status. */
    public static List<Route> over(Workfloo workfloo) {
        List<Route> routes = Stream.of(
                        new StartOperations(workfloo.executions()).routes(),
                        new ReadOperations(workfloo.following()).routes(),
                        new ListOperations(workfloo.finding()).routes(),
                        new StepOperations(workfloo.steps()).routes(),
                        new ConsentOperations(workfloo.steps()).routes(),
                        new CancelOperations(workfloo.steps()).routes(),
                        new ReviewOperations(workfloo.steps()).routes(),
                        new VerificationOperations(workfloo.verification()).routes())
                .flatMap(List::stream)
                .toList();
        List<Route> links =
                new LinkOperations(workfloo.invitations(), workfloo.executions(), workfloo.steps()).routes();
        return Stream.of(
                        RepeatedCalls.over(links, workfloo.steps()),
                        PreferredStatus.over(RepeatedCalls.over(routes, workfloo.steps()), workfloo.following()))
                .flatMap(List::stream)
                .toList();
    }
}
