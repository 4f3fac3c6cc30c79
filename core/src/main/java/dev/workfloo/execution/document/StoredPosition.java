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
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** How each position is written and read. A line that changes so that older software cannot read it gets a new format. */
enum StoredPosition {
    FORM(
            named("form", 1),
            AwaitingForm.class,
            (position, to) -> at(position.node(), position.visit(), to),
            from -> new AwaitingForm(node(from), visit(from))),
    NIP(
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
                    NipDocument.readState(new Recorded(TreeReader.object(from.trail(), "nip"), from.personal())))),
    CALL(
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
                    new Tries(TreeReader.integer(from.trail(), "tries"), TreeReader.integer(from.trail(), "answered")),
                    TreeReader.instant(from.trail(), "due"))),
    END(
            named("end", 1),
            Finished.class,
            (position, to) -> to.trail().text("outcome", position.how().name()),
            from -> new Finished(Outcome.valueOf(TreeReader.text(from.trail(), "outcome"))));

    private final StoredName name;
    private final BiConsumer<Position, Draft> write;
    private final Function<Recorded, ? extends Position> read;

    <P extends Position> StoredPosition(
            StoredName name, Class<P> type, BiConsumer<P, Draft> write, Function<Recorded, P> read) {
        this.name = name;
        this.write = (position, to) -> write.accept(type.cast(position), to);
        this.read = read;
    }

    private static StoredName named(String name, int since) {
        return new StoredName(name, since);
    }

    StoredName storedName() {
        return name;
    }

    static int newest() {
        return Arrays.stream(values()).mapToInt(it -> it.name.since()).max().orElseThrow();
    }

    private static final class Lines implements Position.Cases<StoredPosition> {

        @Override
        public StoredPosition awaitingForm(AwaitingForm position) {
            return FORM;
        }

        @Override
        public StoredPosition awaitingNip(AwaitingNip position) {
            return NIP;
        }

        @Override
        public StoredPosition calling(Calling position) {
            return CALL;
        }

        @Override
        public StoredPosition finished(Finished position) {
            return END;
        }
    }

    static Recorded write(Position position) {
        StoredPosition stored = position.fold(new Lines());
        Draft draft = new Draft();
        draft.trail().text("at", stored.name.text());
        stored.write.accept(position, draft);
        return draft.done();
    }

    static Position read(Recorded recorded) {
        String name = TreeReader.text(recorded.trail(), "at");
        return Arrays.stream(values())
                .filter(it -> it.name.text().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a stored execution stands at " + name))
                .read
                .apply(recorded);
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
