package dev.workfloo.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What is to be judged, or corrected.
 *
 * @param sent the files that were sent so far, as {@code node/name}; corrected ones take their place
 */
record Review(JsonNode fields, Map<String, byte[]> sent) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static boolean isFile(JsonNode field) {
        return field.path("type").textValue().equals("DOCUMENT");
    }

    /** The files that are shown, as {@code node.name}. */
    List<String> files() {
        List<String> found = new ArrayList<>();
        for (JsonNode field : fields) {
            if (isFile(field))
                eachText(field.path("value"), text -> {
                    found.add(text);
                    return text;
                });
        }
        return found;
    }

    static String node(String file) {
        return file.substring(0, file.indexOf('.'));
    }

    static String name(String file) {
        return file.substring(file.indexOf('.') + 1);
    }

    private static String key(String file) {
        return node(file) + "/" + name(file);
    }

    /** Fails unless a reviewer sees what the person has sent. */
    void recognise(String file, String base64) {
        byte[] content = sent.get(key(file));
        if (content != null && !Arrays.equals(content, Base64.getDecoder().decode(base64))) {
            throw new AssertionError(file + " is not the file that was sent");
        }
    }

    /** The first field, and the first that asks for files. */
    ObjectNode sendingBack() {
        ObjectNode decision = JSON.objectNode().put("decision", "REJECTED").put("reviewerNote", "Otherwise fine");
        ArrayNode reviews = decision.putArray("reviews");
        for (boolean file : new boolean[] {false, true}) {
            for (JsonNode field : fields) {
                if (isFile(field) != file) continue;
                reviews.addObject()
                        .put("fieldId", field.path("fieldId").textValue())
                        .put("message", "Please look again");
                break;
            }
        }
        return decision;
    }

    /** Other numbers and other files, and all else again. */
    ObjectNode corrected() {
        ObjectNode answers = JSON.objectNode();
        for (JsonNode field : fields) answers.set(field.path("fieldId").textValue(), corrected(field));
        return answers;
    }

    private JsonNode corrected(JsonNode field) {
        JsonNode value = field.path("value");
        if (isFile(field)) return eachText(value, this::another);
        if (value.isNumber()) return JSON.numberNode(value.asLong() + 1);
        return value.isMissingNode() ? FilledForm.value(field.path("type").textValue(), JSON.objectNode()) : value;
    }

    private String another(String file) {
        byte[] before = sent.get(key(file));
        byte[] more = " once more".getBytes(StandardCharsets.US_ASCII);
        byte[] content = Arrays.copyOf(before, before.length + more.length);
        System.arraycopy(more, 0, content, before.length, more.length);
        sent.put(key(file), content);
        return Base64.getEncoder().encodeToString(content);
    }

    /** The same with each text in it as it is made to be. */
    private static JsonNode eachText(JsonNode value, Function<String, String> made) {
        if (value.isTextual()) return JSON.textNode(made.apply(value.textValue()));
        if (value.isArray()) {
            ArrayNode items = JSON.arrayNode();
            value.forEach(item -> items.add(eachText(item, made)));
            return items;
        }
        ObjectNode members = JSON.objectNode();
        value.properties().forEach(it -> members.set(it.getKey(), eachText(it.getValue(), made)));
        return members;
    }
}
