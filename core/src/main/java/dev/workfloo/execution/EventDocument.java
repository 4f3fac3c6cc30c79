package dev.workfloo.execution;

import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.ExecutionEvent.Finished;
import dev.workfloo.execution.ExecutionEvent.FormAnswered;
import dev.workfloo.execution.ExecutionEvent.FormOpened;
import dev.workfloo.execution.ExecutionEvent.LabelsPut;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.rule.Tree;
import dev.workfloo.rule.TreeWriter;
import dev.workfloo.rule.Value;
import java.time.Instant;
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
        for (int i = 0; i < events.size(); i++) {
            Recorded one = events.get(i).fold(new Write());
            trail.add(one.trail());
            if (!one.personal().members().isEmpty()) personal.put(Integer.toString(i), one.personal());
        }
        return new Recorded(
                new TreeWriter().tree("events", new Value.Sequence(trail)).done(), new Value.Context(personal));
    }

    public static List<ExecutionEvent> read(Recorded recorded) {
        List<ExecutionEvent> events = new ArrayList<>();
        for (Value one : Tree.list(recorded.trail(), "events")) {
            Value.Context personal = Tree.object(recorded.personal(), Integer.toString(events.size()));
            events.add(read((Value.Context) one, personal));
        }
        return events;
    }

    private static ExecutionEvent read(Value.Context trail, Value.Context personal) {
        Instant at = Tree.instant(trail, "at");
        String event = Tree.text(trail, "event");
        return switch (event) {
            case "started" ->
                new Started(
                        at,
                        new ExecutionId(Tree.text(trail, "id")),
                        ExecutionDocument.readStart(new Recorded(Tree.object(trail, "start"), personal)));
            case "formOpened" -> new FormOpened(at, node(trail));
            case "formAnswered" -> new FormAnswered(at, node(trail), Tree.object(personal, "answers"));
            case "labelsPut" -> new LabelsPut(at, node(trail), Tree.texts(trail, "labels"));
            case "finished" -> new Finished(at, Outcome.valueOf(Tree.text(trail, "outcome")));
            default -> throw new IllegalStateException("a stored event is called " + event);
        };
    }

    private static NodeId node(Value.Context trail) {
        return new NodeId(Tree.text(trail, "node"));
    }

    private static final class Write implements ExecutionEvent.Cases<Recorded> {

        private static TreeWriter trail(String name, ExecutionEvent event) {
            return new TreeWriter().text("event", name).text("at", event.at().toString());
        }

        private static Recorded impersonal(TreeWriter trail) {
            return new Recorded(trail.done(), Value.Context.EMPTY);
        }

        @Override
        public Recorded started(Started event) {
            Recorded start = ExecutionDocument.writeStart(event.start());
            TreeWriter trail =
                    trail("started", event).text("id", event.id().hex()).tree("start", start.trail());
            return new Recorded(trail.done(), start.personal());
        }

        @Override
        public Recorded formOpened(FormOpened event) {
            return impersonal(
                    trail("formOpened", event).text("node", event.node().name()));
        }

        @Override
        public Recorded formAnswered(FormAnswered event) {
            return new Recorded(
                    trail("formAnswered", event)
                            .text("node", event.node().name())
                            .done(),
                    new TreeWriter().tree("answers", event.answers()).done());
        }

        @Override
        public Recorded labelsPut(LabelsPut event) {
            return impersonal(
                    trail("labelsPut", event).text("node", event.node().name()).texts("labels", event.labels()));
        }

        @Override
        public Recorded finished(Finished event) {
            return impersonal(
                    trail("finished", event).text("outcome", event.outcome().name()));
        }
    }
}
