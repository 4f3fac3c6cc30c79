package dev.workfloo.execution.document;

import dev.workfloo.document.TreeReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.rule.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the events of one transition for a store, and reads them back. */
public final class EventDocument {

    private EventDocument() {}

    public static Recorded write(List<ExecutionEvent> events) {
        List<Value> trail = new ArrayList<>();
        Map<String, Value> personal = new LinkedHashMap<>();
        Moments moments = new Moments();
        for (int i = 0; i < events.size(); i++) {
            Recorded one = StoredFamilies.EVENTS.write(events.get(i), moments);
            trail.add(one.trail());
            if (!one.personal().members().isEmpty()) personal.put(Integer.toString(i), one.personal());
        }
        return new Recorded(
                new TreeWriter().tree("events", new Value.Sequence(trail)).done(), new Value.Context(personal));
    }

    /** The oldest format whose software reads what is written of these events. */
    public static int format(List<ExecutionEvent> events) {
        return events.stream().mapToInt(StoredFamilies.EVENTS::format).max().orElse(1);
    }

    /**
     * The events that were written.
     *
     * @param format in which they were
     * @throws dev.workfloo.StoreDamaged when a newer release wrote them
     */
    public static List<ExecutionEvent> read(int format, Recorded recorded) {
        ExecutionDocument.requireKnown(format);
        List<ExecutionEvent> events = new ArrayList<>();
        for (Value one : TreeReader.list(recorded.trail(), "events")) {
            Value.Context personal = TreeReader.object(recorded.personal(), Integer.toString(events.size()));
            events.add(StoredFamilies.EVENTS.read(format, new Recorded((Value.Context) one, personal)));
        }
        return events;
    }
}
