package dev.workfloo.definition;

import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.DecisionTree;
import dev.workfloo.rule.expression.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** Whether the flow stops here until a person does something; what services are asked for goes on by itself. */
    boolean waits();

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

    /** The literal of every node that turns to somebody outside. */
    String LINK = "LINK";

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

    /**
     * Where the flow goes on behind a decision.
     *
     * @param targets the node behind each exit, in the order of the document; empty where the flow ends
     */
    record Exits(Map<String, Optional<NodeId>> targets) {

        public static final Exits NONE = new Exits(Map.of());

        public Exits {
            targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
        }

        public Optional<NodeId> target(String exit) {
            return targets.getOrDefault(exit, Optional.empty());
        }

        List<Edge> edges() {
            List<Edge> edges = new ArrayList<>();
            targets.forEach((exit, target) -> target.ifPresent(id -> edges.add(new Edge("/exits/" + exit, id, true))));
            return edges;
        }

        boolean mayEnd() {
            return targets.values().stream().anyMatch(Optional::isEmpty);
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

    /**
     * Decides by a table; its outputs become {@code node.output}.
     *
     * @param exits empty when the rules choose none, and the flow takes {@code next}
     */
    record RulesetNode(NodeId id, String name, DecisionTable table, Exits exits, Optional<NodeId> next)
            implements Node {

        public static final String TYPE = "RULESET";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public List<Edge> edges() {
            return exits.targets().isEmpty() ? Edge.next(next) : exits.edges();
        }

        @Override
        public boolean mayEnd() {
            return exits.targets().isEmpty() ? next.isEmpty() : exits.mayEnd();
        }

        @Override
        public boolean waits() {
            return false;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.ruleset(this);
        }
    }

    /** Decides by questions, one after the other. */
    record DecisionTreeNode(NodeId id, String name, DecisionTree tree, Exits exits) implements Node {

        public static final String TYPE = "DECISION_TREE";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public List<Edge> edges() {
            return exits.edges();
        }

        @Override
        public boolean mayEnd() {
            return exits.mayEnd();
        }

        @Override
        public boolean waits() {
            return false;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.decisionTree(this);
        }
    }

    /** Computes values, which become {@code node.variable}; none of them sees another of the same node. */
    record VariablesNode(NodeId id, String name, Map<String, Expression> variables, Optional<NodeId> next)
            implements Node {

        public static final String TYPE = "VARIABLES";

        public VariablesNode {
            variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
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
            return cases.variables(this);
        }
    }

    /**
     * Asks a person for consent by a one-time code, which they type twice.
     *
     * @param onError where the flow goes on when three wrong codes were typed
     */
    record NipNode(NodeId id, String name, Nip nip, Optional<NodeId> next, Optional<NodeId> onError) implements Node {

        public static final String SERVICE = "NIP";

        @Override
        public String type() {
            return LINK;
        }

        @Override
        public List<Edge> edges() {
            return Edge.next(next, onError);
        }

        @Override
        public boolean mayEnd() {
            return next.isEmpty() || onError.isEmpty();
        }

        @Override
        public boolean waits() {
            return true;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.nip(this);
        }
    }

    /**
     * Asks a service; what it answers becomes {@code node.member}.
     *
     * @param onError where the flow goes on when the service gives no answer
     */
    record ConnectorNode(NodeId id, String name, Connector connector, Optional<NodeId> next, Optional<NodeId> onError)
            implements Node {

        @Override
        public String type() {
            return LINK;
        }

        @Override
        public List<Edge> edges() {
            return Edge.next(next, onError);
        }

        @Override
        public boolean mayEnd() {
            return next.isEmpty() || onError.isEmpty();
        }

        @Override
        public boolean waits() {
            return false;
        }

        @Override
        public boolean turnsToConnector() {
            return true;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.connector(this);
        }
    }
}
