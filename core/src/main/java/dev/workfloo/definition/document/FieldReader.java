package dev.workfloo.definition.document;

import dev.workfloo.definition.form.Condition;
import dev.workfloo.definition.form.Field;
import dev.workfloo.definition.form.Field.Accepted;
import dev.workfloo.definition.form.Field.Group;
import dev.workfloo.definition.form.Field.Trait;
import dev.workfloo.definition.form.FieldType;
import dev.workfloo.definition.form.Limits;
import dev.workfloo.definition.form.Presentation;
import dev.workfloo.definition.form.Presentation.AutoFill;
import dev.workfloo.definition.form.Visibility;
import dev.workfloo.definition.form.Visibility.Show;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.rule.expression.syntax.Names;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one field of a form: the wire's field metadata, flattened onto the field. */
final class FieldReader {

    private FieldReader() {}

    /** In the order in which its findings are told. */
    static Field read(DocumentReader document) {
        String id = fieldId(document);
        String name = document.text("name");
        FieldType type = type(document);
        Set<Trait> traits = traits(document);
        Limits limits = LimitsReader.read(document);
        Map<String, String> options = document.textMembers("map");
        Visibility visibility = new Visibility(conditions(document), show(document));
        Presentation presentation = presentation(document);
        Optional<Group> group = document.object("set").map(FieldReader::group);
        document.done();
        return new Field(id, name, new Accepted(type, traits, limits, options, group), visibility, presentation);
    }

    private static String fieldId(DocumentReader document) {
        String id = document.text("id");
        if (!id.isEmpty() && !Names.isName(id)) document.error("id", Names.refusal(id));
        return id;
    }

    private static FieldType type(DocumentReader document) {
        document.required("type");
        return document.parsed("type", FieldReader::type, "must be one of " + List.of(FieldType.values()))
                .orElse(FieldType.TEXT);
    }

    private static Optional<FieldType> type(String name) {
        return Arrays.stream(FieldType.values())
                .filter(type -> type.name().equals(name))
                .findFirst();
    }

    private static Set<Trait> traits(DocumentReader document) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (document.flag("required")) traits.add(Trait.REQUIRED);
        if (document.flag("predefined")) traits.add(Trait.PREDEFINED);
        if (document.flag("searchable")) traits.add(Trait.SEARCHABLE);
        if (document.flag("sensitive")) traits.add(Trait.SENSITIVE);
        return traits;
    }

    private static List<Condition> conditions(DocumentReader document) {
        return document.objects("showIf").stream()
                .map(entry -> {
                    Condition condition = new Condition(
                            entry.text("field"), entry.texts("values"), entry.texts("requiredWithValues"));
                    entry.done();
                    return condition;
                })
                .toList();
    }

    private static Optional<Show> show(DocumentReader document) {
        return document.object("show").map(entry -> {
            Show show = new Show(entry.text("field"), entry.text("value"));
            entry.done();
            return show;
        });
    }

    private static Presentation presentation(DocumentReader document) {
        List<AutoFill> autoFilledBy = document.objects("autoFilledBy").stream()
                .map(entry -> {
                    AutoFill source = new AutoFill(entry.text("nodeId"), entry.text("nameNode"));
                    entry.done();
                    return source;
                })
                .toList();
        return new Presentation(
                document.any("defaultValue"),
                document.optionalText("html"),
                document.optionalText("autofillNodeId"),
                autoFilledBy);
    }

    private static Group group(DocumentReader document) {
        List<Field> fields =
                document.objects("fields").stream().map(FieldReader::read).toList();
        Group group = new Group(
                fields,
                new LinkedHashSet<>(document.texts("required")),
                new LinkedHashSet<>(document.counts("optionalAt")));
        document.done();
        return group;
    }
}
