package dev.workfloo.execution;

import dev.workfloo.definition.NodeId;
import java.time.Instant;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * Something that must be done outside for an execution to go on, as data: a store keeps it with the transition that asked
 * for it, and its performer brings the result back as the next command. What exactly is to be done is told by the
 * execution itself; work that an execution no longer stands at is done already.
 */
@ValueObject
public sealed interface Work {

    ExecutionId execution();

    Kind kind();

    /** The node that asks for it. */
    NodeId node();

    /** Which visit of the node, from 1. */
    int visit();

    /** Tells apart what one visit asks for, from 1. */
    int turn();

    <R> R fold(Cases<R> cases);

    /** One answer for each kind of work. */
    interface Cases<R> {
        R call(Call work);

        R send(Send work);

        R report(Report work);

        R callback(Callback work);

        R wake(Wake work);

        R verify(Verify work);

        R render(Render work);
    }

    /**
     * Ask a connector.
     *
     * @param turn which try on this visit
     */
    record Call(ExecutionId execution, NodeId node, int visit, int turn) implements Work {
        @Override
        public Kind kind() {
            return Kind.CALL;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.call(this);
        }
    }

    /**
     * Send a consent code.
     *
     * @param turn which send of the visit
     */
    record Send(ExecutionId execution, NodeId node, int visit, int turn) implements Work {
        @Override
        public Kind kind() {
            return Kind.SEND;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.send(this);
        }
    }

    /**
     * Tell a client what became of a code that was sent.
     *
     * @param turn which send of the visit
     */
    record Report(ExecutionId execution, NodeId node, int visit, int turn) implements Work {
        @Override
        public Kind kind() {
            return Kind.REPORT;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.report(this);
        }
    }

    /**
     * Ask a provider to begin a validation: to send a person a one-time code.
     *
     * @param turn which question of the visit
     */
    record Verify(ExecutionId execution, NodeId node, int visit, int turn) implements Work {
        @Override
        public Kind kind() {
            return Kind.VERIFY;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.verify(this);
        }
    }

    /**
     * Tell a client of a change of status.
     *
     * @param start where the flow starts: no node asks for this, and its name has this one
     * @param revision which change
     */
    record Callback(ExecutionId execution, NodeId start, int revision) implements Work {
        @Override
        public Kind kind() {
            return Kind.TELL;
        }

        @Override
        public NodeId node() {
            return start;
        }

        @Override
        public int visit() {
            return 1;
        }

        @Override
        public int turn() {
            return revision;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.callback(this);
        }
    }

    /** Let an execution go on that has waited long enough. */
    record Wake(ExecutionId execution, NodeId node, int visit, int turn) implements Work {

        @Override
        public Kind kind() {
            return Kind.WAKE;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.wake(this);
        }
    }

    /** Make a PDF. */
    record Render(ExecutionId execution, NodeId node, int visit, int turn) implements Work {

        @Override
        public Kind kind() {
            return Kind.RENDER;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.render(this);
        }
    }

    /** A kind of work by its name, which stores keep and which therefore stays; with it, how it is read back. */
    enum Kind {
        CALL(Lane.CALLS, Call::new),
        SEND(Lane.CODES, Send::new),
        REPORT(Lane.MESSAGES, Report::new),
        TELL(Lane.MESSAGES, (execution, node, visit, turn) -> new Callback(execution, node, turn)),
        WAKE(Lane.TIMERS, Wake::new),
        VERIFY(Lane.CODES, Verify::new),
        RENDER(Lane.CALLS, Render::new);

        private final Lane lane;
        private final Maker maker;

        Kind(Lane lane, Maker maker) {
            this.lane = lane;
            this.maker = maker;
        }

        public Lane lane() {
            return lane;
        }

        Work of(ExecutionId execution, NodeId node, int visit, int turn) {
            return maker.of(execution, node, visit, turn);
        }
    }

    /** Makes work of one kind. */
    @FunctionalInterface
    interface Maker {
        Work of(ExecutionId execution, NodeId node, int visit, int turn);
    }

    /** Work of different lanes is done apart: when one of them is busy, the others do not wait for it. */
    enum Lane {
        CALLS(1),
        CODES(2),
        MESSAGES(3),
        /** The waits of very many executions may be over at one moment. */
        TIMERS(4);

        private final int number;

        Lane(int number) {
            this.number = number;
        }

        /** How stores write it; it never changes. */
        public int number() {
            return number;
        }
    }

    /** Work that may be done from this time on. */
    record Due(Work work, Instant at) {}

    /** A name for it, unlike any other work's: {@code execution/kind/node/visit/turn}. Stores keep work under it. */
    default String name() {
        return execution() + "/" + kind() + "/" + node() + "/" + visit() + "/" + turn();
    }

    /** Reads back what {@link #name()} gave. */
    static Optional<Work> parse(String name) {
        String[] parts = name.split("/");
        if (parts.length != 5) return Optional.empty();
        try {
            Kind kind = Kind.valueOf(parts[1]);
            return Optional.of(kind.of(
                    new ExecutionId(parts[0]),
                    new NodeId(parts[2]),
                    Integer.parseInt(parts[3]),
                    Integer.parseInt(parts[4])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
