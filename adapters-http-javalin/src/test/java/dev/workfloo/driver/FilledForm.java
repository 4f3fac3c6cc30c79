package dev.workfloo.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A form as somebody fills it in who knows what its status says of it: types, limits, conditions and sets. */
final class FilledForm {

    /** What people know of themselves, one of which fits most questions. */
    private static final List<String> WORDS = List.of("Ana María Ñúñez", "KIBA801010BPA", "06700", "A");

    private static final double AMOUNT = 60_000;
    private static final int USUAL_ELEMENTS = 2;

    private final Map<String, JsonNode> fields = new LinkedHashMap<>();
    private final boolean thorough;
    private final Set<String> requiredBesides = new TreeSet<>();

    private FilledForm(Iterable<JsonNode> fields, boolean thorough) {
        fields.forEach(field -> this.fields.put(field.path("id").textValue(), field));
        this.thorough = thorough;
    }

    private static FilledForm of(JsonNode form, boolean thorough) {
        ArrayNode fields = JsonNodeFactory.instance.arrayNode();
        form.path("formFieldSection").forEach(section -> section.path("fields").forEach(fields::add));
        return new FilledForm(fields, thorough);
    }

    static ObjectNode of(JsonNode form, Person person) {
        return of(form, person.thorough()).answers();
    }

    /** What is required of somebody who has answered nothing. */
    static Set<String> requiredAtFirst(JsonNode form) {
        Set<String> required = new TreeSet<>();
        FilledForm.of(form, false).fields.values().stream()
                .filter(field -> field.path("required").booleanValue()
                        && field.path("showIf").isEmpty()
                        && !field.path("fieldMetadata").has("show"))
                .forEach(field -> required.add(field.path("id").textValue()));
        return required;
    }

    private ObjectNode answers() {
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        fields.forEach((id, field) -> {
            if (isAnswered(field)) answers.set(id, value(field));
        });
        return answers;
    }

    private boolean isAnswered(JsonNode field) {
        boolean isDisplayOnly = field.at("/fieldMetadata/type").asText().equals("HTML");
        return !isDisplayOnly && isShown(field) && (thorough || isRequired(field));
    }

    private boolean isShown(JsonNode field) {
        JsonNode show = field.at("/fieldMetadata/show");
        if (show.isObject() && !holds(show.path("field"), show.path("value"))) return false;
        for (JsonNode condition : field.path("showIf")) {
            if (!holds(condition.path("field"), condition.path("values"))) return false;
        }
        return true;
    }

    private boolean isRequired(JsonNode field) {
        if (field.path("required").booleanValue()
                || requiredBesides.contains(field.path("id").textValue())) return true;
        for (JsonNode condition : field.path("showIf")) {
            if (holds(condition.path("field"), condition.path("requiredWithValues"))) return true;
        }
        return false;
    }

    /** @param values one, or a list of them */
    private boolean holds(JsonNode other, JsonNode values) {
        JsonNode field = fields.get(other.textValue());
        if (field == null || !isAnswered(field)) return false;
        String answer = value(field).asText();
        if (values.isTextual()) return values.textValue().equals(answer);
        for (JsonNode value : values) if (value.textValue().equals(answer)) return true;
        return false;
    }

    private JsonNode value(JsonNode field) {
        JsonNode metadata = field.path("fieldMetadata");
        if (metadata.has("defaultValue")) return metadata.path("defaultValue");
        if (metadata.path("type").asText().equals("SET")) return elements(field);
        return value(metadata.path("type").textValue(), metadata);
    }

    /** An answer of this type to a question of which no more is known than stands in its metadata. */
    static JsonNode value(String type, JsonNode metadata) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (type) {
            case "TEXT" -> json.textNode(text(metadata));
            case "NUMBER" -> json.numberNode(number(metadata));
            case "INTEGER" -> json.numberNode((long) number(metadata));
            case "BOOLEAN" -> json.booleanNode(true);
            case "DATE" -> json.textNode("1990-08-15");
            case "EMAIL" -> json.textNode("ana@example.com");
            case "PHONE" -> json.textNode("55 1234 5678");
            case "SELECT" -> json.textNode(metadata.path("map").fieldNames().next());
            default -> throw new AssertionError("a type that the contract does not have: " + type);
        };
    }

    private static String text(JsonNode metadata) {
        return WORDS.stream()
                .filter(word -> word.length() >= metadata.path("minLength").asInt(0)
                        && word.length() <= metadata.path("maxLength").asInt(Integer.MAX_VALUE)
                        && word.matches(metadata.path("regex").asText(".*")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("what shall I write? " + metadata));
    }

    private static double number(JsonNode metadata) {
        double least = metadata.path("minVal").asDouble(-Double.MAX_VALUE);
        return Math.max(least, Math.min(AMOUNT, metadata.path("maxVal").asDouble(Double.MAX_VALUE)));
    }

    private ArrayNode elements(JsonNode field) {
        ArrayNode elements = JsonNodeFactory.instance.arrayNode();
        int count = count(field.path("fieldMetadata"));
        for (int i = 0; i < count; i++) elements.add(element(field.path("set"), i));
        return elements;
    }

    /** Two, where nothing says otherwise. */
    static int count(JsonNode metadata) {
        int most = metadata.path("max").asInt(USUAL_ELEMENTS);
        return Math.max(metadata.path("min").asInt(0), Math.min(USUAL_ELEMENTS, most));
    }

    /** Whether nothing is required in the element at this position. */
    static boolean isOptional(JsonNode set, int position) {
        for (JsonNode optional : set.path("optionalAt")) {
            if (optional.textValue().equals(Integer.toString(position))) return true;
        }
        return false;
    }

    private ObjectNode element(JsonNode set, int position) {
        if (!thorough && isOptional(set, position)) return JsonNodeFactory.instance.objectNode();
        FilledForm element = new FilledForm(set.path("fields"), thorough);
        set.path("required").forEach(id -> element.requiredBesides.add(id.textValue()));
        return element.answers();
    }
}
