package dev.workfloo.execution.document;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.SealedTypes;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.Position;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Software of the release before reads formats up to 3: what is new is in a format of its own. */
class StoredFormatsTest {

    private static final int OF_THE_RELEASE_BEFORE = 3;

    private static Stream<StoredName> names(StoredTable<?> table) {
        return table.lines().stream().map(StoredTable.Line::name);
    }

    private static Map<Integer, Set<String>> released(StoredTable<?> table) {
        return names(table)
                .filter(name -> name.since() <= OF_THE_RELEASE_BEFORE)
                .collect(groupingBy(StoredName::since, TreeMap::new, mapping(StoredName::text, toSet())));
    }

    @Test
    void noEventIsAddedToAReleasedFormat() {
        Map<Integer, Set<String>> events = released(StoredFamilies.EVENTS);

        assertEquals(
                Map.of(
                        1, Set.of("started", "formOpened", "formAnswered", "labelsPut", "finished"),
                        2, Set.of("rulesetDecided", "treeDecided", "variablesSet", "nodeFailed"),
                        3,
                                Set.of(
                                        "nipOpened",
                                        "nipRequested",
                                        "nipDrawn",
                                        "nipDelivered",
                                        "nipMistyped",
                                        "nipConfirmed",
                                        "nipAuthorised",
                                        "connectorAsked",
                                        "connectorAnswered",
                                        "connectorFailed")),
                events);
    }

    @Test
    void noPositionIsAddedToAReleasedFormat() {
        Map<Integer, Set<String>> positions = released(StoredFamilies.POSITIONS);

        assertEquals(Map.of(1, Set.of("form", "end"), 3, Set.of("nip", "call")), positions);
    }

    private static Set<Class<?>> missing(Class<?> family, StoredTable<?> table) {
        Set<Class<?>> missing = SealedTypes.in(family).collect(toSet());
        table.lines().forEach(line -> missing.remove(line.type()));
        return missing;
    }

    @Test
    void eachEventAndEachPositionHasItsLine() {
        assertEquals(
                Set.of(),
                missing(ExecutionEvent.class, StoredFamilies.EVENTS),
                "let a family of StoredFamilies have a line for");
        assertEquals(
                Set.of(),
                missing(Position.class, StoredFamilies.POSITIONS),
                "let a family of StoredFamilies have a line for");
    }

    @Test
    void theFormatIsTheNewestOfAll() {
        int newest = Stream.concat(names(StoredFamilies.EVENTS), names(StoredFamilies.POSITIONS))
                .mapToInt(StoredName::since)
                .max()
                .orElseThrow();

        assertEquals(Math.max(newest, ExecutionDocument.WITH_LONG_TEXTS), ExecutionDocument.FORMAT);
        assertTrue(ExecutionDocument.WITH_LONG_TEXTS > OF_THE_RELEASE_BEFORE);
    }
}
