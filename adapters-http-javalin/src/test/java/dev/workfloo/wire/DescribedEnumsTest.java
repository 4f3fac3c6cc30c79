package dev.workfloo.wire;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.definition.form.FieldType;
import dev.workfloo.execution.NipPhase;
import dev.workfloo.execution.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The API's description names each literal that an answer can hold, where there is a list of them. */
class DescribedEnumsTest {

    private static Set<String> described(String pointer) throws IOException {
        try (InputStream text = Objects.requireNonNull(
                DescribedEnumsTest.class.getResourceAsStream("/dev/workfloo/http/openapi.json"))) {
            JsonNode literals = new ObjectMapper().readTree(text).at("/components/schemas" + pointer + "/enum");
            return StreamSupport.stream(literals.spliterator(), false)
                    .map(JsonNode::textValue)
                    .collect(toCollection(TreeSet::new));
        }
    }

    private static Set<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).collect(toCollection(TreeSet::new));
    }

    @Test
    void namesEveryChannel() throws Exception {
        Set<String> channels =
                Stream.of(CodeChannel.values()).map(CodeChannel::literal).collect(toCollection(TreeSet::new));

        assertEquals(channels, described("/NipType"));
    }

    @Test
    void namesEveryPhaseOfACode() throws Exception {
        assertEquals(names(NipPhase.values()), described("/Phase"));
    }

    @Test
    void namesEveryStatusOfAnExecution() throws Exception {
        Set<String> statuses = names(Outcome.values());
        statuses.add(StatusBody.PROGRESS);

        assertEquals(statuses, described("/ExecutionStatus"));
    }

    @Test
    void namesEveryTypeOfAField() throws Exception {
        assertEquals(names(FieldType.values()), described("/FieldMetadata/properties/type"));
    }
}
