package dev.workfloo.execution.document;

import dev.workfloo.definition.NodeId;
import dev.workfloo.document.TreeReader;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.Position.AwaitingForm;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.Position.Calling;
import dev.workfloo.execution.Position.Finished;
import dev.workfloo.execution.Position.Tries;
import dev.workfloo.execution.document.StoredTable.Line;
import java.util.List;

/** How each position is written and read. A line that changes so that older software cannot read it gets a new format. */
final class StoredPosition {

    static final StoredTable<Position> TABLE = new StoredTable<>(
            "at",
            (position, to) -> {},
            List.of(
                    new Line<>(
                            named("form", 1),
                            AwaitingForm.class,
                            (position, to) -> at(position.node(), position.visit(), to),
                            from -> new AwaitingForm(node(from), visit(from))),
                    new Line<>(
                            named("nip", 3),
                            AwaitingNip.class,
                            (position, to) -> {
                                Recorded nip = NipDocument.writeState(position.nip());
                                at(position.node(), position.visit(), to);
                                to.trail().tree("nip", nip.trail());
                                to.personal(nip.personal());
                            },
                            from -> new AwaitingNip(
                                    node(from),
                                    visit(from),
                                    NipDocument.readState(
                                            new Recorded(TreeReader.object(from.trail(), "nip"), from.personal())))),
                    new Line<>(
                            named("call", 3),
                            Calling.class,
                            (position, to) -> {
                                at(position.node(), position.visit(), to);
                                to.trail()
                                        .number("tries", position.tries().made())
                                        .number("answered", position.tries().answered())
                                        .text("due", position.due().toString());
                                to.personal().tree("request", position.request());
                            },
                            from -> new Calling(
                                    node(from),
                                    visit(from),
                                    TreeReader.object(from.personal(), "request"),
                                    new Tries(
                                            TreeReader.integer(from.trail(), "tries"),
                                            TreeReader.integer(from.trail(), "answered")),
                                    TreeReader.instant(from.trail(), "due"))),
                    new Line<>(
                            named("end", 1),
                            Finished.class,
                            (position, to) ->
                                    to.trail().text("outcome", position.how().name()),
                            from -> new Finished(Outcome.valueOf(TreeReader.text(from.trail(), "outcome"))))));

    private StoredPosition() {}

    private static StoredName named(String name, int since) {
        return new StoredName(name, since);
    }

    private static void at(NodeId node, int visit, Draft to) {
        to.trail().text("node", node.name()).number("visit", visit);
    }

    private static NodeId node(Recorded from) {
        return new NodeId(TreeReader.text(from.trail(), "node"));
    }

    private static int visit(Recorded from) {
        return TreeReader.integer(from.trail(), "visit");
    }
}
