package dev.workfloo.execution;

import dev.workfloo.definition.NodeId;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.execution.Position.AwaitingForm;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.Position.Calling;
import dev.workfloo.execution.Position.Finished;
import dev.workfloo.execution.Position.Tries;
import dev.workfloo.rule.Tree;
import dev.workfloo.rule.Value;

/** Writes where an execution stands for a store, and reads it back. */
final class PositionDocument {

    private PositionDocument() {}

    static Recorded write(Position position) {
        return position.fold(new Write());
    }

    static Position read(Recorded recorded) {
        Value.Context trail = recorded.trail();
        String at = Tree.text(trail, "at");
        return switch (at) {
            case "form" -> new AwaitingForm(node(trail), Tree.integer(trail, "visit"));
            case "nip" ->
                new AwaitingNip(
                        node(trail),
                        Tree.integer(trail, "visit"),
                        NipDocument.readState(new Recorded(Tree.object(trail, "nip"), recorded.personal())));
            case "call" ->
                new Calling(
                        node(trail),
                        Tree.integer(trail, "visit"),
                        Tree.object(recorded.personal(), "request"),
                        new Tries(Tree.integer(trail, "tries"), Tree.integer(trail, "answered")),
                        Tree.instant(trail, "due"));
            case "end" -> new Finished(Outcome.valueOf(Tree.text(trail, "outcome")));
            default -> throw new IllegalStateException("a stored execution stands at " + at);
        };
    }

    private static NodeId node(Value.Context trail) {
        return new NodeId(Tree.text(trail, "node"));
    }

    private static final class Write implements Position.Cases<Recorded> {

        private static TreeWriter at(String at, NodeId node, int visit) {
            return new TreeWriter().text("at", at).text("node", node.name()).number("visit", visit);
        }

        @Override
        public Recorded awaitingForm(AwaitingForm position) {
            return new Recorded(at("form", position.node(), position.visit()).done(), Value.Context.EMPTY);
        }

        @Override
        public Recorded awaitingNip(AwaitingNip position) {
            Recorded nip = NipDocument.writeState(position.nip());
            return new Recorded(
                    at("nip", position.node(), position.visit())
                            .tree("nip", nip.trail())
                            .done(),
                    nip.personal());
        }

        @Override
        public Recorded calling(Calling position) {
            return new Recorded(
                    at("call", position.node(), position.visit())
                            .number("tries", position.tries().made())
                            .number("answered", position.tries().answered())
                            .text("due", position.due().toString())
                            .done(),
                    new TreeWriter().tree("request", position.request()).done());
        }

        @Override
        public Recorded finished(Finished position) {
            return new Recorded(
                    new TreeWriter()
                            .text("at", "end")
                            .text("outcome", position.how().name())
                            .done(),
                    Value.Context.EMPTY);
        }
    }
}
