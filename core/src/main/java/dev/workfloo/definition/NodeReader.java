package dev.workfloo.definition;

import dev.workfloo.definition.Form.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one node of a document: what every kind has, then what its own kind has. */
final class NodeReader {

    private static final Map<String, Kind> KINDS = Map.of(
            FormNode.TYPE, NodeReader::form,
            LabelNode.TYPE, NodeReader::label,
            RulesetNode.TYPE, RuleReader::ruleset,
            DecisionTreeNode.TYPE, RuleReader::decisionTree,
            VariablesNode.TYPE, RuleReader::variables,
            LinkNode.TYPE, LinkReader::link);

    private NodeReader() {}

    private interface Kind {
        Node read(NodeId id, String name, DocumentReader document);
    }

    static Optional<Node> read(DocumentReader untagged) {
        untagged.required("id");
        Optional<NodeId> id = DefinitionReader.nodeId(untagged, "id");
        DocumentReader document = untagged.about(id);
        document.optionalText("id");
        String type = document.text("type");
        String name = document.text("name");
        Kind kind = KINDS.get(type);
        if (kind == null) {
            if (!type.isEmpty())
                document.error(
                        "type",
                        "must be one of " + KINDS.keySet().stream().sorted().toList());
            return Optional.empty();
        }
        if (id.isEmpty()) return Optional.empty();
        Node node = kind.read(id.get(), name, document);
        document.done();
        return Optional.of(node);
    }

    private static Node form(NodeId id, String name, DocumentReader document) {
        List<Section> sections = new ArrayList<>();
        for (DocumentReader section : document.objects("sections")) {
            List<Field> fields = new ArrayList<>();
            for (DocumentReader field : section.objects("fields")) fields.add(FieldReader.read(field));
            sections.add(new Section(section.text("section"), fields));
            section.done();
        }
        return new FormNode(id, name, new Form(sections), DefinitionReader.nodeId(document, "next"));
    }

    private static Node label(NodeId id, String name, DocumentReader document) {
        return new LabelNode(id, name, document.texts("labels"), DefinitionReader.nodeId(document, "next"));
    }
}
