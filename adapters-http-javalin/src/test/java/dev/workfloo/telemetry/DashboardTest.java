package dev.workfloo.telemetry;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workfloo.execution.ExecutionEvent.Step;
import dev.workfloo.execution.WaitsFor;
import dev.workfloo.execution.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
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

    /** What a label can say, as the page on operations tells it. */
    private static Set<String> documented(String metric, String label) throws Exception {
        String line = Files.readString(Path.of("docs", "operations.md"))
                .lines()
                .filter(it -> it.startsWith("| `" + metric + "`"))
                .findFirst()
                .orElseThrow();
        String said = line.substring(line.indexOf("`" + label + "`: ") + label.length() + 4);
        return Pattern.compile("`([a-z_]+)`")
                .matcher(said.split("\\||, `[a-z_]+`: ")[0])
                .results()
                .map(word -> word.group(1))
                .collect(toCollection(TreeSet::new));
    }

    @Test
    void eachStepIsDocumented() throws Exception {
        Set<String> steps = Arrays.stream(Step.values())
                .map(step -> step.name().toLowerCase(Locale.ROOT))
                .collect(toCollection(TreeSet::new));

        assertEquals(steps, documented("workfloo_steps_seconds", "step"));
    }

    @Test
    void allThatIsWaitedForIsDocumented() throws Exception {
        Set<String> waitedFor = Arrays.stream(WaitsFor.values())
                .map(it -> it.name().toLowerCase(Locale.ROOT))
                .collect(toCollection(TreeSet::new));
        waitedFor.add("unknown");

        assertEquals(waitedFor, documented("workfloo_executions_waiting", "waiting_for"));
    }

    @Test
    void eachKindOfWorkIsDocumented() throws Exception {
        Set<String> kinds = Arrays.stream(Work.Kind.values())
                .map(it -> it.name().toLowerCase(Locale.ROOT))
                .collect(toCollection(TreeSet::new));

        assertEquals(kinds, documented("workfloo_work_seconds", "kind"));
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
