package dev.workfloo.definition.document;

import dev.workfloo.definition.form.Condition;
import dev.workfloo.definition.form.Field;
import dev.workfloo.definition.form.Field.Group;
import dev.workfloo.definition.form.Field.Trait;
import dev.workfloo.definition.form.Limits;
import dev.workfloo.definition.form.Presentation;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.rule.Value;
import java.util.Optional;

/** Writes one field of a form, as {@link FieldReader} reads it. */
final class FieldWriter {

    private FieldWriter() {}

    static Value write(Field field) {
        TreeWriter tree = new TreeWriter()
                .text("id", field.id())
                .text("name", field.name())
                .text("type", field.type().name())
                .flag("required", field.is(Trait.REQUIRED))
                .flag("predefined", field.is(Trait.PREDEFINED))
                .flag("searchable", field.is(Trait.SEARCHABLE))
                .flag("sensitive", field.is(Trait.SENSITIVE));
        limits(tree, field.limits());
        tree.texts("map", field.options()).list("showIf", field.visibility().showIf(), FieldWriter::condition);
        field.visibility()
                .show()
                .ifPresent(show -> tree.tree(
                        "show",
                        new TreeWriter()
                                .text("field", show.field())
                                .text("value", show.value())
                                .done()));
        presentation(tree, field.presentation());
        field.group().ifPresent(group -> tree.tree("set", group(group)));
        return tree.done();
    }

    private static void limits(TreeWriter tree, Limits limits) {
        Optional<Limits.Pattern> pattern = limits.pattern();
        tree.text("regex", pattern.map(it -> it.regex().pattern()))
                .text("regexMessage", pattern.flatMap(Limits.Pattern::message))
                .number("min", limits.elements().least())
                .number("max", limits.elements().most())
                .number("minLength", limits.length().least())
                .number("maxLength", limits.length().most())
                .number("minVal", limits.value().least())
                .number("maxVal", limits.value().most());
    }

    private static Value condition(Condition condition) {
        return new TreeWriter()
                .text("field", condition.field())
                .texts("values", condition.values())
                .texts("requiredWithValues", condition.requiredWithValues())
                .done();
    }

    private static void presentation(TreeWriter tree, Presentation presentation) {
        presentation.defaultValue().ifPresent(value -> tree.tree("defaultValue", value));
        tree.text("html", presentation.html())
                .text("autofillNodeId", presentation.autofillNodeId())
                .list(
                        "autoFilledBy",
                        presentation.autoFilledBy(),
                        source -> new TreeWriter()
                                .text("nodeId", source.nodeId())
                                .text("nameNode", source.nameNode())
                                .done());
    }

    private static Value group(Group group) {
        return new TreeWriter()
                .list("fields", group.fields(), FieldWriter::write)
                .texts("required", group.required().stream().sorted().toList())
                .list("optionalAt", group.optionalAt().stream().sorted().toList(), Value::of)
                .done();
    }
}
