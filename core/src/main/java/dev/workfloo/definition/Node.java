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

    /** Whether the flow parks here until somebody or something outside answers. */
    boolean waits();

    /** Handles every kind; a new kind does not compile until all handle it. */
    <R> R fold(Cases<R> cases);

    interface Cases<R> {
        R form(FormNode node);

        R label(LabelNode node);

        R ruleset(RulesetNode node);

        R decisionTree(DecisionTreeNode node);

        R variables(VariablesNode node);
    }

    /**
     * A way to another node.
     *
     * @param place where the document names it, as a JSON Pointer inside its node: {@code /next}, {@code /exits/approved}
     */
    record Edge(String place, NodeId target) {

        static List<Edge> next(Optional<NodeId> target) {
            return target.map(id -> List.of(new Edge("/next", id))).orElse(List.of());
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
            targets.forEach((exit, target) -> target.ifPresent(id -> edges.add(new Edge("/exits/" + exit, id))));
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
}
