package dev.workfloo.definition.document;

import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.form.Field;
import dev.workfloo.definition.form.Form;
import dev.workfloo.definition.form.Form.Section;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.rule.Value;
import java.util.List;

final class FormFormat implements NodeFormat<FormNode> {

    @Override
    public FormNode read(NodeId id, String name, DocumentReader document) {
        document.required("sections");
        List<Section> sections =
                document.objects("sections").stream().map(FormFormat::section).toList();
        return new FormNode(id, name, new Form(sections), DefinitionReader.nodeId(document, "next"));
    }

    private static Section section(DocumentReader document) {
        List<Field> fields =
                document.objects("fields").stream().map(FieldReader::read).toList();
        Section section = new Section(document.text("section"), fields);
        document.done();
        return section;
    }

    @Override
    public void write(FormNode node, TreeWriter tree) {
        tree.list("sections", node.form().sections(), FormFormat::section)
                .text("next", node.next().map(NodeId::name));
    }

    private static Value section(Section section) {
        return new TreeWriter()
                .text("section", section.section())
                .list("fields", section.fields(), FieldWriter::write)
                .done();
    }
}
