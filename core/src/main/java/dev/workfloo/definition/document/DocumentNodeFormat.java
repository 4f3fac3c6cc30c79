package dev.workfloo.definition.document;

import dev.workfloo.definition.DocumentNode;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.file.FileField;
import dev.workfloo.definition.file.FileField.Accepted;
import dev.workfloo.definition.file.FileField.Count;
import dev.workfloo.definition.file.FileField.Group;
import dev.workfloo.definition.file.FileRequest;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.syntax.Names;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

final class DocumentNodeFormat implements NodeFormat<DocumentNode> {

    @Override
    public DocumentNode read(NodeId id, String name, DocumentReader document) {
        document.required("files");
        return new DocumentNode(id, name, new FileRequest(files(document)), DefinitionReader.nodeId(document, "next"));
    }

    private static List<FileField> files(DocumentReader document) {
        return document.objects("files").stream().map(DocumentNodeFormat::file).toList();
    }

    /** In the order in which its findings are told. */
    private static FileField file(DocumentReader document) {
        String id = document.text("id");
        if (!id.isEmpty() && !Names.isName(id)) document.error("id", Names.refusal(id));
        String name = document.text("name");
        Accepted accepted = new Accepted(
                document.flag("required"),
                document.texts("formats"),
                document.count("maxSize"),
                new Count(document.count("min"), document.count("max")));
        Optional<String> source =
                DefinitionReader.nodeId(document, "sourcePdfNodeId").map(NodeId::name);
        Optional<Group> group = document.object("set").map(DocumentNodeFormat::group);
        document.done();
        return new FileField(id, name, accepted, source, group);
    }

    private static Group group(DocumentReader document) {
        Group group = new Group(
                files(document),
                new LinkedHashSet<>(document.texts("required")),
                new LinkedHashSet<>(document.counts("optionalAt")));
        document.done();
        return group;
    }

    @Override
    public void write(DocumentNode node, TreeWriter tree) {
        tree.list("files", node.request().files(), DocumentNodeFormat::file)
                .text("next", node.next().map(NodeId::name));
    }

    private static Value file(FileField file) {
        TreeWriter tree = new TreeWriter()
                .text("id", file.id())
                .text("name", file.name())
                .flag("required", file.required())
                .texts("formats", file.accepts().formats())
                .number("maxSize", file.accepts().maxSize())
                .number("min", file.count().min())
                .number("max", file.count().max())
                .text("sourcePdfNodeId", file.sourcePdfNodeId());
        file.group().ifPresent(group -> tree.tree("set", group(group)));
        return tree.done();
    }

    private static Value group(Group group) {
        return new TreeWriter()
                .list("files", group.files(), DocumentNodeFormat::file)
                .texts("required", group.required().stream().sorted().toList())
                .list("optionalAt", group.optionalAt().stream().sorted().toList(), Value::of)
                .done();
    }
}
