package dev.workfloo.execution.document;

import dev.workfloo.document.TreeReader;
import dev.workfloo.execution.ExecutionEvent.Finished;
import dev.workfloo.execution.ExecutionEvent.NodeFailed;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.Position.Cancellation;
import dev.workfloo.execution.document.StoredTable.Line;
import java.util.List;

/**
 * How an execution's beginning and end are kept, and what fails on the way. Who cancelled it stands beside what was always there:
 * the release before reads that it was given up.
 */
final class StoredLife {

    static final StoredFamily FAMILY = new StoredFamily(
            List.of(
                    new Line<>(
                            new StoredName("started", 1),
                            Started.class,
                            (event, to) -> {
                                Recorded start = StoredStart.write(event.start());
                                to.trail().text("id", event.id().hex()).tree("start", start.trail());
                                to.personal(start.personal());
                            },
                            from -> new Started(
                                    StoredMembers.at(from),
                                    new ExecutionId(TreeReader.text(from.trail(), "id")),
                                    StoredStart.read(
                                            new Recorded(TreeReader.object(from.trail(), "start"), from.personal())))),
                    new Line<>(
                            new StoredName("nodeFailed", 2),
                            NodeFailed.class,
                            (event, to) -> to.trail().text("reason", event.reason()),
                            from -> new NodeFailed(
                                    StoredMembers.at(from),
                                    StoredMembers.node(from),
                                    TreeReader.text(from.trail(), "reason"))),
                    new Line<>(
                            new StoredName("finished", 1),
                            Finished.class,
                            (event, to) -> to.trail()
                                    .text("outcome", event.outcome().name())
                                    .text("cancelledBy", event.cancelledBy()),
                            from -> new Finished(
                                    StoredMembers.at(from),
                                    Outcome.valueOf(TreeReader.text(from.trail(), "outcome")),
                                    TreeReader.optionalText(from.trail(), "cancelledBy")))),
            List.of(new Line<>(
                    new StoredName("end", 1),
                    Position.Finished.class,
                    (position, to) -> {
                        to.trail().text("outcome", position.how().name());
                        position.cancelled()
                                .ifPresent(it -> to.trail()
                                        .text("cancelledBy", it.by())
                                        .text("cancelledAt", it.at().toString()));
                    },
                    from -> new Position.Finished(
                            Outcome.valueOf(TreeReader.text(from.trail(), "outcome")),
                            TreeReader.optionalText(from.trail(), "cancelledBy")
                                    .map(by ->
                                            new Cancellation(by, TreeReader.instant(from.trail(), "cancelledAt")))))));

    private StoredLife() {}
}
