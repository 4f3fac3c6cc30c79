package dev.workfloo.execution;

import dev.workfloo.definition.NodeId;
import java.time.Instant;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * Something that must be done outside for an execution to go on, as data: a store keeps it with the transition that asked
 * for it, and whoever performs it brings the result back as the next command. What exactly is to be done is told by the
 * execution itself; work that an execution no longer stands at is done already.
 *
 * @param visit which visit of the node, from 1
 * @param turn which try of a call on this visit, which send of a code, from 1; or which change is to be told
 */
@ValueObject
public record Work(ExecutionId execution, Kind kind, NodeId node, int visit, int turn) {

    public enum Kind {
        /** Ask a connector. */
        CALL(Lane.CALLS),
        /** Send a consent code. */
        SEND(Lane.CODES),
        /** Tell a client what became of a code that was sent. */
        REPORT(Lane.MESSAGES),
        /** Tell a client of a change of status. */
        TELL(Lane.MESSAGES);

        private final Lane lane;

        Kind(Lane lane) {
            this.lane = lane;
        }

        public Lane lane() {
            return lane;
        }
    }

    /** Work of different lanes is done apart: whatever keeps one of them busy, the others do not wait for it. */
    public enum Lane {
        CALLS(1),
        CODES(2),
        MESSAGES(3);

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
    public record Due(Work work, Instant at) {}

    /** A name for it, unlike any other work's: {@code execution/kind/node/visit/turn}. */
    public String name() {
        return execution + "/" + kind + "/" + node + "/" + visit + "/" + turn;
    }

    /** Reads back what {@link #name()} gave. */
    public static Optional<Work> parse(String name) {
        String[] parts = name.split("/");
        if (parts.length != 5) return Optional.empty();
        try {
            return Optional.of(new Work(
                    new ExecutionId(parts[0]),
                    Kind.valueOf(parts[1]),
                    new NodeId(parts[2]),
                    Integer.parseInt(parts[3]),
                    Integer.parseInt(parts[4])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
