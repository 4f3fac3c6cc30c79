package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DrivenFlowTest {

    /** Here a new kind of node is missed first. */
    @Test
    void holdsEveryKindOfNode() {
        Set<String> ids = DrivenFlow.definition().nodes().stream()
                .map(node -> node.id().name())
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(DrivenFlow.kinds(), DrivenFlow.kinds(ids));
    }
}
