package dev.workfloo.execution.document;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Software of the release before reads formats up to 3: what is new is in a format of its own. */
class StoredFormatsTest {

    private static final int OF_THE_RELEASE_BEFORE = 3;

    private static Map<Integer, Set<String>> released(Stream<StoredName> names) {
        return names.filter(name -> name.since() <= OF_THE_RELEASE_BEFORE)
                .collect(groupingBy(StoredName::since, TreeMap::new, mapping(StoredName::text, toSet())));
    }

    @Test
    void noEventIsAddedToAReleasedFormat() {
        Map<Integer, Set<String>> events =
                released(Arrays.stream(StoredEvent.values()).map(StoredEvent::storedName));

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
        Map<Integer, Set<String>> positions =
                released(Arrays.stream(StoredPosition.values()).map(StoredPosition::storedName));

        assertEquals(Map.of(1, Set.of("form", "end"), 3, Set.of("nip", "call")), positions);
    }

    @Test
    void theFormatIsTheNewestOfAll() {
        int newest = Stream.concat(
                        Arrays.stream(StoredEvent.values()).map(StoredEvent::storedName),
                        Arrays.stream(StoredPosition.values()).map(StoredPosition::storedName))
                .mapToInt(StoredName::since)
                .max()
                .orElseThrow();

        assertEquals(newest, ExecutionDocument.FORMAT);
    }
}
