package dev.workfloo.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.definition.form.Condition;
import dev.workfloo.definition.form.Field;
import dev.workfloo.definition.form.Field.Group;
import dev.workfloo.definition.form.Field.Trait;
import dev.workfloo.definition.form.Form;
import dev.workfloo.definition.form.Limits;
import dev.workfloo.definition.form.Presentation;
import dev.workfloo.definition.form.Range;
import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;

/** A form as the status object shows it: all that is needed to draw it, and to check it before it is sent. */
final class FormBody {

    private FormBody() {}

    static ObjectNode of(Form form) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode sections = body.putArray("formFieldSection");
        for (Form.Section section : form.sections()) {
            ArrayNode fields =
                    sections.addObject().put("section", section.section()).putArray("fields");
            section.fields().forEach(field -> fields.add(field(field, section.section())));
        }
        return body;
    }

    private static ObjectNode field(Field field, String section) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", field.id());
        body.put("name", field.name());
        body.put("required", field.is(Trait.REQUIRED));
        body.put("predefined", field.is(Trait.PREDEFINED));
        body.put("section", section);
        body.set("fieldMetadata", metadata(field));
        field.group().ifPresent(group -> body.set("set", set(group, section)));
        ArrayNode conditions = body.putArray("showIf");
        field.visibility().showIf().forEach(condition -> conditions.add(condition(condition)));
        return body;
    }

    private static ObjectNode metadata(Field field) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("type", field.type().name());
        limits(body, field);
        ObjectNode options = body.putObject("map");
        field.options().forEach(options::put);
        Presentation presentation = field.presentation();
        field.readableDefault().ifPresent(value -> JsonWriter.put(body, "defaultValue", value));
        presentation.html().ifPresent(html -> body.put("html", html));
        field.visibility()
                .show()
                .ifPresent(show ->
                        body.putObject("show").put("field", show.field()).put("value", show.value()));
        presentation.autofillNodeId().ifPresent(node -> body.put("autofillNodeId", node));
        ArrayNode sources = body.putArray("autoFilledBy");
        presentation
                .autoFilledBy()
                .forEach(source ->
                        sources.addObject().put("nodeId", source.nodeId()).put("nameNode", source.nameNode()));
        return body;
    }

    private static void limits(ObjectNode body, Field field) {
        Limits limits = field.limits();
        limits.pattern().ifPresent(pattern -> {
            body.put("regex", pattern.regex().pattern());
            pattern.message().ifPresent(message -> body.put("regexMessage", message));
        });
        counts(body, limits.elements(), "min", "max");
        counts(body, limits.length(), "minLength", "maxLength");
        number(body, "minVal", field.readableBounds().least());
        number(body, "maxVal", field.readableBounds().most());
    }

    private static void counts(ObjectNode body, Range<Integer> range, String least, String most) {
        range.least().ifPresent(count -> body.put(least, count));
        range.most().ifPresent(count -> body.put(most, count));
    }

    private static void number(ObjectNode body, String member, Optional<BigDecimal> number) {
        number.ifPresent(it -> JsonWriter.put(body, member, new Value.Num(it)));
    }

    private static ObjectNode condition(Condition condition) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("field", condition.field());
        body.set("values", texts(condition.values()));
        body.set("requiredWithValues", texts(condition.requiredWithValues()));
        return body;
    }

    private static ObjectNode set(Group group, String section) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode fields = body.putArray("fields");
        group.fields().forEach(field -> fields.add(field(field, section)));
        body.set("required", texts(group.required()));
        ArrayNode positions = body.putArray("optionalAt");
        group.optionalAt().forEach(position -> positions.add(String.valueOf(position)));
        return body;
    }

    private static ArrayNode texts(Collection<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }
}
