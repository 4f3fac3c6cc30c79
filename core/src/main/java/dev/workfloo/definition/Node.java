package dev.workfloo.definition;

import dev.workfloo.definition.api.ApiRequest;
import java.util.List;
import java.util.Optional;
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
                Node.ServiceNode,
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

        R api(ApiNode node);
    }

    /** A node that asks a service, and goes on with what that answers. */
    sealed interface ServiceNode extends Node permits ConnectorNode, ApiNode {

        /** What it is asked, under which name the deployment knows it, and what it must answer. */
        Connector connector();

        /** How it is asked over HTTP, where the definition says it; empty where the deployment does. */
        Optional<ApiRequest> api();

        Optional<NodeId> next();

        Optional<NodeId> onError();

        @Override
        default Ways ways() {
            return Ways.to(next(), onError());
        }

        @Override
        default Asked asks() {
            return Asked.service(connector().service());
        }
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
