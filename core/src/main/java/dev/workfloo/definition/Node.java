package dev.workfloo.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.annotation.Entity;
import org.jmolecules.ddd.annotation.Identity;

/** One step of a flow. */
@Entity
public sealed interface Node permits StraightNode, LinkNode, RulesetNode, DecisionTreeNode {

    @Identity
    NodeId id();

    String name();

    /** The literal under which documents and the wire know this kind. */
    String type();

    /** Where the flow may go on from here; where no edge leads on, it ends. */
    List<Edge> edges();

    /** Whether the flow can end here. */
    boolean mayEnd();

    /** Whether the flow stops here until a person does something; what services are asked for goes on by itself. */
    default boolean waits() {
        return false;
    }

    /** Whether a service is asked here, which in the sandbox a scenario answers for; consent by code needs none. */
    default boolean turnsToConnector() {
        return false;
    }

    /** Handles every kind; a new kind does not compile until all handle it. */
    <R> R fold(Cases<R> cases);

    interface Cases<R> {
        R form(FormNode node);

        R label(LabelNode node);

        R ruleset(RulesetNode node);

        R decisionTree(DecisionTreeNode node);

        R variables(VariablesNode node);

        R nip(NipNode node);

        R connector(ConnectorNode node);
    }

    /**
     * A way to another node.
     *
     * @param place where the document names it, as a JSON Pointer inside its node: {@code /next}, {@code /exits/approved}
     * @param done whether the node has done its part when the flow takes this way
     */
    record Edge(String place, NodeId target, boolean done) {

        static List<Edge> next(Optional<NodeId> target) {
            return target.map(id -> List.of(new Edge("/next", id, true))).orElse(List.of());
        }

        static List<Edge> next(Optional<NodeId> target, Optional<NodeId> onError) {
            List<Edge> edges = new ArrayList<>(next(target));
            onError.ifPresent(id -> edges.add(new Edge("/onError", id, false)));
            return edges;
        }
    }
}
