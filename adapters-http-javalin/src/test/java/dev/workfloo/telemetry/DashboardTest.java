package dev.workfloo.telemetry;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The dashboard asks for what is there: the page on operations names it, and another test holds that to the service. */
class DashboardTest {

    private static final Pattern METRIC =
            Pattern.compile("\\b(?:workfloo|http|hikaricp|jvm|process|system)_[a-z0-9_]+");

    private static Stream<JsonNode> panels() throws Exception {
        JsonNode dashboard = new ObjectMapper()
                .readTree(Path.of("docs", "grafana-dashboard.json").toFile());
        return StreamSupport.stream(dashboard.path("panels").spliterator(), false);
    }

    private static Stream<String> queries() throws Exception {
        return panels().flatMap(
                        panel -> StreamSupport.stream(panel.path("targets").spliterator(), false))
                .map(target -> target.path("expr").textValue());
    }

    private static Set<String> metrics(Stream<String> texts) {
        return texts.flatMap(text -> METRIC.matcher(text).results())
                .map(found -> found.group().replaceFirst("_(bucket|count|sum)$", ""))
                .collect(toCollection(TreeSet::new));
    }

    @Test
    void asksForDocumentedMetricsOnly() throws Exception {
        Set<String> documented = metrics(Stream.of(Files.readString(Path.of("docs", "operations.md"))));

        Set<String> asked = metrics(queries());

        Set<String> unknown = new TreeSet<>(asked);
        unknown.removeAll(documented);
        assertEquals(Set.of(), unknown);
        assertTrue(asked.size() > 15, asked.toString());
    }

    @Test
    void hasAPlaceForEachPanel() throws Exception {
        Set<String> places = new HashSet<>();
        Set<Integer> ids = new HashSet<>();

        panels().forEach(panel -> {
            assertTrue(ids.add(panel.path("id").intValue()), panel.path("title").textValue());
            assertTrue(
                    places.add(panel.path("gridPos").toString()),
                    panel.path("title").textValue());
        });
    }
}
