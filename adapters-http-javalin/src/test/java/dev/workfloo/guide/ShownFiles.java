package dev.workfloo.guide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.UnaryOperator;

/** The files that a guide shows, as a reader has them who has read to its end. */
final class ShownFiles {

    private static final JsonMapper JSON = new JsonMapper();

    private ShownFiles() {}

    /** By their names; nodes that are shown one by one stand in the file before them. */
    static Map<String, String> of(Guide guide) {
        Map<String, String> files = new LinkedHashMap<>();
        String last = "";
        for (GuideBlock block : guide.blocks()) {
            if (block.isFile()) {
                last = block.purpose();
                files.put(last, block.text());
            } else if (block.is("json " + GuideBlock.NODE)) {
                files.computeIfPresent(last, (name, text) -> withNode(text, block.text()));
            }
        }
        return files;
    }

    private static String withNode(String definition, String node) {
        JsonNode document = json(definition);
        ((ArrayNode) document.get("nodes")).add(json(node));
        return document.toPrettyString();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON: " + text, e);
        }
    }

    /** @param here what stands for places that are others where it is tried */
    static void write(Guide guide, Path folder, UnaryOperator<String> here) throws IOException {
        for (Entry<String, String> shown : of(guide).entrySet()) {
            Path file = folder.resolve(shown.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, here.apply(shown.getValue()));
        }
    }
}
