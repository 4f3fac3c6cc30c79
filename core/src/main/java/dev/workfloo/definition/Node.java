package dev.workfloo.definition;

import java.util.List;
import java.util.stream.Stream;
import org.jmolecules.ddd.annotation.Entity;
import org.jmolecules.ddd.annotation.Identity;

/** One step of a flow. */
@Entity
public sealed interface Node
        permits FormNode,
                LabelNode,
                RulesetNode,
                DecisionTreeNode,
                VariablesNode,
                NipNode,
                OtpNode,
                ConnectorNode,
                TimerNode,
                ValidationNode,
                DocumentNode,
                PdfNode {

    @Identity
    NodeId id();

    String name();

    /** The literal under which documents and the wire know this kind. */
    String type();

    /** Where the flow may go on from here. */
    Ways ways();

    /** Who is asked for something here. */
    Asked asks();

    /**
     * All that is computed here, in the order of the document. What it may read, of which type it is and what is kept out of
     * traces is proven of these.
     */
    Stream<Formula> formulas();

    /** Handles every kind; a new kind does not compile until all handle it. */
    <R> R fold(Cases<R> cases);

    default List<Edge> edges() {
        return ways().edges();
    }

    interface Cases<R> {
        R form(FormNode node);

        R label(LabelNode node);

        R ruleset(RulesetNode node);

        R decisionTree(DecisionTreeNode node);

        R variables(VariablesNode node);

        R nip(NipNode node);

        R otp(OtpNode node);

        R connector(ConnectorNode node);

        R timer(TimerNode node);

        R validation(ValidationNode node);

        R document(DocumentNode node);

        R pdf(PdfNode node);
    }

    /** The literal of every node that turns to somebody outside. */
    String LINK = "LINK";

    /**
     * A way to another node.
     *
     * @param pointer where the document names it, as a JSON Pointer inside its node: {@code /next}, {@code /exits/approved}
     * @param done whether the node has done its part when the flow takes this way
     */
    record Edge(String pointer, NodeId target, boolean done) {}
}
