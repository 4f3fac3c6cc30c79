package dev.workfloo.definition.document;

import dev.workfloo.definition.ApiNode;
import dev.workfloo.definition.ConnectorNode;
import dev.workfloo.definition.DecisionTreeNode;
import dev.workfloo.definition.DocumentNode;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.LabelNode;
import dev.workfloo.definition.NipNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.OtpNode;
import dev.workfloo.definition.PdfNode;
import dev.workfloo.definition.RulesetNode;
import dev.workfloo.definition.TimerNode;
import dev.workfloo.definition.ValidationNode;
import dev.workfloo.definition.VariablesNode;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.rule.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The kinds of nodes that a document can hold, each with its literal and its format. */
enum NodeKind {
    FORM(FormNode.class, FormNode.TYPE, new FormFormat()),
    DOCUMENT(DocumentNode.class, DocumentNode.TYPE, new DocumentNodeFormat()),
    LABEL(LabelNode.class, LabelNode.TYPE, new LabelFormat()),
    RULESET(RulesetNode.class, RulesetNode.TYPE, new RulesetFormat()),
    DECISION_TREE(DecisionTreeNode.class, DecisionTreeNode.TYPE, new DecisionTreeFormat()),
    VARIABLES(VariablesNode.class, VariablesNode.TYPE, new VariablesFormat()),
    TIMER(TimerNode.class, TimerNode.TYPE, new TimerFormat()),
    PDF(PdfNode.class, PdfNode.TYPE, new PdfFormat()),
    API(ApiNode.class, ApiNode.TYPE, new ApiFormat()),
    VALIDATION(ValidationNode.class, ValidationNode.TYPE, new ValidationFormat()),
    NIP(NipNode.class, Node.LINK, new NipFormat()) {
        @Override
        boolean isIn(DocumentReader document) {
            return document.text("service").equals(NipNode.SERVICE);
        }
    },
    OTP(OtpNode.class, Node.LINK, new OtpFormat()) {
        @Override
        boolean isIn(DocumentReader document) {
            return document.text("service").equals(OtpNode.SERVICE);
        }
    },
    /** A link to any other service, so it stands last. */
    CONNECTOR(ConnectorNode.class, Node.LINK, new ConnectorFormat());

    private final Class<? extends Node> type;
    private final String literal;
    private final NodeFormat<?> format;
    private final BiConsumer<Node, TreeWriter> write;

    <N extends Node> NodeKind(Class<N> type, String literal, NodeFormat<N> format) {
        this.type = type;
        this.literal = literal;
        this.format = format;
        this.write = (node, tree) -> format.write(type.cast(node), tree);
    }

    Class<? extends Node> type() {
        return type;
    }

    /** Whether it is this kind that a document with its literal means. */
    boolean isIn(DocumentReader document) {
        return true;
    }

    static Optional<Node> read(DocumentReader untagged) {
        untagged.required("id");
        Optional<NodeId> id = DefinitionReader.nodeId(untagged, "id");
        DocumentReader document = untagged.about(id.map(NodeId::name));
        document.optionalText("id");
        String type = document.text("type");
        String name = document.text("name");
        boolean isKnown = literals().contains(type);
        if (!isKnown && !type.isEmpty()) document.error("type", "must be one of " + literals());
        if (!isKnown) return Optional.empty();
        return id.flatMap(it -> in(document, type).map(kind -> kind.read(it, name, document)));
    }

    private static Optional<NodeKind> in(DocumentReader document, String literal) {
        return Arrays.stream(values())
                .filter(kind -> kind.literal.equals(literal) && kind.isIn(document))
                .findFirst();
    }

    private Node read(NodeId id, String name, DocumentReader document) {
        Node node = format.read(id, name, document);
        document.done();
        return node;
    }

    static List<String> literals() {
        return Arrays.stream(values())
                .map(kind -> kind.literal)
                .distinct()
                .sorted()
                .toList();
    }

    static NodeKind of(Node node) {
        return Arrays.stream(values())
                .filter(kind -> kind.type.isInstance(node))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing says how a " + node.getClass() + " is written"));
    }

    static Value write(Node node) {
        NodeKind kind = of(node);
        TreeWriter tree = new TreeWriter()
                .text("id", node.id().name())
                .text("type", kind.literal)
                .text("name", node.name());
        kind.write.accept(node, tree);
        return tree.done();
    }
}
