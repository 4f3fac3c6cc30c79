package dev.workfloo.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.definition.document.DefinitionWriter;
import dev.workfloo.definition.pool.PoolReader;
import dev.workfloo.definition.pool.PoolWriter;
import dev.workfloo.document.TreeReader;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.document.EventDocument;
import dev.workfloo.execution.document.ExecutionDocument;
import dev.workfloo.execution.document.Recorded;
import dev.workfloo.jdbc.content.ContentRows;
import dev.workfloo.jdbc.sql.StoredJson;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.ScenarioDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of each type that stored documents tell apart a sample is kept, of the release that had it first. */
class StoredTypesTest {

    private static Map<String, Value> kept() {
        Map<String, Value> kept = new HashMap<>(KeptRelease.next());
        kept.putAll(KeptRelease.BEFORE.samples());
        return kept;
    }

    /** In which format executions and events of a sample are. */
    private static int format(String name) {
        return KeptRelease.BEFORE.samples().containsKey(name) ? KeptRelease.FORMAT_BEFORE : ExecutionDocument.FORMAT;
    }

    @Test
    void eachHasASample() {
        Set<String> missing = new TreeSet<>(StoredTypes.known());
        missing.removeAll(kept().keySet());

        assertEquals(
                Set.of(), missing, "their lines in target/release/samples.jsonl belong into a file in release/next");
    }

    /** Nothing that a sample says is lost when it is read and written again. */
    @Test
    void eachIsReadWithAllThatItSays() {
        int read = 0;
        for (Map.Entry<String, Value> sample : kept().entrySet()) {
            Value again = readAndWritten(sample.getKey(), sample.getValue());
            assertTrue(holds(again, sample.getValue()), () -> sample.getKey() + " became " + StoredJson.text(again));
            if (again != sample.getValue()) read++;
        }
        assertTrue(read > 20, () -> "read were only some of " + kept().keySet());
    }

    /** A trail outlives the personal data, and is not encrypted. */
    @Test
    void noTrailSaysAnythingOfThePerson() {
        kept().forEach((name, sample) -> {
            if (!(sample instanceof Value.Context parts) || !parts.members().containsKey("trail")) return;
            String trail = StoredJson.text(parts.get("trail"));
            ReleaseStory.PERSON
                    .members()
                    .values()
                    .forEach(said -> assertFalse(trail.contains(StoredJson.text(said)), () -> name + ": " + trail));
        });
    }

    private static Value readAndWritten(String name, Value sample) {
        return switch (name.substring(0, (name + " ").indexOf(' '))) {
            case "event" -> recorded(EventDocument.write(EventDocument.read(format(name), recorded(sample))));
            case "position" ->
                recorded(ExecutionDocument.write(ExecutionDocument.read(format(name), recorded(sample), started())));
            case "definition" ->
                DefinitionWriter.write(DefinitionReader.read(sample).get());
            case "pool" -> PoolWriter.write(PoolReader.read(sample).get());
            case "scenario" ->
                ScenarioDocument.write(ScenarioDocument.read(sample, new DefinitionId(ReleaseFlows.CREDIT)));
            case "work" ->
                new Value.Text(
                        Work.parse(((Value.Text) sample).text()).orElseThrow().name());
            case "document" -> ContentRows.readAndWritten((Value.Text) sample);
            default -> sample;
        };
    }

    private static List<ExecutionEvent> started() {
        return EventDocument.read(
                KeptRelease.FORMAT_BEFORE, recorded(KeptRelease.BEFORE.samples().get("event Started")));
    }

    private static Recorded recorded(Value sample) {
        Value.Context both = (Value.Context) sample;
        return new Recorded(TreeReader.object(both, "trail"), TreeReader.object(both, "personal"));
    }

    private static Value recorded(Recorded recorded) {
        return new Value.Context(Map.of("trail", recorded.trail(), "personal", recorded.personal()));
    }

    /** A release may say more than the one before it. */
    private static boolean holds(Value whole, Value part) {
        if (part instanceof Value.Context some && whole instanceof Value.Context all) {
            return some.members().entrySet().stream()
                    .allMatch(member -> holds(all.get(member.getKey()), member.getValue()));
        }
        if (part instanceof Value.Sequence some && whole instanceof Value.Sequence all) {
            return some.items().size() == all.items().size()
                    && IntStream.range(0, some.items().size())
                            .allMatch(
                                    i -> holds(all.items().get(i), some.items().get(i)));
        }
        return whole.equals(part);
    }
}
