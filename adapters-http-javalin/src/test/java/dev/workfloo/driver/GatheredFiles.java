package dev.workfloo.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Files as somebody gathers them who knows what a status says of them: formats, sizes, how many, and sets. */
final class GatheredFiles {

    /** What files of a format begin with, and are known by. */
    private static final Map<String, String> BEGINNINGS = Map.of(
            "pdf", "%PDF-1.7\n% ",
            "png", "\u0089PNG\r\n\u001A\n\0\0\0\rIHDR",
            "jpg", "\u00FF\u00D8\u00FF\u00E0\0\u0010JFIF\0\1\1",
            "xml", "<?xml version=\"1.0\"?><file/><!-- -->\n",
            "txt", "Dear lender, ");

    private final Person person;
    private final Map<String, byte[]> contents = new LinkedHashMap<>();

    private GatheredFiles(Person person) {
        this.person = person;
    }

    /**
     * What is sent, and what each file holds.
     *
     * @param contents by the names under which files are known afterwards
     */
    record Gathered(ObjectNode body, Map<String, byte[]> contents) {}

    static Gathered of(JsonNode document, Person person) {
        GatheredFiles files = new GatheredFiles(person);
        return new Gathered(files.all(document.path("documentField"), "", Set.of()), files.contents);
    }

    /** What is required of somebody who has sent nothing. */
    static Set<String> requiredAtFirst(JsonNode document) {
        Set<String> required = new TreeSet<>();
        document.path("documentField").forEach(file -> {
            boolean isAsked = file.path("required").booleanValue() && !file.has("sourcePdfNodeId");
            if (isAsked) required.add(file.path("id").textValue());
        });
        return required;
    }

    private ObjectNode all(JsonNode files, String place, Set<String> requiredBesides) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        for (JsonNode file : files) {
            String id = file.path("id").textValue();
            boolean isRequired = file.path("required").booleanValue() || requiredBesides.contains(id);
            boolean isSent = !file.has("sourcePdfNodeId") && (isRequired || person.thorough());
            if (isSent) body.set(id, file.has("set") ? elements(file, place + id) : one(file, place + id));
        }
        return body;
    }

    private ArrayNode elements(JsonNode file, String name) {
        JsonNode set = file.path("set");
        Set<String> required = new TreeSet<>();
        set.path("required").forEach(id -> required.add(id.textValue()));
        ArrayNode elements = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < FilledForm.count(file.path("fileMetadata")); i++) {
            Set<String> here = FilledForm.isOptional(set, i) ? Set.of() : required;
            elements.add(all(set.path("files"), name + "[" + i + "].", here));
        }
        return elements;
    }

    /** One text, or a list where more than one may come. */
    private JsonNode one(JsonNode file, String name) {
        JsonNode metadata = file.path("fileMetadata");
        if (metadata.path("max").asInt(1) == 1) return text(metadata, name);
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < FilledForm.count(metadata); i++) {
            list.add(text(metadata, i == 0 ? name : name + "[" + i + "]"));
        }
        return list;
    }

    /** Each in another of its formats, and in another of the ways in which base64 may be written. */
    private JsonNode text(JsonNode metadata, String name) {
        byte[] content = content(format(metadata.path("formats"), contents.size()), name);
        if (content.length > metadata.path("maxSize").asInt(Integer.MAX_VALUE)) {
            throw new AssertionError("no file as small as this: " + metadata);
        }
        contents.put(name, content);
        return JsonNodeFactory.instance.textNode(
                switch (contents.size() % 3) {
                    case 1 -> Base64.getEncoder().encodeToString(content);
                    case 2 -> "data:;base64," + Base64.getMimeEncoder().encodeToString(content);
                    default -> Base64.getUrlEncoder().withoutPadding().encodeToString(content);
                });
    }

    private static String format(JsonNode formats, int turn) {
        if (formats.isEmpty()) return "txt";
        List<String> known = new ArrayList<>();
        formats.forEach(format -> {
            if (BEGINNINGS.containsKey(format.textValue())) known.add(format.textValue());
        });
        if (known.isEmpty()) throw new AssertionError("no file of " + formats);
        return known.get(turn % known.size());
    }

    private static byte[] content(String format, String name) {
        return (BEGINNINGS.get(format) + name).getBytes(StandardCharsets.ISO_8859_1);
    }
}
