package dev.workfloo.definition;

import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.annotation.Entity;
import org.jmolecules.ddd.annotation.Identity;

/** One step of a flow. */
@Entity
public sealed interface Node {

    @Identity
    NodeId id();

    String name();

    /** The literal under which documents and the wire know this kind. */
    String type();

    /** Where the flow may go on from here; where no edge leads on, it ends. */
    List<Edge> edges();

    /** Whether the flow can end here. */
    boolean mayEnd();

    /** Whether the flow parks here until somebody or something outside answers. */
    boolean waits();

    /** Handles every kind; a new kind does not compile until all handle it. */
    <R> R fold(Cases<R> cases);

    interface Cases<R> {
        R form(FormNode node);

        R label(LabelNode node);
    }

    /**
     * A way to another node.
     *
     * @param place where the document names it, as the member of its node: {@code next}
     */
    record Edge(String place, NodeId target) {

        static List<Edge> next(Optional<NodeId> target) {
            return target.map(id -> List.of(new Edge("next", id))).orElse(List.of());
        }
    }

    /** Asks a person; answers become {@code node.field}. */
    record FormNode(NodeId id, String name, Form form, Optional<NodeId> next) implements Node {

        public static final String TYPE = "FORM";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public List<Edge> edges() {
            return Edge.next(next);
        }

        @Override
        public boolean mayEnd() {
            return next.isEmpty();
        }

        @Override
        public boolean waits() {
            return true;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.form(this);
        }
    }

    /** Puts labels on the execution and goes on at once. */
    record LabelNode(NodeId id, String name, List<String> labels, Optional<NodeId> next) implements Node {

        public static final String TYPE = "LABEL";

        public LabelNode {
            labels = List.copyOf(labels);
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public List<Edge> edges() {
            return Edge.next(next);
        }

        @Override
        public boolean mayEnd() {
            return next.isEmpty();
        }

        @Override
        public boolean waits() {
            return false;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.label(this);
        }
    }
}
