package dev.workfloo.definition.document;

import dev.workfloo.definition.FieldReference;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.Validation;
import dev.workfloo.definition.ValidationNode;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.TreeWriter;
import io.vavr.control.Either;

final class ValidationFormat implements NodeFormat<ValidationNode> {

    @Override
    public ValidationNode read(NodeId id, String name, DocumentReader document) {
        document.required("exits");
        Validation validation = new Validation(
                document.allUnderstood("fields", ValidationFormat::field),
                document.optionalText("instruction"),
                document.flag("allowCorrection"));
        return new ValidationNode(id, name, validation, ExitsFormat.read(document));
    }

    private static Either<String, FieldReference> field(String text) {
        return FieldReference.parse(text)
                .<Either<String, FieldReference>>map(Either::right)
                .orElse(Either.left("must be a node, a dot and one of its fields, such as applicant.income"));
    }

    @Override
    public void write(ValidationNode node, TreeWriter tree) {
        Validation validation = node.validation();
        tree.texts(
                        "fields",
                        validation.fields().stream()
                                .map(FieldReference::toString)
                                .toList())
                .text("instruction", validation.instruction())
                .flag("allowCorrection", validation.allowsCorrection());
        ExitsFormat.write(tree, node.exits());
    }
}
